/** A piece of text as the tagger reads it. */

import type { Candidate, Token } from "../../model.ts";
import type { Line, Word } from "./features.ts";
import { lexiconFlags } from "./lexicon.ts";

/** What the tagger counts as a word of a line: everything but spaces, stray marks, and what makes words a hashtag (#عاصي_الحلاني). */
export function isTagged({ kind }: Token, surface: string): boolean {
  if (kind === "punctuation") return !hashtag.has(surface);
  return kind !== "space" && kind !== "other";
}

const hashtag: ReadonlySet<string> = new Set(["#", "_"]);

/** The line of some tokens, given their text and what the lexicon proposes among them. Candidates and tokens count from the same start. */
export function lineOf(surfaces: readonly string[], tokens: readonly Token[], candidates: readonly Candidate[], word: (token: string) => Word): Line {
  return { words: surfaces.map(word), flags: lexiconFlags(candidates, tokens), quoted: quoted(surfaces) };
}

/** 1 for tokens between quotation marks; straight marks open and close in turn. */
function quoted(tokens: readonly string[]): Uint8Array {
  let isOpen = false;
  return Uint8Array.from(tokens, (token) => {
    if (opening.has(token)) isOpen = true;
    else if (closing.has(token)) isOpen = false;
    else if (token === '"') isOpen = !isOpen;
    else return isOpen ? 1 : 0;
    return 0;
  });
}

const opening: ReadonlySet<string> = new Set(["«", "“"]);
const closing: ReadonlySet<string> = new Set(["»", "”"]);
