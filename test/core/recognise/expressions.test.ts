import assert from "node:assert/strict";
import type { Candidate } from "../../../src/core/model.ts";
import { expressionsIn, withoutExpressions } from "../../../src/core/recognise/expressions.ts";
import { tokenise } from "../../../src/core/text/tokenise.ts";

function segmentOf(text: string) {
  return { start: 0, end: text.length, text, tokens: tokenise(text) };
}

function expressions(text: string): string[] {
  return expressionsIn(segmentOf(text)).map(({ start, end }) => text.slice(start, end));
}

function reading(text: string, name: string, ...entities: string[]): Candidate {
  const start = text.indexOf(name);
  return { start, end: start + name.length, type: "LOC", entities, confidence: 0.9, source: entities.length > 0 ? "lexicon" : "tagger" };
}

/** Whether a name is left in a text, guessed, or known as an entity. */
const isLeft = (text: string, name: string, ...entities: string[]): boolean =>
  withoutExpressions([reading(text, name, ...entities)], expressionsIn(segmentOf(text))).length > 0;

describe("expressions that name nothing", () => {
  it("are found in any spelling, without the particle before them, and with a pronoun where they take one", () => {
    assert.deepEqual(expressions("عاد الى مسقط راسه"), ["مسقط راسه"]);
    assert.deepEqual(expressions("عادت لمسقط رأسها ولحسن الحظ نجت"), ["مسقط رأسها", "حسن الحظ"]);
    assert.deepEqual(expressions("مسقط رأسمال"), []);
    assert.deepEqual(expressions("مسقط، رأسه"), []);
  });

  it("are the longest that begin with a word", () => assert.deepEqual(expressions("سوق الانتقالات الشتوية"), ["سوق الانتقالات الشتوية"]));

  it("have no name for a part, though it is well known", () => {
    assert.ok(!isLeft("عاد إلى مسقط رأسه", "مسقط", "muscat"));
    assert.ok(isLeft("عاد إلى مسقط أمس", "مسقط", "muscat"));
  });

  it("are no guess, nor the beginning of one", () => {
    assert.ok(!isLeft("أرقام سوق العمل الأميركي", "سوق العمل"));
    assert.ok(!isLeft("أرقام سوق العمل الأميركي", "سوق العمل الأميركي"));
    assert.ok(isLeft("في مديرية التحيتا", "مديرية التحيتا"));
    assert.ok(!isLeft("في مديرية أخرى", "مديرية"));
  });

  it("may be a known entity's name", () => assert.ok(isLeft("رواية يد العون", "يد العون", "a-novel")));
});
