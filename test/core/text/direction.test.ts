import assert from "node:assert/strict";
import fc from "fast-check";
import {
  afterChanges,
  directionsOf,
  ownDirection,
  prevailingDirection,
  rightToLeftRuns,
} from "../../../src/core/text/direction.ts";

const arabic = "نص";
const latin = "text";
const neutral = "((2))";

const directions = (...lines: string[]): string => directionsOf(lines.map(ownDirection)).join(" ");

describe("the direction of a line", () => {
  it("is its own where it has letters", () => assert.equal(directions(arabic, latin, arabic), "rtl ltr rtl"));
  it("is that of the nearest line above where it has none", () =>
    assert.equal(directions(latin, neutral, arabic, "", neutral), "ltr ltr rtl rtl rtl"));
  it("is that of the nearest below where none is above", () =>
    assert.equal(directions("", neutral, latin, arabic), "ltr ltr ltr rtl"));
  it("is right to left in a text without letters", () => assert.equal(directions("", neutral), "rtl rtl"));
});

describe("the prevailing direction", () => {
  const prevailing = (...lines: string[]): string => prevailingDirection(lines.map(ownDirection));
  it("is that of most lines with letters", () => {
    assert.equal(prevailing(latin, latin, arabic, "", "", neutral), "ltr");
    assert.equal(prevailing(latin, arabic, arabic), "rtl");
  });
  it("is right to left on a draw", () => assert.equal(prevailing(latin, arabic), "rtl"));
});

describe("runs of right-to-left lines", () => {
  it("join neighbours", () =>
    assert.deepEqual(rightToLeftRuns(["rtl", "rtl", "ltr", "rtl"]), [{ first: 0, last: 1 }, { first: 3, last: 3 }]));
  it("are none in a left-to-right text", () => assert.deepEqual(rightToLeftRuns(["ltr"]), []));
});

describe("directions after changes", () => {
  const line = fc.constantFrom(arabic, latin, neutral, "");
  const lines = fc.array(line, { minLength: 1, maxLength: 8 });
  const changes = fc.array(fc.record({ first: fc.nat(), length: fc.nat(4), put: lines }), { maxLength: 4 });

  it("are those of the changed text", () =>
    fc.assert(
      fc.property(lines, changes, (before, edits) => {
        const text = [...before];
        // As VS Code reports edits: from the last to the first, none inside another.
        let free = text.length;
        const made = edits.flatMap(({ first, length, put }) => {
          if (free === 0) return [];
          const from = first % free;
          const last = Math.min(from + length, free - 1);
          free = from;
          text.splice(from, last - from + 1, ...put);
          return [{ first: from, last, count: put.length }];
        });
        const after = afterChanges(before.map(ownDirection), made, (at) => ownDirection(text[at]!));
        assert.deepEqual(after, text.map(ownDirection));
      }),
    ));

  it("read only the lines that changed", () => {
    const read: number[] = [];
    afterChanges(["rtl", "rtl", "rtl"], [{ first: 1, last: 1, count: 2 }], (at) => {
      read.push(at);
      return "ltr";
    });
    assert.deepEqual(read, [1, 2]);
  });
});
