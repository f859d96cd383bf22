import assert from "node:assert/strict";
import { facilities } from "../../../src/core/recognise/facilities.ts";
import type { Candidate } from "../../../src/core/model.ts";

function found(text: string, name: string, more: Partial<Candidate> = {}): string[] {
  const start = text.indexOf(name);
  const candidate: Candidate = { start, end: start + name.length, type: "LOC", entities: [], confidence: 0.9, source: "lexicon", ...more };
  return facilities(text, [candidate]).map(({ start: from, end, type, clitics }) => [text.slice(from, end), type, clitics].filter(Boolean).join(" "));
}

describe("a facility that bears a name", () => {
  it("is named with its head, without the head's particles", () => {
    assert.deepEqual(found("وصل إلى مطار بغداد", "بغداد"), ["مطار بغداد LOC"]);
    assert.deepEqual(found("انهار وسد أبو منصور", "أبو منصور", { type: "PER" }), ["سد أبو منصور LOC و"]);
    assert.deepEqual(found("بجامعة كولورادو", "كولورادو"), ["جامعة كولورادو ORG ب"]);
  });

  it("is not made of a head that stays out, that has the article, or that something parts from the name", () => {
    for (const text of ["مدينة بغداد", "المطار بغداد", "مطار، بغداد", "مطار\nبغداد"]) assert.deepEqual(found(text, "بغداد"), [], text);
    assert.deepEqual(found("مطار ببغداد", "بغداد", { clitics: "ب" }), []);
  });
});
