import type * as vscode from "vscode";
import { emptySheet, emptyWorkspace, type Sheet, type WorkspaceSheet } from "../../core/store/annotation.ts";
import { mergeSheets, mergeWorkspaces, sameSheets, sameWorkspaces } from "../../core/store/merge.ts";
import type { Format } from "./sharedFile.ts";

/** Why a file of marks must not be written. */
export type DamageKind = "corrupt" | "newer" | "conflict";

/** How the marks of a document are kept, by its text as it is at the time. */
export function sheetFormat(document: vscode.Uri, text: () => string): Format<Sheet, DamageKind> {
  return {
    read: (json) => readSheet(json, text()),
    write: (sheet) => writeSheet(sheet, nameOf(document), text()),
    merge: mergeSheets,
    saysTheSame: sameSheets,
    empty: emptySheet,
  };
}

export const workspaceFormat: Format<WorkspaceSheet, DamageKind> = {
  read: readWorkspace,
  write: writeWorkspace,
  merge: mergeWorkspaces,
  saysTheSame: sameWorkspaces,
  empty: emptyWorkspace,
};
