import { nameKey } from "../../src/core/knowledge/pack.ts";
import type { Row } from "../../src/core/knowledge/rows.ts";
import { bare } from "../../src/core/text/fold.ts";

/** Something that is wrong with a row, in words. */
export interface RowProblem {
  readonly id: string;
  readonly problem: string;
}

/** The kinds each type may have, as knowledge/kinds.txt lists them. */
export type Kinds = ReadonlyMap<string, ReadonlySet<string>>;

export function readKinds(text: string): Kinds {
  const lines = text.split("\n").filter((line) => /^[A-Z]+:/.test(line));
  return new Map(lines.map((line) => {
    const [type = "", words = ""] = line.split(":");
    return [type, new Set(words.trim().split(/\s+/))];
  }));
}

/** All that is wrong with hand-written rows: their schema, summaries, and names that two rows claim. */
export function problemsOf(rows: readonly Row[], kinds: Kinds): RowProblem[] {
  return [...repeated(rows, "id", ({ id }) => id), ...repeated(rows, "QID", ({ qid }) => qid), ...rows.flatMap((row) => rowProblems(row, kinds)), ...collisions(rows)];
}

function repeated(rows: readonly Row[], what: string, key: (row: Row) => string | undefined): RowProblem[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row) => {
    const value = key(row);
    if (value === undefined) return [];
    const first = seen.get(value);
    seen.set(value, row.id);
    return first === undefined ? [] : [{ id: row.id, problem: `${what} ${value} is ${first}'s too` }];
  });
}

const date = /^~?-?\d{1,4}(-\d\d(-\d\d)?)?$/;
/** Longer sentences are not read in a hover, shorter ones say nothing. */
const [shortest, longest] = [50, 240];
const arabic = /\p{Script=Arabic}/u;
/** Praise that no source can confirm. */
const superlatives =
  /(?:^|\s)(?:أعظم|أروع|أبرز|لا مثيل|الأشهر|الأبرز)(?=\s|[.،]|$)|\b(?:greatest(?! extent)|most famous|best-known|finest|most important|most prominent|most influential)\b/i;

function rowProblems(row: Row, kinds: Kinds): RowProblem[] {
  const problems: string[] = [];
  if (row.kind !== undefined && !kinds.get(row.type)?.has(row.kind)) problems.push(`kind ${row.kind} is not one of ${row.type}`);
  for (const value of [row.born, row.died, row.from, row.to]) {
    if (value !== undefined && !date.test(value)) problems.push(`${value} is not a date`);
  }
  if (row.born !== undefined && row.died !== undefined && yearOf(row.died) < yearOf(row.born)) problems.push("died before being born");
  if (row.from !== undefined && row.to !== undefined && yearOf(row.to) < yearOf(row.from)) problems.push("ended before it began");
  if (row.voc !== undefined && !row.ar.concat(row.short, row.nisba).some((name) => letters(name).includes(letters(row.voc ?? "")))) {
    problems.push("voc is none of the names with vowels");
  }
  for (const sum of [row.sum, row.sumEn]) {
    if (sum === undefined) continue;
    if (sum.length < shortest || sum.length > longest) problems.push(`a summary of ${sum.length} characters`);
    const praise = superlatives.exec(sum);
    if (praise) problems.push(`praise: ${praise[0].trim()}`);
  }
  if (row.sum !== undefined && !arabic.test(row.sum)) problems.push("the Arabic summary is not Arabic");
  if (row.sumEn !== undefined && arabic.test(row.sumEn)) problems.push("the English summary has Arabic letters");
  if ((row.sum === undefined) !== (row.sumEn === undefined)) problems.push("a summary in one language only");
  return problems.map((problem) => ({ id: row.id, problem }));
}

/** A name as it is compared with its vocalised form: hamza seats and wasl aside. */
function letters(name: string): string {
  return nameKey(bare(name));
}

export function yearOf(value: string): number {
  const [, before, digits] = /^~?(-?)(\d+)/.exec(value) ?? [];
  return Number(digits) * (before ? -1 : 1);
}

/** A full name of two rows of one type, neither of which says by cue words which is meant. */
function collisions(rows: readonly Row[]): RowProblem[] {
  const owners = new Map<string, Row>();
  return rows.flatMap((row) =>
    [...new Set(row.ar.map(nameKey))].flatMap((name) => {
      const key = `${row.type} ${name}`;
      const owner = owners.get(key);
      owners.set(key, row);
      const isTold = owner && (owner.cue.length > 0 || row.cue.length > 0 || (row.in !== owner.in && row.in !== undefined));
      return owner && owner !== row && !isTold ? [{ id: row.id, problem: `${name} is a name of ${owner.id} too` }] : [];
    }),
  );
}
