// A linear-chain conditional random field over sparse binary features, trained sentence by sentence with FTRL-proximal (McMahan et al.
// 2013: per-coordinate rates and an L1 bound), with feature augmentation for several styles of annotation (Daumé III 2007): each weight
// is the sum of one that all styles share and one of the sentence's own style. Deterministic for a seed.
import { labelCount as L } from "../../src/core/recognise/tagger/labels.ts";

export interface Example {
  readonly style: number;
  readonly labels: Uint8Array;
  /** Features of token i: `ids[start[i]] … ids[start[i+1]-1]`, hashes until `numbered`. */
  readonly ids: Uint32Array;
  readonly start: Uint32Array;
  /** A fixed score for each token and label, from an earlier pass. */
  readonly base?: Float32Array;
}

export interface Options {
  readonly styles: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l1: number;
  readonly leastCount: number;
  readonly seed: number;
  /** Fixed scores of transitions by style, from an earlier pass. */
  readonly transitions?: readonly Float32Array[];
  readonly report?: (line: string) => void;
}

export interface Model {
  readonly hashes: Uint32Array;
  /** labelCount weights a feature: shared, then those of each style. A style without the feature has none. */
  readonly shared: Float32Array;
  readonly own: readonly { readonly row: Int32Array; readonly weights: Float32Array }[];
  /** [style][before * L + label], `before` = L for the sentence's start: shared part added. */
  readonly transitions: readonly Float32Array[];
}

const stride = 3 * L;

/** Weights with what FTRL keeps for each, w, z and n side by side, and the sum of what the weights were after some epochs. */
class Table {
  readonly data: Float32Array;
  readonly sums: Float32Array;
  constructor(rows: number) {
    this.data = new Float32Array(rows * stride);
    this.sums = new Float32Array(rows * L);
  }

  collect(): void {
    for (let row = 0; row * L < this.sums.length; row++) for (let y = 0; y < L; y++) this.sums[row * L + y]! += this.data[row * stride + y]!;
  }
}

/** The weights after so many last epochs are averaged: each by itself leans to the sentences it saw last. */
const lastEpochs = 3;

export function train(examples: readonly Example[], options: Options): Model {
  const { styles, epochs, rate, l1, leastCount, seed, report } = options;
  const counts = new Map<number, number>();
  const styleCounts = Array.from({ length: styles }, () => new Map<number, number>());
  for (const { ids, style } of examples) {
    const own = styleCounts[style]!;
    for (const id of ids) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      own.set(id, (own.get(id) ?? 0) + 1);
    }
  }
  const kept = [...counts].filter(([, count]) => count >= leastCount).map(([hash]) => hash).sort((a, b) => a - b);
  const hashes = Uint32Array.from(kept);
  const number = new Map(kept.map((hash, index) => [hash, index]));
  const shared = new Table(hashes.length);
  const own = styleCounts.map((of) => {
    const row = new Int32Array(hashes.length).fill(-1);
    let rows = 0;
    for (const hash of kept) if ((of.get(hash) ?? 0) >= leastCount) row[number.get(hash)!] = rows++;
    return { row, table: new Table(rows) };
  });
  counts.clear();
  styleCounts.forEach((of) => of.clear());
  const numbered = examples.map(({ ids, start }) => {
    const list = new Int32Array(ids.length);
    const from = new Uint32Array(start.length);
    let length = 0;
    for (let at = 0; at + 1 < start.length; at++) {
      from[at] = length;
      for (let i = start[at]!; i < start[at + 1]!; i++) {
        const id = number.get(ids[i]!);
        if (id !== undefined) list[length++] = id;
      }
    }
    from[start.length - 1] = length;
    return { list: list.slice(0, length), from };
  });
  report?.(`${examples.length} sentences, ${hashes.length} features`);

  const transition = new Table(L + 1);
  const ownTransition = Array.from({ length: styles }, () => new Table(L + 1));
  const order = Int32Array.from(examples.keys());
  const random = randomOf(seed);
  const longest = Math.max(...examples.map(({ labels }) => labels.length));
  const emission = new Float64Array(longest * L);
  const alpha = new Float64Array(longest * L);
  const beta = new Float64Array(longest * L);
  const gradient = new Float64Array(L);
  const moves = new Float64Array((L + 1) * L);
  const expected = new Float64Array((L + 1) * L);

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (const which of order) {
      const { labels, style, base } = examples[which]!;
      const { list, from } = numbered[which]!;
      const mine = own[style]!;
      const n = labels.length;
      for (let at = 0; at < n; at++) {
        const e = at * L;
        for (let y = 0; y < L; y++) emission[e + y] = base ? base[e + y]! : 0;
        for (let i = from[at]!; i < from[at + 1]!; i++) {
          const id = list[i]!;
          addRow(shared.data, id * stride, e);
          const row = mine.row[id]!;
          if (row >= 0) addRow(mine.table.data, row * stride, e);
        }
        let most = -Infinity;
        for (let y = 0; y < L; y++) most = Math.max(most, emission[e + y]!);
        for (let y = 0; y < L; y++) emission[e + y] = Math.exp(emission[e + y]! - most);
      }
      const t = ownTransition[style]!.data;
      for (let before = 0; before <= L; before++) {
        for (let y = 0; y < L; y++) moves[before * L + y] = Math.exp(transition.data[before * stride + y]! + t[before * stride + y]! + (options.transitions?.[style]![before * L + y] ?? 0));
      }
      // Forward and backward, each token's sums scaled to one.
      for (let y = 0; y < L; y++) alpha[y] = moves[L * L + y]! * emission[y]!;
      scale(alpha, 0);
      for (let at = 1; at < n; at++) {
        const [e, p] = [at * L, (at - 1) * L];
        for (let y = 0; y < L; y++) {
          let sum = 0;
          for (let x = 0; x < L; x++) sum += alpha[p + x]! * moves[x * L + y]!;
          alpha[e + y] = sum * emission[e + y]!;
        }
        scale(alpha, e);
      }
      for (let y = 0; y < L; y++) beta[(n - 1) * L + y] = 1;
      for (let at = n - 2; at >= 0; at--) {
        const [e, q] = [at * L, (at + 1) * L];
        for (let x = 0; x < L; x++) {
          let sum = 0;
          for (let y = 0; y < L; y++) sum += moves[x * L + y]! * emission[q + y]! * beta[q + y]!;
          beta[e + x] = sum;
        }
        scale(beta, e);
      }
      expected.fill(0);
      for (let at = 0; at < n; at++) {
        const e = at * L;
        let sum = 0;
        for (let y = 0; y < L; y++) sum += gradient[y] = alpha[e + y]! * beta[e + y]!;
        for (let y = 0; y < L; y++) gradient[y]! /= sum;
        loss -= Math.log(Math.max(1e-12, gradient[labels[at]!]!));
        if (at === 0) {
          for (let y = 0; y < L; y++) expected[L * L + y] = gradient[y]!;
          expected[L * L + labels[0]!]! -= 1;
        } else {
          const p = (at - 1) * L;
          let total = 0;
          for (let x = 0; x < L; x++) {
            for (let y = 0; y < L; y++) total += alpha[p + x]! * moves[x * L + y]! * emission[e + y]! * beta[e + y]!;
          }
          for (let x = 0; x < L; x++) {
            for (let y = 0; y < L; y++) expected[x * L + y]! += (alpha[p + x]! * moves[x * L + y]! * emission[e + y]! * beta[e + y]!) / total;
          }
          expected[labels[at - 1]! * L + labels[at]!]! -= 1;
        }
        gradient[labels[at]!]! -= 1;
        for (let i = from[at]!; i < from[at + 1]!; i++) {
          const id = list[i]!;
          updateRow(shared.data, id * stride, gradient, 0, rate, l1);
          const row = mine.row[id]!;
          if (row >= 0) updateRow(mine.table.data, row * stride, gradient, 0, rate, l1);
        }
      }
      for (let before = 0; before <= L; before++) {
        updateRow(transition.data, before * stride, expected, before * L, rate, 0);
        updateRow(t, before * stride, expected, before * L, rate, 0);
      }
    }
    if (epoch >= epochs - lastEpochs) {
      for (const table of [shared, transition, ...own.map((of) => of.table), ...ownTransition]) table.collect();
    }
    report?.(`epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(3)}`);
  }

  const weightsOf = ({ sums }: Table): Float32Array => sums.map((sum) => sum / Math.min(lastEpochs, epochs));
  const base = weightsOf(transition);
  return {
    hashes,
    shared: weightsOf(shared),
    own: own.map(({ row, table }) => ({ row, weights: weightsOf(table) })),
    transitions: ownTransition.map((table, style) => weightsOf(table).map((weight, at) => weight + base[at]! + (options.transitions?.[style]![at] ?? 0))),
  };

  function addRow(data: Float32Array, from: number, to: number): void {
    for (let y = 0; y < L; y++) emission[to + y]! += data[from + y]!;
  }

  function scale(values: Float64Array, from: number): void {
    let sum = 0;
    for (let y = 0; y < L; y++) sum += values[from + y]!;
    const by = 1 / sum;
    for (let y = 0; y < L; y++) values[from + y]! *= by;
  }
}

/** The mean of models of the same data, which have the same features. */
export function averaged(models: readonly Model[]): Model {
  const [first, ...rest] = models as [Model, ...Model[]];
  const mean = (of: (model: Model) => Float32Array): Float32Array =>
    of(first).map((weight, at) => rest.reduce((sum, model) => sum + of(model)[at]!, weight) / models.length);
  return {
    hashes: first.hashes,
    shared: mean(({ shared }) => shared),
    own: first.own.map(({ row }, style) => ({ row, weights: mean(({ own }) => own[style]!.weights) })),
    transitions: first.transitions.map((_, style) => mean(({ transitions }) => transitions[style]!)),
  };
}

function updateRow(data: Float32Array, row: number, gradient: Float64Array, from: number, rate: number, l1: number): void {
  for (let y = 0; y < L; y++) {
    const g = gradient[from + y]!;
    // Far below what a weight can show: most labels of most tokens.
    if (g < 1e-4 && g > -1e-4) continue;
    const [w, z, n] = [row + y, row + L + y, row + 2 * L + y];
    const had = data[n]!;
    const now = had + g * g;
    const root = Math.sqrt(now);
    const total = data[z]! + g - ((root - Math.sqrt(had)) / rate) * data[w]!;
    data[z] = total;
    data[n] = now;
    data[w] = total > l1 ? (l1 - total) / ((1 + root) / rate) : total < -l1 ? (-l1 - total) / ((1 + root) / rate) : 0;
  }
}

/** Mulberry32: a number in [0, 1). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
