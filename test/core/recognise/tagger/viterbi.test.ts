import assert from "node:assert/strict";
import fc from "fast-check";
import { labelCount as L, labelOf, mayFollow, outside, tagOf } from "../../../../src/core/recognise/tagger/labels.ts";
import { decode } from "../../../../src/core/recognise/tagger/viterbi.ts";

const score = fc.float({ min: -4, max: 4, noNaN: true });
const lines = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    emission: fc.array(score, { minLength: count * L, maxLength: count * L }).map((list) => Float32Array.from(list)),
    transition: fc.array(score, { minLength: (L + 1) * L, maxLength: (L + 1) * L }).map((list) => Float32Array.from(list)),
  }),
);

/** Every sequence of labels that BIO allows. */
function* sequences(count: number, before: number = outside): Generator<number[]> {
  if (count === 0) return yield [];
  for (let label = 0; label < L; label++) {
    if (!mayFollow(before, label)) continue;
    for (const rest of sequences(count - 1, label)) yield [label, ...rest];
  }
}

function scoreOf(labels: readonly number[], emission: Float32Array, transition: Float32Array): number {
  return labels.reduce((sum, label, at) => sum + emission[at * L + label]! + transition[(at === 0 ? L : labels[at - 1]!) * L + label]!, 0);
}

describe("the tagger's decoding", () => {
  it("gives the best of all allowed sequences", () => {
    fc.assert(
      fc.property(lines, ({ count, emission, transition }) => {
        const best = Math.max(...[...sequences(count)].map((labels) => scoreOf(labels, emission, transition)));
        const { labels } = decode(emission, transition, count);
        assert.ok(Math.abs(scoreOf([...labels], emission, transition) - best) < 1e-4);
      }),
      { numRuns: 60 },
    );
  });

  it("gives each label the share of the sequences that have it", () => {
    fc.assert(
      fc.property(lines, ({ count, emission, transition }) => {
        const all = [...sequences(count)].map((labels) => ({ labels, weight: Math.exp(scoreOf(labels, emission, transition)) }));
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const { marginals } = decode(emission, transition, count);
        for (let at = 0; at < count; at++) {
          for (let label = 0; label < L; label++) {
            const share = all.reduce((sum, { labels, weight }) => sum + (labels[at] === label ? weight : 0), 0) / total;
            assert.ok(Math.abs(share - marginals[at * L + label]!) < 1e-3, `${tagOf(label)} at ${at}: ${marginals[at * L + label]} for ${share}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("never puts an inside label after another type", () => {
    fc.assert(
      fc.property(lines, ({ count, emission, transition }) => {
        const { labels } = decode(emission, transition, count);
        assert.ok([...labels].every((label, at) => mayFollow(at === 0 ? outside : labels[at - 1]!, label)));
      }),
    );
  });

  it("reads and writes tags", () => {
    for (let label = 0; label < L; label++) assert.equal(labelOf(tagOf(label)), label);
  });
});
