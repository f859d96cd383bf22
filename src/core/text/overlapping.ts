import type { Span } from "../model.ts";
import { overlaps } from "./spans.ts";

/** Finds those of many spans, which may overlap each other, that overlap a given one; in text order. */
export function finderOfOverlaps<S extends Span>(spans: Iterable<S>): (span: Span) => S[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return (span) => {
    const found: S[] = [];
    for (let at = firstFrom(sorted, span.start - longest); at < sorted.length && sorted[at]!.start < span.end; at++) {
      if (overlaps(sorted[at]!, span)) found.push(sorted[at]!);
    }
    return found;
  };
}

/** The index of the first span that starts at an offset or after it. */
function firstFrom(sorted: readonly Span[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
