/**
 * JSON files made for git: a head of one member a line, then one item a line. Every item's line ends with a comma, and a last line that is
 * the same in all versions closes the list, so a merge that keeps the lines of both sides (merge=union) gives valid JSON.
 */

import { toEnd } from "../toEnd.ts";

export type Json = Readonly<Record<string, unknown>>;

/**
 * `corrupt`: it is no JSON, or not of this kind. `conflict`: git left its marks in it. `newer`: a later version of the program wrote it.
 * `bothChanged`: two versions of one item stood in it, and the one changed last holds.
 */
export type FormatProblemKind = "corrupt" | "conflict" | "newer" | "bothChanged";

export interface FormatProblem {
  readonly kind: FormatProblemKind;
  /** Counted from 1. */
  readonly line?: number;
  /** Of the item with two versions. */
  readonly id?: string;
}

/** Whether a file must not be written over: we cannot read all that it says. */
export function isDamage({ kind }: FormatProblem): boolean {
  return kind !== "bothChanged";
}

export interface Item {
  readonly value: Json;
  /** As it stands in the file. */
  readonly text: string;
}

export interface ItemFile {
  /** The head's members, in order; a member may stand there twice after a merge. */
  readonly head: readonly (readonly [name: string, value: unknown])[];
  readonly items: readonly Item[];
  readonly problems: readonly FormatProblem[];
}

export function writeItems(head: readonly (readonly [name: string, value: unknown])[], items: readonly string[], last: string): string {
  const members = head.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},\n`);
  return `{\n${members.join("")}"items":[\n${items.map((item) => `${item},\n`).join("")}${last}\n]}\n`;
}

/** Reading never fails: of a damaged file it gives the lines that can be read. */
export function readItems(json: string): ItemFile {
  return toEnd(readingItems(json));
}

/** The same in steps: of the lines that `skips` knows, only the texts are given. */
export function* readingItems(json: string, skips: (line: string) => boolean = () => false): Generator<undefined, ItemFile> {
  const text = json.replace(/^\uFEFF/, "");
  const lines = text.split(/\r\n|\n|\r/);
  yield;
  const items = yield* itemsByLine(lines, skips);
  if (items) return { head: headOf(lines.slice(0, lines.indexOf(firstLine))), items, problems: [] };
  const conflict = lines.findIndex((line) => conflictMark.test(line));
  const whole = conflict === -1 ? parsed(text) : undefined;
  if (isJson(whole) && Array.isArray(whole["items"])) return readWhole(whole, lines);
  const problem: FormatProblem = conflict === -1 ? { kind: "corrupt" } : { kind: "conflict", line: conflict + 1 };
  return { ...readLines(lines), problems: [problem] };
}

/** The items of a file that is laid out as we lay it out; undefined where it is not, or where anything in it is no JSON. */
function* itemsByLine(lines: readonly string[], skips: (line: string) => boolean): Generator<undefined, Item[] | undefined> {
  const first = lines.indexOf(firstLine) + 1;
  const last = lines.length - 2;
  const isFramed = first > 1 && last > first && lines[last] === "]}" && lines[last + 1] === "";
  if (!isFramed || parsed(`${lines.slice(0, first).join("")}]}`) === undefined) return undefined;
  const items: Item[] = [];
  for (let at = first; at < last; at++) {
    const line = lines[at]!;
    const isLast = at === last - 1;
    if (!isLast && !line.endsWith(",")) return undefined;
    const text = isLast ? line : line.slice(0, -1);
    const value = skips(text) ? {} : parsed(text);
    if (!isJson(value)) return undefined;
    items.push({ value, text });
    yield;
  }
  return items;
}

const conflictMark = /^(?:<{7}|>{7}|\|{7}) |^={7}$/;
const firstLine = '"items":[';

/** Items as they stand in their lines, if somebody has not laid the file out otherwise. */
function readWhole(whole: Json, lines: readonly string[]): ItemFile {
  const values = whole["items"] as readonly unknown[];
  const first = lines.indexOf(firstLine) + 1;
  const texts = lines.slice(first, first + values.length).map(withoutComma);
  const isLaidOut = first > 0 && lines[first + values.length] === "]}";
  const items = values.flatMap((value, index): Item[] =>
    isJson(value) ? [{ value, text: isLaidOut ? texts[index]! : JSON.stringify(value) }] : [],
  );
  const head = isLaidOut ? headOf(lines.slice(0, first)) : Object.entries(whole).filter(([name]) => name !== "items");
  return { head, items, problems: [] };
}

function readLines(lines: readonly string[]): Pick<ItemFile, "head" | "items"> {
  const items = lines.flatMap((line): Item[] => {
    const text = withoutComma(line.trim());
    const value = text.startsWith("{") ? parsed(text) : undefined;
    return isJson(value) ? [{ value, text }] : [];
  });
  return { head: headOf(lines), items };
}

function headOf(lines: readonly string[]): [string, unknown][] {
  return lines.filter((line) => line.startsWith('"')).flatMap((line) => Object.entries((parsed(`{${withoutComma(line)}}`) ?? {}) as Json));
}

function withoutComma(line: string): string {
  return line.endsWith(",") ? line.slice(0, -1) : line;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members that are not among the known ones; nothing if there are none. */
export function foreignMembers(value: Json, known: ReadonlySet<string>): Json | undefined {
  const others = Object.entries(value).filter(([name]) => !known.has(name));
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

export function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === "string" ? value : other;
}

/** Of two versions of an item, the one changed last; of two of one instant always the same one, whichever comes first. */
export function lastChanged<T extends { readonly modified?: string; readonly created: string }>(a: T, b: T): T {
  const [one, other] = [a.modified ?? a.created, b.modified ?? b.created];
  if (one !== other) return one > other ? a : b;
  return JSON.stringify(a) > JSON.stringify(b) ? a : b;
}
