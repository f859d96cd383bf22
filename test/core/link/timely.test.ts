import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const knowledge = knowledgeOf(`
late-ruler PER
ar: كمال ساري
kind: ruler
born: 1930

late-war EVENT
ar: حرب الوادي
kind: war
from: 2011-03-15

late-cup EVENT
ar: كأس الوادي
kind: competition
from: 2011

first-namesake PER
ar: سليم عواد
kind: poet
born: 1880
died: 1920
in: nowhere

second-namesake PER
ar: سليم عواد
kind: actor
born: 1970
in: nowhere

dated-namesake PER
ar: نبيل عواد
kind: actor
born: 1970
in: nowhere

undated-namesake PER
ar: نبيل عواد
kind: politician
in: nowhere
`);

/** The entities named in an article of a day, whose body is the text. */
function namedIn(day: string, text: string): string[] {
  const { analysis } = createAnalyser(knowledge).analyse(`خبر من الوادي\n\nالسبت ${day}\n\n${text}\n`);
  return analysis.mentions.filter(({ type }) => type !== "DATE").map(({ entity }) => entity);
}

describe("a text of a known day", () => {
  it("does not mean a war that had not begun, though a cup may be announced", () => {
    assert.deepEqual(namedIn("10 مارس 2012", "انتهت حرب الوادي وبدأ كأس الوادي."), ["late-war", "late-cup"]);
    assert.deepEqual(namedIn("10 مارس 2010", "انتهت حرب الوادي وبدأ كأس الوادي."), ["name:حرب_الوادي", "late-cup"]);
  });

  it("means a war of its own day and year", () => {
    assert.deepEqual(namedIn("15 مارس 2011", "بدأت حرب الوادي."), ["late-war"]);
  });

  it("does not mean a person who was not born", () => {
    assert.deepEqual(namedIn("10 مارس 1925", "ظهر كمال ساري."), ["name:كمال_ساري"]);
  });

  it("means the living one of two namesakes rather than the dead", () => {
    assert.deepEqual(namedIn("10 مارس 2012", "وصل سليم عواد."), ["second-namesake"]);
    assert.deepEqual(namedIn("10 مارس 1912", "وصل سليم عواد."), ["first-namesake"]);
    assert.deepEqual(namedIn("10 مارس 1950", "وصل سليم عواد."), ["first-namesake"]);
  });

  it("leaves namesakes open of whom one has no dates", () => {
    assert.deepEqual(namedIn("10 مارس 2012", "وصل نبيل عواد."), ["ambiguous:نبيل_عواد"]);
  });

  it("leaves namesakes open when it tells no day", () => {
    const { analysis } = createAnalyser(knowledge).analyse("وصل سليم عواد.");
    assert.deepEqual(analysis.mentions.map(({ entity }) => entity), ["ambiguous:سليم_عواد"]);
  });
});
