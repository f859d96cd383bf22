import * as vscode from "vscode";
import { settings } from "../settings.ts";

/** The end of the name of every file of marks. */
export const suffix = ".hashiya.jsonld";
const ownFolder = ".hashiya";

/** The files in which a document's marks may stand, the one for new marks first. */
export function sidecarsOf(document: vscode.Uri, storage: vscode.Uri): readonly vscode.Uri[] {
  if (document.scheme === "untitled") return [vscode.Uri.joinPath(storage, "untitled", `${encodeURIComponent(document.path)}${suffix}`)];
  const beside = document.with({ path: `${document.path}${suffix}`, query: "", fragment: "" });
  const folder = vscode.workspace.getWorkspaceFolder(document);
  if (!folder) return [beside];
  const inside = vscode.Uri.joinPath(folder.uri, ownFolder, `${pathInside(folder.uri, document)}${suffix}`);
  return settings.annotationsLocation() === "folder" ? [inside, beside] : [beside, inside];
}

/** A text's address as its file of marks gives it: relative, so that a folder can be moved. */
export function sourceFor(sidecar: vscode.Uri, document: vscode.Uri): string {
  if (document.scheme === "untitled") return document.path;
  const from = sidecar.path.split("/").slice(0, -1);
  const to = document.path.split("/");
  const shared = from.findIndex((name, i) => name !== to[i]);
  const common = shared === -1 ? from.length : shared;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

/** The document that a file of marks belongs to. */
export function documentOf(sidecar: vscode.Uri): vscode.Uri | undefined {
  if (!sidecar.path.endsWith(suffix)) return undefined;
  const source = sidecar.with({ path: sidecar.path.slice(0, -suffix.length) });
  const folder = vscode.workspace.getWorkspaceFolder(sidecar);
  const path = folder && pathInside(folder.uri, source);
  if (!folder || !path?.startsWith(`${ownFolder}/`)) return source;
  return vscode.Uri.joinPath(folder.uri, path.slice(ownFolder.length + 1));
}

/** The file of the entities that hold for a document: its folder's, or that of the documents outside folders. */
export function entitiesFileOf(folder: vscode.WorkspaceFolder | undefined, globalStorage: vscode.Uri): vscode.Uri {
  return folder ? vscode.Uri.joinPath(folder.uri, ownFolder, "entities.jsonld") : vscode.Uri.joinPath(globalStorage, "entities.jsonld");
}

function pathInside(folder: vscode.Uri, document: vscode.Uri): string {
  return document.path.slice(folder.path.replace(/\/$/, "").length + 1);
}
