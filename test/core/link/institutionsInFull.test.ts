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

describe("an institution named without its country", () => {
  it("is the one that the text has named in full before", () => {
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة الصحة"), ["iraq/ministry-of-health", "iraq/ministry-of-health"]);
  });

  it("is an entity of the text where the full name comes after it, is another's, or there are two", () => {
    assert.deepEqual(entitiesOf("وزارة الصحة", "وزارة الصحة العراقية")[0], "name:وزاره_الصحه");
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة العدل")[1], "name:وزاره_العدل");
    assert.deepEqual(entitiesOf("وزارة الصحة العراقية", "وزارة الصحة الإسرائيلية", "وزارة الصحة")[2], "name:وزاره_الصحه");
  });
});
