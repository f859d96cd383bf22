import * as vscode from "vscode";
import type { Session } from "../session.ts";

/** Counts the active document's entities and mentions in the status bar; a click shows the view. */
export function registerStatus(session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("hashiya.status", vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t("Hāshiya: names in this text");
  item.command = "hashiya.entities.focus";
  let busy = 0;

  const refresh = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !session.isActive(document)) {
      item.hide();
      return;
    }
    const latest = session.latest(document);
    const count = latest && vscode.l10n.t("{0} names, {1} mentions", latest.entities.length, latest.mentions.length);
    const isStale = latest?.version !== document.version;
    item.text = busy > 0 && isStale ? `$(sync~spin) ${count ?? vscode.l10n.t("Reading…")}` : `$(tag) ${count ?? ""}`;
    item.tooltip = vscode.l10n.t("Show the names of this text");
    item.show();
  };

  refresh();
  return vscode.Disposable.from(
    item,
    session.onDidChange(refresh),
    session.onDidChangeBusy((count) => {
      busy = count;
      refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor(refresh),
  );
}
