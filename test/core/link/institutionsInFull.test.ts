import assert from "node:assert/strict";
import { linking, type Reading } from "../../../src/core/link/link.ts";
import { toEnd } from "../../../src/core/toEnd.ts";
import { knowledgeOf, smallRows } from "../../support/smallKnowledge.ts";

const knowledge = knowledgeOf(smallRows);

/** The entities of organisations that a text names one after the other. */
function entitiesOf(...names: string[]): string[] {
  const starts = names.map((_, at) => names.slice(0, at).join(" ").length + Math.min(at, 1));
  const readings = names.map((name, at): Reading => {
    const start = starts[at]!;
    return { start, end: start + name.length, type: "ORG", entities: [], confidence: 1, source: "test" };
  });
  return toEnd(linking(names.join(" "), readings, knowledge)).mentions.map(({ entity }) => entity);
}

/** What is said of an organisation that a text names before a place. */
function saidOf(name: string, between: string, place: string): { entity: string; summary: string | undefined } {
  const text = name + between + place;
  const organisation: Reading = { start: 0, end: name.length, type: "ORG", entities: [], confidence: 1, source: "test" };
  const where: Reading = { start: text.length - place.length, end: text.length, type: "LOC", entities: ["iraq"], confidence: 1, source: "test" };
  const { mentions, entities } = toEnd(linking(text, [organisation, where], knowledge));
  const id = mentions[0]!.entity;
  return { entity: id, summary: entities.find((one) => one.id === id)?.summary.ar };
}

describe("an institution named without its country", () => {
  it("is the one that the text has named in full before", () => {
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة الصحة"), ["iraq/ministry-of-health", "iraq/ministry-of-health"]);
  });

  it("is the country's that stands right after it", () => {
    assert.equal(saidOf("مجلس النواب", " في ", "العراق").entity, "iraq/house-of-representatives");
    assert.equal(saidOf("وزارة الصحة", " ب#", "العراق").entity, "iraq/ministry-of-health");
    assert.equal(saidOf("وزارة الصحة", "، وفي ", "العراق").entity, "name:وزاره_الصحه");
  });

  it("is told by what every state's does, where the text does not say whose it is", () => {
    assert.equal(saidOf("وزارة الصحة", " و", "العراق").summary, "وزارة الصحة، وتتولى الصحة العامة؛ ولا يتبيّن من النص لأي دولة هي.");
    assert.equal(saidOf("نادي القرية", " و", "العراق").summary, undefined);
  });

  it("is an entity of the text where the full name comes after it, is another's, or there are two", () => {
    assert.deepEqual(entitiesOf("وزارة الصحة", "وزارة الصحة العراقية")[0], "name:وزاره_الصحه");
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة العدل")[1], "name:وزاره_العدل");
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة الصحة الإسرائيلية", "وزارة الصحة")[2], "name:وزاره_الصحه");
  });
});
