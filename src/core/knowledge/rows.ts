/** Reads knowledge rows: the plain-text format documented in knowledge/README.md. */

import type { EntityType, Problem } from "../model.ts";
import { entityTypes } from "../model.ts";

export interface Row {
  readonly id: string;
  readonly type: EntityType;
  readonly qid?: string;
  readonly ar: readonly string[];
  readonly short: readonly string[];
  readonly epithet: readonly string[];
  readonly nisba: readonly string[];
  readonly plural: readonly string[];
  readonly cue: readonly string[];
  readonly en: readonly string[];
  readonly voc?: string;
  readonly kind?: string;
  readonly in?: string;
  readonly capital?: string;
  readonly born?: string;
  readonly died?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sum?: string;
  readonly sumEn?: string;
  /** Inhabitants; registry rows only. */
  readonly population?: number;
  /** Latitude and longitude in degrees; registry rows only. */
  readonly at?: readonly [number, number];
}

const listKeys = ["ar", "short", "epithet", "nisba", "plural", "cue", "en"] as const;
const textKeys = ["voc", "kind", "in", "capital", "born", "died", "from", "to", "sum"] as const;

type Draft = { -readonly [K in keyof Row]: Row[K] extends readonly string[] ? string[] : Row[K] };

/**
 * Reads every block of a rows file. A block that breaks the format is left out and reported, with its place
 * in the text; the others are returned.
 */
export function parseRows(text: string): { rows: Row[]; problems: Problem[] } {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let draft: Draft | undefined;
  let start = 0;
  const report = (code: string, line: string): void => {
    problems.push({ start, end: start + line.length, code, message: `${code}: ${line.slice(0, 80)}` });
  };
  for (const line of text.split("\n")) {
    const content = line.trim();
    if (content === "") draft = undefined;
    else if (content.startsWith("#")) {
      // A comment.
    } else if (draft === undefined) {
      draft = header(content);
      if (draft) rows.push(draft);
      else report("bad-header", content);
    } else if (!addField(draft, content)) report("bad-field", content);
    start += line.length + 1;
  }
  return { rows: rows.filter((row) => row.ar.length + row.short.length + row.nisba.length > 0), problems };
}

function header(line: string): Draft | undefined {
  const match = /^([a-z0-9][a-z0-9-]*) ([A-Z]+)(?: (Q[1-9]\d*))?$/.exec(line);
  const [, id, type, qid] = match ?? [];
  if (id === undefined || !isEntityType(type)) return undefined;
  const draft: Draft = { id, type, ar: [], short: [], epithet: [], nisba: [], plural: [], cue: [], en: [] };
  if (qid !== undefined) draft.qid = qid;
  return draft;
}

function addField(draft: Draft, line: string): boolean {
  const match = /^([a-z.]+):\s*(.*)$/.exec(line);
  const [, key, value] = match ?? [];
  if (key === undefined || value === undefined) return false;
  if (value === "") return true;
  if (isOneOf(listKeys, key)) draft[key].push(...splitList(value));
  else if (key === "sum.en") draft.sumEn = value;
  else if (isOneOf(textKeys, key)) draft[key] = value;
  else return false;
  return true;
}

function splitList(value: string): string[] {
  return value.split("|").map((part) => part.trim()).filter((part) => part !== "");
}

function isEntityType(value: string | undefined): value is EntityType {
  return value !== undefined && isOneOf(entityTypes, value);
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

