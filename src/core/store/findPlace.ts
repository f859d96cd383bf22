/** Where the words of one mark stand in a text: found, in several places that look alike, or nowhere. */

import type { Span } from "../model.ts";
import { foldWord, unfoldSpan } from "../text/fold.ts";
import { Class, classOf } from "../text/letters.ts";
import { tokenise } from "../text/tokenise.ts";
import { groundOf, leastReach, standsAt, type Ground } from "./anchor.ts";
import type { Anchor, Annotation } from "./annotation.ts";
import { distance } from "./distance.ts";
import { skeletonOf, spanInSkeleton } from "./skeleton.ts";

export type Found =
  | { readonly kind: "found"; readonly span: Span }
  | { readonly kind: "doubtful"; readonly candidates: readonly Span[] }
  | { readonly kind: "orphan" };

/** Places that an orphan may be put on: of its words, of what stands between the text that it stood in, of words like its own. */
export function candidatesFor(text: string, annotation: Annotation): readonly Span[] {
  const ground = groundOf(text);
  const found = placeOf(ground, annotation);
  if (found.kind === "found") return [found.span];
  return found.kind === "doubtful" ? found.candidates : similarWords(ground, annotation);
}

/** More places than these are no help to somebody who must choose. */
const mostCandidates = 8;

/** A mark is found only where its words stand with text that no other place had; what else looks like it is a candidate. */
export function placeOf(ground: Ground, annotation: Annotation): Found {
  // Where the text repeats itself, the same context at the same place may be another one that moved up.
  const isTold = annotation.anchor.alike !== "both";
  if (isTold && standsInContext(ground.text, annotation)) return { kind: "found", span: { start: annotation.start, end: annotation.end } };
  const context = contextOf(annotation.anchor);
  const { before, after, both } = placesOf(ground, context);
  const [one, other] = [...new Set(both.length > 0 ? both : [...before, ...after])];
  const isTwice = both.length > 0 && context.alike === undefined;
  const isOnly = one !== undefined && other === undefined && (isTwice || outdoes(ground, context, one));
  if (isOnly) return { kind: "found", span: spanAt(ground, context, one) };
  const changed = one === undefined ? wordsBetween(ground, context) : undefined;
  const places = other === undefined ? likely(ground, annotation, context) : [...new Set([...both, ...before, ...after])];
  const candidates = [...(changed ? [changed] : []), ...places.slice(0, mostCandidates).map((at) => spanAt(ground, context, at))];
  return candidates.length > 0 ? { kind: "doubtful", candidates } : { kind: "orphan" };
}

/** Less of the old surroundings than this, in a text that was pasted, proves nothing. */
const leastProof = 8;

/**
 * Where an orphan stands in a stretch that was just put in, as a paragraph that was cut and pasted: all of the stretch on both
 * sides of its words is as it was, as far as the anchor remembers.
 */
export function placeInserted(ground: Ground, annotation: Annotation, inserted: Span): Span | undefined {
  const context = contextOf(annotation.anchor);
  const { text, quote } = context;
  const all = ground.search.text;
  const extent = spanInSkeleton(ground.skeleton, inserted);
  const places: number[] = [];
  const words = text.slice(quote.start, quote.end);
  for (let at = all.indexOf(words, extent.start); words !== "" && at !== -1 && at + words.length <= extent.end; at = all.indexOf(words, at + 1)) {
    const room = { before: at - extent.start, after: extent.end - at - words.length };
    const before = Math.min(room.before, sharedBefore(all, at, text, quote.start));
    const after = Math.min(room.after, sharedAfter(all, at + words.length, text, quote.end));
    const isWhole = before >= Math.min(room.before, quote.start) && after >= Math.min(room.after, text.length - quote.end);
    if (isWhole && before + after >= leastProof) places.push(at);
  }
  return places.length === 1 ? spanAt(ground, context, places[0]!) : undefined;
}

/** Whether the mark stands where it says, its words and all the text of its anchor unchanged. */
export function standsInContext(text: string, { start, end, anchor }: Annotation): boolean {
  return (
    standsAt(text, { start, end }, anchor) &&
    start >= anchor.prefix.length &&
    text.startsWith(anchor.prefix, start - anchor.prefix.length) &&
    text.startsWith(anchor.suffix, end)
  );
}

/** An anchor in the letters of the skeleton. */
interface Context {
  readonly text: string;
  readonly quote: Span;
  readonly alike: Anchor["alike"];
  /** The words as they stood, and how many of their units come before the first that the skeleton has. */
  readonly words: string;
  readonly lead: number;
  /** The mark ended between a letter and a mark on it. */
  readonly isCut: boolean;
  /** The text began or ended so near that the side is short. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const known = new WeakMap<Anchor, Context>();

function contextOf(anchor: Anchor): Context {
  let context = known.get(anchor);
  if (!context) known.set(anchor, (context = readContext(anchor)));
  return context;
}

function readContext({ prefix, quote, suffix, alike }: Anchor): Context {
  const skeleton = skeletonOf(prefix + quote + suffix);
  const span = spanInSkeleton(skeleton, { start: prefix.length, end: prefix.length + quote.length });
  return {
    text: skeleton.text,
    quote: span,
    alike,
    words: quote,
    lead: skeleton.origin[span.start]! - prefix.length,
    isCut: classOf(suffix.charCodeAt(0)) === Class.mark,
    isFirst: prefix.length < leastReach,
    isLast: suffix.length < leastReach,
  };
}

interface Places {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly both: readonly number[];
}

/** Where the quote begins in the skeleton beside the text that tells it apart: before it, after it, both. */
function placesOf({ search }: Ground, { text, quote, alike, isFirst, isLast }: Context): Places {
  if (quote.start === quote.end) return { before: [], after: [], both: [] };
  const tellsBefore = alike !== "before" && alike !== "both";
  const tellsAfter = alike !== "after" && alike !== "both";
  const before = tellsBefore ? search.places(text.slice(0, quote.end), mostCandidates).map((at) => at + quote.start) : [];
  const after = tellsAfter ? search.places(text.slice(quote.start), mostCandidates) : [];
  const isWhole = (at: number): boolean => {
    const start = at - quote.start;
    const isAtEnds = (!isFirst || start === 0) && (!isLast || start + text.length === search.text.length);
    return start >= 0 && isAtEnds && search.text.startsWith(text, start);
  };
  return { before, after, both: [...new Set([...before, ...after])].filter(isWhole) };
}

/** So many places of the same words are compared. */
const mostCompared = 2_000;

/** The places of the same words, those first that have the most of the same text beside them, then the nearest. */
function likely(ground: Ground, annotation: Annotation, context: Context): readonly number[] {
  const near = spanInSkeleton(ground.skeleton, annotation).start;
  return rivals(ground, context)
    .sort((a, b) => b.shared - a.shared || Math.abs(a.at - near) - Math.abs(b.at - near))
    .map(({ at }) => at);
}

/** The places of the same words, and how much of the text beside them is the same. */
function rivals({ search }: Ground, { text, quote }: Context): { readonly at: number; readonly shared: number }[] {
  const words = text.slice(quote.start, quote.end);
  return search.places(words, mostCompared).map((at) => ({
    at,
    shared: sharedBefore(search.text, at, text, quote.start) + sharedAfter(search.text, at + words.length, text, quote.end),
  }));
}

/** A side that had to reach further than this stood in a text that says much twice. */
const tellingReach = 64;

/** Another place of the same words with so much of the same text beside them may be the mark's own, damaged. */
const doubtfulShare = 16;

/**
 * Whether a place where only the text on one side is the same can be taken: the side is a short one, and no other place has much
 * of the text. Else, paragraphs that were moved or taken out may have made the place by chance, while the mark lost its own.
 */
function outdoes(ground: Ground, context: Context, place: number): boolean {
  const { text, quote } = context;
  const isBefore = ground.search.text.startsWith(text.slice(0, quote.start), place - quote.start);
  if ((isBefore ? quote.start : text.length - quote.end) > tellingReach) return false;
  return rivals(ground, context).every(({ at, shared }) => at === place || shared < doubtfulShare);
}

function sharedBefore(text: string, at: number, context: string, start: number): number {
  let length = 0;
  while (length < at && length < start && text.charCodeAt(at - length - 1) === context.charCodeAt(start - length - 1)) length++;
  return length;
}

function sharedAfter(text: string, at: number, context: string, end: number): number {
  let length = 0;
  while (end + length < context.length && text.charCodeAt(at + length) === context.charCodeAt(end + length)) length++;
  return length;
}

/** What stands where the words stood, if the text on both sides is still there and close together. */
function wordsBetween(ground: Ground, { text, quote }: Context): Span | undefined {
  const { search } = ground;
  const [before, anotherBefore] = search.places(text.slice(0, quote.start), 2);
  const [after, anotherAfter] = search.places(text.slice(quote.end), 2);
  if (before === undefined || after === undefined || anotherBefore !== undefined || anotherAfter !== undefined) return undefined;
  const start = before + quote.start;
  const length = after - start;
  if (length <= 0 || length > 2 * (quote.end - quote.start) + 16) return undefined;
  return spanOf(ground, start, after);
}

/** How far from its old place words like an orphan's are looked for. */
const nearby = 3_000;

/** Runs of as many words, in which at most one letter in four is another. */
function similarWords({ text }: Ground, { start, anchor }: Annotation): readonly Span[] {
  const wanted = skeletonOf(anchor.quote).text.trim();
  const count = wanted.split(" ").length;
  const from = Math.max(0, start - nearby);
  const words = tokenise(text.slice(from, start + nearby)).filter(({ kind }) => kind === "word" || kind === "number");
  const runs = words.slice(0, words.length - count + 1).flatMap((first, index) => {
    const span = { start: from + first.start, end: from + words[index + count - 1]!.end };
    const apart = distance(foldWord(text.slice(span.start, span.end)), wanted, Math.floor(wanted.length / 4));
    return apart === undefined ? [] : [{ span, apart }];
  });
  runs.sort((a, b) => a.apart - b.apart || Math.abs(a.span.start - start) - Math.abs(b.span.start - start));
  return runs.slice(0, mostCandidates).map(({ span }) => span);
}

/** The very words, or as much of the text as has their letters. */
function spanAt(ground: Ground, { quote, words, lead, isCut }: Context, at: number): Span {
  const start = ground.skeleton.origin[at]! - lead;
  const end = start + words.length;
  if (start >= 0 && ground.text.startsWith(words, start)) return { start, end: isCut ? end : afterMarks(ground.text, end) };
  return spanOf(ground, at, at + quote.end - quote.start);
}

/** The end after marks that were put on the last letter. */
function afterMarks(text: string, end: number): number {
  let after = end;
  while (classOf(text.charCodeAt(after)) === Class.mark) after++;
  return after;
}

/** A span of the skeleton in the text; the marks of its last letter are inside, the white space and controls after it are not. */
function spanOf({ text, skeleton }: Ground, start: number, end: number): Span {
  const span = unfoldSpan(skeleton, start, end);
  const trailing = /[\s\u00AD\u061C\u200C-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+$/u.exec(text.slice(span.start, span.end));
  return trailing ? { start: span.start, end: span.end - trailing[0].length } : span;
}
