import assert from "node:assert/strict";
import { stems } from "../../../src/core/text/clitics.ts";

/** The readings of a word, each as "particles+stem". */
function readings(word: string): string[] {
  return stems(word).map(({ clitics, folded }) => `${clitics}+${folded}`);
}

describe("stems", () => {
  it("begin with the word itself", () => assert.deepEqual(readings("أذربيجان"), ["+اذربيجان"]));

  it("leave out a particle", () => assert.deepEqual(readings("لإيران"), ["+لايران", "ل+ايران"]));

  it("leave out a conjunction, then a preposition", () =>
    assert.deepEqual(readings("وبإيران"), ["+وبايران", "و+بايران", "وب+ايران"]));

  it("restore the article after ل", () =>
    assert.deepEqual(readings("للعراق"), ["+للعراق", "ل+لعراق", "ل+العراق", "ل+اللعراق"]));

  it("begin at the second ل of a merged article", () => {
    const merged = stems("وللعراق").find(({ folded }) => folded === "العراق");
    assert.deepEqual(merged, { start: 2, clitics: "ول", article: true, merged: true, folded: "العراق" });
  });

  it("find a name that begins with ل after ل", () => {
    assert.ok(readings("للبنان").includes("ل+لبنان"));
    assert.ok(readings("للجنة").includes("ل+اللجنه"));
  });

  it("begin after the particle's vowel and tatweel", () => {
    const start = (word: string) => stems(word)[1]?.start;
    assert.equal(start("بـإيران"), 2);
    assert.equal(start("\u0628\u0650\u0625\u064A\u0631\u0627\u0646"), 2);
  });

  it("know the article from an alef with hamza", () => {
    const article = (word: string) => stems(word)[0]?.article;
    assert.equal(article("العراق"), true);
    assert.equal(article("ألمانيا"), false);
    assert.equal(article("ألمانيا".normalize("NFD")), false);
  });

  it("have at least two letters", () => {
    assert.deepEqual(readings("ول"), ["+ول"]);
    assert.deepEqual(readings("وبل"), ["+وبل", "و+بل"]);
  });

  it("take no letter that is only like a particle", () => assert.deepEqual(readings("ڤيينا"), ["+فيينا"]));
});
