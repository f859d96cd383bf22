import { readEntities, writeEntities } from "../../core/formats/entitiesFile.ts";
import { isDamage, type FormatProblem, type FormatProblemKind } from "../../core/formats/itemLines.ts";
import { readSheet, writeSheet } from "../../core/formats/webAnnotation.ts";
import { emptySheet, emptyWorkspace, type Sheet, type WorkspaceSheet } from "../../core/store/annotation.ts";
import { mergeSheets, mergeWorkspaces, sameSheets, sameWorkspaces } from "../../core/store/merge.ts";
import type { Format } from "./sharedFile.ts";

/** Why a file of marks must not be written. */
export type DamageKind = Exclude<FormatProblemKind, "bothChanged">;

/** How the marks of a text are kept. `source` is the text's address, relative to the file; `text` gives it as it is at the time. */
export function sheetFormat(source: string, text: () => string): Format<Sheet, DamageKind> {
  return {
    read(json) {
      const { sheet, problems } = readSheet(json, text());
      return withDamage(sheet, problems);
    },
    write: (sheet) => writeSheet(sheet, { source, text: text() }),
    merge: mergeSheets,
    saysTheSame: sameSheets,
    empty: emptySheet,
  };
}

export const workspaceFormat: Format<WorkspaceSheet, DamageKind> = {
  read(json) {
    const { workspace, problems } = readEntities(json);
    return withDamage(workspace, problems);
  },
  write: writeEntities,
  merge: mergeWorkspaces,
  saysTheSame: sameWorkspaces,
  empty: emptyWorkspace,
};

function withDamage<Value>(value: Value, problems: readonly FormatProblem[]): { value: Value; damage?: DamageKind } {
  const damage = problems.find(isDamage)?.kind as DamageKind | undefined;
  return { value, ...(damage && { damage }) };
}
