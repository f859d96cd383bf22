import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { knowledgeOf, smallRows } from "../../support/smallKnowledge.ts";

const analyser = createAnalyser(knowledgeOf(smallRows));

function found(text: string): string[] {
  return analyser.analyse(text).analysis.mentions.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}

describe("institutions of a state", () => {
  it("are one organisation with the adjective of their nationality", () => {
    assert.deepEqual(found("قال الجيش العراقي"), ["ORG الجيش العراقي"]);
    assert.deepEqual(found("وللحكومة الأذربيجانية رأي"), ["ORG لحكومة الأذربيجانية"]);
    assert.deepEqual(found("رئيس البنك المركزي العراقي"), ["ORG البنك المركزي العراقي"]);
    assert.deepEqual(found("ولمجلس الوزراء العراقي"), ["ORG مجلس الوزراء العراقي"]);
    assert.deepEqual(found("بوزارة الشؤون الاجتماعية العراقية"), ["ORG وزارة الشؤون الاجتماعية العراقية"]);
  });

  it("are ministries by their portfolio alone where a feminine adjective follows", () => {
    assert.deepEqual(found("قالت الخارجية العراقية"), ["ORG الخارجية العراقية"]);
    assert.deepEqual(found("المتحدث الرسمي للخارجية العراقية"), ["ORG لخارجية العراقية"]);
    assert.deepEqual(found("وزيرة الخارجية العراقية والسياسة الخارجية الإسرائيلية"), ["NORP العراقية", "NORP الإسرائيلية"]);
    assert.deepEqual(found("وزير الخارجية العراقي"), ["NORP العراقي"]);
    assert.deepEqual(found("وزارة الخارجية العراقية"), ["ORG وزارة الخارجية العراقية"]);
  });

  it("are not made of other nouns, nor across other words", () => {
    assert.deepEqual(found("القوات العراقية والشعب الأذربيجاني"), ["NORP العراقية", "NORP الأذربيجاني"]);
    assert.deepEqual(found("قالت الشرطة العراقية والمجلس المركزي العراقي"), ["NORP العراقية", "NORP العراقي"]);
    assert.deepEqual(found("الجيش في العراق، وزارة قالت العراقية"), ["LOC العراق", "NORP العراقية"]);
  });
});
