import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../src/core/model.ts";
import { parseRows, type Row } from "../../src/core/knowledge/rows.ts";

/** Every hand-written row, in order of the files' names, and the lines that are not in the format. */
export function readCurated(folder = "knowledge/curated"): { rows: Row[]; problems: (Problem & { file: string })[] } {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
  const read = files.map((file) => ({ file, ...parseRows(readFileSync(path.join(folder, file), "utf8")) }));
  return {
    rows: read.flatMap(({ rows }) => rows),
    problems: read.flatMap(({ file, problems }) => problems.map((problem) => ({ ...problem, file }))),
  };
}
