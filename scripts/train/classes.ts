// Word classes by exchange (Kneser and Ney 1993, Martin, Liermann and Ney 1998): words move between classes as long as the bigram
// model over classes grows likelier. `classesOf` is deterministic.

/** Bigram counts of a vocabulary, both ways, as compressed rows. */
export interface Bigrams {
  readonly size: number;
  readonly counts: Float64Array;
  readonly right: Rows;
  readonly left: Rows;
}

interface Rows {
  readonly start: Int32Array;
  readonly word: Int32Array;
  readonly count: Int32Array;
}

/** Counts pairs in a running text of word numbers; -1 breaks the text. Words are 0 … size-1. */
export function bigramsOf(text: Int32Array, size: number): Bigrams {
  const pairs = new Float64Array(text.length);
  let length = 0;
  const counts = new Float64Array(size);
  for (let at = 0; at < text.length; at++) {
    const word = text[at]!;
    if (word < 0) continue;
    counts[word]!++;
    const next = at + 1 < text.length ? text[at + 1]! : -1;
    if (next >= 0) pairs[length++] = word * size + next;
  }
  const right = rowsOf(pairs.subarray(0, length), size);
  for (let at = 0; at < length; at++) {
    const word = Math.floor(pairs[at]! / size);
    pairs[at] = (pairs[at]! - word * size) * size + word;
  }
  return { size, counts, right, left: rowsOf(pairs.subarray(0, length), size) };
}

function rowsOf(pairs: Float64Array, size: number): Rows {
  pairs.sort();
  const words: number[] = [];
  const counts: number[] = [];
  const start = new Int32Array(size + 1);
  let row = 0;
  for (let at = 0; at < pairs.length; ) {
    let end = at + 1;
    while (end < pairs.length && pairs[end] === pairs[at]) end++;
    const first = Math.floor(pairs[at]! / size);
    while (row < first) start[++row] = words.length;
    words.push(pairs[at]! - first * size);
    counts.push(end - at);
    at = end;
  }
  while (row < size) start[++row] = words.length;
  return { start, word: Int32Array.from(words), count: Int32Array.from(counts) };
}

/** The class of each word, after so many rounds over the vocabulary. Words are in order of falling frequency. */
export function classesOf(bigrams: Bigrams, classes: number, rounds: number, report: (line: string) => void): Uint16Array {
  const { size, counts, right, left } = bigrams;
  const classOf = Uint16Array.from({ length: size }, (_, word) => word % classes);
  const pair = new Float64Array(classes * classes);
  const total = new Float64Array(classes);
  for (let word = 0; word < size; word++) {
    total[classOf[word]!]! += counts[word]!;
    for (let at = right.start[word]!; at < right.start[word + 1]!; at++) {
      pair[classOf[word]! * classes + classOf[right.word[at]!]!]! += right.count[at]!;
    }
  }
  // Neighbouring classes of the word in hand, with their counts on either side.
  const after = new Float64Array(classes);
  const before = new Float64Array(classes);
  const afterList = new Int32Array(classes);
  const beforeList = new Int32Array(classes);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let word = 0; word < size; word++) {
      let afters = 0;
      let befores = 0;
      let self = 0;
      for (let at = right.start[word]!; at < right.start[word + 1]!; at++) {
        const other = right.word[at]!;
        if (other === word) {
          self = right.count[at]!;
          continue;
        }
        const c = classOf[other]!;
        if (after[c] === 0) afterList[afters++] = c;
        after[c]! += right.count[at]!;
      }
      for (let at = left.start[word]!; at < left.start[word + 1]!; at++) {
        const other = left.word[at]!;
        if (other === word) continue;
        const c = classOf[other]!;
        if (before[c] === 0) beforeList[befores++] = c;
        before[c]! += left.count[at]!;
      }
      const count = counts[word]!;
      const from = classOf[word]!;
      shift(from, -1);
      let best = from;
      let bestGain = -Infinity;
      for (let to = 0; to < classes; to++) {
        const row = to * classes;
        let gain = 0;
        for (let at = 0; at < afters; at++) {
          const c = afterList[at]!;
          if (c === to) continue;
          const had = pair[row + c]!;
          gain += xlogx(had + after[c]!) - xlogx(had);
        }
        for (let at = 0; at < befores; at++) {
          const c = beforeList[at]!;
          if (c === to) continue;
          const had = pair[c * classes + to]!;
          gain += xlogx(had + before[c]!) - xlogx(had);
        }
        const inside = pair[row + to]!;
        gain += xlogx(inside + after[to]! + before[to]! + self) - xlogx(inside);
        const had = total[to]!;
        gain -= 2 * (xlogx(had + count) - xlogx(had));
        if (gain > bestGain) [best, bestGain] = [to, gain];
      }
      shift(best, 1);
      if (best !== from) {
        classOf[word] = best;
        moved++;
      }
      for (let at = 0; at < afters; at++) after[afterList[at]!] = 0;
      for (let at = 0; at < befores; at++) before[beforeList[at]!] = 0;

      function shift(to: number, sign: 1 | -1): void {
        for (let at = 0; at < afters; at++) pair[to * classes + afterList[at]!]! += sign * after[afterList[at]!]!;
        for (let at = 0; at < befores; at++) pair[beforeList[at]! * classes + to]! += sign * before[beforeList[at]!]!;
        pair[to * classes + to]! += sign * self;
        total[to]! += sign * count;
      }
    }
    report(`${classes} classes, round ${round + 1}: ${moved} words moved`);
    if (moved < size / 1000) break;
  }
  return classOf;
}

const small = Float64Array.from({ length: 1 << 16 }, (_, x) => (x === 0 ? 0 : x * Math.log(x)));

function xlogx(x: number): number {
  return x < small.length ? small[x]! : x * Math.log(x);
}
