import type { Candidate, EntityType, Segment, Span, Token } from "../model.ts";
import { stems } from "../text/clitics.ts";
import type { Stem } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";
import { surfacesOf } from "./surfaces.ts";
import { tatweel } from "../text/letters.ts";

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
  for (const [index, { start, end, kind }] of segment.tokens.entries()) {
    if (kind === "space") {
      isSpaced = true;
      continue;
    }
    const content = surfaces[index]!;
    const isSign = kind === "punctuation" || (kind === "other" && content.includes(tatweel));
    const folded = isSign ? plainSign(content) : foldWord(content);
    if (kind === "word") items.push({ start, end, kind, text: content, folded, isSpaced, stems: withParticle(content, folded) });
    else if (kind === "number") items.push({ start, end, kind, text: content, folded, isSpaced, stems: none });
    else if (isSign) items.push({ start, end, kind: "sign", text: content, folded, isSpaced, stems: none });
    else continue;
    isSpaced = false;
  }
  return items;
}

const none: readonly Stem[] = [];

function withParticle(word: string, folded: string): readonly Stem[] {
  return particle.test(folded) ? stems(word).slice(1) : none;
}

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
  /** The words that one may begin with. It may begin with a number or a sign too. */
  readonly beginnings: ReadonlyMap<string, unknown>;
  read(items: readonly Item[], at: number): Reading | undefined;
}

/** Reads items from left to right; after a reading it goes on behind it. */
export function readingsOf(items: readonly Item[], rule: Rule): Candidate[] {
  const candidates: Candidate[] = [];
  const begins = wordsThatBegin(rule);
  for (let at = 0; at < items.length; ) {
    const item = items[at]!;
    const mayBegin = item.kind !== "word" || begins(item);
    const reading = mayBegin ? rule.read(items, at) : undefined;
    if (!reading) {
      at++;
      continue;
    }
    const { start, end, entity, clitics, confidence } = reading;
    const candidate = { start, end, type: rule.type, entities: [entity], confidence, source: rule.source };
    candidates.push(clitics === "" ? candidate : { ...candidate, clitics });
    at = Math.max(reading.next, at + 1);
  }
  return candidates;
}

/** Words remembered at most: about a book's. */
const mostWords = 60_000;
const beginning = new WeakMap<ReadonlyMap<string, unknown>, Map<string, boolean>>();

/** Whether one of a rule's expressions may begin with a word; each word is looked up once. */
function wordsThatBegin({ beginnings }: Rule): (item: Item) => boolean {
  let known = beginning.get(beginnings);
  if (known === undefined || known.size > mostWords) beginning.set(beginnings, (known = new Map()));
  const words = known;
  return (item) => {
    let begins = words.get(item.text);
    if (begins === undefined) words.set(item.text, (begins = lookUp(item, beginnings) !== undefined));
    return begins;
  };
}
