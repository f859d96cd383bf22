import assert from "node:assert/strict";
import type { Entity } from "../../../src/core/model.ts";
import { digitOf, identities, typeOfDigit, type IdentitySources } from "../../../src/core/views/identities.ts";
import type { KnownEntity } from "../../../src/core/knowledge/pack.ts";

const iraq: KnownEntity = { id: "iraq", type: "LOC", ar: "العراق", sum: "دولة عربية." };
const here: Entity = { id: "name:عراقي", type: "PER", name: { ar: "أبو عراق" }, summary: {}, source: "text" };
const sources: IdentitySources = {
  ofText: [here],
  likely: [iraq],
  search: (typed) => (typed.includes("عراق") ? [iraq] : []),
};
const kinds = (typed: string): string[] =>
  identities(typed, sources).map((identity) => (identity.kind === "entity" ? identity.entity : identity.kind === "type" ? identity.type : `new ${identity.name}`));

describe("what a mark may be", () => {
  it("is at first what its name may mean, or one of the types", () => {
    assert.deepEqual(kinds("").slice(0, 3), ["iraq", "PER", "LOC"]);
    assert.equal(kinds("").length, 12);
  });

  it("is, once something is typed, an entity of this text, then any other, then a new one", () => {
    assert.deepEqual(kinds("عراق"), ["name:عراقي", "iraq", "new عراق"]);
    assert.deepEqual(kinds("زيد"), ["new زيد"]);
  });

  it("is a type by one digit, of either script", () => {
    assert.equal(typeOfDigit("1"), "PER");
    assert.equal(typeOfDigit("٢"), "LOC");
    assert.equal(typeOfDigit("0"), "QUANT");
    assert.deepEqual([typeOfDigit(""), typeOfDigit(" "), typeOfDigit("12"), typeOfDigit("ز")], [undefined, undefined, undefined, undefined]);
    assert.equal(digitOf("QUANT"), "0");
    assert.equal(digitOf("PERCENT"), undefined);
  });
});
