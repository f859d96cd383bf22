import { isHighSurrogate, isLowSurrogate } from "./letters.ts";

/** A place as editors count it: both from 0, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text begins. A line ends with LF, CRLF or CR. */
export interface Lines {
  readonly starts: readonly number[];
  readonly length: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xd && text.charCodeAt(at + 1) === 0xa) continue;
    if (unit === 0xa || unit === 0xd) starts.push(at + 1);
  }
  return { starts, length: text.length };
}

/** The position of an offset; one outside the text counts as the nearest end. */
export function positionAt(lines: Lines, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, lines.length));
  let low = 0;
  let high = lines.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines.starts[middle]! <= inside) low = middle;
    else high = middle;
  }
  return { line: low, column: inside - lines.starts[low]! };
}

/** The offset of a position; a line or column outside the text counts as the nearest one inside. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length;
  return Math.min(start + Math.max(0, position.column), next);
}

/**
 * Turns ascending UTF-16 offsets into code points counted from the start. A lone surrogate counts as one; an offset inside
 * a pair counts as the pair's start.
 */
export function toCodePoints(text: string, offsets: readonly number[]): number[] {
  const counts: number[] = [];
  let at = 0;
  let count = 0;
  for (const offset of offsets) {
    for (let next = after(text, at); next <= offset && at < text.length; next = after(text, at)) {
      at = next;
      count++;
    }
    counts.push(count);
  }
  return counts;
}

/** The reverse of `toCodePoints`: ascending counts of code points to UTF-16 offsets, the text's length at most. */
export function toUtf16(text: string, counts: readonly number[]): number[] {
  const offsets: number[] = [];
  let at = 0;
  let passed = 0;
  for (const count of counts) {
    for (; passed < count && at < text.length; passed++) at = after(text, at);
    offsets.push(at);
  }
  return offsets;
}

export function toCodePoint(text: string, offset: number): number {
  return toCodePoints(text, [offset])[0]!;
}

export function toUtf16Offset(text: string, count: number): number {
  return toUtf16(text, [count])[0]!;
}

function after(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
}
