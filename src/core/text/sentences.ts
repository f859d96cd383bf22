import type { Span } from "../model.ts";
import { classOf, Class, isInsideWordOnly, isLowSurrogate, isSpace } from "./letters.ts";

/**
 * If a sentence ends with the sign at an offset, the offset after it and its closing quotation marks or brackets, where
 * a space follows; else -1. A full stop after one or two letters is an abbreviation's (د. محمد, ق.م.).
 */
export function sentenceEndAt(text: string, at: number): number {
  if (!isSentenceEnd(text.charCodeAt(at))) return -1;
  let end = at + 1;
  while (isClosing(text.charCodeAt(end))) end++;
  if (end < text.length && !isSpace(text.charCodeAt(end))) return -1;
  return text.charCodeAt(at) === 0x2e && isAbbreviation(text, at) ? -1 : end;
}

const farthest = 300;

/** The sentence around an offset, without the spaces at its ends; at most 300 units to each side, cut at a space. */
export function sentenceAt(text: string, offset: number): Span {
  const at = Math.max(0, Math.min(offset, text.length));
  let start = sentenceStart(text, at);
  let end = sentenceEnd(text, at);
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function sentenceStart(text: string, offset: number): number {
  const limit = Math.max(0, offset - farthest);
  let lastSpace = -1;
  for (let at = offset; at > limit; at--) {
    const before = text.charCodeAt(at - 1);
    if (isLineBreak(before)) return at;
    if (isSpace(before)) lastSpace = at;
    if (isSpace(before) && endsSentenceBefore(text, at - 1)) return at;
  }
  if (limit === 0) return 0;
  return lastSpace === -1 ? wholeCharacter(text, limit) : lastSpace;
}

/** Whether a sentence ends right before the space at an offset. */
function endsSentenceBefore(text: string, space: number): boolean {
  let at = space - 1;
  while (at > 0 && isClosing(text.charCodeAt(at))) at--;
  return at >= 0 && sentenceEndAt(text, at) === space;
}

function sentenceEnd(text: string, offset: number): number {
  const limit = Math.min(text.length, offset + farthest);
  let lastSpace = -1;
  for (let at = offset; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isLineBreak(unit)) return at;
    if (isSpace(unit)) lastSpace = at;
    const end = sentenceEndAt(text, at);
    if (end !== -1) return Math.min(end, text.length);
  }
  if (limit === text.length) return limit;
  return lastSpace === -1 ? wholeCharacter(text, limit) : lastSpace;
}

/** The offset, moved forward if it would part a surrogate pair or a letter from its marks. */
export function wholeCharacter(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && (isLowSurrogate(text.charCodeAt(at)) || isInsideWordOnly(text.charCodeAt(at)))) at++;
  return at;
}

/** Full stop, exclamation and question marks, ellipsis, Arabic semicolon, Urdu full stop. */
function isSentenceEnd(unit: number): boolean {
  return (
    unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x61f || unit === 0x2026 || unit === 0x61b || unit === 0x6d4
  );
}

function isClosing(unit: number): boolean {
  return unit === 0x22 || unit === 0x27 || unit === 0xbb || unit === 0x201d || unit === 0x2019 || unit === 0x29 || unit === 0x5d;
}

function isLineBreak(unit: number): boolean {
  return unit === 0xa || unit === 0xd;
}

function isAbbreviation(text: string, stop: number): boolean {
  let letters = 0;
  for (let at = stop - 1; at >= 0 && letters < 3; at--) {
    const found = classOf(text.charCodeAt(at));
    if (found === Class.arabicLetter || found === Class.otherLetter) letters++;
    else if (!isInsideWordOnly(text.charCodeAt(at))) break;
  }
  return letters === 1 || letters === 2;
}
