import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Row } from "../../src/core/knowledge/rows.ts";
import { readTable, type TableRow } from "./tables.ts";

/** The places of the registry, as rows of the pack. Its columns are described in knowledge/registry/README.md. */
export function readRegistry(folder: string): Row[] {
  const table = (name: string): TableRow[] => readTable(readFileSync(path.join(folder, `${name}.tsv`), "utf8"));
  return [
    ...table("territories").map((row) => ({ ...place(row), ...optional("qid", row.qid), ...optional("kind", row.kind) })),
    ...table("cities").map((row) => ({
      ...place(row),
      kind: "city",
      ...(row.population ? { population: Number(row.population) } : {}),
      ...(row.lat && row.lon ? { at: [Number(row.lat), Number(row.lon)] as const } : {}),
    })),
    ...table("subdivisions").map((row) => ({ ...place(row), kind: "subdivision" })),
  ];
}

/** A short name, and every name of a weak row, needs a cue beside it: محافظة, مدينة. */
function place(row: TableRow): Row {
  const names = listOf(row.ar);
  const isWeak = row.weak === "1";
  return {
    id: row.id ?? "",
    type: "LOC",
    ar: isWeak ? [] : names,
    short: isWeak ? names : listOf(row.short),
    epithet: [],
    nisba: [],
    plural: [],
    cue: listOf(row.head),
    en: row.en ? [row.en] : [],
    ...optional("in", row.in),
  };
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {};
}

function listOf(cell = ""): string[] {
  return cell.split("|").filter((name) => name !== "");
}

/** Everyday words, one or more a line; `#` starts a comment and a heading `ambiguous:` ends the list. */
export function readCommonWords(file: string): string[] {
  if (!existsSync(file)) return [];
  const [words = ""] = readFileSync(file, "utf8").split(/^ambiguous:/m);
  return words.replace(/^#.*$/gm, "").split(/\s+/).filter((word) => word !== "");
}
