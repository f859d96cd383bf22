import assert from "node:assert/strict";
import fc from "fast-check";
import { gatheringRows, nameKey, readPack, sensesAt, writePack, type Knowledge } from "../../../src/core/knowledge/pack.ts";
import { parseRows } from "../../../src/core/knowledge/rows.ts";
import { root } from "../../../src/core/knowledge/trie.ts";
import { toEnd } from "../../../src/core/toEnd.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

function lookUp(knowledge: Knowledge, key: string): string[] {
  let node = root;
  for (const word of key.split(" ")) node = knowledge.names.child(node, knowledge.names.word(word));
  return knowledge.senses(node).map(({ entity, use }) => `${use} ${entity}`);
}

describe("the knowledge pack", () => {
  const knowledge = knowledgeOf(smallRows, smallCommonWords);

  it("finds every form of every row, in any spelling", () => {
    assert.deepEqual(lookUp(knowledge, nameKey("اذربيجان")), ["name azerbaijan"]);
    assert.deepEqual(lookUp(knowledge, nameKey("الأذريون").slice(2)), ["nisba azerbaijan"]);
    assert.deepEqual(lookUp(knowledge, nameKey("الدوله العبرية")), ["epithet israel"]);
  });

  it("gives an entity its facts back", () => {
    const [row] = parseRows("cairo LOC Q85\nar: القاهرة\nen: Cairo\nin: egypt\nkind: city\nsum: عاصمة.\n").rows;
    assert.ok(row);
    const pack = readPack(writePack([{ ...row, population: 9_500_000, at: [30.06, 31.25] }], []));
    assert.deepEqual(pack.entity("cairo"), {
      id: "cairo", type: "LOC", qid: "Q85", ar: "القاهرة", en: "Cairo", kind: "city", in: "egypt",
      population: 9_500_000, at: [30.06, 31.25], sum: "عاصمة.",
    });
    assert.equal(pack.entity("nowhere"), undefined);
  });

  it("keeps a name that only folds to an everyday word under its exact spelling", () => {
    assert.deepEqual(lookUp(knowledge, "علي"), []);
    assert.deepEqual(lookUp(knowledge, "=علي"), ["name ali"]);
    assert.equal(knowledge.isCommonWord("على"), true);
    assert.equal(knowledge.isCommonWord("علي"), false);
  });

  it("knows a surname that folds to an everyday word by its spelling, and none that is a word of every sentence", () => {
    const pack = knowledgeOf("alli PER\nar: ديلي آلي\n\nkan PER\nar: ناوتو كان\n", "إلى آلي كان");
    assert.deepEqual([lookUp(pack, "الي"), lookUp(pack, "=آلي"), lookUp(pack, "كان")], [[], ["surname alli"], []]);
  });

  it("asks for a cue where a name is itself an everyday word", () => {
    const pack = knowledgeOf("beyn LOC\nar: بين\nkind: town\n", "بين");
    assert.deepEqual(lookUp(pack, "بين"), ["cued beyn"]);
  });

  it("refuses what is no pack, another format, and a pack cut short, each with a sentence", () => {
    assert.throws(() => readPack("nonsense"), /damaged/);
    assert.throws(() => readPack("hashiya-pack\t99\t0\t0\n"), /format 99/);
    const whole = writePack(parseRows(smallRows).rows, []);
    assert.throws(() => readPack(whole.slice(0, whole.length / 2)), /damaged/);
  });

  it("has every row by its id, which the English name may give or not", () => {
    const ids = ["sao-tome", "sao-tome-town", "saint-georges", "rafael", "kabul"];
    const pack = knowledgeOf(ids.map((id, at) => `${id} LOC\nar: اسم ${"ابتث"[at] ?? "ج"}\n${["en: São Tomé\n", "en: São Tomé\n", "en: Saint George's\n", "en: Rafael Systems\n", ""][at]}`).join("\n"));
    assert.deepEqual([...pack.ids()], ids);
    assert.deepEqual(ids.map((id) => pack.entity(id)?.id), ids);
  });

  it("says what its rows say gathered without one", () => {
    const { rows } = parseRows(smallRows);
    const keys = rows.flatMap((row) => [...row.ar, ...row.short, ...row.nisba]).flatMap((name) => [nameKey(name), `=${name}`]);
    fc.assert(
      fc.property(fc.subarray(rows, { minLength: 1 }), fc.subarray(smallCommonWords.split(" ")), (some, commonWords) => {
        const pack = readPack(writePack(some, commonWords));
        const gathered = toEnd(gatheringRows(some, commonWords));
        for (const key of keys) assert.deepEqual(sensesAt(gathered, key), sensesAt(pack, key));
        for (const { id, qid } of rows) assert.deepEqual([gathered.entity(id), gathered.idOfQid(qid ?? "")], [pack.entity(id), pack.idOfQid(qid ?? "")]);
      }),
    );
  });
});
