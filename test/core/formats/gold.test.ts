import assert from "node:assert/strict";
import { readGold, sourceOf } from "../../../src/core/formats/gold.ts";

const text = "😀 باكو";
const json = (...mentions: readonly object[]): string => JSON.stringify({ source: { path: "a.txt" }, mentions });

describe("a gold annotation", () => {
  it("has mentions in code points, doubtful ones, and spans to ignore", () => {
    const baku = { start: 2, end: 6, type: "LOC", surface: "باكو", doubtful: "or a person" };
    assert.deepEqual(readGold(JSON.stringify({ mentions: [baku], ignore: [{ start: 0, end: 1, surface: "😀" }] }), text), {
      mentions: [{ start: 2, end: 6, type: "LOC", doubtful: "or a person" }],
      ignore: [{ start: 0, end: 1 }],
    });
    assert.equal(sourceOf(json()), "a.txt");
    assert.equal(sourceOf(`{"mentions":[]}`), undefined);
  });

  it("is of the text at hand", () => {
    assert.throws(() => readGold(json({ start: 1, end: 5, type: "LOC", surface: "باكو" }), text), /another text: باكو/);
    assert.throws(() => readGold(json({ start: 2, end: 9, type: "LOC" }), text), /another text: mention 1/);
  });

  it("says what it lacks", () => {
    assert.throws(() => readGold("{", text), /no JSON/);
    assert.throws(() => readGold("[]", text), /no list of mentions/);
    assert.throws(() => readGold(json({ start: 2, end: 2, type: "LOC" }), text), /mention 1 has no start/);
    assert.throws(() => readGold(json({ start: 2, end: 6, type: "PLACE" }), text), /mention 1 has no type/);
  });
});
