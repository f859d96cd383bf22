import assert from "node:assert/strict";
import fc from "fast-check";
import { createAnalyser } from "../../src/core/analyse.ts";
import type { OwnRow } from "../../src/core/knowledge/authority.ts";
import { layered } from "../../src/core/knowledge/layered.ts";
import type { Knowledge } from "../../src/core/knowledge/pack.ts";
import { kept, type Kept } from "../../src/core/rereading.ts";
import { toEnd } from "../../src/core/toEnd.ts";
import { busiestStep } from "../support/busiestStep.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../support/smallKnowledge.ts";
import { senselessTagger } from "../support/smallTagger.ts";

const pack = knowledgeOf(smallRows, smallCommonWords);
const tagger = senselessTagger(["إسرائيل", "للعراق", "رابين", "شركة", "على", "كبيرة", "الأذريون", "ألبيت", "."]);
const over = (rows: readonly OwnRow[]): Knowledge => (rows.length === 0 ? pack : layered(pack, rows));
const read = (knowledge: Knowledge, text: string, earlier?: Kept) => createAnalyser(knowledge, { tagger }).analyse(text, earlier?.memory);

/** What holds of the reading of a text once other rows lie over the pack. */
const keptOf = (text: string, before: readonly OwnRow[], now: readonly OwnRow[]): Kept => {
  const knowledge = over(before);
  return toEnd(kept(read(knowledge, text).memory, knowledge, over(now)));
};

function rowOf(id: string, ar: string, rest: Partial<OwnRow> = {}): OwnRow {
  const none = { short: [], epithet: [], nisba: [], plural: [], cue: [], en: [], voc: "" };
  return { id, type: "LOC", ar: [ar], ...none, place: { file: "", start: 0, end: 0 }, isIdMade: false, ...rest };
}

const names = ["إسرائيل", "العراق", "باكو", "كوريا الكبرى", "رابين", "إسحاق رابين", "علي", "بين", "لبنان", "اللجنة", "الأعظمية", "الحكومة العراقية", "بيرة"] as const;
const list = fc.subarray(["مونت كارلو", "ألبيت", "لبناني", "عراقي", "أذري", "كوري جنوبي", "حوران"], { maxLength: 2 });
const optional = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });

const rows: fc.Arbitrary<OwnRow> = fc.record({
  id: fc.constantFrom("own:a", "own:b", "own:c", "iraq", "baku", "yitzhak-rabin", "iraq/government"),
  type: fc.constantFrom("LOC", "PER", "ORG"),
  ar: fc.subarray([...names], { minLength: 1, maxLength: 2 }),
  short: list,
  epithet: list,
  nisba: list,
  qid: optional("Q796"),
  isIdMade: fc.boolean(),
  isTaught: optional(true),
  in: fc.option(fc.constantFrom("iraq", "بيرة", "حوران"), { nil: undefined }),
  note: optional("راجع"),
}).map(({ id, ar, qid, isTaught, in: country, note, ...rest }) =>
  rowOf(id, ar[0]!, { ar, ...rest, ...(qid && { qid }), ...(isTaught && { isTaught }), ...(country && { in: country }), ...(note && { note }) }));

/** Rows, and the same with some of them added, removed, changed or moved. */
const changes = fc.array(rows, { maxLength: 6 }).chain((before) =>
  fc.tuple(fc.constant(before), fc.oneof(
    fc.subarray(before),
    fc.shuffledSubarray(before),
    fc.tuple(fc.nat(), fc.nat({ max: 1 }), rows).map(([at, gone, row]) => before.toSpliced(at % (before.length + 1), gone, row)),
    fc.array(rows, { maxLength: 6 }),
  )));

const texts = fc.array(fc.constantFrom(
  ...names, "للعراق", "وللبنانيين", "للجنة", "للأعظمية", "العراقيون", "بإسرائيل", "لكوريا", "الكبرى", "الجنوبية", "الكورية", "وعلي", "على", "وبالبيرة", "شركة",
  "إسحاق", "حكومة العراق", "الحكومة", "حوران", "مونت كارلو", "أَلْبِيت", "الأذريون", "عام 1991", "\n", "\n", ".", "،", "«", "»", "باكُـو", "الاعظميه", "-",
), { maxLength: 40 }).map((words) => words.join(" "));

describe("laws of reading again with other names", () => {
  it("what is kept of an earlier reading changes nothing in the new one", () => {
    fc.assert(
      fc.property(changes, texts, ([before, now], text) => {
        assert.deepEqual(read(over(now), text, keptOf(text, before, now)), read(over(now), text));
      }),
      { numRuns: 300 },
    );
  });

  it("where all is kept the text reads the same", () => {
    fc.assert(
      fc.property(changes, texts, ([before, now], text) => {
        fc.pre(keptOf(text, before, now).isAll);
        assert.deepEqual(read(over(now), text), read(over(before), text));
      }),
    );
  });
});

describe("what holds of a reading", () => {
  const text = "باكو بعيدة\nوصل إلى الأعظمية\nفي العراق";
  const newcomer = rowOf("own:a", "الأعظمية", { isTaught: true });

  it("is all of it when what was taught was known, in whatever order", () => {
    const taught = rowOf("baku", "باكو", { isTaught: true });
    assert.deepEqual(keptOf(text, [], [taught]).isAll, true);
    assert.deepEqual(keptOf(text, [newcomer, taught], [taught, newcomer]).isAll, true);
  });

  it("is what was read where a new name does not stand", () =>
    assert.deepEqual([...keptOf(text, [], [newcomer]).memory.keys()], ["باكو بعيدة\n", "في العراق"]));

  it("is what was read of the names, not what was said of the entities, when a note is new", () => {
    const { memory, isAll } = keptOf(text, [newcomer], [{ ...newcomer, note: "راجع" }]);
    assert.deepEqual([memory.size, isAll], [3, false]);
  });

  it("is nothing when the pack's names of an entity lead to another", () =>
    assert.equal(keptOf(text, [], [rowOf("own:b", "بلاد الرافدين", { qid: "Q796" })]).memory.size, 0));

  it("is found out in steps, none of which grows with the rows", () => {
    const { memory } = read(pack, text);
    const mostAsked = (count: number): number =>
      busiestStep(Array.from({ length: count }, (_, n) => rowOf(`own:${n + 100}`, `مدينة ${n + 100}`)), (rows) => kept(memory, over(rows.slice(1)), over(rows)));
    assert.equal(mostAsked(200), mostAsked(20));
  });
});
