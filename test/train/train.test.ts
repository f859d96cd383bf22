import assert from "node:assert/strict";
import { bigramsOf, classesOf } from "../../scripts/train/classes.ts";
import { train, type Example, type Options } from "../../scripts/train/crf.ts";
import { folded } from "../../scripts/train/fold.ts";
import { scorerOf } from "../../scripts/train/scorer.ts";
import { decode } from "../../src/core/recognise/tagger/viterbi.ts";
import { labelOf, tagOf } from "../../src/core/recognise/tagger/labels.ts";

/** A sentence of words, each its own feature and its neighbour's. */
function example(words: readonly number[], tags: readonly string[], style = 0): Example {
  const ids = words.flatMap((word, at) => [word, 1000 + (words[at - 1] ?? 0)]);
  return { style, labels: Uint8Array.from(tags, labelOf), ids: Uint32Array.from(ids), start: Uint32Array.from({ length: words.length + 1 }, (_, at) => 2 * at) };
}

const options: Options = { styles: 2, epochs: 20, rate: 0.2, l1: 0, leastCount: 1, seed: 3 };

describe("the trainer of the recogniser", () => {
  const examples = [
    ...Array.from({ length: 5 }, () => example([7, 1, 2, 9], ["O", "B-PER", "I-PER", "O"])),
    ...Array.from({ length: 5 }, () => example([8, 1, 9], ["O", "B-LOC", "O"])),
    // In another style the word after 8 is no name.
    ...Array.from({ length: 5 }, () => example([8, 1, 9], ["O", "O", "O"], 1)),
  ];
  const tagsOf = (one: Example, style: number): string[] => {
    const model = train(examples, options);
    const { labels } = decode(scorerOf(model)(one, style), model.transitions[style]!, one.labels.length);
    return [...labels].map(tagOf);
  };

  it("learns what a word is from the words beside it, in each style its own way", () => {
    assert.deepEqual(tagsOf(example([7, 1, 2, 9], ["O", "O", "O", "O"]), 0), ["O", "B-PER", "I-PER", "O"]);
    assert.deepEqual(tagsOf(example([8, 1, 9], ["O", "O", "O"]), 0), ["O", "B-LOC", "O"]);
    assert.deepEqual(tagsOf(example([8, 1, 9], ["O", "O", "O"]), 1), ["O", "O", "O"]);
  });

  it("gives the same weights for the same data and seed", () => {
    assert.deepEqual(folded(train(examples, options), 0, 100), folded(train(examples, options), 0, 100));
  });

  it("keeps the loudest features when it must choose", () => {
    const model = train(examples, options);
    const [all, few] = [folded(model, 0, 100), folded(model, 0, 3)];
    const loudness = (table: typeof all, row: number): number => Math.max(...[...table.steps.subarray(row * 9, row * 9 + 9)].map(Math.abs)) * table.stepSize;
    const kept = [...few.hashes.keys()].map((row) => loudness(few, row));
    const left = [...all.hashes.keys()].filter((row) => !few.hashes.includes(all.hashes[row]!)).map((row) => loudness(all, row));
    assert.equal(few.hashes.length, 3);
    assert.ok(Math.min(...kept) >= Math.max(...left) - 0.1);
  });
});

describe("classes of words", () => {
  it("put words of the same company together", () => {
    // 0 and 1 stand before 2 or 3, which stand before 4.
    const text = Int32Array.from(Array.from({ length: 200 }, (_, at) => [at % 2, 2 + (Math.floor(at / 2) % 2), 4, -1]).flat());
    const classes = classesOf(bigramsOf(text, 5), 3, 10, () => undefined);
    assert.equal(classes[0], classes[1]);
    assert.equal(classes[2], classes[3]);
    assert.equal(new Set(classes).size, 3);
  });
});
