/** A piece of text as the tagger reads it. */

import type { Candidate, Token } from "../../model.ts";
import { quotes, trait, traitCount, traitsOf, type Line, type Word } from "./features.ts";
import { lexiconFlags } from "./lexicon.ts";
import { bytes } from "./slabs.ts";

/** What the tagger counts as a word of a line: everything but spaces, stray marks, and what makes words a hashtag (#عاصي_الحلاني). */
export function isTagged({ kind }: Token, surface: string): boolean {
  if (kind === "punctuation") return !hashtag.has(surface);
  return kind !== "space" && kind !== "other";
}

const hashtag: ReadonlySet<string> = new Set(["#", "_"]);

/** The line of some words, given where they stand and what the lexicon proposes among them. Candidates and tokens count from the same start. */
export function lineOf(words: readonly Word[], tokens: readonly Token[], candidates: readonly Candidate[]): Line {
  const traits = traitsOf(words);
  return { words, flags: lexiconFlags(candidates, tokens), quoted: quoted(traits, words.length), traits };
}

/** 1 for tokens between quotation marks. */
function quoted(traits: Int32Array, count: number): Uint8Array {
  const inQuotes = bytes(count);
  let isOpen = false;
  for (let at = 0; at < count; at++) {
    const mark = traits[(at + 1) * traitCount + trait.quotes];
    if (mark === quotes.no) inQuotes[at] = isOpen ? 1 : 0;
    else isOpen = mark === quotes.either ? !isOpen : mark === quotes.open;
  }
  return inQuotes;
}
