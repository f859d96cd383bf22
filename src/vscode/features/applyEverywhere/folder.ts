import * as vscode from "vscode";
import type { Mention } from "../../../core/model.ts";
import { inOrder, isPlaced, type Annotation } from "../../../core/store/annotation.ts";
import { fold } from "../../../core/text/fold.ts";
import type { Marks } from "../../marks.ts";
import type { OfferedText } from "./offers.ts";

export type ClosedText = OfferedText;

/** More texts, or longer ones, than a person will look through in one list. */
const mostTexts = 500;
const longestText = 4_000_000;

/** The other texts of a document's folder in which a name may stand, as they are now, with what is confirmed in them. */
export async function textsOfFolder(marks: Marks, document: vscode.Uri, surface: string): Promise<ClosedText[]> {
  const folder = vscode.workspace.getWorkspaceFolder(document);
  if (!folder) return [];
  const files = (await textFilesIn(folder.uri)).slice(0, mostTexts);
  const wanted = fold(surface).text;
  const found: ClosedText[] = [];
  for (const uri of files) {
    if (uri.toString() === document.toString()) continue;
    const text = await textOf(uri);
    if (text === undefined || !fold(text).text.includes(wanted)) continue;
    const { annotations } = marks.annotations.sheet(uri);
    found.push({ uri, text, mentions: mentionsOf(annotations.values()) });
  }
  return found;
}

/** Walks itself: VS Code's own search does not know every file system. */
async function textFilesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then((found) => found, () => []);
  const files: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    if (files.length >= mostTexts) break;
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory && !/^(?:\.|node_modules$)/.test(name)) files.push(...(await textFilesIn(uri)));
    else if (type === vscode.FileType.File && /\.(?:txt|md)$/i.test(name)) files.push(uri);
  }
  return files;
}

/** The text as VS Code gives it; nothing where it is not text. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > longestText) return undefined;
  return vscode.workspace.openTextDocument(uri).then((document) => document.getText(), () => undefined);
}

function mentionsOf(annotations: Iterable<Annotation>): Mention[] {
  return inOrder(annotations)
    .filter((annotation) => annotation.status === "confirmed" && isPlaced(annotation))
    .map(({ id, start, end, type, entity = "", derived, source, confidence = 1 }) => ({
      start, end, type, entity, source, confidence, status: "confirmed", annotation: id, ...(derived && { derived }),
    }));
}
