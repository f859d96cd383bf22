import assert from "node:assert/strict";
import { firstStrongDirection, isMostlyArabic } from "../../../src/core/text/letters.ts";

describe("direction by the first strong character", () => {
  const directions: [string, string, "rtl" | "ltr" | undefined][] = [
    ["Arabic", "«باكو»", "rtl"],
    ["Latin", "1. Baku باكو", "ltr"],
    ["Hebrew", "\u05D0", "rtl"],
    ["digits and signs", "12:16 (2) ١٢", undefined],
    ["nothing", "", undefined],
    ["a right-to-left mark", "\u200FBaku", "rtl"],
    ["a left-to-right mark", "\u200Eباكو", "ltr"],
    ["after an isolate", "\u2066Baku\u2069 باكو", "rtl"],
    ["inside an isolate that does not end", "\u2067باكو", undefined],
    ["a vowel alone", "\u064E", undefined],
    ["a letter outside the basic plane", "\u{1E900}", "rtl"],
    ["an emoji", "😀 باكو", "rtl"],
  ];
  for (const [name, text, direction] of directions) {
    it(`of ${name} is ${direction}`, () => assert.equal(firstStrongDirection(text), direction));
  }
});

describe("a mostly Arabic text", () => {
  it("may hold other letters", () => assert.ok(isMostlyArabic("زار الوفد مقر Google في باكو عام 2020")));
  it("is not one with few Arabic letters", () => assert.ok(!isMostlyArabic("The word سلام means peace")));
  it("is not one without letters", () => {
    assert.ok(!isMostlyArabic(""));
    assert.ok(!isMostlyArabic("12:16"));
  });
  it("is judged past its beginning", () => assert.ok(isMostlyArabic("x".repeat(4096) + "باكو ".repeat(100_000))));
});

describe("the check for Arabic text", () => {
  it("looks at a bounded part of a text, however long", () => {
    const long = "The quick brown fox jumps over the lazy dog. ".repeat(100_000);
    isMostlyArabic(long);
    const start = performance.now();
    assert.equal(isMostlyArabic(long), false);
    // A few milliseconds at most; reading the whole would take a hundred.
    assert.ok(performance.now() - start < 25);
  });
});
