/**
 * Finds marks again in a text that something else than our editor changed. A mark is placed only where its words stand with text that no
 * other place had; whatever else looks like it is offered, never taken.
 */

import type { Span } from "../model.ts";
import { oneByOne } from "../oneByOne.ts";
import { toEnd } from "../toEnd.ts";
import { grounding, type Ground } from "./anchor.ts";
import type { Annotation } from "./annotation.ts";
import { placeOf, standsInContext, type Found } from "./findPlace.ts";

/**
 * The annotations as they stand in a new text. `oldLength` is the length of the text that their spans count in, where it is known:
 * a mark that went further than the text grew or shrank has moved.
 */
export function reanchor(text: string, annotations: readonly Annotation[], oldLength?: number): Annotation[] {
  return toEnd(reanchoring(text, annotations, oldLength));
}

/** The same in steps of one annotation each. */
export function* reanchoring(text: string, annotations: readonly Annotation[], oldLength?: number): Generator<undefined, Annotation[]> {
  return yield* reanchoringIn(yield* grounding(text), annotations, oldLength);
}

/** The same, in a text that was made ready for it. */
export function* reanchoringIn(ground: Ground, annotations: readonly Annotation[], oldLength?: number): Generator<undefined, Annotation[]> {
  const { text } = ground;
  const found = yield* oneByOne(annotations, (annotation) => placeOf(ground, annotation));
  const kept = inOldOrder(annotations, found);
  yield;
  const grown = oldLength === undefined ? undefined : text.length - oldLength;
  return yield* oneByOne(annotations, (annotation, index) => {
    const place = found[index]!;
    if (place.kind !== "found") return unplaced(annotation, place, text.length);
    const isFar = grown !== undefined && !explains(grown, place.span.start - annotation.start);
    return placed(annotation, place.span, kept.has(index) && !isFar ? "sure" : "moved");
  });
}

/** Marks found again in a text that they may not stand in as they say; for changes that come back from a journal. */
export function settled(text: string, annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.every((annotation) => standsInContext(text, annotation)) ? annotations : reanchor(text, annotations);
}

/** Growth and the marks' own shifts differ by the white space and the marks on letters that normalising takes away in between. */
const slack = 64;

function explains(grown: number, shift: number): boolean {
  return shift >= Math.min(0, grown) - slack && shift <= Math.max(0, grown) + slack;
}

/** What moved stays so until somebody confirms it. */
function placed(annotation: Annotation, span: Span, found: "sure" | "moved"): Annotation {
  const place = annotation.place === "moved" ? "moved" : found;
  const isSame = annotation.start === span.start && annotation.end === span.end && annotation.place === place;
  if (isSame) return annotation;
  const { candidates: _, ...rest } = annotation;
  return { ...rest, start: span.start, end: span.end, place };
}

function unplaced(annotation: Annotation, found: Exclude<Found, { kind: "found" }>, length: number): Annotation {
  const { candidates: _, ...rest } = annotation;
  if (found.kind === "doubtful") {
    const [first] = found.candidates;
    return { ...rest, start: first!.start, end: first!.end, place: "doubtful", candidates: found.candidates };
  }
  const at = Math.min(annotation.start, length);
  return { ...rest, start: at, end: at, place: "orphan" };
}

/** The marks found that stand in their old order: the longest such series. */
function inOldOrder(annotations: readonly Annotation[], found: readonly Found[]): ReadonlySet<number> {
  const order = annotations
    .map((annotation, index) => ({ index, old: annotation.start, now: startOf(found[index]!) }))
    .filter((mark): mark is { index: number; old: number; now: number } => mark.now !== undefined)
    .sort((a, b) => a.old - b.old || a.now - b.now);
  // `ends[n]` is the mark with the smallest place that ends a series of n + 1; `earlier` leads back along the series.
  const ends: number[] = [];
  const earlier = new Int32Array(order.length).fill(-1);
  order.forEach(({ now }, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order[ends[middle]!]!.now <= now) low = middle + 1;
      else high = middle;
    }
    if (low > 0) earlier[at] = ends[low - 1]!;
    ends[low] = at;
  });
  const series = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at !== -1; at = earlier[at]!) series.add(order[at]!.index);
  return series;
}

function startOf(found: Found): number | undefined {
  return found.kind === "found" ? found.span.start : undefined;
}
