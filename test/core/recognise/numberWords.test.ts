import assert from "node:assert/strict";
import { itemsOf } from "../../../src/core/recognise/items.ts";
import { numberAt } from "../../../src/core/recognise/numberWords.ts";
import { tokenise } from "../../../src/core/text/tokenise.ts";

/** The value of the number that a text begins with, and the text after it. */
function read(text: string): [number, string] | undefined {
  const amount = numberAt(itemsOf({ start: 0, end: text.length, text, tokens: tokenise(text) }), 0);
  return amount && [amount.value, text.slice(amount.end).trim()];
}

describe("numbers in words", () => {
  const values: [string, number][] = [
    ["ثلاثة", 3],
    ["ثمانية عشر", 18],
    ["إحدى عشرة", 11],
    ["اثنتا عشرة", 12],
    ["ثلاثة وعشرون ألفا", 23_000],
    ["خمسة وسبعين", 75],
    ["مئة وخمسة", 105],
    ["مائتين", 200],
    ["ثلاثمائة", 300],
    ["أربع مئة وعشرين", 420],
    ["ألف وتسعمئة وسبعة وستين", 1967],
    ["ألفي", 2000],
    ["مليونين وخمسمئة ألف", 2_500_000],
    ["عشرة ملايين", 10_000_000],
    ["ألف مليار", 1e12],
    ["نصف مليون", 500_000],
    ["مليون ونصف المليون", 1_500_000],
    ["70 ألف", 70_000],
    ["3 ملايين و500 ألف", 3_500_000],
    ["1.5 مليون", 1_500_000],
    ["١٢٫٥ مليون", 12_500_000],
  ];
  for (const [text, value] of values) it(`${text} is ${value}`, () => assert.deepEqual(read(text), [value, ""]));

  it("end where the number ends", () => {
    assert.deepEqual(read("خمسة وستة"), [5, "وستة"]);
    assert.deepEqual(read("30 و40"), [30, "و40"]);
    assert.deepEqual(read("ثلاثة آلاف جندي"), [3000, "جندي"]);
  });

  it("do not begin with the article, a plural scale, one alone or a part", () => {
    for (const text of ["الثلاثة", "آلاف الجنود", "ملايين", "واحد", "نصف الناس"]) assert.equal(read(text), undefined);
  });

  it("keep the hamza of a hundred", () => {
    assert.equal(read("ميتا"), undefined);
    assert.deepEqual(read("مئتا"), [200, ""]);
  });
});
