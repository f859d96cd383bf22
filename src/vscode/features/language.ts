import * as vscode from "vscode";
import { isMostlyArabic } from "../../core/text/letters.ts";
import { settings } from "../settings.ts";

const arabic = "arabic";
const plain = "plaintext";
/** URIs, as strings, whose language the user chose. */
const chosenKey = "hashiya.chosenLanguages";
const typingPause = 300;

/**
 * Gives Arabic documents that VS Code opened as plain text the language `arabic`. A document whose language the user
 * then changes keeps what the user chose, in this workspace, for good.
 */
export function registerLanguageDetection(memento: vscode.Memento): vscode.Disposable {
  const chosen = new Set(memento.get<string[]>(chosenKey, []));
  /** The language each open document had last, and those we are switching at this moment. */
  const languages = new Map<string, string>();
  const switching = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = (key: string, byUser: boolean): void => {
    if (byUser === chosen.has(key)) return;
    if (byUser) chosen.add(key);
    else chosen.delete(key);
    void memento.update(chosenKey, [...chosen]);
  };

  const opened = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    const before = languages.get(key);
    languages.set(key, document.languageId);
    const switched = before !== undefined && before !== document.languageId && !switching.has(key);
    if (switched) remember(key, document.languageId !== arabic);
  };

  const check = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (document.languageId !== plain || switching.has(key) || chosen.has(key)) return;
    if (!settings.detectsLanguage(document) || !isInTab(document) || !isMostlyArabic(document.getText())) return;
    switching.add(key);
    try {
      await vscode.languages.setTextDocumentLanguage(document, arabic);
    } finally {
      switching.delete(key);
    }
  };

  const checkVisible = (): void => {
    for (const editor of vscode.window.visibleTextEditors) void check(editor.document);
  };

  vscode.workspace.textDocuments.forEach(opened);
  checkVisible();
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (!document.isClosed) return;
      const key = document.uri.toString();
      languages.delete(key);
      // The next untitled document may have the same name; it is another text.
      if (document.isUntitled) remember(key, false);
    }),
    vscode.window.onDidChangeVisibleTextEditors(checkVisible),
    vscode.window.tabGroups.onDidChangeTabs(checkVisible),
    vscode.workspace.onDidChangeConfiguration(checkVisible),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== plain) return;
      clearTimeout(timer);
      timer = setTimeout(checkVisible, typingPause);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

/** True if an editor tab shows the document, by itself or as a side of a diff: input boxes and logs have no such tab. */
function isInTab(document: vscode.TextDocument): boolean {
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === uri && document.uri.scheme !== "output";
      if (input instanceof vscode.TabInputTextDiff) {
        return [input.original, input.modified].some((side) => side.toString() === uri);
      }
      return false;
    }),
  );
}
