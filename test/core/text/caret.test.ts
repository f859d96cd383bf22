import assert from "node:assert/strict";
import bidi from "bidi-js";
import fc from "fast-check";
import { drawnLine, movedCaret, sideOfSelection } from "../../../src/core/text/caret.ts";
import type { DrawnText, Side, Step } from "../../../src/core/text/caret.ts";
import { directionsOf, ownDirection, prevailingDirection } from "../../../src/core/text/direction.ts";
import type { Position } from "../../../src/core/text/lines.ts";

const { getEmbeddingLevels } = bidi();

function drawn(...lines: string[]): DrawnText {
  const own = lines.map(ownDirection);
  const directions = directionsOf(own);
  const laidOut = lines.map((line, at) => drawnLine(line, directions[at]!, getEmbeddingLevels(line, directions[at]).levels));
  return {
    lineCount: lines.length,
    direction: prevailingDirection(own),
    line: (at) => laidOut[at]!,
    isWordPart: (cluster) => /^[\p{L}\p{N}]/u.test(cluster),
  };
}

/** The places that a held key passes from a place on, as `line:column`, until the caret stays. */
function walk(text: DrawnText, from: Position, side: Side, step: Step = "character"): string {
  const places: string[] = [];
  for (let at = from, next = from; ; at = next) {
    next = movedCaret(text, at, side, step);
    if (next.line === at.line && next.column === at.column) return places.join(" ");
    places.push(`${next.line}:${next.column}`);
    assert.ok(places.length < 1000, "the caret goes round in circles");
  }
}

const start: Position = { line: 0, column: 0 };

describe("a held arrow key", () => {
  it("goes forward in Arabic to the left, and back to the right", () => {
    const text = drawn("في دار");
    assert.equal(walk(text, start, "left"), "0:1 0:2 0:3 0:4 0:5 0:6");
    assert.equal(walk(text, { line: 0, column: 6 }, "right"), "0:5 0:4 0:3 0:2 0:1 0:0");
  });

  it("walks a number as it stands, from its right end to its left", () =>
    // The caret before and the one behind the number are drawn in the same place, at its left.
    assert.equal(walk(drawn("في 1987 م"), start, "left"), "0:1 0:2 0:6 0:5 0:4 0:3 0:7 0:8 0:9"));

  it("walks Latin words as they stand", () =>
    assert.equal(walk(drawn("ل ab cd ل"), start, "left"), "0:1 0:6 0:5 0:4 0:3 0:2 0:7 0:8 0:9"));

  it("walks a number at the line's end from the line's end on", () =>
    assert.equal(walk(drawn("في 12"), start, "left"), "0:1 0:2 0:5 0:4 0:3"));

  it("walks an Arabic word in a Latin line as it stands", () =>
    // The carets before and behind the word are both drawn at its left.
    assert.equal(walk(drawn("a دار b"), start, "right"), "0:1 0:2 0:5 0:4 0:3 0:6 0:7"));

  it("takes a letter and its vowels in one step", () =>
    assert.equal(walk(drawn("م\u064E\u0651ن\u064E"), start, "left"), "0:3 0:5"));

  it("crosses line ends and empty lines", () =>
    assert.equal(walk(drawn("ما", "", "هو"), start, "left"), "0:1 0:2 1:0 2:0 2:1 2:2"));

  it("passes through a Latin line of an Arabic text without turning back", () => {
    const text = drawn("ما", "ab", "هو");
    assert.equal(walk(text, start, "left"), "0:1 0:2 1:2 1:1 1:0 2:0 2:1 2:2");
    assert.equal(walk(text, { line: 2, column: 2 }, "right"), "2:1 2:0 1:0 1:1 1:2 0:2 0:1 0:0");
  });

  it("crosses line ends in a Latin text as ever", () =>
    assert.equal(walk(drawn("ab", "cd"), start, "right"), "0:1 0:2 1:0 1:1 1:2"));

  it("stays at the text's ends", () => {
    assert.equal(walk(drawn("ما"), start, "right"), "");
    assert.equal(walk(drawn(""), start, "left"), "");
  });
});

describe("a held arrow key by words", () => {
  it("goes forward from end to end, and back from beginning to beginning", () => {
    const text = drawn("قال، في دار");
    assert.equal(walk(text, start, "left", "word"), "0:3 0:7 0:11");
    assert.equal(walk(text, { line: 0, column: 11 }, "right", "word"), "0:8 0:5 0:0");
  });

  it("passes a number as a word", () =>
    assert.equal(walk(drawn("في 1987 م"), start, "left", "word"), "0:2 0:7 0:9"));

  it("takes Latin words as they stand", () =>
    assert.equal(walk(drawn("ل ab cd ل"), start, "left", "word"), "0:1 0:5 0:7 0:9"));

  it("goes on to the first word of the next line, and stops at an empty one", () => {
    const text = drawn("ما", "", "هو");
    assert.equal(walk(text, start, "left", "word"), "0:2 1:0 2:2");
    assert.equal(walk(text, { line: 2, column: 2 }, "right", "word"), "2:0 1:0 0:0");
  });
});

describe("an arrow key on a selection", () => {
  const side = (text: DrawnText, from: Position, to: Position): string =>
    (["left", "right"] as const).map((which) => sideOfSelection(text, from, to, which)).map(({ line, column }) => `${line}:${column}`).join(" ");

  it("goes to its left or right end", () =>
    assert.equal(side(drawn("في دار"), { line: 0, column: 1 }, { line: 0, column: 4 }), "0:4 0:1"));
  it("goes to its left or right end in a number", () =>
    assert.equal(side(drawn("في 1987 م"), { line: 0, column: 4 }, { line: 0, column: 6 }), "0:4 0:6"));
  it("goes on or back from more than one line", () =>
    assert.equal(side(drawn("ما", "هو"), { line: 0, column: 1 }, { line: 1, column: 1 }), "1:1 0:1"));
});

describe("the caret in any text", () => {
  const character = fc.constantFrom("م", "\u064E", "a", "1", "٣", " ", "(", "]", "،", ".", "\u200F", "\u2067", "\u202B", "\u202C", "😀", "\uD800");
  const line = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(""));
  const text = fc.array(line, { minLength: 1, maxLength: 4 });

  it("stands at every cluster's edge once on its way, and goes back the way it came", () =>
    fc.assert(
      fc.property(text, (lines) => {
        const all = drawn(...lines);
        const first = { line: 0, column: 0 };
        const right = walk(all, first, "right").split(" ").filter(Boolean);
        const begin = right.at(-1)?.split(":").map(Number) ?? [0, 0];
        const from = { line: begin[0]!, column: begin[1]! };
        const there = [`${from.line}:${from.column}`, ...walk(all, from, "left").split(" ").filter(Boolean)];
        const stops = lines.flatMap((_, at) => all.line(at).stops.map(({ offset }) => `${at}:${offset}`));
        assert.deepEqual([...there].sort(), [...stops].sort());
        const end = there.at(-1)!.split(":").map(Number);
        const back = walk(all, { line: end[0]!, column: end[1]! }, "right").split(" ").filter(Boolean);
        assert.deepEqual([there.at(-1), ...back], [...there].reverse());
      }),
    ));

  it("never goes against the key, by words too", () =>
    fc.assert(
      fc.property(line, fc.constantFrom<Side>("left", "right"), fc.constantFrom<Step>("character", "word"), (one, side, step) => {
        const all = drawn(one);
        const edges = new Map(all.line(0).stops.map(({ offset, edge }) => [offset, edge]));
        for (const { offset } of all.line(0).stops) {
          const next = movedCaret(all, { line: 0, column: offset }, side, step).column;
          const moved = edges.get(next)! - edges.get(offset)!;
          assert.ok(side === "left" ? moved <= 0 : moved >= 0, `${offset} to ${next}`);
        }
      }),
    ));
});
