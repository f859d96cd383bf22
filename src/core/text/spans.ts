import type { Span } from "../model.ts";

/** A change of the text: what stood from `start` to `end` is replaced by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/** Whether two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether every unit of the inner span lies in the outer one. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The index of the first span that ends after an offset, or the count of spans; for ascending spans that never overlap. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The index of the span at an offset, else of the nearest one (the earlier of two), or -1 when there is none; for ascending
 * spans that never overlap.
 */
export function nearestIndex(spans: readonly Span[], offset: number): number {
  const next = firstEndingAfter(spans, offset);
  const following = spans[next];
  const previous = spans[next - 1];
  if (!following || !previous) return following ? next : next - 1;
  return offset - previous.end < following.start - offset ? next - 1 : next;
}

/**
 * Where an offset stands after an edit. Inside replaced text it goes to the edit's start ("before") or to the end of the new
 * text ("after"); text inserted at the very offset leaves it before or after itself likewise.
 */
export function moveOffset(offset: number, edit: Edit, side: "before" | "after"): number {
  const isUntouched = offset < edit.start || (offset === edit.start && side === "before");
  if (isUntouched) return offset;
  const isPast = offset > edit.end || (offset === edit.end && side === "after");
  if (isPast) return offset + edit.text.length - (edit.end - edit.start);
  return side === "before" ? edit.start : edit.start + edit.text.length;
}

/**
 * Where a span stands after an edit. Text typed inside it belongs to it, text typed at its edges does not. Nothing when
 * none of its own text is left.
 */
export function moveSpan(span: Span, edit: Edit): Span | undefined {
  const isReplaced = edit.start < edit.end && contains(edit, span);
  if (isReplaced) return undefined;
  const start = moveOffset(span.start, edit, "after");
  const end = moveOffset(span.end, edit, "before");
  return start < end ? { start, end } : undefined;
}
