import assert from "node:assert/strict";
import { ladderAt, moved, stretchesAt, tidied, type Move, type Witness } from "../../../src/core/store/place.ts";
import type { Mention } from "../../../src/core/model.ts";

const nobody: Witness = { suggestions: [], beginsName: () => false };

/** The text around the caret `^`, and the words of the name and of all rungs there. */
function at(marked: string, witness = nobody): { name: string; clitics: string; rungs: string[] } {
  const offset = marked.indexOf("^");
  const text = marked.replace("^", "");
  const ladder = ladderAt(text, offset, witness);
  if (!ladder) return { name: "", clitics: "", rungs: [] };
  const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const name = ladder.rungs[ladder.name]!;
  return { name: words(name), clitics: name.clitics, rungs: ladder.rungs.map(words) };
}

describe("the name under the caret", () => {
  it("leaves out particles and signs, and says which particles", () => {
    assert.deepEqual(at("سافر إلى باكو وبأذ^ربيجان؛ ثم عاد"), { name: "أذربيجان", clitics: "وب", rungs: ["أذربيجان"] });
    assert.equal(at("قال لل^عراق").name, "لعراق");
    assert.equal(at("و^العراق").name, "العراق");
  });

  it("is the whole word where nothing speaks for a particle", () => {
    assert.equal(at("جاء ول^يد").name, "وليد");
    assert.equal(at("جاء بل^ال").name, "بلال");
  });

  it("leaves out a particle without which the word is known, or stands elsewhere in the text", () => {
    assert.equal(at("سافر إلى ببر^يدة", { ...nobody, beginsName: (word) => word === "بريده" }).name, "بريدة");
    assert.equal(at("بريدة مدينة، ووصل ببر^يدة").name, "بريدة");
  });

  it("is the name that a recogniser sees there", () => {
    const text = "زار الولايات المتحدة اليوم";
    const start = text.indexOf("الولايات");
    const seen: Mention = { start, end: start + 16, type: "LOC", entity: "us", confidence: 1, source: "lexicon" };
    const ladder = at("زار الولايات المت^حدة اليوم", { ...nobody, suggestions: [seen] });
    assert.deepEqual(ladder.rungs.slice(0, 2), ["المتحدة", "الولايات المتحدة"]);
    assert.equal(ladder.name, "الولايات المتحدة");
  });

  it("is a whole chain of descent, from any of its words", () => {
    for (const marked of ["قدم مح^مد بن إدريس بن العباس بغداد", "قدم محمد بن إدر^يس بن العباس بغداد", "قدم محمد بن إدريس ب^ن العباس بغداد"]) {
      assert.equal(at(marked).name, "محمد بن إدريس بن العباس", marked);
    }
    assert.equal(at("وكتب ع^بد الرحمن في").name, "عبد الرحمن");
  });

  it("widens word by word, and stops at a sign", () => {
    assert.deepEqual(at("قابل سا^مر سعيد النجار، وعاد").rungs, ["سامر", "سامر سعيد", "سامر سعيد النجار"]);
  });

  it("is nothing between words", () => assert.deepEqual(at("قال :^ نعم").rungs, []));
});

describe("the stretches around the caret", () => {
  it("are stem, word, name and sentence", () => {
    const text = "ذهبوا. قدم ومحمد بن إدريس. وعادوا";
    const offset = text.indexOf("إدريس") + 2;
    assert.deepEqual(stretchesAt(text, offset, nobody).map(({ start, end }) => text.slice(start, end)), [
      "إدريس", "ومحمد بن إدريس", "قدم ومحمد بن إدريس.",
    ]);
  });
});

describe("a selection", () => {
  it("loses the spaces and signs at its ends, and keeps the particles in mind", () => {
    const text = "سافر إلى «وبأذربيجان»، ثم";
    const start = text.indexOf("أذربيجان");
    assert.deepEqual(tidied(text, { start, end: start + 10 }), { start, end: start + 8, clitics: "وب" });
    assert.equal(tidied(text, { start: 4, end: 5 }), undefined);
  });
});

describe("a boundary", () => {
  const text = "قال\nزار وبِبِغداد القديمة أمس";
  const span = { start: text.indexOf("غداد"), end: text.indexOf("غداد") + 4 };
  const after = (edge: Move["edge"], towards: Move["towards"], by: Move["by"], from = span): string | undefined => {
    const rung = moved(text, from, { edge, towards, by });
    return rung && text.slice(rung.start, rung.end);
  };

  it("moves by words", () => {
    assert.equal(after("end", "later", "word"), "غداد القديمة");
    assert.equal(after("start", "earlier", "word"), "وبِبِغداد");
    assert.equal(after("end", "earlier", "word", { start: span.start, end: text.length }), "غداد القديمة");
  });

  it("moves by letters, each with its marks", () => {
    assert.equal(after("start", "earlier", "letter"), "بِغداد");
    assert.equal(after("start", "later", "letter"), "داد");
    assert.equal(after("end", "earlier", "letter"), "غدا");
    assert.equal(after("end", "later", "letter"), "غداد ا");
  });

  it("says which particles it leaves before the mark", () => {
    const rung = moved(text, span, { edge: "start", towards: "earlier", by: "letter" });
    assert.equal(rung?.clitics, "وب");
  });

  it("stays in its paragraph and leaves a letter", () => {
    const word = { start: 0, end: 3 };
    assert.equal(after("end", "later", "word", word), undefined);
    assert.equal(after("start", "later", "word", word), undefined);
    assert.equal(after("end", "earlier", "letter", { start: 0, end: 1 }), undefined);
  });
});
