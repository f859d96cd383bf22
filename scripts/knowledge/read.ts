import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Row } from "../../src/core/knowledge/rows.ts";

/** The places of the registry, as rows of the pack. Its columns are described in knowledge/registry/README.md. */
export function readRegistry(folder: string): Row[] {
  const table = (name: string): Columns[] => readTable(path.join(folder, `${name}.tsv`));
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

type Columns = Readonly<Record<string, string | undefined>>;

/** A weak name needs a cue beside it: محافظة, مدينة. */
function place(row: Columns): Row {
  const names = (row.ar ?? "").split("|").filter((name) => name !== "");
  const isWeak = row.weak === "1";
  return {
    id: row.id ?? "",
    type: "LOC",
    ar: isWeak ? [] : names,
    short: isWeak ? names : [],
    epithet: [],
    nisba: [],
    plural: [],
    cue: [],
    en: row.en ? [row.en] : [],
    ...optional("in", row.in),
  };
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {};
}

function readTable(file: string): Columns[] {
  const [heading = "", ...lines] = readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
  const names = heading.split("\t");
  return lines.map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  });
}

/** Everyday words, one or more a line; `#` starts a comment and a heading `ambiguous:` ends the list. */
export function readCommonWords(file: string): string[] {
  if (!existsSync(file)) return [];
  const [words = ""] = readFileSync(file, "utf8").split(/^ambiguous:/m);
  return words.replace(/^#.*$/gm, "").split(/\s+/).filter((word) => word !== "");
}
