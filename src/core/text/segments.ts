import type { Span } from "../model.ts";
import { isSpace } from "./letters.ts";
import { sentenceEndAt, wholeCharacter } from "./sentences.ts";

/** A stretch of a text. */
export interface Piece extends Span {
  readonly text: string;
}

/** A line of up to this many units is one piece: news paragraphs are shorter, so most lines are read whole. */
const longLine = 1_000;
/** Where a sentence does not end, a piece ends at the first space after this many units. */
const longPiece = 4_000;
/** Where there is no space either, a piece ends here. */
const longestPiece = 8_000;

/**
 * Cuts a text into pieces that no mention crosses: lines with their line break, and in long lines sentences. The pieces tile
 * the text and a line's pieces depend on that line alone, so an edit changes only the pieces of its own lines.
 */
export function* segments(text: string): Generator<Piece> {
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    if (end - start <= longLine) yield { start, end, text: text.slice(start, end) };
    else yield* sentencesOf(text, start, end);
    start = end;
  }
}

function* sentencesOf(text: string, lineStart: number, lineEnd: number): Generator<Piece> {
  for (let start = lineStart; start < lineEnd; ) {
    const end = pieceEnd(text, start, lineEnd);
    yield { start, end, text: text.slice(start, end) };
    start = end;
  }
}

function pieceEnd(text: string, start: number, lineEnd: number): number {
  const limit = Math.min(lineEnd, start + longestPiece);
  for (let at = start; at < limit; at++) {
    const sentence = sentenceEndAt(text, at);
    if (sentence !== -1) return Math.min(sentence, lineEnd);
    if (at - start >= longPiece && isSpace(text.charCodeAt(at))) return at + 1;
  }
  return limit === lineEnd ? lineEnd : Math.min(wholeCharacter(text, limit), lineEnd);
}

/** The offset after the line break (LF, CRLF or CR) that ends the line, or the text's end. */
function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xa) return at + 1;
    if (unit === 0xd) return text.charCodeAt(at + 1) === 0xa ? at + 2 : at + 1;
  }
  return text.length;
}
