import assert from "node:assert/strict";
import { bare, fold, foldWord, unfoldSpan } from "../../../src/core/text/fold.ts";

const fatha = "\u064E";
const shadda = "\u0651";
const tatweel = "\u0640";
const rightToLeftMark = "\u200F";

/** Every spelling folds to the first one. */
function foldAlike(...spellings: string[]): void {
  for (const spelling of spellings) {
    assert.equal(fold(spelling).text, spellings[0]);
    assert.equal(foldWord(spelling), spellings[0]);
  }
}

describe("folding", () => {
  it("unifies the seats of hamza", () => {
    foldAlike("اسراييل", "إسرائيل", "أسرائيل", "ٱسراييل");
    foldAlike("موتمر", "مؤتمر");
    foldAlike("الان", "الآن");
  });

  it("keeps the bare hamza, which tells words apart", () => assert.notEqual(foldWord("ماء"), foldWord("ما")));

  it("unifies final letters", () => {
    foldAlike("مستشفي", "مستشفى", "مستشفی");
    foldAlike("القاهره", "القاهرة", "القاهرہ");
  });

  it("drops vowels, tatweel and invisible controls", () =>
    foldAlike("محمد", `م${fatha}حم${shadda}${fatha}د`, `مح${tatweel}${tatweel}مد`, `${rightToLeftMark}محمد\u200C`));

  it("reads decomposed text as composed", () => foldAlike("اسراييل", "إسرائيل".normalize("NFD")));

  it("reads letters of other keyboards by their shape", () => {
    foldAlike("كرمان", "کرمان", "گرمان");
    foldAlike("فيينا", "ڤيينا");
    foldAlike("باريس", "پاریس");
  });

  it("reads presentation forms", () => foldAlike("سلام", "\uFEB3\uFEE0\uFE8E\uFEE1", "\uFEB3\uFEFC\uFEE1"));

  it("reads all digits", () => foldAlike("1979", "١٩٧٩", "۱۹۷۹"));

  it("reads Latin letters without case and accents", () => foldAlike("erdogan", "Erdoğan", "ERDOGAN"));

  it("maps a match back with the marks of its last letter", () => {
    const text = `قال م${fatha}حمد${fatha} نعم`;
    const folded = fold(text);
    const start = folded.text.indexOf("محمد");
    const span = unfoldSpan(folded, start, start + 4);
    assert.equal(text.slice(span.start, span.end), `م${fatha}حمد${fatha}`);
  });

  it("takes a ligature whole", () => {
    const folded = fold("\uFEFB");
    assert.equal(folded.text, "لا");
    assert.deepEqual(unfoldSpan(folded, 0, 1), { start: 0, end: 1 });
  });
});

describe("a bare word", () => {
  it("has no marks, tatweel and controls", () => assert.equal(bare(`م${fatha}ح${tatweel}مد\u200F`), "محمد"));

  it("keeps what readers tell apart", () => {
    for (const word of ["أحمد", "مصطفى", "فاطمة", "پاريس"]) assert.equal(bare(word), word);
  });

  it("is written in Arabic letters", () => {
    assert.equal(bare("ایران"), "ايران");
    assert.equal(bare("\uFEB3\uFEFC\uFEE1"), "سلام");
    assert.equal(bare("إسرائيل".normalize("NFD")), "إسرائيل");
  });
});
