import assert from "node:assert/strict";
import fc from "fast-check";
import { engineCandidates } from "../../../src/core/engine/candidates.ts";
import { createAnalyser } from "../../../src/core/analyse.ts";
import type { NamedSpan, NamedType } from "../../../src/core/engine/engine.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

/** What becomes of the stretches between ⟨ and ⟩, which an engine takes for names. */
function found(marked: string, type: NamedType = "LOC"): string[] {
  const names: NamedSpan[] = [];
  let text = "";
  for (const part of marked.split(/(⟨.*?⟩)/u)) {
    const inner = part.replace(/^⟨|⟩$/gu, "");
    if (inner !== part) names.push({ start: text.length, end: text.length + inner.length, type, confidence: 0.9 });
    text += inner;
  }
  return engineCandidates(text, { engine: "model", names }).map(
    ({ start, end, type: of, clitics, source }) => `${source} ${of} ${text.slice(start, end)}${clitics ? ` after ${clitics}` : ""}`,
  );
}

describe("what an engine found", () => {
  it("is named after the engine, and keeps the words that it spans", () => {
    assert.deepEqual(found("زار ⟨تل أبيب⟩ أمس"), ["model LOC تل أبيب"]);
  });

  it("loses the particle that the text shows the name without", () => {
    assert.deepEqual(found("⟨ببيلوكسي⟩ لا ⟨بيلوكسي⟩"), ["model LOC بيلوكسي after ب", "model LOC بيلوكسي"]);
    assert.deepEqual(found("⟨بيلوكسي⟩"), ["model LOC بيلوكسي"]);
    assert.deepEqual(found("ب⟨بيلوكسي⟩"), ["model LOC بيلوكسي after ب"]);
  });

  it("has whole words and no signs at its edges", () => {
    assert.deepEqual(found("قناة ⟨«العر⟩بية⟨»⟩ هنا"), ["model LOC العربية"]);
  });

  it("is an event or a work by its own words, where the engine does not say", () => {
    assert.deepEqual(found("⟨معركة حطين⟩، ⟨هاروف⟩", "MISC"), ["model EVENT معركة حطين", "model PROD هاروف"]);
  });

  it("is no date and no amount: those are the rules'", () => {
    assert.deepEqual(found("⟨السبت⟩", "DATE"), []);
  });

  it("gives candidates in order, none over another, none empty", () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("ب", " ", "و", "،", "9", "\u0640") }), fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (text, cuts) => {
        const at = [...new Set(cuts)].sort((a, b) => a - b).filter((cut) => cut <= text.length);
        const names = at.slice(1).map((end, index): NamedSpan => ({ start: at[index]!, end, type: "PER", confidence: 1 }));
        let last = 0;
        for (const { start, end } of engineCandidates(text, { engine: "model", names })) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
        }
      }),
    ));
});

describe("an analysis with what an engine found", () => {
  const analyser = createAnalyser(knowledgeOf(smallRows, smallCommonWords));
  const text = "زار فيكتور باكو عام 1991";
  const names: NamedSpan[] = [
    { start: 4, end: 10, type: "PER", confidence: 0.9 },
    { start: 11, end: 15, type: "LOC", confidence: 0.9 },
  ];
  const mentions = analyser.analyse(text, undefined, { engine: "model", names }).analysis.mentions;
  const sources = new Map(mentions.map(({ start, end, source }) => [text.slice(start, end), source]));

  it("has names that nobody else knows", () => assert.equal(sources.get("فيكتور"), "model"));

  it("knows whose a known name is, and keeps the rules' dates", () => {
    assert.equal(mentions.find(({ start }) => start === 11)?.entity, "baku");
    assert.ok(sources.has("عام 1991"));
  });
});
