import assert from "node:assert/strict";
import fc from "fast-check";
import { hashOf } from "../../../../src/core/recognise/tagger/hash.ts";
import { HashIndex } from "../../../../src/core/recognise/tagger/hashIndex.ts";
import { labelCount as L } from "../../../../src/core/recognise/tagger/labels.ts";
import { classSizes } from "../../../../src/core/recognise/tagger/vocabulary.ts";
import { readVocabulary, writeVocabulary } from "../../../../src/core/recognise/tagger/vocabularyFile.ts";
import { readWeights, writeWeights, type WeightTable } from "../../../../src/core/recognise/tagger/weights.ts";

const hash = fc.integer({ min: 0, max: 0xffffffff });
const byte = fc.integer({ min: 0, max: 255 });

const tables: fc.Arbitrary<WeightTable> = fc
  .uniqueArray(hash, { maxLength: 40 })
  .chain((hashes) =>
    fc.record({
      hashes: fc.constant(Uint32Array.from(hashes).sort()),
      steps: fc.array(fc.integer({ min: -127, max: 127 }), { minLength: hashes.length * L, maxLength: hashes.length * L }).map((list) => Int8Array.from(list)),
      stepSize: fc.constantFrom(0.5, 0.25),
      transitions: fc.array(fc.float({ noNaN: true }), { minLength: (L + 1) * L, maxLength: (L + 1) * L }).map((list) => Float32Array.from(list)),
    }, { noNullPrototype: true }),
  );

const weights = fc.record({
  style: fc.constantFrom("product", "a"),
  line: tables,
  document: tables,
  bias: fc.record({ line: fc.constantFrom(0, 1.5), document: fc.constantFrom(0.25, -1) }, { noNullPrototype: true }),
  plainMargin: fc.constantFrom(4, 5.5),
  calibration: fc.constant(Float32Array.from([0.25, 0.75])),
}, { noNullPrototype: true });

describe("the recogniser's files", () => {
  it("give back the weights that were written", () => {
    fc.assert(fc.property(weights, (written) => assert.deepEqual(readWeights(writeWeights(written)), written)), { numRuns: 50 });
  });

  it("are refused with a sentence when they are cut, of another kind, or longer than they say", () => {
    const bytes = writeWeights(fc.sample(weights, { numRuns: 1, seed: 7 })[0]!);
    for (const damaged of [new Uint8Array(0), bytes.slice(0, 3), bytes.slice(0, bytes.length - 1), Uint8Array.from([...bytes, 0]), bytes.map((value, at) => (at === 3 ? value + 1 : value))]) {
      assert.throws(() => readWeights(damaged), /weights are damaged/);
    }
    assert.throws(() => readVocabulary(bytes), /word list is damaged/);
  });

  it("give back the words that were written, in any order", () => {
    const word = fc.record({
      hash,
      frequency: byte,
      parts: byte,
      classes: fc.tuple(...classSizes.map(() => fc.integer({ min: 0, max: 0xffff }))) as fc.Arbitrary<[number, number, number]>,
    });
    fc.assert(
      fc.property(fc.uniqueArray(word, { selector: (one) => one.hash, maxLength: 30 }), (words) => {
        const bytes = writeVocabulary(words);
        assert.equal(readVocabulary(bytes).size, words.length);
        assert.deepEqual(writeVocabulary([...words].reverse()), bytes);
      }),
      { numRuns: 50 },
    );
    const vocabulary = readVocabulary(writeVocabulary([{ hash: hashOf("مصر") >>> 0, frequency: 80, parts: 2, classes: [63, 255, 1023] }]));
    const row = vocabulary.row("مصر");
    assert.deepEqual(
      [vocabulary.frequency(row), vocabulary.parts(row), vocabulary.classAt(row, 0), vocabulary.classAt(row, 1), vocabulary.classAt(row, 2)],
      [80, 2, 63, 255, 1023],
    );
    assert.deepEqual([vocabulary.row("قطر"), vocabulary.frequency(-1), vocabulary.parts(-1)], [-1, 0, 0]);
  });
});

describe("a hash index", () => {
  it("finds every key at its place, and no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { maxLength: 200 }), fc.array(hash, { maxLength: 50 }), (keys, others) => {
        const index = new HashIndex(Uint32Array.from(keys));
        keys.forEach((key, at) => assert.equal(index.at(key), at));
        for (const other of others) assert.equal(index.at(other), keys.indexOf(other));
      }),
      { numRuns: 50 },
    );
  });
});
