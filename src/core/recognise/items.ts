import type { Candidate, EntityType, Segment, Span, Token } from "../model.ts";
import type { Stem } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";
import { tatweel } from "../text/letters.ts";
import { formsOf, formTest, type Form } from "./forms.ts";

/** A word, a number or a sign of a segment, as the rules read it. Spaces, loose marks and controls are not items. */
export interface Item extends Span {
  readonly kind: "word" | "number" | "sign";
  readonly text: string;
  /** As the form has them. */
  readonly folded: string;
  readonly stems: readonly Stem[];
  /** Space stands before it, or nothing. */
  readonly isSpaced: boolean;
  readonly form: Form;
}

let last: { readonly tokens: readonly Token[]; readonly items: readonly Item[] } | undefined;

/** The items of a segment; the rules share one list. */
export function itemsOf(segment: Segment): readonly Item[] {
  if (last?.tokens !== segment.tokens) last = { tokens: segment.tokens, items: readItems(segment) };
  return last.items;
}

function readItems(segment: Segment): Item[] {
  const forms = formsOf(segment);
  const items: Item[] = [];
  let isSpaced = true;
  for (let index = 0; index < forms.length; index++) {
    const { start, end, kind } = segment.tokens[index]!;
    if (kind === "space") {
      isSpaced = true;
      continue;
    }
    const form = forms[index]!;
    const { text, folded, stems } = form;
    if (kind === "other" && !text.includes(tatweel)) continue;
    items.push({ start, end, kind: kind === "word" || kind === "number" ? kind : "sign", text, folded, stems, isSpaced, form });
    isSpaced = false;
  }
  return items;
}

/** An entry that a word stands for, after its particles. */
export interface Found<Value> {
  readonly value: Value;
  readonly start: number;
  readonly clitics: string;
}

/** The entry for a word, whole or without particles. */
export function lookUp<Value>(item: Item | undefined, table: ReadonlyMap<string, Value>): Found<Value> | undefined {
  if (item?.kind !== "word") return undefined;
  const whole = table.get(item.folded);
  if (whole !== undefined) return { value: whole, start: item.start, clitics: "" };
  for (const { folded, start, clitics } of item.stems) {
    const value = table.get(folded);
    if (value !== undefined) return { value, start: item.start + start, clitics };
  }
  return undefined;
}

/** Whether an item is one of some words, whole. */
export function isOneOf(item: Item | undefined, words: ReadonlySet<string>): boolean {
  return item?.kind === "word" && words.has(item.folded);
}

export function isSign(item: Item | undefined, sign: string): boolean {
  return item?.kind === "sign" && item.folded === sign;
}

/** A set of folded words, written as people write them, parted by spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldWord));
}

/** The same words as a table for `lookUp`, which finds them after particles too. */
export function wordTable(words: string): ReadonlyMap<string, true> {
  return new Map([...wordSet(words)].map((word) => [word, true]));
}

/** What a rule read: the candidate's span and entity, and the item where reading goes on. */
export interface Reading extends Span {
  readonly next: number;
  readonly entity: string;
  readonly clitics: string;
  readonly confidence: number;
}

/** How one kind of expression is read. */
export interface Rule {
  readonly type: EntityType;
  readonly source: string;
  /** Whether one may begin with a word, or with a sign: a `formTest`. It may begin with any number. */
  readonly begins: (form: Form) => boolean;
  read(items: readonly Item[], at: number): Reading | undefined;
}

/** Whether a word, whole or without particles, or a sign is in a table. */
export function inTable(table: ReadonlyMap<string, unknown>): (form: Form) => boolean {
  return formTest(({ folded, stems }) => table.has(folded) || stems.some((stem) => table.has(stem.folded)));
}

/** Reads a segment's items from left to right; after a reading it goes on behind it. Most segments have nothing that one begins with. */
export function readingsOf(segment: Segment, { type, source, begins, read }: Rule): Candidate[] {
  const candidates: Candidate[] = [];
  if (!hasAny(segment, begins)) return candidates;
  const items = itemsOf(segment);
  for (let at = 0; at < items.length; ) {
    const item = items[at]!;
    const reading = item.kind === "number" || begins(item.form) ? read(items, at) : undefined;
    if (!reading) {
      at++;
      continue;
    }
    const { start, end, entity, clitics, confidence } = reading;
    const candidate = { start, end, type, entities: [entity], confidence, source };
    candidates.push(clitics === "" ? candidate : { ...candidate, clitics });
    at = Math.max(reading.next, at + 1);
  }
  return candidates;
}

function hasAny(segment: Segment, begins: (form: Form) => boolean): boolean {
  const forms = formsOf(segment);
  for (let index = 0; index < forms.length; index++) {
    if (segment.tokens[index]!.kind === "number" || begins(forms[index]!)) return true;
  }
  return false;
}
