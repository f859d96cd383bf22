import assert from "node:assert/strict";
import fc from "fast-check";
import { createAnalyser, type Analyser } from "../../src/core/analyse.ts";
import { moveSpan } from "../../src/core/text/spans.ts";
import { senselessTagger } from "../support/smallTagger.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../support/smallKnowledge.ts";

const knowledge = knowledgeOf(smallRows, smallCommonWords);
/** Without the reader of context, and with one. */
const analysers = [
  createAnalyser(knowledge),
  createAnalyser(knowledge, { tagger: senselessTagger(["إسرائيل", "للعراق", "رابين", "شركة", "على", "كبيرة", "الأذريون", "ألبيت", "."]) }),
];
const [analyser] = analysers as [Analyser, Analyser];

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
      fc.property(texts, fc.constantFrom(...analysers), (text, analyser) => {
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
      fc.property(texts, texts, fc.nat(), fc.nat(), fc.constantFrom(...analysers), (before, inserted, a, b, analyser) => {
        const start = a % (before.length + 1);
        const end = Math.min(before.length, start + (b % 8));
        const after = before.slice(0, start) + inserted + before.slice(end);
        const { memory } = analyser.analyse(before);
        assert.deepEqual(analyser.analyse(after, memory), analyser.analyse(after));
      }),
    );
  });

  it("the senseless tagger of these laws names something", () => {
    const { mentions } = analysers[1]!.analyse("شركة رابين على إسرائيل كبيرة رابين للعراق ألبيت").analysis;
    assert.ok(mentions.some(({ source }) => source === "tagger"), JSON.stringify(mentions));
  });

  it("without a reader of context, text after a mention's segment does not move it", () => {
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

  it("no step of it grows with the text", () => {
    /** The questions that the knowledge is asked in the busiest step over so many paragraphs. */
    const mostAsked = (paragraphs: number): number => {
      let asked = 0;
      const counting = new Proxy(knowledge, {
        get(target, name) {
          asked++;
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const text = Array.from({ length: paragraphs }, (_, at) => `زار إسحاق رابين إسرائيل وأذربيجان عام ${1000 + at} مع شركة "ألبيت ${at}"`).join("\n");
      let most = 0;
      const steps = createAnalyser(counting, { tagger: senselessTagger(["إسرائيل", "رابين"]) }).analysing(text);
      for (;;) {
        const before = asked;
        const { done } = steps.next();
        most = Math.max(most, asked - before);
        if (done) return most;
      }
    };
    assert.ok(mostAsked(1600) <= mostAsked(400) * 1.2);
  });
});
