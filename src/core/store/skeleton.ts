import type { Span } from "../model.ts";
import { fold, type Folded } from "../text/fold.ts";
import { isSpace } from "../text/letters.ts";

/**
 * What outlives re-wrapping, other line ends, a byte order mark and normalised spelling: the folded letters, with one space for
 * every run of white space.
 */
export function skeletonOf(text: string): Folded {
  return singleSpaced(fold(text));
}

/** Folded letters with one space for every run of white space. */
export function singleSpaced(folded: Folded): Folded {
  const units = folded.text;
  const origin = new Uint32Array(units.length + 1);
  const parts: string[] = [];
  let length = 0;
  let copied = 0;
  for (let at = 0; at < units.length; at++) {
    const isBlank = isSpace(units.charCodeAt(at));
    if (isBlank && at > 0 && isSpace(units.charCodeAt(at - 1))) {
      copied = at + 1;
      continue;
    }
    if (isBlank) {
      parts.push(units.slice(copied, at), " ");
      copied = at + 1;
    }
    origin[length++] = folded.origin[at]!;
  }
  parts.push(units.slice(copied));
  origin[length] = folded.origin[units.length]!;
  return { text: parts.join(""), origin: origin.subarray(0, length + 1) };
}

/** The part of a skeleton that comes from a span of its text. */
export function spanInSkeleton({ origin }: Folded, { start, end }: Span): Span {
  return { start: firstFrom(origin, start), end: firstFrom(origin, end) };
}

/** The index of the first unit that comes from an offset or from after it. */
function firstFrom(origin: Uint32Array, offset: number): number {
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (origin[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
