import assert from "node:assert/strict";
import fc from "fast-check";
import { stems } from "../../src/core/text/clitics.ts";
import { bare, fold, foldWord, unfoldSpan } from "../../src/core/text/fold.ts";
import { firstStrongDirection, isMostlyArabic } from "../../src/core/text/letters.ts";
import { linesOf, offsetAt, positionAt, toCodePoints, toUtf16 } from "../../src/core/text/lines.ts";
import { parseNumber } from "../../src/core/text/numerals.ts";
import { segments } from "../../src/core/text/segments.ts";
import { sentenceAt } from "../../src/core/text/sentences.ts";
import { moveSpan } from "../../src/core/text/spans.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";

/** What Arabic text and untidy input are made of. */
const piece = fc.oneof(
  fc.constantFrom("السبت", "وللعراق", "بـإيران", "إِسرائيل".normalize("NFD"), "می\u200Cرود", "\uFEFB\uFEB3", "\uFDF2", "Erdoğan"),
  fc.constantFrom(" ", "\u00A0", "\n", "\r\n", "\r", ". ", "؟ ", "،", "«", "»", "\"", "_", "\u0640", "…", "'"),
  fc.constantFrom("\u200F", "\u200E", "\u2067", "\u2069", "\u202B", "\uFEFF", "\u200B", "\u064E", "\u0651", "\u0654", "\u0301"),
  fc.constantFrom("1991", "١٢٫٥", "1,234.5", "10/10", "40%", "😀", "\u{1D4B3}", "\uD83D", "\uDE00", "\0", "\uFFFF"),
  fc.string({ unit: "binary", maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const longText = fc.tuple(text, fc.integer({ min: 1, max: 400 })).map(([part, times]) => part.repeat(times));

const letters = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةabcéğ"].join("");
const spelling = fc.string({ unit: fc.constantFrom(...letters, "\u064E", "\u0651"), maxLength: 12 });

function holds<T>(given: fc.Arbitrary<T>, claim: (value: T) => void): void {
  fc.assert(fc.property(given, claim), { numRuns: 300 });
}

function tile(whole: string, parts: Iterable<{ start: number; end: number }>): void {
  let at = 0;
  for (const { start, end } of parts) {
    assert.equal(start, at);
    assert.ok(end > start);
    at = end;
  }
  assert.equal(at, whole.length);
}

describe("laws of the text", () => {
  it("tokens tile it", () => holds(text, (given) => tile(given, tokenise(given))));

  it("tokens cut no surrogate pair", () =>
    holds(text, (given) => {
      for (const { start } of tokenise(given)) {
        assert.ok(!(/[\uD800-\uDBFF]$/.test(given.slice(0, start)) && /^[\uDC00-\uDFFF]/.test(given.slice(start))));
      }
    }));

  it("tokens cut no letter from its marks", () =>
    holds(text, (given) => {
      for (const { start } of tokenise(given)) {
        assert.ok(start === 0 || !/[ء-ي][\u064E\u0651\u0654]$/u.test(given.slice(start - 1, start + 1)));
      }
    }));

  it("segments tile it and carry their text", () =>
    holds(longText, (given) => {
      const found = [...segments(given)];
      tile(given, found);
      for (const segment of found) assert.equal(segment.text, given.slice(segment.start, segment.end));
    }));

  it("segments of a line depend on that line alone", () =>
    holds(fc.tuple(longText, longText), ([before, after]) => {
      const first = [...segments(`${before}\n`)].map((segment) => segment.text);
      const second = [...segments(`${after}\n`)].map((segment) => segment.text);
      assert.deepEqual([...segments(`${before}\n${after}\n`)].map((segment) => segment.text), [...first, ...second]);
    }));

  it("folding maps back: each folded character is the fold of where it came from", () =>
    holds(text, (given) => {
      const folded = fold(given);
      assert.equal(folded.origin.length, folded.text.length + 1);
      assert.equal(folded.origin[folded.text.length], given.length);
      for (let at = 0; at < folded.text.length; at++) {
        const origin = folded.origin[at]!;
        assert.ok(origin <= folded.origin[at + 1]!);
        assert.ok(foldWord(given.charAt(origin)).includes(folded.text.charAt(at)));
      }
    }));

  it("folding a match's origin gives the match, or the ligatures that hold it", () =>
    holds(fc.tuple(text, fc.nat(), fc.nat()), ([given, a, b]) => {
      const folded = fold(given);
      const [start, end] = [a % (folded.text.length + 1), b % (folded.text.length + 1)].sort((x, y) => x - y) as [number, number];
      const span = unfoldSpan(folded, start, end);
      const back = fold(given.slice(span.start, span.end)).text;
      assert.ok(back.includes(folded.text.slice(start, end)));
      if (start < end) assert.ok(span.start < span.end);
    }));

  it("folding twice is folding once, and a word folds as it does in a text", () =>
    holds(text, (given) => {
      const once = fold(given).text;
      assert.equal(fold(once).text, once);
      assert.equal(foldWord(given), once);
    }));

  it("composed and decomposed spellings fold alike and are the same bare word", () =>
    holds(spelling, (given) => {
      assert.equal(foldWord(given.normalize("NFD")), foldWord(given.normalize("NFC")));
      assert.equal(bare(given.normalize("NFD")), bare(given.normalize("NFC")));
    }));

  it("a bare word folds like the word", () => holds(spelling, (given) => assert.equal(foldWord(bare(given)), foldWord(given))));

  it("stems begin in the word and fold to its end", () =>
    holds(text, (given) => {
      for (const { start, folded, merged } of stems(given)) {
        assert.ok(start >= 0 && start <= given.length);
        const rest = foldWord(given.slice(start));
        assert.ok(merged ? folded === `ا${rest}` || folded === `ال${rest}` : folded === rest);
      }
    }));

  it("code points count as the language's iterator does, and back", () =>
    holds(text, (given) => {
      const starts: number[] = [];
      for (let at = 0; at < given.length; at += String.fromCodePoint(given.codePointAt(at)!).length) starts.push(at);
      starts.push(given.length);
      const counts = starts.map((_, index) => index);
      assert.deepEqual(toCodePoints(given, starts), counts);
      assert.deepEqual(toUtf16(given, counts), starts);
    }));

  it("positions invert", () =>
    holds(text, (given) => {
      const lines = linesOf(given);
      for (let at = 0; at <= given.length; at++) assert.equal(offsetAt(lines, positionAt(lines, at)), at);
    }));

  it("a span's text outlives an edit elsewhere", () =>
    holds(fc.tuple(text, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), text), ([given, numbers, typed]) => {
      const [a, b, c, d] = numbers.map((n) => n % (given.length + 1)).sort((x, y) => x - y) as [number, number, number, number];
      if (a === b || c === d) return;
      const check = (span: { start: number; end: number }, edit: { start: number; end: number }) => {
        const edited = given.slice(0, edit.start) + typed + given.slice(edit.end);
        const moved = moveSpan(span, { ...edit, text: typed });
        assert.equal(moved && edited.slice(moved.start, moved.end), given.slice(span.start, span.end));
      };
      check({ start: a, end: b }, { start: c, end: d });
      check({ start: c, end: d }, { start: a, end: b });
    }));

  it("a sentence holds its offset, or ends at the spaces around it", () =>
    holds(fc.tuple(text, fc.nat()), ([given, n]) => {
      const offset = n % (given.length + 1);
      const { start, end } = sentenceAt(given, offset);
      assert.ok(start <= end && start >= 0 && end <= given.length);
      const skipped = offset < start ? given.slice(offset, start) : given.slice(Math.min(end, offset), offset);
      assert.equal(skipped.trim(), "");
    }));

  it("numbers in digits are read as written", () =>
    holds(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
      assert.equal(parseNumber(String(value)), value);
      assert.equal(parseNumber(value.toLocaleString("en")), value);
      assert.equal(parseNumber(value.toLocaleString("ar-EG")), value);
    }));

  it("nothing throws, whatever the text", () =>
    holds(fc.oneof(text, fc.string({ unit: "binary" })), (given) => {
      firstStrongDirection(given);
      isMostlyArabic(given);
      parseNumber(given);
      bare(given);
    }));

  it("ten thousand controls are one token", () => assert.equal(tokenise("\u202B\u200F".repeat(5000)).length, 1));
});
