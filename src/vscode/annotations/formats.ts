import { readEntities, writeEntities } from "../../core/formats/entitiesFile.ts";
import { isDamage, type FormatProblem, type FormatProblemKind } from "../../core/formats/itemLines.ts";
import { readingSheet, readSheet, writingSheet, type Known } from "../../core/formats/webAnnotation.ts";
import { emptySheet, emptyWorkspace, type Sheet, type WorkspaceSheet } from "../../core/store/annotation.ts";
import { mergeSheets, mergeWorkspaces, sameSheets, sameWorkspaces } from "../../core/store/merge.ts";
import { inSteps } from "../steps.ts";
import type { Format } from "./sharedFile.ts";

/** Why a file of marks must not be written. */
export type DamageKind = Exclude<FormatProblemKind, "bothChanged">;

/** Typing goes on while a file is read; after so many readings of texts that had changed at the end, one holds it up. */
const patience = 3;

/**
 * How the marks of a text are kept. `source` is the text's address, relative to the file; `text` gives it as it is at the time, and `followed`
 * resolves when our marks stand on it.
 */
export function sheetFormat(source: string, text: () => string, followed = async (): Promise<void> => undefined): Format<Sheet, DamageKind> {
  let known: Known | undefined;
  return {
    async read(json) {
      for (let tries = 0; tries < patience; tries++) {
        await followed();
        const ground = text();
        const { sheet, problems, known: now = known } = await inSteps(readingSheet(json, ground, known));
        if (text() !== ground) continue;
        known = now;
        return withDamage(sheet, problems);
      }
      const { sheet, problems } = readSheet(json, text());
      return withDamage(sheet, problems);
    },
    async write(sheet) {
      const result = await inSteps(writingSheet(sheet, { source, text: text() }, known));
      known = result.known;
      return result.json;
    },
    merge: mergeSheets,
    saysTheSame: sameSheets,
    empty: emptySheet,
  };
}

export const workspaceFormat: Format<WorkspaceSheet, DamageKind> = {
  async read(json) {
    const { workspace, problems } = readEntities(json);
    return withDamage(workspace, problems);
  },
  write: async (workspace) => writeEntities(workspace),
  merge: mergeWorkspaces,
  saysTheSame: sameWorkspaces,
  empty: emptyWorkspace,
};

function withDamage<Value>(value: Value, problems: readonly FormatProblem[]): { value: Value; damage?: DamageKind } {
  const damage = problems.find(isDamage)?.kind as DamageKind | undefined;
  return { value, ...(damage && { damage }) };
}
