/** The likeliest labels of a line, and how sure each is. */

import { isBegin, labelCount as L, mayFollow, outside } from "./labels.ts";

/** How well labels follow one another, for both ways of adding up; in rows by the later label, the line's start in the last column. */
export interface Transitions {
  readonly scores: Float64Array;
  /** e to the power of the scores, 0 where a label may not follow. */
  readonly factors: Float64Array;
}

const columns = L + 1;

/** Scores are natural logarithms: `scores[before * labelCount + label]`, the last row for the line's start. */
export function transitionsOf(scores: Float32Array): Transitions {
  const byLater = new Float64Array(L * columns);
  const factors = new Float64Array(L * columns);
  for (let label = 0; label < L; label++) {
    for (let before = 0; before < columns; before++) {
      const score = scores[before * L + label]!;
      const isAllowed = mayFollow(before === L ? outside : before, label);
      byLater[label * columns + before] = isAllowed ? score : -Infinity;
      factors[label * columns + before] = isAllowed ? Math.exp(score) : 0;
    }
  }
  return { scores: byLater, factors };
}

export interface Decoded {
  readonly labels: Uint8Array;
  /** The probability of each label of each token, given the whole line. */
  readonly marginals: Float32Array;
}

/** Scores are natural logarithms: `emission[token * L + label]`, `transition[before * L + label]`. */
export function decode(emission: Float32Array, transition: Float32Array, count: number): Decoded {
  const decoded = { labels: new Uint8Array(count), marginals: new Float32Array(count * L) };
  decodeInto(decoded, emission, transitionsOf(transition), 0, count);
  return decoded;
}

/** Decodes the tokens of a stretch of a line, and puts what is found of each in its place. */
export function decodeInto({ labels, marginals }: Decoded, emission: Float32Array, transitions: Transitions, start: number, count: number): void {
  if (count === 0) return;
  if (room < count) makeRoom(count);
  viterbi(emission, transitions.scores, start, count, labels);
  marginalsOf(emission, transitions.factors, start, count, marginals);
}

let room = 0;
let scores = new Float64Array(0);
let backs = new Uint8Array(0);
let forward = new Float64Array(0);
let factors = new Float64Array(0);

function makeRoom(count: number): void {
  room = count * 2;
  scores = new Float64Array(room * L);
  backs = new Uint8Array(room * L);
  forward = new Float64Array(room * L);
  factors = new Float64Array(room * L);
}

/** Any label may stand before the beginning of a name or outside; before a name's inside only that name's beginning or inside. */
const isInside = Uint8Array.from({ length: L }, (_, label) => (label === outside || isBegin(label) ? 0 : 1));

function viterbi(emission: Float32Array, transition: Float64Array, start: number, count: number, labels: Uint8Array): void {
  const first = start * L;
  for (let y = 0; y < L; y++) scores[y] = emission[first + y]! + transition[y * columns + L]!;
  for (let at = 1; at < count; at++) {
    const e = at * L;
    const p = e - L;
    for (let y = 0; y < L; y++) {
      const row = y * columns;
      const inside = isInside[y] === 1;
      const high = inside ? y + 1 : L;
      let best = -Infinity;
      let from = 0;
      for (let x = inside ? y - 1 : 0; x < high; x++) {
        const score = scores[p + x]! + transition[row + x]!;
        if (score > best) {
          best = score;
          from = x;
        }
      }
      scores[e + y] = best + emission[first + e + y]!;
      backs[e + y] = from;
    }
  }
  let best = 0;
  const last = (count - 1) * L;
  for (let y = 1; y < L; y++) if (scores[last + y]! > scores[last + best]!) best = y;
  for (let at = count - 1; at >= 0; at--) {
    labels[start + at] = best;
    best = backs[at * L + best]!;
  }
}

const backward = new Float64Array(L);
const weighted = new Float64Array(L);

function marginalsOf(emission: Float32Array, moves: Float64Array, start: number, count: number, marginals: Float32Array): void {
  const first = start * L;
  for (let at = 0; at < count; at++) {
    const e = at * L;
    const p = e - L;
    let most = -Infinity;
    for (let y = 0; y < L; y++) if (emission[first + e + y]! > most) most = emission[first + e + y]!;
    let sum = 0;
    for (let y = 0; y < L; y++) {
      const row = y * columns;
      const factor = Math.exp(emission[first + e + y]! - most);
      factors[e + y] = factor;
      let into = 0;
      if (at === 0) into = moves[row + L]!;
      else if (isInside[y] === 1) into = forward[p + y - 1]! * moves[row + y - 1]! + forward[p + y]! * moves[row + y]!;
      else for (let x = 0; x < L; x++) into += forward[p + x]! * moves[row + x]!;
      sum += forward[e + y] = into * factor;
    }
    const share = 1 / sum;
    for (let y = 0; y < L; y++) forward[e + y]! *= share;
  }
  backward.fill(1);
  for (let at = count - 1; at >= 0; at--) {
    const e = at * L;
    let sum = 0;
    for (let y = 0; y < L; y++) sum += forward[e + y]! * backward[y]!;
    const share = 1 / sum;
    for (let y = 0; y < L; y++) marginals[first + e + y] = forward[e + y]! * backward[y]! * share;
    if (at === 0) break;
    for (let y = 0; y < L; y++) weighted[y] = factors[e + y]! * backward[y]!;
    backward.fill(0);
    let total = 0;
    for (let y = 0; y < L; y++) {
      const row = y * columns;
      const weight = weighted[y]!;
      if (isInside[y] === 1) {
        backward[y - 1]! += moves[row + y - 1]! * weight;
        backward[y]! += moves[row + y]! * weight;
      } else for (let x = 0; x < L; x++) backward[x]! += moves[row + x]! * weight;
      total += weight;
    }
    const scale = 1 / total;
    for (let x = 0; x < L; x++) backward[x]! *= scale;
  }
}
