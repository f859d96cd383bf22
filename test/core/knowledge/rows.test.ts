import assert from "node:assert/strict";
import { parseRows } from "../../../src/core/knowledge/rows.ts";

describe("knowledge rows", () => {
  it("reads a block into a row", () => {
    const { rows, problems } = parseRows(
      "# people\n\nyitzhak-rabin PER Q34060\nar: إسحاق رابين | إسحق رابين\nen: Yitzhak Rabin\nborn: 1922-03-01\nsum.en: A sentence: with a colon.\n",
    );
    assert.deepEqual(problems, []);
    assert.equal(rows.length, 1);
    assert.deepEqual(rows[0]?.ar, ["إسحاق رابين", "إسحق رابين"]);
    assert.equal(rows[0]?.qid, "Q34060");
    assert.equal(rows[0]?.born, "1922-03-01");
    assert.equal(rows[0]?.sumEn, "A sentence: with a colon.");
  });

  it("reports a line it does not understand, with its place, and keeps the rest", () => {
    const text = "baku LOC\nar: باكو\nwhat is this\n\nBAD header\n\ncairo LOC\nar: القاهرة\n";
    const { rows, problems } = parseRows(text);
    assert.deepEqual(rows.map(({ id }) => id), ["baku", "cairo"]);
    assert.deepEqual(problems.map(({ start, end }) => text.slice(start, end)), ["what is this", "BAD header"]);
  });

  it("leaves out a row without any Arabic name", () => {
    assert.deepEqual(parseRows("nobody PER\nen: Nobody\n").rows, []);
  });
});
