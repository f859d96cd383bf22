import assert from "node:assert/strict";
import { searchIn } from "../../../src/core/knowledge/search.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const search = searchIn(knowledgeOf(`
iraq LOC Q796
ar: العراق | بلاد الرافدين
nisba: عراقي
en: Iraq

arab-league ORG
ar: جامعة الدول العربية
en: Arab League

araq PER
ar: أبو عراق
en: Abu Araq
`));
const found = (typed: string): string[] => search(typed, 10).map(({ id }) => id);

describe("a search for entities", () => {
  it("takes part of a name, with or without its article, in any spelling", () => {
    assert.deepEqual(found("عرا"), ["iraq", "araq"]);
    assert.deepEqual(found("ابو عـ"), ["araq"]);
    assert.deepEqual(found("العربيه"), ["arab-league"]);
  });

  it("takes Latin letters in any case", () => {
    assert.deepEqual(found("ira"), ["iraq"]);
    assert.deepEqual(found("LEAGUE"), ["arab-league"]);
  });

  it("knows the other names of an entity", () => {
    assert.deepEqual(found("بلاد الرافدين"), ["iraq"]);
  });

  it("finds nothing for nothing", () => {
    assert.deepEqual(found("  "), []);
  });
});
