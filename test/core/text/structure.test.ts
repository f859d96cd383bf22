import assert from "node:assert/strict";
import { structure } from "../../../src/core/text/structure.ts";

const article = [
  "كيف تغير النهر؟",
  "",
  "السبت 10 أكتوبر 2020 12:16 م",
  "",
  "كان النهر يفيض كل صيف ثم جاء السد فتغيرت حياة الناس على ضفتيه وصار الماء في أيديهم.",
  "",
  "سنوات السد",
  "",
  "بدأ العمل في السد وسط الصحراء وانتهى بعد عشر سنوات من العمل الذي لم ينقطع ليلا أو نهارا.",
  "((2))",
  "المصدر | حاشية",
  "  كلمات مفتاحية",
  "النهر السد",
  "خبر آخر عن النهر",
].join("\n");

describe("the structure of an article", () => {
  it("names the lines that are not paragraphs", () => {
    assert.deepEqual(
      structure(article).map(({ kind, title }) => `${kind}: ${title}`),
      [
        "headline: كيف تغير النهر؟",
        "dateline: السبت 10 أكتوبر 2020 12:16 م",
        "subheading: سنوات السد",
        "pageMarker: ((2))",
        "source: المصدر | حاشية",
        "keywords: كلمات مفتاحية",
        "related: خبر آخر عن النهر",
      ],
    );
  });

  it("gives every part the text up to the next, at exact offsets", () => {
    const parts = structure(article);
    for (const { start, end, title } of parts) assert.equal(article.slice(start, end), title);
    parts.slice(1).forEach((part, i) => assert.equal(parts[i]?.bodyEnd, part.start));
    assert.equal(parts.at(-1)?.bodyEnd, article.length);
  });

  it("finds none in a text of one line", () => {
    assert.deepEqual(structure("سطر واحد"), []);
    assert.deepEqual(structure(""), []);
  });
});
