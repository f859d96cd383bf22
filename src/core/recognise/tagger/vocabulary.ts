/**
 * What is known of words before any line is read: how frequent news has them, which of them keep the same company (classes), and
 * whether the knowledge's persons bear them.
 */

import { stems, type Stem } from "../../text/clitics.ts";
import { foldWord } from "../../text/fold.ts";
import { hashOf } from "./hash.ts";
import { HashIndex } from "./hashIndex.ts";

/** Classes are learnt at three sizes; each word of the vocabulary has one of each. */
export const classSizes = [64, 256, 1024] as const;

export interface Vocabulary {
  /** The row of a folded word, -1 if the news does not have it. */
  row(folded: string): number;
  /** How often it was seen, as `frequencyStep` makes it; 0 for a word without a row. */
  frequency(row: number): number;
  /** Its class among `classSizes[size]`; `unclassed` for a word too rare to have one. */
  classAt(row: number, size: 0 | 1 | 2): number;
  /** Bits of `namePart`; 0 for a word without a row. */
  parts(row: number): number;
  readonly size: number;
}

export const unclassed = 0xffff;

/** Where persons' names have a word: first, or first in many names, or last; and that no name of the training texts has it at all. */
export const namePart = { first: 1, last: 2, oftenFirst: 4, never: 8 } as const;
/** What of it is a feature. */
export const partMask = 7;

/** Eight steps a doubling, at most 255. */
export function frequencyStep(count: number): number {
  return Math.min(255, Math.round(8 * Math.log2(count + 1)));
}

/** The comparable form of a token: folded, each digit as 0. */
export function comparable(token: string): string {
  return digitsAsZeros(foldWord(token));
}

export function digitsAsZeros(word: string): string {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) return word.replace(/\d/g, "0");
  }
  return word;
}

/** Whether a word's particle is drawn out by tatweel, so that what follows is seen to be a name: بـالقرافة. */
export function isDrawnOut(word: string): boolean {
  return /^[\u0648\u0641]?[\u0628\u0644\u0643]\u0640/.test(word);
}

/** The reading of a word that the news knows best; the word itself when it knows none. */
export function bestStem(word: string, vocabulary: Vocabulary): Stem {
  const readings = stems(word);
  if (isDrawnOut(word)) return readings.at(-1)!;
  let best = readings[0]!;
  let most = vocabulary.frequency(vocabulary.row(best.folded));
  for (let at = 1; at < readings.length; at++) {
    const stem = readings[at]!;
    const count = vocabulary.frequency(vocabulary.row(stem.folded));
    if (count > most) [best, most] = [stem, count];
  }
  return best;
}

/** Vocabularies of words given by their hashes, in ascending order. */
export function vocabularyOf(
  hashes: Uint32Array,
  frequencies: Uint8Array,
  parts: Uint8Array,
  classes: readonly [Uint16Array, Uint16Array, Uint16Array],
): Vocabulary {
  const index = new HashIndex(hashes);
  return {
    row: (folded) => index.at(hashOf(folded)),
    frequency: (row) => (row < 0 ? 0 : frequencies[row]!),
    classAt: (row, size) => classes[size][row]!,
    parts: (row) => (row < 0 ? 0 : parts[row]!),
    size: hashes.length,
  };
}
