import assert from "node:assert/strict";
import { formsOf, nisbaForms, spellings } from "../../../src/core/knowledge/forms.ts";
import { parseRows } from "../../../src/core/knowledge/rows.ts";

describe("forms of names", () => {
  it("decline a nisba", () => {
    const forms = nisbaForms("إسرائيلي");
    for (const form of ["إسرائيلي", "إسرائيلية", "إسرائيليون", "إسرائيليين", "إسرائيليات", "إسرائيليا"]) {
      assert.ok(forms.has(form), form);
    }
  });

  it("decline each adjective of a nisba of several words, the article on both or neither", () => {
    const forms = nisbaForms("كوري جنوبي");
    for (const form of ["كوري جنوبي", "الكورية الجنوبية", "كورية جنوبية", "الكوريون الجنوبيون"]) assert.ok(forms.has(form), form);
  });

  it("vary kunya cases, بن and ابن, عبد joined or apart", () => {
    assert.deepEqual([...spellings("أبو بكر", false)], ["أبو بكر", "أبا بكر", "أبي بكر"]);
    assert.ok(spellings("محمد بن سلمان", false).has("محمد ابن سلمان"));
    assert.ok(spellings("عبد الرحمن", false).has("عبدالرحمن"));
    assert.ok(spellings("عبدالله", false).has("عبد الله"));
  });

  it("write a foreign g as ج, ق or ك, and leave an Arabic غ alone", () => {
    assert.ok(spellings("بن غوريون", true).has("بن جوريون"));
    assert.deepEqual([...spellings("بغداد", false)], ["بغداد"]);
  });

  it("are not repeated within a row", () => {
    const [row] = parseRows("x LOC\nar: باكو | باكو\nshort: باكو\n").rows;
    assert.ok(row);
    assert.deepEqual(formsOf(row), [{ text: "باكو", use: "name" }]);
  });
});
