import * as vscode from "vscode";
import { registerCaretCommands } from "./direction/caretCommands.ts";
import { keyContext } from "./direction/keyContext.ts";
import { DirectionCache } from "./direction/lineDirections.ts";
import { Painter } from "./direction/painter.ts";

/** Which documents are Arabic, as the session knows it. */
interface ActiveDocuments {
  isActive(document: vscode.TextDocument): boolean;
  readonly onDidChange: vscode.Event<vscode.Uri | undefined>;
}

/**
 * Turns the right-to-left lines of Arabic documents round, and the arrow keys with them. The setting
 * `hashiya.direction.enabled` says where; the toggle overrules it for one document until the window is closed.
 */
export function registerDirection(session: ActiveDocuments): vscode.Disposable {
  /** What the user chose for a document, and the documents whose wrapping the user switched off; by URI. */
  const chosen = new Map<string, boolean>();
  const unwrapped = new Set<string>();
  const cache = new DirectionCache();
  const painter = new Painter(cache);
  const tellKeys = keyContext();

  const isOurs = (document: vscode.TextDocument): boolean =>
    session.isActive(document) || chosen.has(document.uri.toString());
  const isTurned = (document: vscode.TextDocument): boolean => {
    const key = document.uri.toString();
    return !unwrapped.has(key) && (chosen.get(key) ?? (isEnabled(document) && session.isActive(document)));
  };

  const refresh = (editor: vscode.TextEditor): void => {
    if (isTurned(editor.document)) painter.paint(editor);
    else painter.clear(editor);
  };
  const refreshAll = (): void => {
    vscode.window.visibleTextEditors.forEach(refresh);
    const documents = vscode.workspace.textDocuments;
    tellKeys({ turned: documents.filter(isTurned), ours: documents.filter(isOurs) });
  };

  const toggle = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const wasTurned = isTurned(document);
    unwrapped.delete(document.uri.toString());
    chosen.set(document.uri.toString(), !wasTurned);
    refreshAll();
  };
  /** Lines that do not wrap would begin out of sight at the right, so wrapping and direction go off and on together. */
  const toggleWithWrap = async ({ isWrapped }: { isWrapped: boolean }): Promise<void> => {
    const key = vscode.window.activeTextEditor?.document.uri.toString();
    if (key !== undefined && isWrapped) unwrapped.add(key);
    if (key !== undefined && !isWrapped) unwrapped.delete(key);
    refreshAll();
    await vscode.commands.executeCommand("editor.action.toggleWordWrap");
  };

  refreshAll();
  return vscode.Disposable.from(
    cache,
    painter,
    registerCaretCommands(cache, isTurned),
    vscode.commands.registerCommand("hashiya.toggleDirection", toggle),
    vscode.commands.registerCommand("hashiya.toggleDirectionAndWrap", toggleWithWrap),
    session.onDidChange(refreshAll),
    vscode.window.onDidChangeVisibleTextEditors(refreshAll),
    vscode.window.onDidChangeTextEditorViewColumn(refreshAll),
    vscode.workspace.onDidOpenTextDocument(refreshAll),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (!document.isClosed) return;
      // The editor forgets that wrapping was off; another untitled document may take the name.
      unwrapped.delete(document.uri.toString());
      if (document.isUntitled) chosen.delete(document.uri.toString());
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => refresh(textEditor)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) refresh(editor);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hashiya.direction") || event.affectsConfiguration("editor")) refreshAll();
    }),
  );
}

function isEnabled(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration("hashiya.direction", document).get("enabled", true);
}
