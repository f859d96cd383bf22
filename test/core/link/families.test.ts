import assert from "node:assert/strict";
import { Families } from "../../../src/core/link/families.ts";
import type { Candidate } from "../../../src/core/model.ts";

/** The entity of the last of some names of persons, which the knowledge does not have. */
function entityOfLast(...names: string[]): string | undefined {
  let at = 0;
  const readings: Candidate[] = names.map((name) => {
    const start = at;
    at += name.length + 1;
    return { start, end: start + name.length, type: "PER", entities: [], confidence: 1, source: "tagger" };
  });
  const text = names.join(" ");
  const surfaceOf = ({ start, end }: Candidate): string => text.slice(start, end);
  const families = new Families();
  for (const reading of readings) families.add(reading, surfaceOf(reading), (_, surface) => `name:${surface}`);
  const last = readings.at(-1)!;
  return families.idOf(last, surfaceOf(last));
}

describe("the short forms of a name that only the text knows", () => {
  it("belong to the full name, before it or after", () => {
    assert.equal(entityOfLast("لمى عدنان الخطيب", "الخطيب"), "name:لمى عدنان الخطيب");
    assert.equal(entityOfLast("لمى عدنان الخطيب", "لمى"), "name:لمى عدنان الخطيب");
    assert.equal(entityOfLast("لمى عدنان الخطيب", "لمى الخطيب"), "name:لمى عدنان الخطيب");
  });

  it("belong to nobody where two persons share them", () => {
    assert.equal(entityOfLast("لمى الخطيب", "سعيد الخطيب", "الخطيب"), undefined);
  });

  it("are names of their own where no full name has them in this order", () => {
    assert.equal(entityOfLast("لمى الخطيب", "عدنان"), undefined);
    assert.equal(entityOfLast("لمى الخطيب", "الخطيب لمى"), undefined);
  });
});
