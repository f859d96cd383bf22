import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeEntry, encodeEntry, history, subjectOf, type Entry, type History } from "../../../src/core/store/journal.ts";

const did = (id: string): Entry => ({ id, kind: "do", change: { label: "annotate", author: "ليلى", at: "2026-01-01T00:00:00Z", parts: [{ kind: "documentNote", document: "a", after: id }] }, place: "file:///" });
const again = (kind: "undo" | "redo", id: string, of: string): Entry => ({ ...did(id), kind, of });

/** What a person at the keyboard does, as a plain pair of stacks would have it. */
function played(keys: readonly ("do" | "undo" | "redo")[]): { entries: Entry[]; done: string[]; undone: string[] } {
  const entries: Entry[] = [];
  const done: string[] = [];
  const undone: string[] = [];
  keys.forEach((key, index) => {
    const id = `e${index}`;
    const subject = key === "undo" ? done.pop() : key === "redo" ? undone.pop() : id;
    if (subject === undefined) return;
    (key === "undo" ? undone : done).push(subject);
    if (key === "do") undone.length = 0;
    entries.push(key === "do" ? did(id) : again(key, id, subject));
  });
  return { entries, done, undone };
}

const subjects = ({ undoable, redoable }: History): [string[], string[]] => [undoable.map(subjectOf), redoable.map(subjectOf)];

describe("the journal", () => {
  it("knows what can be taken back and done again after any sequence", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("do", "undo", "redo"), { maxLength: 40 }), (keys) => {
        const { entries, done, undone } = played(keys);
        assert.deepEqual(subjects(history(entries)), [done, undone]);
      }),
    ));

  it("survives being written down, entry by entry, and broken entries among them", () => {
    const { entries } = played(["do", "do", "undo", "redo", "undo"]);
    const written = [...entries.map(encodeEntry), "{", "null", '{"id":"x"}'];
    assert.deepEqual(written.flatMap((text) => decodeEntry(text) ?? []), entries);
  });

  it("takes no notice of an undo whose change is lost", () => assert.deepEqual(subjects(history([again("undo", "b", "a"), did("c")])), [["c"], []]));

  it("is done with a change that could not be taken back because others had changed all of it", () => {
    const undone = again("undo", "c", "b");
    const nothing: Entry = { ...undone, change: { ...undone.change, parts: [] } };
    assert.deepEqual(subjects(history([did("a"), did("b"), nothing])), [["a"], []]);
  });
});
