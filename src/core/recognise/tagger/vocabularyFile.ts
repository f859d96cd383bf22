/**
 * The vocabulary as bytes: a signature, the number of words, their hashes in ascending order, frequencies, parts of
 * names, classes.
 */

import { classSizes, vocabularyOf, type Vocabulary } from "./vocabulary.ts";

const signature = "HWV2";

/** What the file holds of one word. */
export interface VocabularyWord {
  /** Without a sign. */
  readonly hash: number;
  readonly frequency: number;
  readonly parts: number;
  readonly classes: readonly [number, number, number];
}

const bytesPerWord = 4 + 1 + 1 + 2 * classSizes.length;

/** Of two words with one hash the first is kept. */
export function writeVocabulary(words: readonly VocabularyWord[]): Uint8Array {
  const seen = new Set<number>();
  const order = words.filter(({ hash }) => !seen.has(hash) && seen.add(hash)).sort((a, b) => a.hash - b.hash);
  const count = order.length;
  const bytes = new Uint8Array(8 + count * bytesPerWord);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 4; at++) bytes[at] = signature.charCodeAt(at);
  view.setUint32(4, count, true);
  let at = 8;
  // Differences of neighbours, byte plane by byte plane: what compresses well stands together.
  for (let plane = 0; plane < 4; plane++) {
    let before = 0;
    for (const { hash } of order) {
      bytes[at++] = (hash - before) >>> (8 * plane);
      before = hash;
    }
  }
  for (const { frequency } of order) bytes[at++] = frequency;
  for (const { parts } of order) bytes[at++] = parts;
  for (let size = 0; size < classSizes.length; size++) {
    for (const { classes } of order) bytes[at++] = classes[size]!;
    for (const { classes } of order) bytes[at++] = classes[size]! >>> 8;
  }
  return bytes;
}

/** Throws an Error when the bytes are no vocabulary of this version. */
export function readVocabulary(bytes: Uint8Array): Vocabulary {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOurs = bytes.length >= 8 && [...signature].every((letter, at) => bytes[at] === letter.charCodeAt(0));
  if (!isOurs) throw new Error("The word list is damaged: it does not begin as one.");
  const count = view.getUint32(4, true);
  if (bytes.length !== 8 + count * bytesPerWord) throw new Error("The word list is damaged: its length is wrong.");
  const hashes = new Uint32Array(count);
  for (let plane = 0; plane < 4; plane++) {
    const from = 8 + plane * count;
    for (let row = 0; row < count; row++) hashes[row]! |= bytes[from + row]! << (8 * plane);
  }
  for (let row = 1; row < count; row++) hashes[row]! += hashes[row - 1]!;
  const rest = 8 + 4 * count;
  const frequencies = bytes.subarray(rest, rest + count);
  const parts = bytes.subarray(rest + count, rest + 2 * count);
  const classes = classSizes.map((_, size) => {
    const low = rest + 2 * count + 2 * size * count;
    return Uint16Array.from({ length: count }, (_, row) => bytes[low + row]! | (bytes[low + count + row]! << 8));
  });
  return vocabularyOf(hashes, frequencies, parts, [classes[0]!, classes[1]!, classes[2]!]);
}
