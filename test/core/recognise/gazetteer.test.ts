import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { gazetteer } from "../../../src/core/recognise/gazetteer.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

const knowledge = knowledgeOf(smallRows, smallCommonWords);
const analyser = createAnalyser(knowledge, { recognisers: [gazetteer(knowledge)] });

/** "surface TYPE entity flags" of every mention. */
function found(text: string): string[] {
  return analyser.analyse(text).analysis.mentions.map(({ start, end, type, entity, derived, nominal, clitics }) =>
    [text.slice(start, end), type, entity, derived && "derived", nominal && "nominal", clitics].filter(Boolean).join(" "),
  );
}

describe("the gazetteer", () => {
  it("leaves proclitics out of the span and records them", () => {
    assert.deepEqual(found("وبأذربيجان؛"), ["أذربيجان LOC azerbaijan وب"]);
    assert.deepEqual(found("لإسرائيل"), ["إسرائيل LOC israel ل"]);
  });

  it("starts at the second lam where ل swallows the alef of the article", () => {
    assert.deepEqual(found("للعراق"), ["لعراق LOC iraq ل"]);
  });

  it("keeps a tatweel between proclitic and name out of the span", () => {
    assert.deepEqual(found("بـ\u0640إسرائيل"), ["إسرائيل LOC israel ب"]);
  });

  it("takes the longest name, across a no-break space too", () => {
    assert.deepEqual(found("في تل\u00a0أبيب"), ["تل\u00a0أبيب LOC tel-aviv"]);
  });

  it("does not join words over a line's end or a comma", () => {
    assert.deepEqual(found("تل، أبيب"), []);
  });

  it("marks a nisba as derived from its place, with or without article, in every form", () => {
    assert.deepEqual(found("الأذريون والإسرائيلية وأذربيجاني"), [
      "الأذريون NORP azerbaijan derived",
      "الإسرائيلية NORP israel derived و",
      "أذربيجاني NORP azerbaijan derived و",
    ]);
    assert.deepEqual(found("القوات الكورية الجنوبية"), ["الكورية الجنوبية NORP south-korea derived"]);
  });

  it("tells the noun of a people from its adjective", () => {
    assert.deepEqual(found("70 ألف يهودي من الجالية اليهودية"), ["يهودي NORP jews", "اليهودية NORP jews derived"]);
  });

  it("takes a nisba written in ى, as in Egypt, for what it is, but an everyday word in ى for no nisba", () => {
    const hungary = knowledgeOf("hungary LOC\nar: المجر\nnisba: مجري\n\negypt LOC\nar: مصر\nnisba: مصري\n", "مجرى المجرى");
    const read = createAnalyser(hungary, { recognisers: [gazetteer(hungary)] });
    assert.equal(read.analyse("سفن في المجرى").analysis.mentions.length, 0);
    assert.equal(read.analyse("الرئيس المجري").analysis.mentions.length, 1);
    assert.equal(read.analyse("الرئيس المصرى").analysis.mentions.length, 1);
  });

  it("takes a word that is an adjective and a name for the adjective, but for a cue or the full name", () => {
    const both = knowledgeOf("canada LOC\nar: كندا\nnisba: كندي\n\nkindi PER\nar: الكندي | أبو يوسف الكندي\n\narabiya ORG\nar: العربية\n\narabs NORP\nar: العرب\nnisba: عربي\n");
    const read = createAnalyser(both, { recognisers: [gazetteer(both)] });
    const entities = (text: string): string[] => read.analyse(text).analysis.mentions.map(({ type, entity }) => `${type} ${entity}`);
    assert.deepEqual(entities("اقترح الوزير الكندي إنشاء قوة"), ["NORP canada"]);
    assert.deepEqual(entities("الدول العربية"), ["NORP arabs"]);
    assert.deepEqual(entities("قناة العربية"), ["ORG arabiya"]);
  });

  it("leaves a surname open when two who bear it are in the text", () => {
    const family = knowledgeOf("hafez PER\nar: حافظ الأسد\n\nbashar PER\nar: بشار الأسد\n");
    const { mentions, entities } = createAnalyser(family, { recognisers: [gazetteer(family)] }).analyse("خلف بشار الأسد والده حافظ الأسد. قال الأسد").analysis;
    const open = entities.find(({ id }) => id === mentions.at(-1)?.entity);
    assert.deepEqual(open?.candidates?.map(({ id }) => id).sort(), ["bashar", "hafez"]);
  });

  it("takes a surname once the full name is in the text, never before", () => {
    const person = knowledgeOf("guterres PER\nar: أنطونيو غوتيريش\n");
    const read = createAnalyser(person, { recognisers: [gazetteer(person)] });
    assert.equal(read.analyse("قال الرئيس غوتيريش").analysis.mentions.length, 0);
    assert.equal(read.analyse("قال غوتيريش إن أنطونيو غوتيريش سافر").analysis.mentions.length, 2);
  });

  it("marks an epithet as nominal", () => {
    assert.deepEqual(found("علاقاتها بالدولة العبرية"), ["الدولة العبرية LOC israel nominal ب"]);
  });

  it("does not take everyday words apart, nor for names of the same folded form", () => {
    assert.deepEqual(found("قاعدة كبيرة على الأرض"), []);
    assert.deepEqual(found("قال علي"), ["علي PER ali"]);
  });

  it("takes a head noun for no name of its own", () => {
    const towns = knowledgeOf("mdina LOC\nar: مدينة\nkind: town\n\nbaku LOC\nar: باكو\nkind: city\n", "مدينة");
    const read = createAnalyser(towns, { recognisers: [gazetteer(towns)] });
    const entities = (text: string): string[] => read.analyse(text).analysis.mentions.map(({ entity }) => entity);
    assert.deepEqual(entities("مطار مدينة باكو"), ["baku"]);
    assert.deepEqual(entities("بلدة مدينة"), ["mdina"]);
  });

  it("takes a short name only after a cue, in quotation marks, or with the full name in the text", () => {
    assert.deepEqual(found("رابين ومونت كارلو"), []);
    assert.deepEqual(found("الرئيس رابين"), ["رابين PER yitzhak-rabin"]);
    assert.deepEqual(found('شركة "ألبيت"'), ["ألبيت ORG elbit-systems"]);
    assert.deepEqual(found("المصدر | مونت كارلو"), ["مونت كارلو ORG monte-carlo"]);
    assert.deepEqual(found("وصل رابين. عاد إسحاق رابين"), ["رابين PER yitzhak-rabin", "إسحاق رابين PER yitzhak-rabin"]);
  });
});
