/** Counts phrases as conlleval (Tjong Kim Sang and Buchholz 2000) does: right when span and type are the gold's. */

import type { Span } from "./model.ts";

export interface Counts {
  readonly right: number;
  readonly proposed: number;
  readonly gold: number;
}

/** The counts of each type, in the order in which the types were met. */
export type Tally = Map<string, Counts>;

/** A span of tokens. */
export interface Phrase extends Span {
  readonly type: string;
}

/** The phrases of a BIO sequence. An inside tag after another type, or after O, begins a phrase, as in conlleval. */
export function phrasesOf(tags: readonly string[]): Phrase[] {
  const phrases: Phrase[] = [];
  let start = -1;
  let type = "";
  for (let at = 0; at <= tags.length; at++) {
    const tag = tags[at] ?? "O";
    const goesOn = tag.startsWith("I-") && start >= 0 && tag.slice(2) === type;
    if (goesOn) continue;
    if (start >= 0) phrases.push({ start, end: at, type });
    start = tag === "O" ? -1 : at;
    type = tag.slice(2);
  }
  return phrases;
}

/** Adds one sentence to the counts of each type. */
export function count(gold: readonly string[], proposed: readonly string[], into: Tally): void {
  const wanted = phrasesOf(gold);
  const keys = new Set(wanted.map(key));
  for (const { type } of wanted) add(into, type, { right: 0, proposed: 0, gold: 1 });
  for (const phrase of phrasesOf(proposed)) {
    add(into, phrase.type, { right: keys.has(key(phrase)) ? 1 : 0, proposed: 1, gold: 0 });
  }
}

export function add(into: Tally, type: string, more: Counts): void {
  const { right, proposed, gold } = into.get(type) ?? { right: 0, proposed: 0, gold: 0 };
  into.set(type, { right: right + more.right, proposed: proposed + more.proposed, gold: gold + more.gold });
}

/** Counts with precision, recall and F1 in percent. */
export interface Scored extends Counts {
  readonly p: number;
  readonly r: number;
  readonly f: number;
}

/** The sum over some types. A share of nothing is 0, as in conlleval. */
export function summed(counts: ReadonlyMap<string, Counts>, types: Iterable<string> = counts.keys()): Scored {
  let [right, proposed, gold] = [0, 0, 0];
  for (const type of types) {
    const one = counts.get(type);
    if (one === undefined) continue;
    [right, proposed, gold] = [right + one.right, proposed + one.proposed, gold + one.gold];
  }
  const share = (of: number, all: number): number => (all === 0 ? 0 : (100 * of) / all);
  return { right, proposed, gold, p: share(right, proposed), r: share(right, gold), f: share(2 * right, proposed + gold) };
}

function key({ start, end, type }: Phrase): string {
  return `${start} ${end} ${type}`;
}
