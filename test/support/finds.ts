import assert from "node:assert/strict";
import type { Recogniser } from "../../src/core/model.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { parseMarked } from "./mark.ts";

/**
 * A check that a recogniser, reading a text as one segment, finds what is marked in it and nothing else. Text is marked as in
 * test/articles; an empty entity stands for a candidate that names none.
 */
export function finder(recogniser: Recogniser): (marked: string) => void {
  return (marked) => {
    const { text, mentions } = parseMarked(marked);
    const found = recogniser.recognise({ start: 0, end: text.length, text, tokens: tokenise(text) });
    const show = (start: number, end: number, type: string, entity = "") => `${text.slice(start, end)}@${start} ${type} ${entity}`;
    assert.deepEqual(
      found.map(({ start, end, type, entities }) => show(start, end, type, entities[0])),
      mentions.map(({ start, end, type, entity }) => show(start, end, type, entity)),
    );
  };
}
