/** Anchors: the words of a mark and so much of the text around them that no other place can be mistaken for it. */

import type { Span } from "../model.ts";
import { oneByOne } from "../oneByOne.ts";
import { fold, type Folded } from "../text/fold.ts";
import { isLowSurrogate } from "../text/letters.ts";
import { toEnd } from "../toEnd.ts";
import type { Anchor, Annotation } from "./annotation.ts";
import { isPlaced } from "./annotation.ts";
import { searchIn, type Search } from "./search.ts";
import { singleSpaced, spanInSkeleton } from "./skeleton.ts";

/** A text made ready for anchors to be taken from it and found in it. */
export interface Ground {
  readonly text: string;
  readonly skeleton: Folded;
  readonly search: Search;
}

export function groundOf(text: string): Ground {
  return toEnd(grounding(text));
}

/** The same in steps. */
export function* grounding(text: string): Generator<undefined, Ground> {
  const folded = fold(text);
  yield;
  const skeleton = singleSpaced(folded);
  yield;
  return { text, skeleton, search: searchIn(skeleton.text) };
}

/** How far a side reaches, in letters of the skeleton: as little as tells the place apart. The last is about a page. */
const reaches = [32, 64, 128, 256, 512, 1024] as const;

/** A shorter side ends where the text does. */
export const leastReach = reaches[0];

/** The anchor of a span of a text. */
export function anchorOf(text: string, span: Span): Anchor {
  return anchorIn(groundOf(text), span);
}

/** The anchor of a span; for many spans of one text. */
export function anchorIn(ground: Ground, span: Span): Anchor {
  const inside = spanInSkeleton(ground.skeleton, span);
  const before = reachBefore(ground, inside);
  const after = reachAfter(ground, inside);
  const { text, skeleton } = ground;
  const from = wholeUnit(text, Math.min(span.start, skeleton.origin[inside.start - before.length]!));
  const to = wholeUnit(text, Math.max(span.end, skeleton.origin[inside.end + after.length]!));
  const alike = before.isAlike && after.isAlike ? "both" : before.isAlike ? "before" : after.isAlike ? "after" : undefined;
  return {
    quote: text.slice(span.start, span.end),
    prefix: text.slice(from, span.start),
    suffix: text.slice(span.end, to),
    ...(alike && { alike }),
  };
}

/** The annotations with anchors as the text is now; marks without a place keep the anchor that they had. */
export function anchored(text: string, annotations: Iterable<Annotation>): Annotation[] {
  return toEnd(anchoring(text, annotations));
}

/** The same in steps of one annotation each. */
export function* anchoring(text: string, annotations: Iterable<Annotation>): Generator<undefined, Annotation[]> {
  const ground = yield* grounding(text);
  return yield* oneByOne(annotations, (annotation) => anchoredIn(ground, annotation));
}

/** The same for one annotation, in a text that was made ready for it. */
export function anchoredIn(ground: Ground, annotation: Annotation): Annotation {
  if (!isPlaced(annotation)) return annotation;
  const anchor = anchorIn(ground, annotation);
  return sameAnchor(anchor, annotation.anchor) ? annotation : { ...annotation, anchor };
}

/** Whether the words of an anchor stand at a span. */
export function standsAt(text: string, { start, end }: Span, { quote }: Anchor): boolean {
  return end - start === quote.length && text.startsWith(quote, start);
}

function sameAnchor(a: Anchor, b: Anchor): boolean {
  return a.quote === b.quote && a.prefix === b.prefix && a.suffix === b.suffix && a.alike === b.alike;
}

interface Reach {
  readonly length: number;
  readonly isAlike: boolean;
}

function reachBefore({ search }: Ground, { start, end }: Span): Reach {
  for (const reach of reaches) {
    const from = Math.max(0, start - reach);
    if (isAlone(search, search.text.slice(from, end))) return { length: start - from, isAlike: false };
    if (from === 0) break;
  }
  return { length: Math.min(start, leastReach), isAlike: true };
}

function reachAfter({ search }: Ground, { start, end }: Span): Reach {
  const { length } = search.text;
  for (const reach of reaches) {
    const to = Math.min(length, end + reach);
    if (isAlone(search, search.text.slice(start, to))) return { length: to - end, isAlike: false };
    if (to === length) break;
  }
  return { length: Math.min(length - end, leastReach), isAlike: true };
}

function isAlone(search: Search, context: string): boolean {
  return search.places(context, 2).length === 1;
}

function wholeUnit(text: string, offset: number): number {
  return isLowSurrogate(text.charCodeAt(offset)) && offset > 0 && offset < text.length ? offset - 1 : offset;
}
