import * as vscode from "vscode";
import { entityTypes, type EntityType, type Mention } from "../../core/model.ts";
import { groupBy } from "../../core/groupBy.ts";
import { toRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { onSettingChange, settings } from "../settings.ts";

/**
 * Marks every mention with a background and an underline in the colour of its type. Only overlays are used: whatever
 * changes the text's own style (colour, weight) would cut the line into pieces and break the joins of the letters.
 */
export function registerHighlights(session: Session): vscode.Disposable {
  const decorations = new Map(entityTypes.map((type) => [type, decoration(type)]));
  const shown = new WeakMap<vscode.TextEditor, readonly Mention[]>();

  const show = (editor: vscode.TextEditor, mentions: readonly Mention[]): void => {
    if (shown.get(editor) === mentions) return;
    shown.set(editor, mentions);
    const byType = groupBy(mentions, ({ type }) => type);
    for (const [type, style] of decorations) {
      const ranges = (byType.get(type) ?? []).map((mention) => toRange(editor.document, mention));
      editor.setDecorations(style, ranges);
    }
  };

  const refresh = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const latest = session.latest(document);
    const isShown = settings.highlights() && session.isActive(document);
    if (!isShown) {
      if (shown.has(editor)) show(editor, []);
    } else if (latest?.version === document.version) show(editor, latest.mentions);
  };

  const refreshAll = (): void => vscode.window.visibleTextEditors.forEach(refresh);
  refreshAll();
  return vscode.Disposable.from(
    ...decorations.values(),
    session.onDidChange(refreshAll),
    session.onDidPreview(({ document, mentions }) => {
      if (!settings.highlights()) return;
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) show(editor, mentions);
    }),
    vscode.window.onDidChangeVisibleTextEditors(refreshAll),
    onSettingChange("highlights", refreshAll),
    vscode.commands.registerCommand("hashiya.toggleHighlights", () => settings.setHighlights(!settings.highlights())),
  );
}

/** Line styles keep the types apart where colours cannot. */
const lineStyles: Readonly<Record<EntityType, string>> = {
  PER: "solid",
  LOC: "solid",
  ORG: "double",
  NORP: "dotted",
  PROD: "dashed",
  EVENT: "dashed",
  DATE: "dotted",
  TIME: "dotted",
  MONEY: "dotted",
  PERCENT: "dotted",
  QUANT: "dotted",
};

function decoration(type: EntityType): vscode.TextEditorDecorationType {
  const border = new vscode.ThemeColor(`hashiya.${type}.border`);
  const style = lineStyles[type];
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(`hashiya.${type}.background`),
    borderColor: border,
    borderStyle: style,
    borderWidth: style === "double" ? "0 0 3px 0" : "0 0 2px 0",
    overviewRulerColor: border,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
