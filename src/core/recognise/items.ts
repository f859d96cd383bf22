import type { Candidate, EntityType, Segment, Span, Token } from "../model.ts";
import { remembered } from "../remembered.ts";
import { stems } from "../text/clitics.ts";
import type { Stem } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";
import { tatweel } from "../text/letters.ts";
import { surfacesOf } from "./surfaces.ts";

/** A word, a number or a sign of a segment, as the rules read it. Spaces, loose marks and controls are not items. */
export interface Item extends Span {
  readonly kind: "word" | "number" | "sign";
  readonly text: string;
  /** The fold of a word, a number in digits 0-9, a sign in its plain form: every dash is "-", every percent sign "%". */
  readonly folded: string;
  /** Space stands before it, or nothing. */
  readonly isSpaced: boolean;
  /** The readings of a word with a particle taken off. */
  readonly stems: readonly Stem[];
  readonly form: Form;
}

/** What a word, a number or a sign is wherever it stands. */
interface Form {
  readonly folded: string;
  readonly stems: readonly Stem[];
  /** A bit for each `wordTest` that it was put to, and for each that it passed. */
  asked: number;
  passed: number;
}

const known = new WeakMap<readonly Token[], readonly Item[]>();

/** The items of a segment; the rules share one list. */
export function itemsOf(segment: Segment): readonly Item[] {
  let items = known.get(segment.tokens);
  if (!items) {
    items = readItems(segment);
    known.set(segment.tokens, items);
  }
  return items;
}

function readItems(segment: Segment): Item[] {
  const surfaces = surfacesOf(segment);
  const items: Item[] = [];
  let isSpaced = true;
  for (let index = 0; index < surfaces.length; index++) {
    const { start, end, kind } = segment.tokens[index]!;
    if (kind === "space") {
      isSpaced = true;
      continue;
    }
    const text = surfaces[index]!;
    if (kind === "other" && !text.includes(tatweel)) continue;
    const isValue = kind === "word" || kind === "number";
    const form = kind === "word" ? wordForm(text) : isValue ? numberForm(text) : signForm(text);
    items.push({ start, end, kind: isValue ? kind : "sign", text, folded: form.folded, isSpaced, stems: form.stems, form });
    isSpaced = false;
  }
  return items;
}

const wordForm = remembered((word): Form => {
  const folded = foldWord(word);
  return { folded, stems: particle.test(folded) ? stems(word).slice(1) : none, asked: 0, passed: 0 };
});
const numberForm = remembered((number): Form => ({ folded: foldWord(number), stems: none, asked: 0, passed: 0 }));
const signForm = remembered((sign): Form => ({ folded: plainSign(sign), stems: none, asked: 0, passed: 0 }));

/** A test of words that looks at nothing but the word: each word is put to it once. */
export function wordTest(passes: (word: Item) => boolean): (word: Item) => boolean {
  const bit = 1 << tests++;
  return (word) => {
    const { form } = word;
    if ((form.asked & bit) === 0) {
      form.asked |= bit;
      if (passes(word)) form.passed |= bit;
    }
    return (form.passed & bit) !== 0;
  };
}

/** At most 32, one for each kind of expression. */
let tests = 0;

const none: readonly Stem[] = [];

const particle = /^[وفبلك]../;

/** Dashes of any length and a tatweel that stands alone (often typed for one), percent signs, quotation marks, slashes. */
function plainSign(sign: string): string {
  if (/[-\u2010-\u2015\u2212\u0640]/u.test(sign)) return "-";
  if (/[%\u066A\uFF05]/u.test(sign)) return "%";
  if (sign === "،") return ",";
  return sign === "\u2044" || sign === "\u2215" ? "/" : sign;
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
  /** Whether one may begin with a word: a `wordTest`. It may begin with a number or a sign too. */
  readonly begins: (word: Item) => boolean;
  read(items: readonly Item[], at: number): Reading | undefined;
}

/** Whether a word, whole or without particles, is in a table. */
export function inTable(table: ReadonlyMap<string, unknown>): (word: Item) => boolean {
  return wordTest((word) => lookUp(word, table) !== undefined);
}

/** Reads items from left to right; after a reading it goes on behind it. */
export function readingsOf(items: readonly Item[], { type, source, begins, read }: Rule): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at]!;
    const reading = item.kind !== "word" || begins(item) ? read(items, at) : undefined;
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
