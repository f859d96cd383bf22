import assert from "node:assert/strict";
import { tokenise } from "../../../src/core/text/tokenise.ts";

/** The words and numbers of a text, and the count of its other tokens but spaces. */
function words(text: string): string[] {
  return tokenise(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ start, end }) => text.slice(start, end));
}

function kinds(text: string): string {
  return tokenise(text).map(({ kind }) => kind).join(" ");
}

describe("tokens", () => {
  it("are words, numbers, spaces and signs", () =>
    assert.equal(kinds("عام 1991، نعم"), "word space number punctuation space word"));

  it("keep marks, tatweel and joiners in the word", () => {
    for (const word of ["\u0645\u064E\u062D\u0651", "بـأذربيجان", "می\u200Cرود", "هـ"]) assert.deepEqual(words(word), [word]);
  });

  it("leave controls and loose marks around a word out of it", () => {
    assert.deepEqual(words("\u200Fباكو\u200F"), ["باكو"]);
    assert.deepEqual(words("\u0640باكو"), ["باكو"]);
    assert.equal(kinds("\u064E"), "other");
  });

  it("part scripts, and letters from digits", () => assert.deepEqual(words("طائرةF16الجديدة"), ["طائرة", "F", "16", "الجديدة"]));

  it("keep an apostrophe inside a Latin word only", () => {
    assert.deepEqual(words("d'Orsay 'Orsay' O’Neill"), ["d'Orsay", "Orsay", "O’Neill"]);
  });

  it("keep the separators of a number", () => assert.deepEqual(words("1,234.5 ١٬٢٣٤٫٥ 1948-1950 12:16 10/10."), [
    "1,234.5", "١٬٢٣٤٫٥", "1948", "1950", "12", "16", "10", "10",
  ]));

  it("count a no-break space and a line break as space", () => assert.equal(kinds("هيرمس\u00A045\r\n"), "word space number space"));

  it("keep an underscore apart", () => assert.equal(kinds("قره_باغ"), "word punctuation word"));

  it("cut no surrogate pair", () => {
    assert.equal(kinds("😀\uD800"), "other other");
    assert.deepEqual(words("a𝒳b"), ["a𝒳b"]);
  });
});
