import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { card, context, type Card } from "../../../src/core/views/card.ts";
import { mentionAt } from "../../../src/core/views/navigation.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

const analyser = createAnalyser(knowledgeOf(smallRows, smallCommonWords));

function cardOf(text: string, name: string): Card {
  const { analysis } = analyser.analyse(text);
  const mention = mentionAt(analysis.mentions, text.indexOf(name));
  const found = mention && card(text, analysis, mention);
  assert.ok(found, `${name} has no card`);
  return found;
}

describe("a card", () => {
  const text = 'في عهد حكومة "إسحاق رابين" رئيس الوزراء الأسبق. التقى رابين وفدا من أذربيجان. ثم سافر الوفد الأذري إلى باكو عاصمة أذربيجان.';

  it("counts the mentions and the spellings", () => {
    const found = cardOf(text, "الأذري");
    assert.equal(found.entity.id, "azerbaijan");
    assert.deepEqual([found.number, found.count], [2, 3]);
    assert.deepEqual(found.spellings, [{ text: "أذربيجان", count: 2 }, { text: "الأذري", count: 1 }]);
  });

  it("says what the text calls a person or a capital", () => {
    assert.deepEqual(cardOf(text, "رابين وفدا").roles, ["رئيس الوزراء الأسبق"]);
    assert.deepEqual(cardOf(text, "باكو").roles, ["عاصمة أذربيجان"]);
    assert.deepEqual(cardOf("زار رئيس الوزراء السابق إسحاق رابين باكو", "إسحاق").roles, ["رئيس الوزراء السابق"]);
    assert.deepEqual(cardOf("زار إسحاق رابين باكو، رئيس الوزراء حاضر", "إسحاق").roles, []);
  });

  it("shows the sentence that names most others, or several where nothing is known", () => {
    assert.deepEqual(cardOf(text, "أذربيجان").contexts.map(({ surface, after }) => surface + after), ["أذربيجان."]);
    const unknown = cardOf('شركة "زنبق" هنا. شركة "زنبق" هناك.', "زنبق");
    assert.deepEqual(unknown.entity.summary, {});
    assert.equal(unknown.contexts.length, 2);
  });

  it("resolves a relative date by the article's own", () => {
    const dated = cardOf("السبت 10 أكتوبر 2020\n\nكان ذلك قبل 25 عاما في باكو.", "25");
    assert.equal(dated.meansDate, "date:1995");
    assert.equal(cardOf("ولد في 5 مارس 1990 في باكو، وهاجر بعد ذلك قبل 25 عاما في رحلة طويلة عبر البحر والبر.", "25").meansDate, undefined);
  });

  it("gives dates and amounts no contexts", () => {
    assert.deepEqual(cardOf("كان ذلك عام 1991 في باكو", "عام").contexts, []);
  });
});

describe("a context", () => {
  const mention = { start: 0, end: 0, type: "LOC", entity: "x", confidence: 1, source: "test" } as const;

  it("is cut at words, inside the sentence, without line ends", () => {
    const text = "جملة قبلها. كلمات كثيرة تسبق باكو وكلمات كثيرة تليها. جملة بعدها.";
    const start = text.indexOf("باكو");
    assert.deepEqual(context(text, { ...mention, start, end: start + 4 }, { before: 12, after: 12 }), {
      before: "…كثيرة تسبق ",
      surface: "باكو",
      after: " وكلمات…",
    });
  });
});
