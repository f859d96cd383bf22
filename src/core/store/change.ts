/** A change is a value: it can be applied, inverted, sent and logged. */

import { anchorIn, groundOf, type Ground } from "./anchor.ts";
import type { Annotation, OwnEntity, Refusal, Sheet, WorkspaceSheet } from "./annotation.ts";
import { emptySheet, isPlaced, sameDecision } from "./annotation.ts";
import { settled } from "./reanchor.ts";
import { sameValue } from "./sameValue.ts";

/** Every command that changes the store; the host words each for people. */
export type CommandName =
  | "annotate" | "retype" | "relink" | "setSpan" | "remove" | "confirm" | "reject" | "rejectInDocument" | "rejectAnywhere" | "allowAgain"
  | "note" | "noteEntity" | "noteDocument" | "addEntity" | "mergeEntities" | "splitEntity" | "renameEntity" | "applyEverywhere" | "choosePlace"
  | "restore";

export interface Change {
  readonly label: CommandName;
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
  readonly parts: readonly Part[];
}

/** One thing before and after; without `before` it is new, without `after` it goes. */
export type Part =
  | { readonly kind: "annotation"; readonly document: string; readonly id: string; readonly before?: Annotation; readonly after?: Annotation }
  | { readonly kind: "documentNote"; readonly document: string; readonly before?: string; readonly after?: string }
  | { readonly kind: "entity"; readonly id: string; readonly before?: OwnEntity; readonly after?: OwnEntity }
  | { readonly kind: "refusal"; readonly id: string; readonly before?: Refusal; readonly after?: Refusal };

/** All sheets of a workspace. */
export interface Store {
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly workspace: WorkspaceSheet;
}

export interface Applied {
  readonly store: Store;
  /** Parts whose `before` no longer holds; they were left out. */
  readonly refused: readonly Part[];
}

/** The texts of the documents, as far as they are at hand. */
export type TextOf = (document: string) => string | undefined;

/**
 * The store after a change. A part is refused where what it was decided on has changed since; where only the place of a mark has
 * changed, it follows the mark. With the documents' texts, marks that come back are found again in them. Sheets without content go.
 */
export function apply(store: Store, change: Change, textOf: TextOf = () => undefined): Applied {
  const drafts = new Map<string, Draft>();
  const draftOf = (document: string): Draft => {
    let draft = drafts.get(document);
    if (!draft) drafts.set(document, (draft = newDraft(store.sheets.get(document) ?? emptySheet)));
    return draft;
  };
  const entities = new Map(store.workspace.entities);
  const refusals = new Map(store.workspace.refusals);
  const refused = change.parts.filter((part) => {
    switch (part.kind) {
      case "annotation":
        return !putAnnotation(draftOf(part.document), part);
      case "documentNote":
        return !putNote(draftOf(part.document), part);
      case "entity":
        return !put(entities, part);
      case "refusal":
        return !put(refusals, part);
    }
  });
  const sheets = new Map(store.sheets);
  for (const [document, draft] of drafts) {
    const sheet = finished(draft, textOf(document));
    if (isEmpty(sheet)) sheets.delete(document);
    else sheets.set(document, sheet);
  }
  return { store: { sheets, workspace: { ...store.workspace, entities, refusals } }, refused };
}

/**
 * A change that was just made, with anchors that tell its marks apart in the texts as they are now: so it can be taken back, and
 * done again, whatever becomes of the texts.
 */
export function withAnchors(change: Change, textOf: TextOf): Change {
  const grounds = new Map<string, Ground | undefined>();
  const groundFor = (document: string): Ground | undefined => {
    if (!grounds.has(document)) {
      const text = textOf(document);
      grounds.set(document, text === undefined ? undefined : groundOf(text));
    }
    return grounds.get(document);
  };
  const parts = change.parts.map((part) => {
    const ground = part.kind === "annotation" ? groundFor(part.document) : undefined;
    if (part.kind !== "annotation" || !ground) return part;
    const anchored = (mark: Annotation): Annotation => (isPlaced(mark) ? { ...mark, anchor: anchorIn(ground, mark) } : mark);
    return { ...part, ...(part.before && { before: anchored(part.before) }), ...(part.after && { after: anchored(part.after) }) };
  });
  return { ...change, parts };
}

/** The change that takes a change back. */
export function invert(change: Change): Change {
  return { ...change, parts: change.parts.map(invertPart).reverse() };
}

/** The documents whose sheets a change touches. */
export function documentsOf(change: Change): ReadonlySet<string> {
  return new Set(change.parts.flatMap((part) => ("document" in part ? [part.document] : [])));
}

/** Whether a change touches the entities or the refusals of the workspace. */
export function touchesWorkspace(change: Change): boolean {
  return change.parts.some(({ kind }) => kind === "entity" || kind === "refusal");
}

export function isEmpty({ annotations, note, kept, foreign }: Sheet): boolean {
  return annotations.size === 0 && note === undefined && kept.length === 0 && foreign === undefined;
}

function invertPart(part: Part): Part {
  const { before, after, ...same } = part;
  return { ...same, ...(after !== undefined && { before: after }), ...(before !== undefined && { after: before }) } as Part;
}

/** A sheet under change. */
interface Draft {
  readonly sheet: Sheet;
  readonly annotations: Map<string, Annotation>;
  /** Marks whose place must be looked for in the text: they come back from the past. */
  readonly returning: Set<string>;
  note: string | undefined;
}

function newDraft(sheet: Sheet): Draft {
  return { sheet, annotations: new Map(sheet.annotations), returning: new Set(), note: sheet.note };
}

function finished({ sheet, annotations, returning, note }: Draft, text: string | undefined): Sheet {
  const { note: _, ...rest } = sheet;
  const searched = text === undefined ? [] : [...returning].flatMap((id) => annotations.get(id) ?? []);
  for (const found of settled(text ?? "", searched)) annotations.set(found.id, found);
  return { ...rest, annotations, ...(note !== undefined && { note }) };
}

interface Put<T> {
  readonly id: string;
  readonly before?: T;
  readonly after?: T;
}

function put<T>(values: Map<string, T>, { id, before, after }: Put<T>): boolean {
  if (!sameValue(values.get(id), before)) return false;
  if (after === undefined) values.delete(id);
  else values.set(id, after);
  return true;
}

function putNote(draft: Draft, { before, after }: { readonly before?: string; readonly after?: string }): boolean {
  if (draft.note !== before) return false;
  draft.note = after;
  return true;
}

function putAnnotation({ annotations, returning }: Draft, { id, before, after }: Put<Annotation>): boolean {
  const current = annotations.get(id);
  const holds = current && before ? sameDecision(current, before) : current === before;
  if (!holds) return false;
  returning.delete(id);
  if (after === undefined) {
    annotations.delete(id);
    return true;
  }
  annotations.set(id, current && before ? following(after, before, current) : after);
  if (!current && isPlaced(after)) returning.add(id);
  return true;
}

/** The mark with the place that the current one has, or as far from it as the change put it. */
function following(after: Annotation, before: Annotation, current: Annotation): Annotation {
  const keepsPlace = after.start === before.start && after.end === before.end && after.place === before.place;
  if (!keepsPlace) {
    return { ...after, start: after.start + current.start - before.start, end: after.end + current.end - before.end };
  }
  const { candidates: _, ...rest } = after;
  const { start, end, anchor, place, candidates } = current;
  return { ...rest, start, end, anchor, place, ...(candidates && { candidates }) };
}
