import assert from "node:assert/strict";
import type { Candidate, EntityType } from "../../../src/core/model.ts";
import { everydayTest, withoutEveryday } from "../../../src/core/recognise/everydayGuesses.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const knowledge = knowledgeOf("somewhere LOC\nar: ساقية\nkind: town\n", "مدينة خوف إنجاز كبير جديد شمال رسائل بحر كتاب قال");

function isLeft(text: string, name: string, type: EntityType, known = false): boolean {
  const start = text.indexOf(name);
  const guess: Candidate = { start, end: start + name.length, type, entities: [], confidence: 0.9, source: "tagger" };
  return withoutEveryday([guess], known ? [{ ...guess, source: "lexicon" }] : [], text, everydayTest(knowledge)).length > 0;
}

describe("a guess made of everyday words", () => {
  it("is none by itself, in quotation marks or not", () => {
    assert.ok(!isLeft("وصفه بأنه \"الخوف\" مرة أخرى", "الخوف", "PROD"));
    assert.ok(!isLeft("وصفه بـ\"الإنجاز الكبير\" مرة", "الإنجاز الكبير", "PROD"));
    assert.ok(!isLeft("سار إلى الشمال", "الشمال", "LOC"));
  });

  it("is one where a head noun announces it, its adjectives between them or not", () => {
    assert.ok(isLeft("عرض فيلم \"الخوف\" أمس", "الخوف", "PROD"));
    assert.ok(isLeft("نشر الكتاب الجديد «الخوف» أمس", "الخوف", "PROD"));
    assert.ok(!isLeft("قرأ كتابا عن \"الخوف\" أمس", "الخوف", "PROD"));
  });

  it("is none where it is a head noun itself", () => assert.ok(!isLeft("أغلق مطار مدينة ساقية", "مدينة", "LOC")));

  it("is one in a list of quoted names", () => assert.ok(isLeft("فيلما \"ساقية\" و\"رسائل البحر\"", "رسائل البحر", "PROD")));

  it("is one where the lexicon has it", () => assert.ok(isLeft("سار إلى الشمال", "الشمال", "LOC", true)));

  it("may be a person, or an organisation of several words", () => {
    assert.ok(isLeft("قال كبير", "كبير", "PER"));
    assert.ok(isLeft("اجتمع الإنجاز الكبير", "الإنجاز الكبير", "ORG"));
    assert.ok(isLeft("جاء من ساقية", "ساقية", "LOC"));
  });
});
