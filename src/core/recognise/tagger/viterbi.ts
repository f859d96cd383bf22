/** The likeliest labels of a line, and how sure each is. */

import { labelCount as L, mayFollow } from "./labels.ts";

/** Which label may follow which, the start of a line in the last row. */
const allowed = Uint8Array.from({ length: (L + 1) * L }, (_, at) => {
  const before = Math.floor(at / L);
  return mayFollow(before === L ? 0 : before, at % L) ? 1 : 0;
});

export interface Decoded {
  readonly labels: Uint8Array;
  /** The probability of each label of each token, given the whole line. */
  readonly marginals: Float32Array;
}

/** Scores are natural logarithms: `emission[token * L + label]`, `transition[before * L + label]`. */
export function decode(emission: Float32Array, transition: Float32Array, count: number): Decoded {
  const decoded = { labels: new Uint8Array(count), marginals: new Float32Array(count * L) };
  decodeInto(decoded, emission, transition, 0, count);
  return decoded;
}

/** Decodes the tokens of a stretch of a line, and puts what is found of each in its place. */
export function decodeInto({ labels, marginals }: Decoded, emission: Float32Array, transition: Float32Array, start: number, count: number): void {
  if (count === 0) return;
  viterbi(emission, transition, start, count, labels);
  marginalsOf(emission, transition, start, count, marginals);
}

let scores = new Float64Array(0);
let backs = new Uint8Array(0);

function viterbi(emission: Float32Array, transition: Float32Array, start: number, count: number, labels: Uint8Array): void {
  const first = start * L;
  if (scores.length < count * L) [scores, backs] = [new Float64Array(count * L * 2), new Uint8Array(count * L * 2)];
  for (let y = 0; y < L; y++) scores[y] = allowed[L * L + y] ? emission[first + y]! + transition[L * L + y]! : -Infinity;
  for (let at = 1; at < count; at++) {
    const [e, p] = [at * L, (at - 1) * L];
    for (let y = 0; y < L; y++) {
      let best = -Infinity;
      let from = 0;
      for (let x = 0; x < L; x++) {
        if (!allowed[x * L + y]) continue;
        const score = scores[p + x]! + transition[x * L + y]!;
        if (score > best) [best, from] = [score, x];
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

let forward = new Float64Array(0);
let factors = new Float64Array(0);
const moves = new Float64Array((L + 1) * L);
const backward = new Float64Array(L);
const backwardNext = new Float64Array(L);

function marginalsOf(emission: Float32Array, transition: Float32Array, start: number, count: number, marginals: Float32Array): void {
  const first = start * L;
  if (forward.length < count * L) [forward, factors] = [new Float64Array(count * L * 2), new Float64Array(count * L * 2)];
  for (let at = 0; at < moves.length; at++) moves[at] = allowed[at] ? Math.exp(transition[at]!) : 0;
  for (let at = 0; at < count; at++) {
    const e = at * L;
    let most = -Infinity;
    for (let y = 0; y < L; y++) if (emission[first + e + y]! > most) most = emission[first + e + y]!;
    for (let y = 0; y < L; y++) factors[e + y] = Math.exp(emission[first + e + y]! - most);
    let sum = 0;
    for (let y = 0; y < L; y++) {
      let into = 0;
      if (at === 0) into = moves[L * L + y]!;
      else for (let x = 0; x < L; x++) into += forward[e - L + x]! * moves[x * L + y]!;
      sum += forward[e + y] = into * factors[e + y]!;
    }
    for (let y = 0; y < L; y++) forward[e + y]! /= sum;
  }
  backward.fill(1);
  for (let at = count - 1; at >= 0; at--) {
    const e = at * L;
    let sum = 0;
    for (let y = 0; y < L; y++) sum += forward[e + y]! * backward[y]!;
    for (let y = 0; y < L; y++) marginals[first + e + y] = (forward[e + y]! * backward[y]!) / sum;
    if (at === 0) break;
    let total = 0;
    for (let x = 0; x < L; x++) {
      let into = 0;
      for (let y = 0; y < L; y++) into += moves[x * L + y]! * factors[e + y]! * backward[y]!;
      total += backwardNext[x] = into;
    }
    for (let x = 0; x < L; x++) backward[x] = backwardNext[x]! / total;
  }
}
