import assert from "node:assert/strict";
import fc from "fast-check";
import { windowsOf } from "../../../src/core/engine/classify.ts";
import { readWordPiece, type TokenizerFiles, type WordPiece } from "../../../src/core/engine/wordPiece.ts";

const specials = ["[UNK]", "[CLS]", "[SEP]"];

function tokenizerOf(pieces: readonly string[], config = {}): WordPiece {
  return readWordPiece({ vocabulary: [...specials, ...pieces].join("\n"), config: JSON.stringify(config) });
}

/** Words as "surface: pieces", pieces by their names. */
function cut(tokenizer: WordPiece, pieces: readonly string[], text: string): string[] {
  const names = [...specials, ...pieces];
  return tokenizer.words(text).map(({ start, end, pieces: ids }) => `${text.slice(start, end)}: ${ids.map((id) => names[id]).join(" ")}`);
}

describe("the tokenizer of BERT", () => {
  it("cuts a word into the longest pieces from its beginning", () => {
    const pieces = ["وال", "و", "##قاه", "##قاهرة", "##رة"];
    assert.deepEqual(cut(tokenizerOf(pieces), pieces, "والقاهرة"), ["والقاهرة: وال ##قاهرة"]);
  });

  it("does not know a word of which one piece is missing", () => {
    const pieces = ["با", "##كو"];
    assert.deepEqual(cut(tokenizerOf(pieces), pieces, "باكو باكور"), ["باكو: با ##كو", "باكور: [UNK]"]);
  });

  it("parts signs from words, and words at every space", () => {
    const pieces = ["قال", "،", "«", "نعم", "»", "."];
    assert.deepEqual(cut(tokenizerOf(pieces), pieces, "قال،\u00a0«نعم»."), ["قال: قال", "،: ،", "«: «", "نعم: نعم", "»: »", ".: ."]);
  });

  it("reads through vowels, tatweel and controls, and keeps the vowels in the span", () => {
    const pieces = ["باكو"];
    const text = "\u200fبَا\u0640كُو\u064b\u200f";
    assert.deepEqual(tokenizerOf(pieces).words(text), [{ start: 1, end: text.length - 1, pieces: [3] }]);
  });

  it("spells as the model does: small letters and no accents if it was trained so", () => {
    const pieces = ["cafe", "Café", "احمد"];
    const uncased = tokenizerOf(pieces, { do_lower_case: true });
    assert.deepEqual(cut(uncased, pieces, "Café أحمد"), ["Café: cafe", "أحمد: احمد"]);
    assert.deepEqual(cut(tokenizerOf(pieces), pieces, "Café أحمد"), ["Café: Café", "أحمد: [UNK]"]);
    const accented = tokenizerOf(["café"], { do_lower_case: true, strip_accents: false });
    assert.deepEqual(cut(accented, ["café"], "CAFÉ"), ["CAFÉ: café"]);
  });

  it("reads tokenizer.json like vocab.txt", () => {
    const vocab = Object.fromEntries([...specials, "باكو", "@@ر"].map((piece, id) => [piece, id]));
    const tokenizer = JSON.stringify({ normalizer: null, model: { type: "WordPiece", vocab, continuing_subword_prefix: "@@" } });
    assert.deepEqual(cut(readWordPiece({ tokenizer }), ["باكو", "@@ر"], "باكور"), ["باكور: باكو @@ر"]);
  });

  it("says what is not BERT's", () => {
    const fails = (files: TokenizerFiles, reason: RegExp) => assert.throws(() => readWordPiece(files), reason);
    fails({}, /neither tokenizer\.json nor vocab\.txt/);
    fails({ tokenizer: JSON.stringify({ model: { type: "BPE", vocab: {} } }) }, /BPE/);
    fails({ vocabulary: "<s>\n</s>" }, /no \[UNK\]/);
  });

  const text = fc.array(fc.oneof(fc.constantFrom("باكو", " ", "،", "\u064b", "\u0640", "\u200f", "😀", "\ud800", "a", "É"), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 20 }).map((parts) => parts.join(""));

  it("gives words in order, none over another, each with a piece, whatever the text", () =>
    fc.assert(
      fc.property(text, fc.boolean(), (of, isLowercase) => {
        let last = 0;
        for (const { start, end, pieces } of tokenizerOf(["باكو", "##كو"], { do_lower_case: isLowercase }).words(of)) {
          assert.ok(last <= start && start < end && end <= of.length && pieces.length > 0);
          last = end;
        }
      }),
    ));
});

describe("windows of words", () => {
  const words = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }).map((sizes) =>
    sizes.map((size, at) => ({ start: at, end: at + 1, pieces: new Array<number>(size).fill(at) })),
  );

  it("hold every word once, in order, and never more pieces than there is room", () =>
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), (of, room) => {
        const windows = [...windowsOf(of, room)];
        assert.deepEqual(windows.flat().map(({ start }) => start), of.map(({ start }) => start));
        for (const window of windows) {
          const used = window.reduce((sum, { pieces }) => sum + pieces.length, 0);
          assert.ok(window.length > 0 && used > 0 && used <= room);
        }
      }),
    ));
});
