import assert from "node:assert/strict";
import fc from "fast-check";
import { compactText, expandingText } from "../../../src/core/knowledge/compactText.ts";
import { toEnd } from "../../../src/core/toEnd.ts";

describe("compact text", () => {
  it("is the same text again, whatever its letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, times) => {
        const whole = text.repeat(times);
        assert.equal(toEnd(expandingText(compactText(whole))), whole);
      }),
    );
    const many = Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x400 + at)).join("");
    assert.equal(toEnd(expandingText(compactText(many))), many);
  });

  it("takes a byte a letter where there are few", () => assert.equal(compactText("باب".repeat(100)).length, 2 + 2 * 2 + 300));

  it("goes in steps that do not grow with it", () => {
    const steps = (length: number): number => [...expandingText(compactText("ا".repeat(length)))].length;
    assert.equal(steps(1 << 20), 32);
    assert.equal(steps(1 << 21), 64);
  });

  it("is some text or other when its bytes are damaged", () => {
    const bytes = compactText("كتاب الحيوان");
    for (let end = 0; end <= bytes.length; end++) assert.equal(typeof toEnd(expandingText(bytes.subarray(0, end))), "string");
  });
});
