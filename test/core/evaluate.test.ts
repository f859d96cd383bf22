import assert from "node:assert/strict";
import fc from "fast-check";
import { bcubed, type Gathering } from "../../src/core/bcubed.ts";
import { evaluate, sharesOfCounts, type Gold } from "../../src/core/evaluate.ts";
import type { EntityType } from "../../src/core/model.ts";

const place = (start: number, end: number, type: EntityType = "LOC") => ({ start, end, type });

describe("evaluation of mentions", () => {
  it("asks for the very span and the very type", () => {
    const gold: Gold = { mentions: [place(0, 4), place(6, 9), place(10, 14)] };
    const score = evaluate(gold, [place(0, 4), place(5, 9), place(10, 14, "ORG")]);
    assert.deepEqual(score.found, [place(0, 4)]);
    assert.deepEqual(score.missed, [place(6, 9), place(10, 14)]);
    assert.deepEqual(score.false, [place(5, 9), place(10, 14, "ORG")]);
  });

  it("neither asks for a doubtful mention nor counts what overlaps it", () => {
    const gold: Gold = { mentions: [{ ...place(0, 8), doubtful: true }] };
    for (const found of [[], [place(0, 8)], [place(3, 5, "NORP")]]) {
      assert.deepEqual(evaluate(gold, found), { found: [], missed: [], false: [] });
    }
    assert.deepEqual(evaluate(gold, [place(8, 9)]).false, [place(8, 9)]);
  });

  it("passes over a reading of another convention only where it is that very reading", () => {
    const gold: Gold = { mentions: [], ignore: [{ start: 0, end: 8 }] };
    assert.deepEqual(evaluate(gold, [place(0, 8), place(0, 7)]).false, [place(0, 7)]);
  });

  it("gives precision, recall and their harmonic mean", () => {
    assert.deepEqual(sharesOfCounts({ found: 3, missed: 3, false: 1 }), { precision: 0.75, recall: 0.5, f1: 0.6 });
    assert.deepEqual(sharesOfCounts({ found: 0, missed: 0, false: 0 }), { precision: 1, recall: 1, f1: 1 });
    assert.deepEqual(sharesOfCounts({ found: 0, missed: 2, false: 0 }), { precision: 1, recall: 0, f1: 0 });
  });
});

/** Mentions 1, 2, 3 … gathered as the letters say: "aab" puts the first two together. */
function gathered(letters: string): Gathering {
  return new Map([...letters].map((entity, index) => [String(index + 1), entity]));
}

const rounded = ({ precision, recall }: { precision: number; recall: number }) =>
  [precision, recall].map((share) => Math.round(share * 1000) / 1000);

describe("B-cubed", () => {
  // The two responses to one key that Bagga and Baldwin (1998) tell apart.
  it("thinks worse of joining two large entities than of joining a large and a small one", () => {
    const gold = gathered("aaaaabbccccc");
    assert.deepEqual(rounded(bcubed(gold, gathered("xxxxxyyyyyyy"))), [0.762, 1]);
    assert.deepEqual(rounded(bcubed(gold, gathered("xxxxxyyxxxxx"))), [0.583, 1]);
  });

  it("gives nothing for a mention that was missed or made up", () => {
    assert.deepEqual(rounded(bcubed(gathered("aab"), new Map([["1", "x"], ["2", "x"]]))), [1, 0.667]);
    assert.deepEqual(rounded(bcubed(gathered("aa"), gathered("xxy"))), [0.667, 1]);
    assert.deepEqual(rounded(bcubed(gathered("aa"), gathered("xxx"))), [0.444, 1]);
  });

  const gathering = fc.dictionary(fc.constantFrom(..."123456789"), fc.constantFrom(..."abcd")).map((record) => new Map(Object.entries(record)));

  it("is 1 for the same entities under other names", () =>
    fc.assert(
      fc.property(gathering, (gold) => {
        const renamed = new Map([...gold].map(([mention, entity]) => [mention, `${entity}${entity}`]));
        assert.deepEqual(rounded(bcubed(gold, renamed)), [1, 1]);
      }),
    ));

  it("turns precision into recall when the sides change places, and stays between 0 and 1", () =>
    fc.assert(
      fc.property(gathering, gathering, (one, other) => {
        const { precision, recall, f1 } = bcubed(one, other);
        const turned = bcubed(other, one);
        assert.deepEqual([turned.recall, turned.precision, turned.f1], [precision, recall, f1]);
        assert.ok([precision, recall, f1].every((share) => share >= 0 && share <= 1 + 1e-9));
      }),
    ));
});
