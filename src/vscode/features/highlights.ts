import * as vscode from "vscode";
import { entityTypes, type EntityType, type Mention } from "../../core/model.ts";
import { groupBy } from "../../core/groupBy.ts";
import { toRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { onSettingChange, settings } from "../settings.ts";

/**
 * Marks every mention with a background and an underline in the colour of its type; a confirmed one has a frame as well, so that
 * it is told from a suggestion without colour. Only overlays are used: whatever changes the text's own style (colour, weight)
 * would cut the line into pieces and break the joins of the letters.
 */
export function registerHighlights(session: Session): vscode.Disposable {
  const decorations = new Map(
    entityTypes.flatMap((type) => [
      [type, underlined(type)] as const,
      [`${type} confirmed`, framed(type)] as const,
    ]),
  );
  const shown = new WeakMap<vscode.TextEditor, readonly Mention[]>();

  const show = (editor: vscode.TextEditor, mentions: readonly Mention[]): void => {
    if (shown.get(editor) === mentions) return;
    shown.set(editor, mentions);
    const byLook = groupBy(mentions, ({ type, status }) => (status === undefined ? type : `${type} ${status}` as const));
    for (const [look, style] of decorations) {
      const ranges = (byLook.get(look) ?? []).map((mention) => toRange(editor.document, mention));
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

function underlined(type: EntityType): vscode.TextEditorDecorationType {
  const style = lineStyles[type];
  return decoration(type, { borderStyle: style, borderWidth: `0 0 ${lineWidth(style)} 0` });
}

function framed(type: EntityType): vscode.TextEditorDecorationType {
  const style = lineStyles[type];
  return decoration(type, {
    borderStyle: `solid solid ${style} solid`,
    borderWidth: `1px 1px ${lineWidth(style)} 1px`,
    borderRadius: "3px",
  });
}

function lineWidth(style: string): string {
  return style === "double" ? "3px" : "2px";
}

function decoration(type: EntityType, line: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
  const border = new vscode.ThemeColor(`hashiya.${type}.border`);
  return vscode.window.createTextEditorDecorationType({
    ...line,
    backgroundColor: new vscode.ThemeColor(`hashiya.${type}.background`),
    borderColor: border,
    overviewRulerColor: border,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
