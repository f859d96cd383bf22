import assert from "node:assert/strict";
import fc from "fast-check";
import type { Segment } from "../../src/core/model.ts";
import { dates } from "../../src/core/recognise/dates.ts";
import { money } from "../../src/core/recognise/money.ts";
import { percents } from "../../src/core/recognise/percents.ts";
import { quantities } from "../../src/core/recognise/quantities.ts";
import { quoted } from "../../src/core/recognise/quoted.ts";
import { times } from "../../src/core/recognise/times.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";

const words = fc.constantFrom(
  ..."السبت 10 أكتوبر 2020 عام 1991 ولعام القرن التاسع عشر الخمسينات ثلاثة وعشرون ألفا مليون نصف دولار أمريكي % بالمئة".split(" "),
  ..."الساعة 12:16 م مساء 1948-1950 10/10/2020 (2) شهر رمضان 1442هـ بـ40 شركة \" « » نوع وخمسين الـ 25 سنة كيلومتر مربع قبل الميلاد ق.م".split(" "),
);
const junk = fc.oneof(
  fc.constantFrom("\u200F", "\u00A0", "\u064E", "\u0640", "\n", "\uD83D", "\uFEFF", "/", "-", "،"),
  fc.string({ unit: "binary", maxLength: 3 }),
);
const text = fc
  .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: words }, junk), fc.constantFrom(" ", " ", " ", "", "\u00A0")), { maxLength: 30 })
  .map((parts) => parts.flat().join(""));

function segmentOf(given: string): Segment {
  return { start: 0, end: given.length, text: given, tokens: tokenise(given) };
}

describe("laws of the rules", () => {
  for (const recogniser of [dates, times, money, percents, quantities, quoted]) {
    it(`${recogniser.name}: candidates ascend, are not empty, and end where a token ends`, () =>
      fc.assert(
        fc.property(text, (given) => {
          const segment = segmentOf(given);
          const ends = new Set(segment.tokens.map(({ end }) => end));
          let last = 0;
          for (const { start, end } of recogniser.recognise(segment)) {
            assert.ok(start >= last && end > start);
            assert.ok(ends.has(end));
            last = end;
          }
        }),
        { numRuns: 500 },
      ));

    it(`${recogniser.name}: what stands between the token's beginning and the candidate are its particles`, () =>
      fc.assert(
        fc.property(text, (given) => {
          const segment = segmentOf(given);
          for (const { start, clitics = "" } of recogniser.recognise(segment)) {
            const token = segment.tokens.find((each) => each.start <= start && start < each.end)!;
            assert.equal(given.slice(token.start, start).replace(/[\u064E\u0640\u200F]/gu, ""), clitics);
          }
        }),
        { numRuns: 500 },
      ));
  }
});
