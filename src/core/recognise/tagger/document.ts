/**
 * What a whole text says about its words: how the first pass labelled the same word, and the same pair of words, elsewhere. A bare
 * surname that stands behind a title in another paragraph is a person here too.
 */

import type { Line, Word } from "./features.ts";
import { hashOf, joined } from "./hash.ts";
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

/** Sums by key over a window of lines that moves through the text. */
class Sums {
  readonly #rows = new Map<number, number>();
  #data = new Float32Array(width * 1024);
  #length = 0;

  add(key: number, values: Float32Array, sign: 1 | -1): void {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#length++;
      this.#rows.set(key, row);
      if (row * width + width > this.#data.length) {
        const grown = new Float32Array(this.#data.length * 2);
        grown.set(this.#data);
        this.#data = grown;
      }
    }
    for (let at = 0; at < width; at++) this.#data[row * width + at]! += sign * values[at]!;
  }

  /** The sums of a key less one occurrence's own values, into `into`. */
  others(key: number, own: Float32Array, into: Float32Array): void {
    const row = this.#rows.get(key);
    for (let at = 0; at < width; at++) into[at] = row === undefined ? 0 : this.#data[row * width + at]! - own[at]!;
  }
}

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

function pairKey(one: Word, other: Word): number {
  return joined(one.key, other.key);
}

let kinds = 0;
const kind = (): number => hashOf(`document ${kinds++}`);
const alone = kind();
const share = Array.from({ length: T }, kind);
const strong = Array.from({ length: T }, kind);
const most = kind();
const mostAndOwn = kind();
const mostAndClass = kind();
const mostAndCommon = kind();
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

/** The hashes of each line's features in order, token by token. The work grows with the text, not with its square. */
export function* documentFeatures(lines: readonly Tagged[], reach = windowLines): Generator<readonly number[][]> {
  const words = new Sums();
  const pairs = new Sums();
  const values = new Float32Array(width);
  const add = (tagged: Tagged, sign: 1 | -1): void => {
    for (let at = 0; at < tagged.labels.length; at++) {
      wordValues(tagged, at, values);
      words.add(tagged.line.words[at]!.key, values, sign);
      if (at + 1 === tagged.labels.length) continue;
      pairValues(tagged, at, values);
      pairs.add(pairKey(tagged.line.words[at]!, tagged.line.words[at + 1]!), values, sign);
    }
  };
  for (let index = 0; index < Math.min(reach, lines.length); index++) add(lines[index]!, 1);
  for (let index = 0; index < lines.length; index++) {
    if (index + reach < lines.length) add(lines[index + reach]!, 1);
    if (index - reach - 1 >= 0) add(lines[index - reach - 1]!, -1);
    yield lineFeatures(lines[index]!, words, pairs);
  }
}

const others = new Float32Array(width);
const ownValues = new Float32Array(width);

function lineFeatures(tagged: Tagged, words: Sums, pairs: Sums): number[][] {
  const { line, labels, marginals } = tagged;
  const count = labels.length;
  const features: number[][] = Array.from({ length: count }, () => []);
  const mosts: number[] = [];
  const owns: number[] = [];
  for (let at = 0; at < count; at++) {
    const into = features[at]!;
    const word = line.words[at]!;
    wordValues(tagged, at, ownValues);
    words.others(word.key, ownValues, others);
    const n = others[0]!;
    const label = labels[at]!;
    const p = marginals[at * L + label]!;
    const mine = label * 8 + (p < 0.5 ? 0 : p < 0.7 ? 1 : p < 0.85 ? 2 : p < 0.95 ? 3 : p < 0.99 ? 4 : 5);
    owns.push(mine);
    into.push(joined(own, mine));
    if (n < 0.5) {
      into.push(joined(alone, mine));
      mosts.push(0);
      continue;
    }
    let best = -1;
    let bestShare = 0.3;
    for (let type = 0; type < T; type++) {
      const s = others[1 + type]! / n;
      if (s > bestShare) [best, bestShare] = [type, s];
      const bin = shareBin(s);
      const ownBin = shareBin(ownValues[1 + type]!);
      if (bin > 0) into.push(joined(share[type]!, (bin * 8 + countBin(n)) * 8 + ownBin));
      const sures = countBin(others[1 + T + type]!);
      if (sures > 0) into.push(joined(strong[type]!, sures * 8 + ownBin));
    }
    const code = 1 + (best + 1) * 64 + shareBin(bestShare) * 8 + countBin(n);
    const plain = 1 + (best + 1) * 8 + shareBin(bestShare);
    mosts.push(plain);
    into.push(joined(most, code), joined(mostAndOwn, joined(code, mine)));
    into.push(joined(mostAndClass, joined(plain, word.classes[0])), joined(mostAndCommon, joined(plain, word.classes[1])));
    into.push(joined(flagAndMost, joined(plain, line.flags[at]!)));
    const endShare = others[1 + 2 * T]! / n;
    const openShare = others[2 + 2 * T]! / n;
    if (endShare > 0) into.push(joined(ends, shareBin(endShare) * 64 + label));
    if (openShare > 0) into.push(joined(opens, shareBin(openShare) * 64 + label));
  }
  for (let at = 0; at < count; at++) {
    const into = features[at]!;
    const [before, after] = [mosts[at - 1] ?? 0, mosts[at + 1] ?? 0];
    into.push(joined(mostBefore, before * 1024 + mosts[at]!), joined(mostAfter, after * 1024 + mosts[at]!));
    into.push(joined(ownBefore, joined(owns[at - 1] ?? -1, owns[at]!)), joined(ownAfter, joined(owns[at + 1] ?? -1, owns[at]!)));
    into.push(joined(ownPair, joined(joined(owns[at - 1] ?? -1, owns[at]!), owns[at + 1] ?? -1)));
    if (at + 1 === count) continue;
    pairValues(tagged, at, ownValues);
    pairs.others(pairKey(line.words[at]!, line.words[at + 1]!), ownValues, others);
    const n = others[0]!;
    if (n < 0.5) continue;
    let best = -1;
    let bestShare = 0.2;
    for (let type = 0; type < T; type++) if (others[1 + type]! / n > bestShare) [best, bestShare] = [type, others[1 + type]! / n];
    const code = (best + 1) * 64 + shareBin(bestShare) * 8 + countBin(n);
    into.push(joined(pairMost, code), joined(pairMost, joined(code, owns[at]!)));
    features[at + 1]!.push(joined(pairMostBefore, code), joined(pairMostBefore, joined(code, owns[at + 1]!)));
  }
  return features;
}
