import assert from "node:assert/strict";
import fc from "fast-check";
import { createAnalyser } from "../../src/core/analyse.ts";
import { moveSpan } from "../../src/core/text/spans.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../support/smallKnowledge.ts";

const analyser = createAnalyser(knowledgeOf(smallRows, smallCommonWords));

/** Names, rules' words, junk and every kind of line end, in any order. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "إسرائيل", "وبأذربيجان؛", "للعراق", "تل أبيب", "الأذريون", "رابين", "إسحاق رابين", "الدولة العبرية", "عام 1991",
        "السبت 10 أكتوبر 2020", "40%", "70 ألف", '"ألبيت"', "شركة", "على", "كبيرة", "٤٠٪", "12:16 م",
      ),
      fc.constantFrom(" ", "\n", "\r\n", "\r", "\u00a0", ".", "، ", "\u0640", "\u064b", "\u202e", "\ufeff", "\ud800", "\udc00", "😀"),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("laws of analysis", () => {
  it("mentions are ordered, inside the text, never empty, never overlapping, and name listed entities", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { mentions, entities } = analyser.analyse(text).analysis;
        const ids = new Set(entities.map(({ id }) => id));
        let end = 0;
        for (const mention of mentions) {
          assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
          assert.ok(ids.has(mention.entity));
          assert.ok(mention.confidence > 0 && mention.confidence <= 1);
          end = mention.end;
        }
        assert.equal(ids.size, entities.length);
      }),
    );
  });

  it("an analysis with the memory of an earlier text equals one from scratch", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (before, inserted, a, b) => {
        const start = a % (before.length + 1);
        const end = Math.min(before.length, start + (b % 8));
        const after = before.slice(0, start) + inserted + before.slice(end);
        const { memory } = analyser.analyse(before);
        assert.deepEqual(analyser.analyse(after, memory), analyser.analyse(after));
      }),
    );
  });

  it("text after the end of a mention's segment does not move it", () => {
    fc.assert(
      fc.property(texts, texts, (text, tail) => {
        const edit = { start: text.length, end: text.length, text: `\n${tail}` };
        const before = analyser.analyse(text).analysis.mentions;
        const after = analyser.analyse(text + edit.text).analysis.mentions;
        for (const mention of before) {
          const moved = moveSpan(mention, edit);
          assert.ok(after.some(({ start, end }) => start === moved?.start && end === moved?.end));
        }
      }),
    );
  });
});
