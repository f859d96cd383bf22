import assert from "node:assert/strict";
import fc from "fast-check";
import { shortened } from "../../../src/core/online/shorten.ts";

describe("a shortened text", () => {
  it("ends with the last sentence that fits", () => {
    assert.equal(shortened("جملة أولى. جملة ثانية. جملة ثالثة طويلة.", 24), "جملة أولى. جملة ثانية.");
    assert.equal(shortened("أهي مدينة؟ نعم هي مدينة كبيرة", 15), "أهي مدينة؟");
  });

  it("is not cut after an abbreviation", () => {
    assert.equal(shortened("كتبه د. محمد في المدينة القديمة", 14), "كتبه د. محمد…");
  });

  it("ends with an ellipsis after a word where no sentence fits", () => {
    assert.equal(shortened("كلمات كثيرة بلا وقفة", 13), "كلمات كثيرة…");
    assert.equal(shortened("كلمةواحدةطويلةجدا", 8), "كلمةواح…");
  });

  it("leaves a short text as it is, and is never longer than the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("ا", "ب", " ", ".", "؟") }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const short = shortened(text, limit);
        if (text.length <= limit) assert.equal(short, text);
        assert.ok(short.length <= limit, JSON.stringify(short));
        assert.ok(text.startsWith(short.replace(/…$/u, "")));
      }),
    );
  });
});
