import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { createAnalyser } from "../src/core/analyse.ts";
import { describe } from "../src/core/knowledge/describe.ts";
import { compactText } from "../src/core/knowledge/compactText.ts";
import { readPack, writePack } from "../src/core/knowledge/pack.ts";
import { readCurated } from "../scripts/knowledge/curated.ts";
import { mergedRows } from "../scripts/knowledge/merge.ts";
import { readCommonWords, readRegistry } from "../scripts/knowledge/read.ts";

const text = writePack(
  mergedRows(readCurated().rows, readRegistry("knowledge/registry")),
  readCommonWords("knowledge/commonWords.txt"),
);
const knowledge = readPack(text);
const analyser = createAnalyser(knowledge);

/** "surface entity" of the named mentions. */
function named(content: string): string[] {
  return analyser
    .analyse(content)
    .analysis.mentions.filter(({ type }) => ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"].includes(type))
    .map(({ start, end, entity }) => `${content.slice(start, end)} ${entity}`);
}

context("the whole pack", () => {
  it("holds the registry and the hand-written rows in at most 1.5 MB", () => {
    assert.ok(knowledge.size > 12_000);
    assert.ok(gzipSync(compactText(text), { level: 9 }).length <= 1.5e6);
  });

  it("takes no everyday word for a name", () => {
    const sentences = [
      "كان بين الناس من عاش بدون عمل، ولعب دورا كبيرا",
      "قاعدة كبيرة في البيت، وسياسة الاتحاد في تاريخ النفط",
      "هذه سنة جديدة، والسلام على من قرأ هذا الكتاب من أول صفحة إلى آخر صفحة",
      "قال إن المدينة كبيرة وإن العدد مهم، ثم غادر غرب الطريق مساء أمس",
      "سار في المجرى مع النهر، والدعم المالي كاف، والهدف بعيد",
    ];
    for (const sentence of sentences) {
      assert.deepEqual(named(sentence), [], sentence);
    }
  });

  it("knows a nationality in every form", () => {
    for (const form of ["إسرائيلي", "الإسرائيلية", "إسرائيليون", "للإسرائيليين", "الاسرائيلي"]) {
      assert.deepEqual(named(`وفد ${form}`).map((name) => name.split(" ").at(-1)), ["israel"], form);
    }
    assert.deepEqual(named("جنود أتراك").map((name) => name.split(" ").at(-1)), ["turkey"]);
    assert.deepEqual(named("القادة الأذريون").map((name) => name.split(" ").at(-1)), ["azerbaijan"]);
  });

  it("unites the spellings of a name", () => {
    const spellings = ["بن غوريون", "بن جوريون", "الاتحاد السوفيتي", "الاتحاد السوفياتي", "الإتحاد السوفييتي", "الدولة العبرية"];
    assert.deepEqual(spellings.map((name) => named(`زار ${name}`).map((found) => found.split(" ").at(-1)).join()), [
      "david-ben-gurion", "david-ben-gurion", "soviet-union", "soviet-union", "soviet-union", "israel",
    ]);
  });

  it("describes every country and capital", () => {
    const rows = readCurated().rows.filter(({ kind }) => kind === "country");
    const ids = [...rows.map(({ id }) => id), ...rows.flatMap(({ capital }) => capital ?? [])];
    const undescribed = ids.filter((id) => {
      const known = knowledge.entity(id);
      const summary = known && describe(known, knowledge);
      return summary?.ar === undefined || summary.en === undefined;
    });
    assert.deepEqual(undescribed, []);
  });
});
