import assert from "node:assert/strict";
import fc from "fast-check";
import { count, phrasesOf, summed, type Counts, type Tally } from "../../src/core/conlleval.ts";

const tags = (line: string): string[] => line.split(" ").filter(Boolean);
const phrases = (line: string): string[] => phrasesOf(tags(line)).map(({ start, end, type }) => `${type} ${start}-${end}`);

/** right, proposed, gold, then precision, recall and F1 as conlleval prints them. */
function scored(counts: ReadonlyMap<string, Counts>, types?: readonly string[]): string {
  const { right, proposed, gold, p, r, f } = summed(counts, types);
  return [right, proposed, gold, ...[p, r, f].map((share) => share.toFixed(2))].join(" ");
}

function tallyOf(...sentences: readonly (readonly [gold: string, proposed: string])[]): Tally {
  const tally: Tally = new Map();
  for (const [gold, proposed] of sentences) count(tags(gold), tags(proposed), tally);
  return tally;
}

describe("phrases of a BIO sequence", () => {
  it("begin at B, go on at I of their type, and end before anything else", () => {
    assert.deepEqual(phrases("B-PER I-PER O B-LOC B-LOC I-LOC"), ["PER 0-2", "LOC 3-4", "LOC 4-6"]);
  });

  it("begin at I after O, after another type, and at the start", () => {
    assert.deepEqual(phrases("I-PER I-PER O I-LOC B-ORG I-LOC"), ["PER 0-2", "LOC 3-4", "ORG 4-5", "LOC 5-6"]);
  });
});

describe("counting as conlleval does", () => {
  it("asks for the very span and the very type", () => {
    const tally = tallyOf(
      ["B-PER I-PER O B-LOC O B-ORG", "B-PER I-PER O B-ORG O B-ORG"],
      ["B-LOC I-LOC O", "B-LOC O B-PER"],
    );
    assert.equal(scored(tally, ["PER"]), "1 2 1 50.00 100.00 66.67");
    assert.equal(scored(tally, ["LOC"]), "0 1 2 0.00 0.00 0.00");
    assert.equal(scored(tally, ["ORG"]), "1 2 1 50.00 100.00 66.67");
    assert.equal(scored(tally), "2 5 4 40.00 50.00 44.44");
  });

  it("takes an I that begins a phrase for a B, on either side", () => {
    assert.equal(scored(tallyOf(["B-LOC I-LOC", "I-LOC I-LOC"])), "1 1 1 100.00 100.00 100.00");
  });

  // The output that is published with the script for the example of the CoNLL-2000 shared task.
  it("rounds as the published output does", () => {
    const published = new Map([
      ["ADVP", { right: 5, proposed: 11, gold: 8 }],
      ["NP", { right: 206, proposed: 317, gold: 262 }],
      ["PP", { right: 89, proposed: 107, gold: 90 }],
      ["SBAR", { right: 2, proposed: 3, gold: 6 }],
      ["VP", { right: 69, proposed: 100, gold: 87 }],
      ["other", { right: 0, proposed: 1, gold: 6 }],
    ]);
    assert.equal(scored(published, ["ADVP"]), "5 11 8 45.45 62.50 52.63");
    assert.equal(scored(published, ["NP"]), "206 317 262 64.98 78.63 71.16");
    assert.equal(scored(published, ["PP"]), "89 107 90 83.18 98.89 90.36");
    assert.equal(scored(published, ["SBAR"]), "2 3 6 66.67 33.33 44.44");
    assert.equal(scored(published, ["VP"]), "69 100 87 69.00 79.31 73.80");
    assert.equal(scored(published), "371 539 459 68.83 80.83 74.35");
  });

  it("gives 0 for a share of nothing", () => {
    assert.equal(scored(tallyOf(["O O", "O O"])), "0 0 0 0.00 0.00 0.00");
    assert.equal(scored(tallyOf(["B-PER", "O"])), "0 0 1 0.00 0.00 0.00");
  });

  const tag = fc.constantFrom("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
  const pairs = fc.array(fc.tuple(tag, tag), { maxLength: 12 });

  it("turns precision into recall when the sides change places", () =>
    fc.assert(
      fc.property(pairs, (sentence) => {
        const [gold, proposed] = [sentence.map(([one]) => one), sentence.map(([, other]) => other)];
        const [there, back]: [Tally, Tally] = [new Map(), new Map()];
        count(gold, proposed, there);
        count(proposed, gold, back);
        const [one, other] = [summed(there), summed(back)];
        assert.deepEqual([other.p, other.r, other.f, other.right], [one.r, one.p, one.f, one.right]);
      }),
    ));

  it("finds no more right than there are on either side, and everything right in itself", () =>
    fc.assert(
      fc.property(pairs, (sentence) => {
        const [gold, proposed] = [sentence.map(([one]) => one), sentence.map(([, other]) => other)];
        const tally: Tally = new Map();
        count(gold, proposed, tally);
        const { right, proposed: all, gold: wanted } = summed(tally);
        assert.ok(right <= Math.min(all, wanted));
        const own: Tally = new Map();
        count(gold, gold, own);
        const { right: ownRight, gold: ownGold } = summed(own);
        assert.equal(ownRight, ownGold);
      }),
    ));
});
