import assert from "node:assert/strict";
import { segments } from "../../../src/core/text/segments.ts";
import { sentenceAt } from "../../../src/core/text/sentences.ts";

function pieces(text: string): string[] {
  return [...segments(text)].map((piece) => piece.text);
}

describe("segments", () => {
  it("are lines with their break", () => assert.deepEqual(pieces("أ\nب\r\n\rج"), ["أ\n", "ب\r\n", "\r", "ج"]));

  it("are sentences in a long line", () => {
    const sentence = `${"كلمة ".repeat(100)}انتهت.`;
    assert.deepEqual(pieces(`${sentence} ${sentence} ${sentence}`), [sentence, ` ${sentence}`, ` ${sentence}`]);
  });

  it("do not end after an abbreviation", () => {
    const long = `${"كلمة ".repeat(250)}قال د. محمد`;
    assert.deepEqual(pieces(long), [long]);
  });

  it("end at a space after 4,000 units without a sentence's end", () =>
    assert.deepEqual(pieces("كلمة ".repeat(1000)).map(({ length }) => length), [4005, 995]));

  it("end after 8,000 units without a space, with the marks of the last letter", () => {
    const word = `${"ب".repeat(8000)}\u064E${"ب".repeat(10)}`;
    assert.deepEqual(pieces(word).map(({ length }) => length), [8001, 10]);
  });
});

describe("the sentence at an offset", () => {
  const text = "جاء الأول. ثم قال د. محمد: \"نعم!\" وانصرف؛ ولم يعد.\nسطر آخر";
  const at = (word: string) => {
    const { start, end } = sentenceAt(text, text.indexOf(word));
    return text.slice(start, end);
  };

  it("ends with its mark and closing quotation mark", () => {
    assert.equal(at("الأول"), "جاء الأول.");
    assert.equal(at("محمد"), "ثم قال د. محمد: \"نعم!\"");
    assert.equal(at("يعد"), "ولم يعد.");
    assert.equal(at("سطر"), "سطر آخر");
  });

  it("is bounded", () => {
    const long = "كلمة ".repeat(1000);
    const { start, end } = sentenceAt(long, 2500);
    assert.ok(end - start <= 600 && start <= 2500 && end >= 2500);
  });
});
