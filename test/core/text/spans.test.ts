import assert from "node:assert/strict";
import { moveSpan, nearestIndex } from "../../../src/core/text/spans.ts";

describe("a span after an edit", () => {
  const span = { start: 4, end: 8 };

  it("follows text typed before it", () =>
    assert.deepEqual(moveSpan(span, { start: 1, end: 1, text: "xy" }), { start: 6, end: 10 }));

  it("leaves out text typed at its edges", () => {
    assert.deepEqual(moveSpan(span, { start: 4, end: 4, text: "x" }), { start: 5, end: 9 });
    assert.deepEqual(moveSpan(span, { start: 8, end: 8, text: "x" }), span);
  });

  it("takes in text typed inside it", () =>
    assert.deepEqual(moveSpan(span, { start: 6, end: 6, text: "x" }), { start: 4, end: 9 }));

  it("keeps what is left of it", () => {
    assert.deepEqual(moveSpan(span, { start: 2, end: 6, text: "" }), { start: 2, end: 4 });
    assert.deepEqual(moveSpan(span, { start: 6, end: 10, text: "xyz" }), { start: 4, end: 6 });
  });

  it("is gone when it is replaced", () => {
    assert.equal(moveSpan(span, { start: 4, end: 8, text: "xyz" }), undefined);
    assert.equal(moveSpan(span, { start: 0, end: 9, text: "" }), undefined);
  });
});

describe("the nearest span", () => {
  const spans = [{ start: 2, end: 4 }, { start: 8, end: 9 }];

  it("is the one at the offset, else the closer one", () => {
    assert.equal(nearestIndex(spans, 0), 0);
    assert.equal(nearestIndex(spans, 3), 0);
    assert.equal(nearestIndex(spans, 5), 0);
    assert.equal(nearestIndex(spans, 7), 1);
    assert.equal(nearestIndex(spans, 99), 1);
    assert.equal(nearestIndex([], 5), -1);
  });
});
