/** Typing moves marks with the text at once. */

import type { Span } from "../model.ts";
import { Class, classOf } from "../text/letters.ts";
import { contains, moveOffset, overlaps, type Edit } from "../text/spans.ts";
import { oneByOne } from "../oneByOne.ts";
import { toEnd } from "../toEnd.ts";
import { anchorIn, grounding, type Ground } from "./anchor.ts";
import type { Annotation } from "./annotation.ts";
import { isPlaced } from "./annotation.ts";
import { placeInserted } from "./findPlace.ts";
import { reanchoringIn } from "./reanchor.ts";
import { skeletonOf, spanInSkeleton } from "./skeleton.ts";

/**
 * The annotations after edits of the text, each edit counted in the text that the earlier ones left. What is typed inside a mark
 * belongs to it. A mark whose words were deleted or replaced is looked for in the new text (so a whole file that is loaded again
 * keeps its marks), else it is an orphan at that place; it comes back when its words do, as they do on undo and on paste.
 */
export function throughEdits(
  annotations: ReadonlyMap<string, Annotation>,
  edits: readonly Edit[],
  before: string,
  after: string,
): ReadonlyMap<string, Annotation> {
  return toEnd(followingEdits(annotations, edits, before, after));
}

/** The same in steps of one annotation each. */
export function* followingEdits(
  annotations: ReadonlyMap<string, Annotation>,
  edits: readonly Edit[],
  before: string,
  after: string,
): Generator<undefined, ReadonlyMap<string, Annotation>> {
  if (annotations.size === 0 || edits.length === 0) return annotations;
  const lost: Lost[] = [];
  const result = new Map<string, Annotation>();
  const missing: Annotation[] = [];
  for (const annotation of annotations.values()) {
    const { span, isLost } = movedThrough(annotation, edits);
    if (isLost && isPlaced(annotation)) lost.push({ annotation, at: span.start });
    const moved = isLost ? orphaned(annotation, span.start) : withSpan(annotation, span, edits);
    if (annotation.place === "orphan") missing.push(moved);
    result.set(moved.id, moved);
    yield;
  }
  if (lost.length + missing.length === 0) return result;
  const extents = extentsOf(edits).filter(({ start, end }) => start < end);
  const newlyLost = yield* withAnchors(lost, before);
  const returning = missing.length === 0 ? [] : yield* returningIn(after, extents, missing);
  if (newlyLost.length + returning.length === 0) return result;
  const ground = yield* grounding(after);
  for (const found of yield* foundAgain(ground, newlyLost, extents, before.length)) result.set(found.id, found);
  for (const found of yield* returned(ground, returning, extents)) result.set(found.id, found);
  return result;
}

interface Lost {
  readonly annotation: Annotation;
  readonly at: number;
}

interface Moved {
  readonly span: Span;
  readonly isLost: boolean;
}

function movedThrough(annotation: Annotation, edits: readonly Edit[]): Moved {
  let span: Span = annotation;
  let isLost = false;
  for (const edit of edits) {
    isLost ||= replaces(edit, span);
    if (!isLost && isInside(edit, span)) {
      span = { start: span.start, end: span.end + edit.text.length - (edit.end - edit.start) };
      continue;
    }
    const start = moveOffset(span.start, edit, span.start === span.end ? "before" : "after");
    const marks = edit.start === span.end && span.start < span.end ? leadingMarks(edit.text) : 0;
    const end = Math.max(start, moveOffset(span.end, edit, "before") + marks);
    span = isLost ? { start: Math.min(start, end), end: Math.min(start, end) } : { start, end };
  }
  return { span, isLost: isLost || (span.start === span.end && annotation.start < annotation.end) };
}

/** How many vowels and the like a text begins with: they belong to the letter before it. */
function leadingMarks(text: string): number {
  let length = 0;
  while (classOf(text.charCodeAt(length)) === Class.mark) length++;
  return length;
}

/** Whether an edit takes the words of a mark away, or puts other words over its edge, so that nobody can say which are its own. */
function replaces(edit: Edit, span: Span): boolean {
  if (edit.start === edit.end || span.start === span.end || !overlaps(edit, span)) return false;
  if (contains(edit, span)) return true;
  return edit.text !== "" && !contains(span, edit);
}

/** Whether an edit puts other letters in the place of some of a mark's own: they are its own as well. */
function isInside(edit: Edit, span: Span): boolean {
  return edit.start < edit.end && edit.text !== "" && contains(span, edit);
}

function withSpan(annotation: Annotation, { start, end }: Span, edits: readonly Edit[]): Annotation {
  const { candidates } = annotation;
  if (candidates === undefined && start === annotation.start && end === annotation.end) return annotation;
  if (candidates === undefined) return { ...annotation, start, end };
  const kept = candidates.map((span) => movedThrough({ ...annotation, ...span }, edits)).filter(({ isLost }) => !isLost);
  if (kept.length === 0) return orphaned(annotation, start);
  return { ...annotation, start, end, candidates: kept.map(({ span }) => span) };
}

function orphaned(annotation: Annotation, at: number): Annotation {
  const { candidates: _, ...rest } = annotation;
  return { ...rest, start: at, end: at, place: "orphan" };
}

/** The lost marks with anchors that tell how their words stood just before. */
function* withAnchors(lost: readonly Lost[], before: string): Generator<undefined, Lost[]> {
  if (lost.length === 0) return [];
  const ground = yield* grounding(before);
  return yield* oneByOne(lost, ({ annotation, at }) => ({ annotation: { ...annotation, anchor: anchorIn(ground, annotation) }, at }));
}

/** Where the new text of each edit stands after all of them. */
function extentsOf(edits: readonly Edit[]): Span[] {
  return edits.map((edit, index) => {
    let span: Span = { start: edit.start, end: edit.start + edit.text.length };
    for (const later of edits.slice(index + 1)) {
      span = { start: moveOffset(span.start, later, "after"), end: moveOffset(span.end, later, "before") };
    }
    return span;
  });
}

/** A stretch of the new text as a skeleton, and which part of it was just put in. */
interface Insertion {
  readonly text: string;
  readonly part: Span;
}

/** Longer than names are. */
const margin = 200;

function insertionsIn(text: string, extents: readonly Span[]): Insertion[] {
  return extents.map(({ start, end }) => {
    const from = Math.max(0, start - margin);
    const skeleton = skeletonOf(text.slice(from, end + margin));
    return { text: skeleton.text, part: spanInSkeleton(skeleton, { start: start - from, end: end - from }) };
  });
}

/** The missing marks whose words may stand in text that was just put in. */
function* returningIn(after: string, extents: readonly Span[], missing: readonly Annotation[]): Generator<undefined, Annotation[]> {
  const insertions = insertionsIn(after, extents);
  yield;
  const mayReturn = yield* oneByOne(missing, ({ anchor }) => mayStandIn(insertions, anchor.quote));
  return missing.filter((_, index) => mayReturn[index]);
}

/** Whether some words stand in text that was just put in, or partly in it. */
function mayStandIn(insertions: readonly Insertion[], quote: string): boolean {
  const words = skeletonOf(quote).text;
  return insertions.some(({ text, part }) => {
    const at = text.indexOf(words, Math.max(0, part.start - words.length + 1));
    return at !== -1 && at < part.end;
  });
}

/** The marks that were just lost: as what was put in has them, else as orphans at the place where they were. */
function* foundAgain(ground: Ground, lost: readonly Lost[], extents: readonly Span[], oldLength: number): Generator<undefined, Annotation[]> {
  if (extents.length === 0) return lost.map(({ annotation, at }) => orphaned(annotation, at));
  const found = yield* reanchoringIn(ground, lost.map(({ annotation }) => annotation), oldLength);
  return yield* oneByOne(found, (mark, index) => {
    const { annotation, at } = lost[index]!;
    if (isPlaced(mark)) return mark;
    const orphan = orphaned(annotation, at);
    return insertedWhole(ground, orphan, extents) ?? (mark.place === "doubtful" ? mark : orphan);
  });
}

/** The orphans whose words came back: surely so where they stand in new text in the very place where they were. */
function* returned(ground: Ground, orphans: readonly Annotation[], extents: readonly Span[]): Generator<undefined, Annotation[]> {
  const found = yield* reanchoringIn(ground, orphans);
  const back = yield* oneByOne(found, (mark, index) => {
    const orphan = orphans[index]!;
    const stands = isPlaced(mark) ? mark : insertedWhole(ground, orphan, extents);
    return stands && ({ ...stands, place: isBack(orphan, stands, extents) ? "sure" : "moved" } as const);
  });
  return back.filter((mark) => mark !== undefined);
}

function isBack({ start: at }: Annotation, found: Annotation, extents: readonly Span[]): boolean {
  return extents.some((extent) => extent.start <= at && at <= extent.end && contains(extent, found));
}

/** An orphan in the one stretch put in that has its words with all that stood around them. */
function insertedWhole(ground: Ground, orphan: Annotation, extents: readonly Span[]): Annotation | undefined {
  const [span, other] = extents.flatMap((extent) => placeInserted(ground, orphan, extent) ?? []);
  if (!span || other) return undefined;
  return { ...orphan, ...span, place: extents.some((extent) => extent.start <= orphan.start && orphan.start <= extent.end) ? "sure" : "moved" };
}
