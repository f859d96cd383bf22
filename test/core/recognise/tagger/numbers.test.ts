import assert from "node:assert/strict";
import fc from "fast-check";
import { FeatureList, mostFeatures } from "../../../../src/core/recognise/tagger/features.ts";
import { HashSet } from "../../../../src/core/recognise/tagger/hashSet.ts";
import { labelCount as L } from "../../../../src/core/recognise/tagger/labels.ts";
import * as slabs from "../../../../src/core/recognise/tagger/slabs.ts";
import { documentSteps, lineSteps, Scorer, type WeightTable } from "../../../../src/core/recognise/tagger/weights.ts";

const hash = fc.integer({ min: -0x80000000, max: 0x7fffffff });

describe("a set of hashes", () => {
  it("has what was put into it, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hash, fc.constant(0)), { maxLength: 3000 }), fc.array(hash), (put, others) => {
        const [set, model] = [new HashSet(), new Set(put)];
        for (const one of put) set.add(one);
        for (const one of [...put, ...others, 0]) assert.equal(set.has(one), model.has(one));
      }),
    );
  });
});

describe("the sums of both passes", () => {
  const table = (hashes: readonly number[], steps: readonly number[]): WeightTable => ({
    hashes: Uint32Array.from(hashes),
    steps: Int8Array.from(steps),
    stepSize: 1,
    transitions: new Float32Array((L + 1) * L),
  });
  const steps = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: L, maxLength: L });

  it("come apart again, however many features a token has", () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 0, max: mostFeatures - 1 }), (line, document, times) => {
        const scorer = new Scorer(table([7], line), table([7], document));
        const features = new FeatureList();
        features.hashes.fill(7);
        features.length = times;
        const sums = new Int32Array(L);
        scorer.addAll(features, sums);
        assert.deepEqual([...sums].map(lineSteps), line.map((step) => 0 + step * times));
        assert.deepEqual([...sums].map(documentSteps), document.map((step) => 0 + step * times));
      }),
    );
  });
});

describe("arrays cut from large ones", () => {
  it("are as long as asked, hold 0, and share nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 }), (counts) => {
        const cut = counts.map((count) => slabs.integers(count));
        for (const [index, count] of counts.entries()) {
          assert.equal(cut[index]!.length, count);
          assert.ok(cut[index]!.every((value) => value === 0));
          cut[index]!.fill(index + 1);
        }
        cut.forEach((array, index) => assert.ok(array.every((value) => value === index + 1)));
      }),
      { numRuns: 20 },
    );
  });
});
