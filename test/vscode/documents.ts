import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { HashiyaApi } from "../../src/vscode/extension.ts";

const endings: Readonly<Record<string, string>> = { plaintext: "txt", markdown: "md", javascript: "js" };
let files = 0;

/** Opens a text in an editor: a new file of the opened folder, in the language that VS Code gives its name. */
export async function show(content: string, language = "plaintext"): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "no folder is open");
  const file = vscode.Uri.joinPath(folder.uri, `text-${files++}.${endings[language] ?? "txt"}`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (!(language in endings)) await vscode.languages.setTextDocumentLanguage(document, language);
  return editor;
}

/** Opens a text and waits until the extension has given it its language. */
export async function showArabic(content: string): Promise<vscode.TextEditor> {
  const editor = await show(content);
  await until(() => editor.document.languageId === "arabic", "the document did not become Arabic");
  return editor;
}

export async function api(): Promise<HashiyaApi> {
  const extension = vscode.extensions.getExtension<HashiyaApi>("hashiya.hashiya");
  assert.ok(extension);
  return extension.activate();
}

export async function until(check: () => boolean | Promise<boolean>, message: string, timeout = 10_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Closes every tab, without asking to save. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
}

/** Removes the files in which marks and entities are kept, so that they teach the next test nothing. */
export async function forgetMarks(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "no folder is open");
  for (const at of [folder.uri, vscode.Uri.joinPath(folder.uri, ".hashiya")]) {
    const entries = await vscode.workspace.fs.readDirectory(at).then((found) => found, () => []);
    for (const [name] of entries) {
      // A file may be on its way to its place, or gone already.
      if (name.endsWith(".jsonld")) await vscode.workspace.fs.delete(vscode.Uri.joinPath(at, name)).then(undefined, () => undefined);
    }
  }
}

/** Puts the caret at the nth occurrence of a text, counted from 0, a letter into it. */
export function caretIn(editor: vscode.TextEditor, text: string, occurrence = 0): vscode.Position {
  const position = positionOf(editor.document, text, occurrence).translate(0, 1);
  editor.selection = new vscode.Selection(position, position);
  return position;
}

export function positionOf(document: vscode.TextDocument, text: string, occurrence = 0): vscode.Position {
  let at = -1;
  for (let i = 0; i <= occurrence; i++) at = document.getText().indexOf(text, at + 1);
  assert.notEqual(at, -1, `${text} is not in the document`);
  return document.positionAt(at);
}

export const article = [
  "كيف تغيرت العلاقات بين مصر والعراق؟",
  "",
  "زار وفد من العراق مصر عام 1991، وقال الوفد إن للعراق مصلحة في ذلك.",
  "",
  "فصل جديد",
  "",
  "وتعمل الشركات المصرية في العراق، وبمصر مستثمرون عراقيون. وتشتري مصر 40% من النفط.",
].join("\n");
