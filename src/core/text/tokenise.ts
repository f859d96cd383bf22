import type { Token } from "../model.ts";
import { Class, classOf, isHighSurrogate, isLowSurrogate } from "./letters.ts";

/**
 * Cuts a text into words, numbers, spaces and signs. Tokens tile the text: each UTF-16 unit is in exactly one, in order,
 * and no surrogate pair is cut.
 *
 * A word is a run of Arabic letters with their marks, tatweel and inner controls, or a run of letters of other scripts where
 * an apostrophe may stand between two. What leads a word without being a letter is a token of kind `other`, and so are the
 * controls that trail it. A number keeps its decimal and thousands separators. Every sign is a token of its own.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const token = tokenAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const found = classOf(text.charCodeAt(start));
  switch (found) {
    case Class.arabicLetter:
      return { start, end: arabicWordEnd(text, start), kind: "word" };
    case Class.otherLetter:
      return { start, end: otherWordEnd(text, start), kind: "word" };
    case Class.digit:
      return { start, end: numberEnd(text, start), kind: "number" };
    case Class.space:
      return { start, end: runEnd(text, start, Class.space), kind: "space" };
    case Class.punctuation:
      return { start, end: start + 1, kind: "punctuation" };
    case Class.surrogate:
      return surrogateToken(text, start);
    case Class.mark:
    case Class.tatweel:
    case Class.invisible:
      return { start, end: looseEnd(text, start), kind: "other" };
    case Class.other:
      return { start, end: start + 1, kind: "other" };
  }
}

function arabicWordEnd(text: string, start: number): number {
  let end = start + 1;
  for (let at = end; at < text.length; at++) {
    const found = classOf(text.charCodeAt(at));
    if (found < Class.arabicLetter || found > Class.invisible) break;
    if (found !== Class.invisible) end = at + 1;
  }
  return end;
}

function otherWordEnd(text: string, start: number): number {
  let end = start + lengthAt(text, start);
  for (let at = end; at < text.length; ) {
    const found = classOf(text.charCodeAt(at));
    const length = lengthAt(text, at);
    const isLetter = found === Class.otherLetter || found === Class.mark || (length === 2 && isLetterAt(text, at));
    if (isLetter) end = at + length;
    else if (found !== Class.invisible && !(isApostrophe(text.charCodeAt(at)) && at === end)) break;
    at += length;
  }
  return end;
}

function numberEnd(text: string, start: number): number {
  let end = runEnd(text, start, Class.digit);
  while (isSeparator(text.charCodeAt(end)) && classOf(text.charCodeAt(end + 1)) === Class.digit) {
    end = runEnd(text, end + 1, Class.digit);
  }
  return end;
}

/** Marks, tatweel and controls that no letter carries. */
function looseEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const found = classOf(text.charCodeAt(end));
    if (found < Class.mark || found > Class.invisible) break;
  }
  return end;
}

function runEnd(text: string, start: number, found: number): number {
  let end = start + 1;
  while (end < text.length && classOf(text.charCodeAt(end)) === found) end++;
  return end;
}

function surrogateToken(text: string, start: number): Token {
  if (lengthAt(text, start) === 1) return { start, end: start + 1, kind: "other" };
  if (isLetterAt(text, start)) return { start, end: otherWordEnd(text, start), kind: "word" };
  return { start, end: start + 2, kind: "other" };
}

function lengthAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
}

function isLetterAt(text: string, at: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at)!));
}

/** Decimal and thousands separators: full stop, comma, and the Arabic ones U+066B and U+066C. */
function isSeparator(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c || unit === 0x66b || unit === 0x66c;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}
