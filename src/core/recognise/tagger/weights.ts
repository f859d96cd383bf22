/**
 * Weights as they ship: for each feature, the labels it speaks for and how loudly, in whole steps of a common size. The file has a
 * signature, the style's name, and two tables, the second for the document pass; each lists its features by ascending hash.
 */

import { mostFeatures, type FeatureList } from "./features.ts";
import { HashIndex } from "./hashIndex.ts";
import { labelCount as L } from "./labels.ts";

const signature = "HTW2";

export interface WeightTable {
  readonly hashes: Uint32Array;
  /** labelCount steps a feature. */
  readonly steps: Int8Array;
  readonly stepSize: number;
  /** Scores of a label after another: `[before * labelCount + label]`, the last row for the line's start. */
  readonly transitions: Float32Array;
}

/** What one style of annotation has learnt. */
export interface Weights {
  readonly style: string;
  /** Of single lines, then of the document. */
  readonly line: WeightTable;
  readonly document: WeightTable;
  /** Taken off the score of "no name": the balance of precision and recall that did best in development. */
  readonly bias: { readonly line: number; readonly document: number };
  /** A word by itself this much louder for "no name" than for any label is none, whatever stands beside it. */
  readonly plainMargin: number;
  /** How often a name of a certainty was right in development: the upper ends are (index + 1) / length. */
  readonly calibration: Float32Array;
}

export function writeWeights({ style, line, document, bias, plainMargin, calibration }: Weights): Uint8Array {
  const name = new Uint8Array([...style].map((letter) => letter.charCodeAt(0)));
  const head = new DataView(new ArrayBuffer(headLength));
  [...signature].forEach((letter, at) => head.setUint8(at, letter.charCodeAt(0)));
  head.setUint8(4, name.length);
  head.setFloat32(5, bias.line, true);
  head.setFloat32(9, bias.document, true);
  head.setFloat32(13, plainMargin, true);
  head.setUint8(17, calibration.length);
  return concatenated([new Uint8Array(head.buffer), name, bytesOf(calibration), tableBytes(line), tableBytes(document)]);
}

function tableBytes({ hashes, steps, stepSize, transitions }: WeightTable): Uint8Array {
  const count = hashes.length;
  const head = new DataView(new ArrayBuffer(12));
  const values = steps.reduce((sum, step) => sum + (step === 0 ? 0 : 1), 0);
  head.setUint32(0, count, true);
  head.setUint32(4, values, true);
  head.setFloat32(8, stepSize, true);
  // Differences of neighbours, byte plane by byte plane, then masks, then values: what compresses well stands together.
  const planes = new Uint8Array(count * 4);
  const masks = new Uint8Array(count * 2);
  const list = new Uint8Array(values);
  let length = 0;
  for (let row = 0; row < count; row++) {
    const difference = hashes[row]! - (row === 0 ? 0 : hashes[row - 1]!);
    for (let plane = 0; plane < 4; plane++) planes[plane * count + row] = difference >>> (8 * plane);
    let mask = 0;
    for (let label = 0; label < L; label++) {
      const step = steps[row * L + label]!;
      if (step === 0) continue;
      mask |= 1 << label;
      list[length++] = step;
    }
    masks[row] = mask;
    masks[count + row] = mask >>> 8;
  }
  return concatenated([new Uint8Array(head.buffer), bytesOf(transitions), planes, masks, list]);
}

const headLength = 18;

/** Throws an Error with a sentence when the bytes are no weights of this version. */
export function readWeights(bytes: Uint8Array): Weights {
  const isOurs = bytes.length > headLength && [...signature].every((letter, at) => bytes[at] === letter.charCodeAt(0));
  if (!isOurs) throw new Error("The recogniser's weights are damaged, or of another version.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameLength = view.getUint8(4);
  const calibrationLength = view.getUint8(17);
  let at = headLength;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error("The recogniser's weights are damaged: they end too early.");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const style = String.fromCharCode(...take(nameLength));
  const calibration = floatsOf(take(4 * calibrationLength));
  const line = readTable(take);
  const document = readTable(take);
  if (at !== bytes.length) throw new Error("The recogniser's weights are damaged: there is more than they say.");
  const bias = { line: view.getFloat32(5, true), document: view.getFloat32(9, true) };
  return { style, line, document, bias, plainMargin: view.getFloat32(13, true), calibration };
}

function readTable(take: (length: number) => Uint8Array): WeightTable {
  const head = take(12);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const count = view.getUint32(0, true);
  const values = view.getUint32(4, true);
  const transitions = floatsOf(take(4 * (L + 1) * L));
  const planes = take(count * 4);
  const masks = take(count * 2);
  const list = take(values);
  const hashes = new Uint32Array(count);
  const steps = new Int8Array(count * L);
  let hash = 0;
  let read = 0;
  for (let row = 0; row < count; row++) {
    const difference = planes[row]! | (planes[count + row]! << 8) | (planes[2 * count + row]! << 16) | (planes[3 * count + row]! << 24);
    hash = (hash + difference) >>> 0;
    hashes[row] = hash;
    const mask = masks[row]! | (masks[count + row]! << 8);
    for (let label = 0; label < L; label++) {
      if ((mask >>> label) & 1) steps[row * L + label] = (list[read++]! << 24) >> 24;
    }
  }
  if (read !== values) throw new Error("The recogniser's weights are damaged: their counts differ.");
  return { hashes, steps, stepSize: view.getFloat32(8, true), transitions };
}

/**
 * Adds up the weights of features for both passes at once: most features speak to both, and finding one costs more than adding it.
 * A label's two sums are one number, the line's in the lower half: `lineSteps` and `documentSteps` part them again. Neither leaves its
 * half, since a token has fewer than 256 features of at most 127 steps.
 */
export class Scorer {
  readonly #index: HashIndex;
  readonly #steps: Int32Array;
  /** Where the steps of the features found are; filled again for each token. */
  readonly #rows = new Int32Array(mostFeatures);

  constructor(line: WeightTable, document: WeightTable) {
    const hashes = merged(line.hashes, document.hashes);
    this.#index = new HashIndex(hashes);
    this.#steps = new Int32Array(hashes.length * L);
    this.#put(line, 1);
    this.#put(document, 1 << 16);
  }

  /** Adds a feature's steps to `into[from] … into[from + labelCount - 1]`. */
  add(hash: number, into: Int32Array, from: number): void {
    const row = this.#index.at(hash);
    if (row < 0) return;
    const steps = this.#steps;
    for (let at = 0, step = row * L; at < L; at++, step++) into[from + at]! += steps[step]!;
  }

  /** Finds all features before it adds any: so the memory is asked for several at once. */
  addAll({ hashes, length }: FeatureList, into: Int32Array): void {
    const rows = this.#rows;
    let found = 0;
    for (let at = 0; at < length; at++) {
      const row = this.#index.at(hashes[at]!);
      if (row >= 0) rows[found++] = row * L;
    }
    const steps = this.#steps;
    for (let at = 0; at < found; at++) {
      for (let label = 0, step = rows[at]!; label < L; label++, step++) into[label]! += steps[step]!;
    }
  }

  #put({ hashes, steps }: WeightTable, factor: number): void {
    for (let at = 0; at < hashes.length; at++) {
      const row = this.#index.at(hashes[at]!) * L;
      for (let label = 0; label < L; label++) this.#steps[row + label]! += steps[at * L + label]! * factor;
    }
  }
}

export function lineSteps(both: number): number {
  return (both << 16) >> 16;
}

export function documentSteps(both: number): number {
  return (both - lineSteps(both)) >> 16;
}

/** Two ascending lists as one. */
function merged(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = new Uint32Array(one.length + other.length);
  let length = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length; length++) {
    const [a, b] = [one[i] ?? Infinity, other[j] ?? Infinity];
    all[length] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return all.subarray(0, length);
}

function bytesOf(floats: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(floats.length * 4));
  floats.forEach((value, at) => view.setFloat32(4 * at, value, true));
  return new Uint8Array(view.buffer);
}

function floatsOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(4 * at, true));
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
