import * as vscode from "vscode";
import type { Session } from "../session.ts";

/** Keeps the context key that key bindings and menus ask: is the active editor's document one of ours? */
export function registerContext(session: Session): vscode.Disposable {
  const refresh = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isActive = document !== undefined && session.isActive(document);
    void vscode.commands.executeCommand("setContext", "hashiya.activeEditor", isActive);
  };
  refresh();
  return vscode.Disposable.from(
    session.onDidChange(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidChangeConfiguration(refresh),
  );
}
