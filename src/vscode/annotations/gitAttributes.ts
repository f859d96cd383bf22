import * as vscode from "vscode";
import { mergeAttributes } from "../../core/formats/gitMerge.ts";
import { settings } from "../settings.ts";
import { repositoryOf } from "./author.ts";
import type { Files } from "./files.ts";
import { writeWhole } from "./files.ts";

/**
 * Tells git, once in a repository, how to merge files of marks, and tells the reader that it was told. Nothing happens where the
 * attributes speak of these files already, outside repositories, and where the reader refuses by the setting.
 */
export async function tellGit(document: vscode.Uri, files: Files, mark: string): Promise<void> {
  if (!settings.writesGitAttributes(document)) return;
  const repository = await repositoryOf(document, files);
  if (!repository) return;
  const folder = vscode.workspace.getWorkspaceFolder(document);
  // Not above the folder that the reader opened.
  const place = folder && !isInside(repository, folder.uri) ? folder.uri : repository;
  const attributes = vscode.Uri.joinPath(place, ".gitattributes");
  const text = new TextDecoder().decode((await files.read(attributes.toString())) ?? new Uint8Array());
  if (text.includes(".hashiya.jsonld")) return;
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${end}`;
  await writeWhole(files, attributes.toString(), new TextEncoder().encode(before + mergeAttributes.map((line) => line + end).join("")), mark);
  void tellReader(attributes);
}

async function tellReader(attributes: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const told = vscode.l10n.t("Two lines were added to .gitattributes, so that git merges the marks of several people without a conflict.");
  if ((await vscode.window.showInformationMessage(told, open)) === open) await vscode.window.showTextDocument(attributes);
}

function isInside(inner: vscode.Uri, outer: vscode.Uri): boolean {
  return `${inner.path}/`.startsWith(`${outer.path.replace(/\/$/, "")}/`);
}
