import type * as vscode from "vscode";
import { emptySheet, emptyWorkspace, type Sheet, type WorkspaceSheet } from "../../core/store/annotation.ts";
import { mergeSheets, mergeWorkspaces, sameSheets, sameWorkspaces } from "../../core/store/merge.ts";
import type { Format } from "./sharedFile.ts";

/** Why a file of marks must not be written. */
export type DamageKind = "corrupt" | "newer" | "conflict";

/** How the marks of a document are kept, by its text as it is at the time. */
export function sheetFormat(document: vscode.Uri, text: () => string): Format<Sheet, DamageKind> {
  void document; void text;
  return {
    read: (json) => readAny(json, emptySheet),
    write: writeAny,
    merge: mergeSheets,
    saysTheSame: sameSheets,
    empty: emptySheet,
  };
}

export const workspaceFormat: Format<WorkspaceSheet, DamageKind> = {
  read: (json) => readAny(json, emptyWorkspace),
  write: writeAny,
  merge: mergeWorkspaces,
  saysTheSame: sameWorkspaces,
  empty: emptyWorkspace,
};

// Stand-ins until core/formats has webAnnotation and entitiesFile.
function readAny<T>(json: string, empty: T): { value: T; damage?: DamageKind } {
  try {
    return { value: JSON.parse(json, (_, v) => (Array.isArray(v?.map) ? new Map(v.map) : v)) as T };
  } catch {
    return { value: empty, damage: json.includes("<<<<") ? "conflict" : "corrupt" };
  }
}
function writeAny(value: unknown): string {
  return `${JSON.stringify(value, (_, v) => (v instanceof Map ? { map: [...v] } : v))}\n`;
}
