import * as vscode from "vscode";

/** A place in a text as one row: what stands before and after the name, and the name itself. */
export interface KwicRow {
  readonly before: string;
  readonly surface: string;
  readonly after: string;
  /** Said beside the row, in the language of the interface. */
  readonly remark?: string;
  readonly isTicked: boolean;
  readonly icon?: vscode.ThemeIcon;
}

export interface KwicGroup<Row extends KwicRow> {
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Item<Row> extends vscode.QuickPickItem {
  readonly row?: Row;
}

/**
 * Lets a person tick places in context. Enter takes all ticked ones, the button of a row that one alone; Escape gives
 * nothing. `onFocus` hears which row is looked at.
 */
export async function pickPlaces<Row extends KwicRow>(
  groups: readonly KwicGroup<Row>[],
  options: { readonly title: string; readonly placeHolder: string; onFocus?(row: Row): void },
): Promise<readonly Row[] | undefined> {
  const pick = vscode.window.createQuickPick<Item<Row>>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.title = options.title;
  pick.placeholder = options.placeHolder;
  pick.items = groups.filter(({ rows }) => rows.length > 0).flatMap(({ title, rows }) => [separator<Row>(title), ...rows.map(itemOf)]);
  pick.selectedItems = pick.items.filter(({ row }) => row?.isTicked === true);
  return new Promise((resolve) => {
    let chosen: readonly Row[] | undefined;
    const take = (items: readonly Item<Row>[]): void => {
      chosen = items.flatMap(({ row }) => row ?? []);
      pick.hide();
    };
    pick.onDidAccept(() => take(pick.selectedItems));
    pick.onDidTriggerItemButton(({ item }) => take([item]));
    pick.onDidChangeActive(([item]) => {
      if (item?.row) options.onFocus?.(item.row);
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

function separator<Row>(label: string): Item<Row> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** One right-to-left isolate a row, so that the words before the name stand at its right. */
function itemOf<Row extends KwicRow>(row: Row): Item<Row> {
  return {
    label: `\u2067${row.before}【${row.surface}】${row.after}\u2069`,
    ...(row.remark === undefined ? {} : { description: row.remark }),
    ...(row.icon === undefined ? {} : { iconPath: row.icon }),
    buttons: [{ iconPath: new vscode.ThemeIcon("check"), tooltip: vscode.l10n.t("Only this one") }],
    row,
  };
}
