/**
 * What a whole text says about its words: how the first pass labelled the same word, and the same pair of words, elsewhere. A bare
 * surname that stands behind a title in another paragraph is a person here too.
 */

import { trait, traitCount, type FeatureList, type Line } from "./features.ts";
import { hashOf, joined } from "./hash.ts";
import { integers } from "./slabs.ts";
import { isBegin, labelCount as L, outside, taggedTypes } from "./labels.ts";

/** A line with what the first pass made of it. */
export interface Tagged {
  readonly line: Line;
  readonly labels: Uint8Array;
  readonly marginals: Float32Array;
}

const T = taggedTypes.length;
/** Of one word or pair: occurrences; the probability of each type, added up; occurrences sure of each type; ends of longer persons' names; openings of longer names. */
const width = 1 + T + T + 2;
const sure = 0.8;

/** Sums by key over a window of lines that moves through the text: an open-addressing table. */
class Sums {
  #keys = new Int32Array(4096);
  /** The row of each slot, one more than it is; 0 for an empty slot. */
  #rows = new Int32Array(4096);
  #data = new Float32Array(width * 1024);
  #length = 0;

  /** One occurrence more or less, of which nothing else is to be said. */
  count(row: number, sign: 1 | -1): void {
    this.#data[row * width]! += sign;
  }

  add(row: number, values: Float32Array, sign: 1 | -1): void {
    const from = row * width;
    for (let at = 0; at < width; at++) this.#data[from + at]! += sign * values[at]!;
  }

  /** A row's sums less one occurrence's own values, into `into` from `to` on. */
  others(row: number, own: Float32Array, into: Float32Array, to = 0): void {
    const from = row * width;
    for (let at = 0; at < width; at++) into[to + at] = this.#data[from + at]! - own[at]!;
  }

  /** A key's row, for as long as the table lives. */
  rowOf(key: number): number {
    let mask = this.#rows.length - 1;
    let slot = key & mask;
    while (this.#rows[slot] !== 0) {
      if (this.#keys[slot] === key) return this.#rows[slot]! - 1;
      slot = (slot + 1) & mask;
    }
    if (this.#length * 2 >= this.#rows.length) {
      this.#grow();
      mask = this.#rows.length - 1;
      slot = key & mask;
      while (this.#rows[slot] !== 0) slot = (slot + 1) & mask;
    }
    this.#keys[slot] = key;
    this.#rows[slot] = ++this.#length;
    if (this.#length * width > this.#data.length) this.#data = grown(this.#data);
    return this.#length - 1;
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows];
    this.#keys = new Int32Array(keys.length * 2);
    this.#rows = new Int32Array(rows.length * 2);
    const mask = this.#rows.length - 1;
    for (let from = 0; from < rows.length; from++) {
      if (rows[from] === 0) continue;
      let slot = keys[from]! & mask;
      while (this.#rows[slot] !== 0) slot = (slot + 1) & mask;
      this.#keys[slot] = keys[from]!;
      this.#rows[slot] = rows[from]!;
    }
  }
}

function grown(data: Float32Array): Float32Array<ArrayBuffer> {
  const more = new Float32Array(data.length * 2);
  more.set(data);
  return more;
}

/** By the line alone the word is no name. Its pair with the next is not counted: a name begins with no such word. */
function isQuietHere({ marginals }: Tagged, at: number): boolean {
  return marginals[at * L + outside]! > 1 - quietHere;
}

/** Below this probability of being a name, here and on the average elsewhere, a word is quiet. */
const quietHere = 0.03;
const quietElsewhere = 0.1;

/** What one token adds to the sums of its word. */
function wordValues({ labels, marginals }: Tagged, at: number, into: Float32Array): void {
  into.fill(0);
  into[0] = 1;
  for (let type = 0; type < T; type++) {
    const p = marginals[at * L + 1 + 2 * type]! + marginals[at * L + 2 + 2 * type]!;
    into[1 + type] = p;
    if (p > sure) into[1 + T + type] = 1;
  }
  const label = labels[at]!;
  if (label === outside) return;
  const goesOn = at + 1 < labels.length && labels[at + 1] !== outside && !isBegin(labels[at + 1]!);
  if (!isBegin(label) && !goesOn) into[1 + 2 * T] = 1;
  if (isBegin(label) && goesOn) into[2 + 2 * T] = 1;
}

function quietValues(into: Float32Array): void {
  into.fill(0);
  into[0] = 1;
}

/** What a token and the next add to the sums of their pair: the probability that one name holds both. */
function pairValues({ labels, marginals }: Tagged, at: number, into: Float32Array): void {
  into.fill(0);
  into[0] = 1;
  const next = labels[at + 1]!;
  for (let type = 0; type < T; type++) {
    const here = marginals[at * L + 1 + 2 * type]! + marginals[at * L + 2 + 2 * type]!;
    const p = Math.min(here, marginals[(at + 1) * L + 2 + 2 * type]!);
    into[1 + type] = p;
    if (p > sure && next !== outside) into[1 + T + type] = 1;
  }
}

/** The key of the pair that begins at a token. */
function pairKey({ traits }: Line, at: number): number {
  const first = (at + 1) * traitCount + trait.key;
  return joined(traits[first]!, traits[first + traitCount]!);
}

let kinds = 0;
const kind = (): number => hashOf(`document ${kinds++}`);
const alone = kind();
const share = Array.from({ length: T }, kind);
const strong = Array.from({ length: T }, kind);
const most = kind();
const mostAndOwn = kind();
const mostAndClass = kind();
const mostAndFineClass = kind();
const mostBefore = kind();
const mostAfter = kind();
const ends = kind();
const opens = kind();
const pairMost = kind();
const pairMostBefore = kind();
const own = kind();
const ownPair = kind();
const ownBefore = kind();
const ownAfter = kind();
const flagAndMost = kind();

function shareBin(share: number): number {
  return share < 0.05 ? 0 : share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.8 ? 3 : 4;
}

function countBin(count: number): number {
  return count < 0.5 ? 0 : count < 1.5 ? 1 : count < 3.5 ? 2 : count < 9.5 ? 3 : 4;
}

/** Lines on either side that count as the same text. */
export const windowLines = 20;

/** A line as its document shows it. */
export interface InDocument {
  /** Whether a word is no name by itself, and none elsewhere in the document: nothing is to be asked about it. */
  isQuiet(at: number): boolean;
  /** Adds a token's features. */
  features(at: number, into: FeatureList): void;
}

/** Each line in order with its document around it; a line's view holds until the next is asked for. The work grows with the text, not with its square. */
export function* inDocument(lines: readonly Tagged[], reach = windowLines): Generator<InDocument> {
  const words = new Sums();
  const pairs = new Sums();
  const values = new Float32Array(width);
  const room = roomFor(512);
  /** The rows of each line's words. */
  const rows: Int32Array[] = [];
  const add = (index: number, sign: 1 | -1): void => {
    const tagged = lines[index]!;
    const count = tagged.labels.length;
    const rowsHere = (rows[index] ??= rowsOf(tagged.line, words));
    for (let at = 0; at < count; at++) {
      if (isQuietHere(tagged, at)) {
        words.count(rowsHere[at]!, sign);
        continue;
      }
      wordValues(tagged, at, values);
      words.add(rowsHere[at]!, values, sign);
      if (at + 1 === count) continue;
      pairValues(tagged, at, values);
      pairs.add(pairs.rowOf(pairKey(tagged.line, at)), values, sign);
    }
  };
  for (let index = 0; index < Math.min(reach, lines.length); index++) add(index, 1);
  for (let index = 0; index < lines.length; index++) {
    if (index + reach < lines.length) add(index + reach, 1);
    if (index - reach - 1 >= 0) add(index - reach - 1, -1);
    yield new LineView(lines[index]!, rows[index]!, { words, pairs }, room);
  }
}

function rowsOf({ words, traits }: Line, sums: Sums): Int32Array {
  const rows = integers(words.length);
  for (let at = 0, from = traitCount + trait.key; at < rows.length; at++, from += traitCount) rows[at] = sums.rowOf(traits[from]!);
  return rows;
}

/** What is read of each of a line's tokens; the lines of a document use the same room, one after the other. */
interface Room {
  others: Float32Array;
  best: Int8Array;
  bestShare: Float32Array;
  quiet: Uint8Array;
}

function roomFor(count: number): Room {
  return { others: new Float32Array(count * width), best: new Int8Array(count), bestShare: new Float32Array(count), quiet: new Uint8Array(count) };
}

const others = new Float32Array(width);
const ownValues = new Float32Array(width);
/** What is known of each of a line's tokens is read once, and its features only where they are asked for. */
class LineView implements InDocument {
  readonly #tagged: Tagged;
  readonly #pairs: Sums;
  /** The others' sums of each token. */
  readonly #others: Float32Array;
  readonly #best: Int8Array;
  readonly #bestShare: Float32Array;
  readonly #quiet: Uint8Array;

  constructor(tagged: Tagged, rows: Int32Array, { words, pairs }: { readonly words: Sums; readonly pairs: Sums }, room: Room) {
    const count = tagged.labels.length;
    this.#tagged = tagged;
    this.#pairs = pairs;
    if (room.quiet.length < count) Object.assign(room, roomFor(2 * count));
    this.#others = room.others;
    this.#best = room.best.fill(-1, 0, count);
    this.#bestShare = room.bestShare.fill(leastShare, 0, count);
    this.#quiet = room.quiet;
    for (let at = 0; at < count; at++) {
      const isQuiet = isQuietHere(tagged, at);
      if (isQuiet) quietValues(ownValues);
      else wordValues(tagged, at, ownValues);
      const of = at * width;
      words.others(rows[at]!, ownValues, this.#others, of);
      const n = this.#others[of]!;
      let named = 0;
      for (let type = 0; type < T; type++) {
        const share = n < 0.5 ? 0 : this.#others[of + 1 + type]! / n;
        named += share;
        if (share > this.#bestShare[at]!) {
          this.#best[at] = type;
          this.#bestShare[at] = share;
        }
      }
      this.#quiet[at] = isQuiet && named < quietElsewhere ? 1 : 0;
    }
  }

  isQuiet(at: number): boolean {
    return this.#quiet[at] === 1;
  }

  features(at: number, into: FeatureList): void {
    const { line, labels, marginals } = this.#tagged;
    const from = (at + 1) * traitCount;
    const label = labels[at]!;
    const mine = this.#own(at);
    const plain = this.#plain(at);
    const of = at * width;
    const n = this.#others[of]!;
    into.add(own, mine);
    if (n < 0.5) into.add(alone, mine);
    else {
      for (let type = 0; type < T; type++) {
        const ownBin = shareBin(marginals[at * L + 1 + 2 * type]! + marginals[at * L + 2 + 2 * type]!);
        const bin = shareBin(this.#others[of + 1 + type]! / n);
        if (bin > 0) into.add(share[type]!, (bin * 8 + countBin(n)) * 8 + ownBin);
        const sures = countBin(this.#others[of + 1 + T + type]!);
        if (sures > 0) into.add(strong[type]!, sures * 8 + ownBin);
      }
      const code = 1 + (this.#best[at]! + 1) * 64 + shareBin(this.#bestShare[at]!) * 8 + countBin(n);
      into.add(most, code);
      into.add(mostAndOwn, joined(code, mine));
      into.add(mostAndClass, joined(plain, line.traits[from + trait.coarse]!));
      into.add(mostAndFineClass, joined(plain, line.traits[from + trait.middle]!));
      into.add(flagAndMost, joined(plain, line.flags[at]!));
      const endShare = this.#others[of + 1 + 2 * T]! / n;
      const openShare = this.#others[of + 2 + 2 * T]! / n;
      if (endShare > 0) into.add(ends, shareBin(endShare) * 64 + label);
      if (openShare > 0) into.add(opens, shareBin(openShare) * 64 + label);
    }
    const [before, after] = [this.#own(at - 1), this.#own(at + 1)];
    into.add(mostBefore, this.#plain(at - 1) * 1024 + plain);
    into.add(mostAfter, this.#plain(at + 1) * 1024 + plain);
    into.add(ownBefore, joined(before, mine));
    into.add(ownAfter, joined(after, mine));
    into.add(ownPair, joined(joined(before, mine), after));
    this.#pairFeatures(at, mine, pairMost, into);
    this.#pairFeatures(at - 1, mine, pairMostBefore, into);
  }

  /** What the document says of the pair that begins at a token. */
  #pairFeatures(first: number, mine: number, of: number, into: FeatureList): void {
    const { line } = this.#tagged;
    if (first < 0 || first + 1 >= line.words.length) return;
    if (isQuietHere(this.#tagged, first)) ownValues.fill(0);
    else pairValues(this.#tagged, first, ownValues);
    this.#pairs.others(this.#pairs.rowOf(pairKey(line, first)), ownValues, others);
    const n = others[0]!;
    if (n < 0.5) return;
    let best = -1;
    let bestShare = leastPairShare;
    for (let type = 0; type < T; type++) if (others[1 + type]! / n > bestShare) [best, bestShare] = [type, others[1 + type]! / n];
    const code = (best + 1) * 64 + shareBin(bestShare) * 8 + countBin(n);
    into.add(of, code);
    into.add(of, joined(code, mine));
  }

  /** The first pass's label of a token and how sure it was; -1 beyond the line. */
  #own(at: number): number {
    const { labels, marginals } = this.#tagged;
    if (at < 0 || at >= labels.length) return -1;
    const label = labels[at]!;
    const p = marginals[at * L + label]!;
    return label * 8 + (p < 0.5 ? 0 : p < 0.7 ? 1 : p < 0.85 ? 2 : p < 0.95 ? 3 : p < 0.99 ? 4 : 5);
  }

  /** What the word mostly is elsewhere; 0 where it is nowhere else. */
  #plain(at: number): number {
    if (at < 0 || at >= this.#tagged.labels.length || this.#others[at * width]! < 0.5) return 0;
    return 1 + (this.#best[at]! + 1) * 8 + shareBin(this.#bestShare[at]!);
  }
}

/** A word or pair that has a type less often elsewhere has none. */
const leastShare = 0.3;
const leastPairShare = 0.2;
