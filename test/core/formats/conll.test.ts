import assert from "node:assert/strict";
import fc from "fast-check";
import { phrasesOf } from "../../../src/core/conlleval.ts";
import { layOut, readConll, styleOf, tagsOf, type Sentence } from "../../../src/core/formats/conll.ts";
import { entityTypes, type EntityType } from "../../../src/core/model.ts";
import { parseMarked } from "../../support/mark.ts";

const untagged = (tokens: string): Sentence => ({ tokens: tokens.split(" "), tags: tokens.split(" ").map(() => "O") });

/** Tags of one sentence, given with its mentions marked; the corpus has some tags besides. */
function tagged(marked: string, ...corpusTags: readonly string[]): string {
  const { text, mentions } = parseMarked(marked);
  const sentence = untagged(text);
  const style = styleOf([{ tokens: corpusTags, tags: corpusTags }]);
  return tagsOf(layOut([sentence]), mentions, style)[0]!.join(" ");
}

describe("a corpus of tokens and tags", () => {
  it("has sentences between blank lines, whatever the line ends and the columns between", () => {
    assert.deepEqual(readConll("في\tO\r\nنابلس\tB-LOC\r\n\r\n\nقال NN O\n"), [
      { tokens: ["في", "نابلس"], tags: ["O", "B-LOC"] },
      { tokens: ["قال"], tags: ["O"] },
    ]);
    assert.deepEqual(readConll(""), []);
  });

  it("names the line that has no tag", () => {
    assert.throws(() => readConll("في\tO\nنابلس\n"), /line 2 .*نابلس/);
    assert.throws(() => readConll("في\tPER\n"), /line 1/);
  });
});

describe("mentions in the style of a corpus", () => {
  it("take their words whole, with the particles before the name", () => {
    assert.equal(tagged("سافر من ب[[باكو|LOC|]] إلى [[تل أبيب|LOC|]] ."), "O O B-LOC O B-LOC I-LOC O");
  });

  it("stay two where they stand side by side", () => {
    assert.equal(tagged("[[باكو|LOC|]] [[موسكو|LOC|]]"), "B-LOC B-LOC");
    assert.equal(tagged("[[باكو|LOC|]]-[[تل أبيب|LOC|]]"), "B-LOC B-LOC");
  });

  it("are miscellaneous as products and events, and out as groups and dates", () => {
    assert.equal(tagged("[[هاروف|PROD|]] [[السبت|DATE|]] [[اليهود|NORP|]]"), "B-MISC O O");
  });

  it("keep the types that the corpus has", () => {
    assert.equal(tagged("[[هاروف|PROD|]] [[السبت|DATE|]] [[اليهود|NORP|]]", "B-PROD", "I-NORP"), "B-PROD O B-NORP");
  });

  it("leave a token to the name beside what the corpus does not mark", () => {
    assert.equal(tagged("[[اليهود|NORP|]]-[[باكو|LOC|]]"), "B-LOC");
  });

  const lengths = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 8 });

  it("are read back from their tags, if they are made of whole tokens", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(lengths, fc.constantFrom(...entityTypes)), { maxLength: 6 }), (parts) => {
        const wanted: { start: number; end: number; type: string }[][] = [];
        const mentions: { start: number; end: number; type: EntityType }[] = [];
        const sentences = parts.map(([words]): Sentence => untagged(["،", ...words.map((length) => "ب".repeat(length))].join(" ")));
        const { text, places } = layOut(sentences);
        parts.forEach(([, type], index) => {
          const [first, last] = [places[index]!.at(1), places[index]!.at(-1)];
          wanted.push(first && last ? [{ start: 1, end: places[index]!.length, type }] : []);
          if (first && last) mentions.push({ start: first.start, end: last.end, type });
        });
        assert.equal(text.split("\n").length - 1, sentences.length);
        assert.deepEqual(tagsOf({ text, places }, mentions, ({ type }) => type).map(phrasesOf), wanted);
      }),
    ));
});
