/** A piece of text as the tagger reads it. */

import type { Candidate, Span, Token } from "../../model.ts";
import { quotes, trait, traitCount, traitsOf, type Line, type Word } from "./features.ts";
import { lexiconFlags } from "./lexicon.ts";
import { bytes, integers } from "./slabs.ts";

/** What the tagger counts as a word of a line: everything but spaces, stray marks, and what makes words a hashtag (#عاصي_الحلاني). */
export function isTagged({ kind }: Token, surface: string): boolean {
  if (kind === "punctuation") return !hashtag.has(surface);
  return kind !== "space" && kind !== "other";
}

const hashtag: ReadonlySet<string> = new Set(["#", "_"]);

/**
 * The line of some words, given the start and the end of each, one after the other, and what the lexicon proposes among them, counted
 * from the same start.
 */
export function lineOf(words: readonly Word[], bounds: Int32Array, candidates: readonly Candidate[]): Line {
  const traits = traitsOf(words);
  return { words, flags: lexiconFlags(candidates, bounds), quoted: quoted(traits, words.length), traits };
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

/** The bounds of tokens, as `lineOf` wants them. */
export function boundsOf(tokens: readonly Span[]): Int32Array {
  const bounds = integers(2 * tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    bounds[2 * at] = tokens[at]!.start;
    bounds[2 * at + 1] = tokens[at]!.end;
  }
  return bounds;
}
