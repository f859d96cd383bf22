import assert from "node:assert/strict";
import { parseNumber } from "../../../src/core/text/numerals.ts";

describe("numbers in digits", () => {
  const values: [string, number | undefined][] = [
    ["40", 40],
    ["٤٠", 40],
    ["۴۰", 40],
    ["1,234,567", 1234567],
    ["1.234.567", 1234567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["١٬٢٣٤٫٥", 1234.5],
    ["70.000", 70000],
    ["7,5", 7.5],
    ["0.125", 0.125],
    ["2٫125", 2.125],
    ["10.10.2020", undefined],
    ["1,2,3", undefined],
    ["12:16", undefined],
    ["", undefined],
    ["1.", undefined],
  ];
  for (const [text, value] of values) it(`${text} is ${value}`, () => assert.equal(parseNumber(text), value));
});
