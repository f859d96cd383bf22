/** Typing moves marks with the text at once. */

import type { Span } from "../model.ts";
import { contains, moveOffset, overlaps, type Edit } from "../text/spans.ts";
import { anchorIn, groundOf, type Ground } from "./anchor.ts";
import type { Annotation } from "./annotation.ts";
import { isPlaced } from "./annotation.ts";
import { placeInserted, reanchorIn } from "./reanchor.ts";
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
  if (annotations.size === 0 || edits.length === 0) return annotations;
  const list = [...annotations.values()];
  const lost: Lost[] = [];
  const result = new Map<string, Annotation>();
  const missing: Annotation[] = [];
  for (const annotation of list) {
    const { span, isLost } = movedThrough(annotation, edits);
    if (isLost && isPlaced(annotation)) lost.push({ annotation, at: span.start });
    const moved = isLost ? orphaned(annotation, span.start) : withSpan(annotation, span, edits);
    if (annotation.place === "orphan") missing.push(moved);
    result.set(moved.id, moved);
  }
  const extents = extentsOf(edits).filter(({ start, end }) => start < end);
  const orphans = withAnchors(lost, before);
  for (const annotation of [...orphans, ...returned(orphans, missing, extents, after)]) result.set(annotation.id, annotation);
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
    const end = Math.max(start, moveOffset(span.end, edit, "before"));
    span = isLost ? { start: Math.min(start, end), end: Math.min(start, end) } : { start, end };
  }
  return { span, isLost: isLost || (span.start === span.end && annotation.start < annotation.end) };
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

/** The lost marks as orphans that remember how their words stood just before. */
function withAnchors(lost: readonly Lost[], before: string): Annotation[] {
  if (lost.length === 0) return [];
  const ground = groundOf(before);
  return lost.map(({ annotation, at }) => ({ ...orphaned(annotation, at), anchor: anchorIn(ground, annotation) }));
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

/** Whether some words stand in text that was just put in, or partly in it. */
function mayStandIn(insertions: readonly Insertion[], quote: string): boolean {
  const words = skeletonOf(quote).text;
  return insertions.some(({ text, part }) => {
    const at = text.indexOf(words, Math.max(0, part.start - words.length + 1));
    return at !== -1 && at < part.end;
  });
}

/**
 * The marks that were just lost, as far as the new text has something to say of them, and the orphans whose words came back. A mark
 * is surely back where it stands in new text in the very place where it was.
 */
function returned(lost: readonly Annotation[], missing: readonly Annotation[], extents: readonly Span[], text: string): Annotation[] {
  if (extents.length === 0 || lost.length + missing.length === 0) return [];
  const insertions = insertionsIn(text, extents);
  const back = missing.filter(({ anchor }) => mayStandIn(insertions, anchor.quote));
  if (lost.length + back.length === 0) return [];
  const ground = groundOf(text);
  return [
    ...reanchorIn(ground, lost).map((found, index) => judged(ground, lost[index]!, found, extents)),
    ...reanchorIn(ground, back).map((found, index) => judged(ground, back[index]!, found, extents)).filter(isPlaced),
  ];
}

function judged(ground: Ground, orphan: Annotation, found: Annotation, extents: readonly Span[]): Annotation {
  if (!isPlaced(found)) {
    const [span, other] = extents.flatMap((extent) => placeInserted(ground, orphan, extent) ?? []);
    if (!span || other) return found;
    return judged(ground, orphan, { ...orphan, ...span, place: "sure" }, extents);
  }
  const isBack = extents.some((extent) => extent.start <= orphan.start && orphan.start <= extent.end && contains(extent, found));
  return { ...found, place: isBack ? "sure" : "moved" };
}
