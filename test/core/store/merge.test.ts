import assert from "node:assert/strict";
import fc from "fast-check";
import type { Annotation, Sheet } from "../../../src/core/store/annotation.ts";
import { mergeSheets, sameSheets } from "../../../src/core/store/merge.ts";
import { annotation } from "../../support/annotations.ts";

/** What somebody does to the marks 0 to 5: writes a note of an instant, or removes it. */
type Deed = readonly [mark: number, minute: number | undefined];

const base: Sheet = {
  annotations: new Map([0, 1, 2].map((n) => [`m${n}`, annotation({ id: `m${n}`, start: n, end: n + 1 })])),
  kept: [],
};

function changed(sheet: Sheet, deeds: readonly Deed[]): Sheet {
  const annotations = new Map(sheet.annotations);
  for (const [n, minute] of deeds) {
    const id = `m${n}`;
    const modified = `2026-02-01T00:0${minute}:00Z`;
    if (minute === undefined) annotations.delete(id);
    else annotations.set(id, annotation({ id, start: n, end: n + 1, note: `${n} at ${minute}`, modified } as Annotation));
  }
  return { ...sheet, annotations };
}

const deeds = (marks: fc.Arbitrary<number>): fc.Arbitrary<Deed[]> =>
  fc.array(fc.tuple(marks, fc.option(fc.nat({ max: 9 }), { nil: undefined })), { maxLength: 6 });
const anyDeeds = deeds(fc.nat({ max: 5 }));

describe("two windows' marks brought together", () => {
  it("are mine where the other changed nothing, and theirs where I did not", () =>
    fc.assert(
      fc.property(anyDeeds, (mine) => {
        const ours = changed(base, mine);
        assert.ok(sameSheets(mergeSheets(base, ours, base), ours));
        assert.ok(sameSheets(mergeSheets(base, base, ours), ours));
      }),
    ));

  it("have what both did to different marks", () =>
    fc.assert(
      fc.property(deeds(fc.constantFrom(0, 2, 4)), deeds(fc.constantFrom(1, 3, 5)), (one, other) => {
        const merged = mergeSheets(base, changed(base, one), changed(base, other));
        assert.ok(sameSheets(merged, changed(changed(base, one), other)));
      }),
    ));

  it("are the same, whoever brings them together", () =>
    fc.assert(
      fc.property(anyDeeds, anyDeeds, (one, other) => {
        const [ours, theirs] = [changed(base, one), changed(base, other)];
        assert.ok(sameSheets(mergeSheets(base, ours, theirs), mergeSheets(base, theirs, ours)));
      }),
    ));

  it("stand where mine do, but where only the other is sure of the place", () => {
    const placed = (start: number, place: Annotation["place"], note = ""): Sheet => ({
      annotations: new Map([["m", { ...annotation({ id: "m", start, end: start + 1 }), place, note }]]),
      kept: [],
    });
    const mark = (ours: Sheet, theirs: Sheet) => mergeSheets(placed(0, "sure"), ours, theirs).annotations.get("m")!;
    for (const [ours, theirs, start] of [["sure", "sure", 1], ["moved", "sure", 2], ["orphan", "sure", 2], ["doubtful", "moved", 1]] as const) {
      assert.equal(mark(placed(1, ours), placed(2, theirs)).start, start, `${ours} and ${theirs}`);
    }
    assert.equal(mark(placed(1, "moved", "mine"), placed(2, "sure")).note, "mine");
  });
});
