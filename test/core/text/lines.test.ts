import assert from "node:assert/strict";
import { linesOf, offsetAt, positionAt, toCodePoint, toUtf16Offset } from "../../../src/core/text/lines.ts";

describe("lines", () => {
  it("end with LF, CRLF or CR", () => assert.deepEqual(linesOf("a\nb\r\nc\rd").starts, [0, 2, 5, 7]));

  it("give the place of an offset", () => {
    const lines = linesOf("ab\r\ncd");
    assert.deepEqual(positionAt(lines, 5), { line: 1, column: 1 });
    assert.equal(offsetAt(lines, { line: 1, column: 1 }), 5);
  });

  it("bring a place outside the text to the nearest one inside", () => {
    const lines = linesOf("ab\ncd");
    assert.deepEqual(positionAt(lines, 99), { line: 1, column: 2 });
    assert.equal(offsetAt(lines, { line: 9, column: 0 }), 5);
    assert.equal(offsetAt(lines, { line: 0, column: 99 }), 3);
  });
});

describe("code points", () => {
  it("count a surrogate pair once and a lone surrogate once", () => {
    assert.equal(toCodePoint("😀ب", 2), 1);
    assert.equal(toCodePoint("\uD83Dب", 2), 2);
    assert.equal(toUtf16Offset("😀ب", 1), 2);
  });

  it("of an offset inside a pair are those of its start", () => assert.equal(toCodePoint("ب😀", 2), 1));
});
