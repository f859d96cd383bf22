import assert from "node:assert/strict";
import { formsOf, formTest, noted } from "../../../src/core/recognise/forms.ts";
import { tokenise } from "../../../src/core/text/tokenise.ts";

const forms = (text: string) => formsOf({ start: 0, end: text.length, text, tokens: tokenise(text) });

describe("the forms of words", () => {
  it("are one for each spelling, whatever the text", () => {
    const [first] = forms("قال زيد");
    assert.equal(forms("زيد قال")[2], first);
    assert.notEqual(forms("قالَ زيد")[0], first);
  });

  it("have words folded, digits European, dashes and percent signs plain", () => {
    assert.deepEqual(forms("أمّة ٢٠ – ٪").map(({ folded }) => folded), ["امه", " ", "20", " ", "-", " ", "%"]);
  });

  it("have the readings of a word with a particle taken off", () => {
    assert.deepEqual(forms("وبالعراق")[0]!.stems.map(({ clitics, folded }) => `${clitics}+${folded}`), ["و+بالعراق", "وب+العراق"]);
    assert.deepEqual(forms("قال")[0]!.stems, []);
  });

  it("are put to a test once", () => {
    let asked = 0;
    const isLong = formTest(({ text }) => {
      asked++;
      return text.length > 3;
    });
    for (let time = 0; time < 2; time++) assert.deepEqual(forms("زيد القاهرة زيد").map(isLong), [false, false, true, false, false]);
    assert.equal(asked, 3);
  });

  it("keep what one reader finds out apart from what another finds", () => {
    const [short, long] = [noted("lexicon", ({ text }) => text.slice(0, 1)), noted("lexicon", ({ text }) => text)];
    const [form] = forms("زيد");
    assert.deepEqual([short(form!), long(form!), short(form!)], ["ز", "زيد", "ز"]);
  });
});
