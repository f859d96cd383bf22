import assert from "node:assert/strict";
import type { Mention } from "../../../src/core/model.ts";
import { occurrences, type Sought, type Surroundings } from "../../../src/core/store/occurrences.ts";

const nothing: Surroundings = { mentions: [], isEverydayWord: () => false };
const azerbaijan: Sought = { surface: "أذربيجان", type: "LOC", entity: "azerbaijan" };

function found(text: string, sought = azerbaijan, around = nothing): string[] {
  return occurrences(text, sought, around).map(({ start, end, clitics, reason, type }) =>
    [clitics, text.slice(start, end), reason, ...(type === sought.type ? [] : [type])].filter(Boolean).join(" "),
  );
}

describe("the other places of a name", () => {
  it("stand behind particles and in other spellings", () => {
    assert.deepEqual(found("قالت أذربيجان إن لأذربيجان حقا، وباذربيجان نفط"), ["أذربيجان same", "ل أذربيجان same", "وب اذربيجان spelling"]);
    assert.deepEqual(found("قال للعراق والعراق", { surface: "العراق", type: "LOC" }), ["ل لعراق spelling", "و العراق same"]);
  });

  it("are longer names word by word, whatever the space", () => {
    assert.deepEqual(found("فمحمد بن سلمان، ومحمد\u00a0ابن سلمان، ومحمد", { surface: "محمد بن سلمان", type: "PER" }), [
      "ف محمد بن سلمان same", "و محمد\u00a0ابن سلمان spelling",
    ]);
  });

  it("are offered as derived where an adjective is made from a place", () => {
    assert.deepEqual(found("القوات الأذربيجانية والاذربيجاني"), ["الأذربيجانية derived NORP", "و الاذربيجاني derived NORP"]);
    assert.deepEqual(found("الفرنسيون", { surface: "فرنسا", type: "LOC" }), ["الفرنسيون derived NORP"]);
  });

  it("are all inflections of an adjective that is marked", () => {
    assert.deepEqual(found("الأذريون والأذرية وأذريا", { surface: "الأذري", type: "NORP", derived: true }), [
      "الأذريون spelling", "و الأذرية spelling", "و أذريا spelling",
    ]);
  });

  it("are unsure inside a longer name, in an everyday word, and where something else is confirmed", () => {
    const text = "مصر الجديدة ثم مصر";
    const longer: Mention = { start: 0, end: 11, type: "LOC", entity: "heliopolis", confidence: 1, source: "lexicon" };
    const other: Mention = { start: 15, end: 18, type: "ORG", entity: "misr", confidence: 1, source: "human", status: "confirmed" };
    assert.deepEqual(found(text, { surface: "مصر", type: "LOC", entity: "egypt" }, { ...nothing, mentions: [longer, other] }), ["مصر inside", "مصر marked"]);
    assert.deepEqual(found("الشعب", { surface: "الشعب", type: "ORG" }, { ...nothing, isEverydayWord: () => true }), ["الشعب everyday"]);
  });

  it("include those that a recogniser gives the same entity", () => {
    const text = "بلاد النار";
    const seen: Mention = { start: 0, end: 10, type: "LOC", entity: "azerbaijan", confidence: 0.9, source: "lexicon" };
    assert.deepEqual(found(text, azerbaijan, { ...nothing, mentions: [seen] }), ["بلاد النار entity"]);
  });

  it("leave out the place that is marked already", () => {
    assert.deepEqual(occurrences("أذربيجان", azerbaijan, nothing, { start: 0, end: 8 }), []);
  });
});
