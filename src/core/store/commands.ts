/** What people do to marks and entities, each as the change that does it. A builder gives nothing where there is nothing to do. */

import { idFrom } from "../knowledge/authority.ts";
import type { EntityType, Mention, Span } from "../model.ts";
import { overlaps } from "../text/spans.ts";
import { isPlaced, type Anchor, type Annotation, type OwnEntity, type Sheet, type WorkspaceSheet } from "./annotation.ts";
import { emptySheet } from "./annotation.ts";
import type { Change, CommandName, Part, Store } from "./change.ts";
import { refusalId } from "./review.ts";
import { finderOfOverlaps } from "../text/overlapping.ts";
import { sameValue } from "./sameValue.ts";

/** Who does it, when, and where new ids come from. */
export interface Hand {
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
  newId(): string;
}

/** What is said of a stretch of text. */
export interface Marking extends Span {
  readonly type: EntityType;
  readonly entity?: string;
  readonly derived?: true;
  readonly nominal?: true;
  readonly clitics?: string;
  /** "human", or the recogniser whose suggestion it was. */
  readonly source: string;
  readonly confidence?: number;
  readonly note?: string;
}

/** A document and its text as it is now. */
export interface Ground {
  readonly document: string;
  readonly text: string;
}

/** An entity as a person names it. */
export interface EntityRef {
  readonly id: string;
  readonly type: EntityType;
  readonly name: { readonly ar: string; readonly en?: string };
}

/** What a suggestion says, to be confirmed or changed. Ids that only one analysis knows are no entities. */
export function markingOf({ start, end, type, entity, derived, nominal, clitics, source, confidence, note }: Mention): Marking {
  return {
    start, end, type, source, confidence,
    ...(!isOfTextAlone(entity) && { entity }),
    ...(derived && { derived }),
    ...(nominal && { nominal }),
    ...(clitics !== undefined && { clitics }),
    ...(note !== undefined && { note }),
  };
}

/** Ids such as `name:…` are made from the words by each analysis: a mark needs none, an entity that is linked to must be kept by name. */
function isOfTextAlone(entity: string): boolean {
  return entity.startsWith("name:");
}

/**
 * Marks stretches of a text. Confirmed marks that a new one overlaps give way, and so does a rejection of the same there. A new
 * entity comes along in the same change.
 */
export function annotate(
  store: Store,
  hand: Hand,
  request: Ground & { readonly markings: readonly Marking[]; readonly entity?: EntityRef; readonly label?: CommandName },
): Change | undefined {
  const entity = request.entity ? entityParts(store, hand, request.entity) : [];
  const marks = markParts(store, hand, request, request.markings);
  return marks.length === 0 ? undefined : changeOf(request.label ?? "annotate", hand, [...entity, ...marks]);
}

/** Confirms suggestions, and the new place of marks that moved. */
export function confirm(store: Store, hand: Hand, request: Ground & { readonly mentions: readonly Mention[] }): Change | undefined {
  const { document, mentions } = request;
  const suggested = mentions.filter(({ annotation }) => annotation === undefined);
  const moved = present(store, document, mentions.flatMap(({ annotation }) => annotation ?? [])).filter(({ place }) => place === "moved");
  return changeOf("confirm", hand, [
    ...markParts(store, hand, request, suggested.map(markingOf)),
    ...moved.map((before): Part => ({ kind: "annotation", document, id: before.id, before, after: touched({ ...before, place: "sure" }, hand) })),
  ]);
}

/** Rejects suggestions and marks, here or (with `scope`) wherever the name stands in the document. */
export function reject(
  store: Store,
  hand: Hand,
  request: Ground & { readonly mentions: readonly Mention[]; readonly scope?: "document" },
): Change | undefined {
  const { document, scope } = request;
  const parts = request.mentions.flatMap((mention): Part[] => {
    const scoped = scope ? { scope } : {};
    const before = mention.annotation === undefined ? undefined : sheetOf(store, document).annotations.get(mention.annotation);
    if (before) return [{ kind: "annotation", document, id: before.id, before, after: touched({ ...before, ...scoped, status: "rejected" }, hand) }];
    const after = { ...newAnnotation(hand, request, markingOf(mention), "rejected"), ...scoped };
    return [{ kind: "annotation", document, id: after.id, after }];
  });
  return changeOf(scope ? "rejectInDocument" : "reject", hand, parts);
}

/** Never marks a name as its type again, in any text of the workspace; a confirmed mark there goes. */
export function rejectAnywhere(store: Store, hand: Hand, request: Ground & { readonly mention: Mention }): Change | undefined {
  const { document, text, mention } = request;
  const surface = text.slice(mention.start, mention.end);
  const id = refusalId(surface, mention.type);
  const before = mention.annotation === undefined ? undefined : sheetOf(store, document).annotations.get(mention.annotation);
  const marks: Part[] = before ? [{ kind: "annotation", document, id: before.id, before }] : [];
  const isKnown = store.workspace.refusals.has(id);
  const after = { id, surface, type: mention.type, creator: hand.author, created: hand.at };
  return changeOf("rejectAnywhere", hand, [...(isKnown ? [] : [{ kind: "refusal", id, after } as const]), ...marks]);
}

export function allowAgain(store: Store, hand: Hand, refusal: string): Change | undefined {
  const before = store.workspace.refusals.get(refusal);
  return before && changeOf("allowAgain", hand, [{ kind: "refusal", id: refusal, before }]);
}

/** What is to be different about marks; `entity: undefined` takes the entity away. */
export interface Revision {
  readonly type?: EntityType;
  readonly entity?: string | undefined;
  readonly derived?: true | undefined;
  readonly note?: string | undefined;
}

/** Gives marks another type, entity or note. */
export function revise(
  store: Store,
  hand: Hand,
  request: { readonly document: string; readonly ids: readonly string[]; readonly revision: Revision; readonly entity?: EntityRef; readonly label: CommandName },
): Change | undefined {
  const entity = request.entity ? entityParts(store, hand, request.entity) : [];
  const marks = revisions(store, hand, request.document, request.ids, request.revision);
  return marks.length === 0 ? undefined : changeOf(request.label, hand, [...entity, ...marks]);
}

/** Gives mentions another type; one that the entity does not have takes the entity away. Suggestions among them are confirmed so. */
export function retype(
  store: Store,
  hand: Hand,
  request: Ground & { readonly mentions: readonly Mention[]; readonly type: EntityType },
): Change | undefined {
  const { document, mentions, type } = request;
  const others = mentions.filter((mention) => mention.type !== type);
  const suggested = others.filter(({ annotation }) => annotation === undefined);
  const ids = others.flatMap(({ annotation }) => annotation ?? []);
  return changeOf("retype", hand, [
    ...revisions(store, hand, document, ids, { type, entity: undefined, derived: undefined }),
    ...markParts(store, hand, request, suggested.map((mention) => ({ ...plainMarking(mention), type }))),
  ]);
}

function plainMarking(mention: Mention): Marking {
  const { entity: _, derived: __, ...marking } = markingOf(mention);
  return marking;
}

/** Puts a mark onto another stretch. Marks that it then overlaps give way. */
export function setSpan(
  store: Store,
  hand: Hand,
  request: Ground & { readonly id: string; readonly span: Span & { readonly clitics?: string }; readonly label?: "setSpan" | "choosePlace" },
): Change | undefined {
  const { document, id, span, text } = request;
  const before = sheetOf(store, document).annotations.get(id);
  const isThere = before?.start === span.start && before.end === span.end && isPlaced(before);
  if (!before || isThere || span.start >= span.end) return undefined;
  const { candidates: _, clitics: __, ...rest } = before;
  const { start, end, clitics } = span;
  const moved: Annotation = { ...rest, ...(clitics !== undefined && clitics !== "" && { clitics }), start, end, anchor: anchorAt(text, span), place: "sure" };
  const gives = overlapping(sheetOf(store, document), span).filter((other) => other.id !== id);
  const removed = gives.map((other): Part => ({ kind: "annotation", document, id: other.id, before: other }));
  return changeOf(request.label ?? "setSpan", hand, [...removed, { kind: "annotation", document, id, before, after: touched(moved, hand) }]);
}

export function remove(store: Store, hand: Hand, request: { readonly document: string; readonly ids: readonly string[] }): Change | undefined {
  const { document, ids } = request;
  return changeOf("remove", hand, present(store, document, ids).map((before) => ({ kind: "annotation", document, id: before.id, before })));
}

export function noteOnDocument(store: Store, hand: Hand, request: { readonly document: string; readonly note: string }): Change | undefined {
  const { document } = request;
  const before = sheetOf(store, document).note;
  const after = request.note.trim() === "" ? undefined : request.note;
  if (before === after) return undefined;
  return changeOf("noteDocument", hand, [{ kind: "documentNote", document, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]);
}

/** What is to be different about an entity; members that are left out stay. */
export interface EntityRevision {
  readonly name?: { readonly ar: string; readonly en?: string };
  readonly note?: string | undefined;
}

/** Renames an entity or writes a note on it. An entity of the pack or of a file gets the workspace's own word on it. */
export function reviseEntity(
  store: Store,
  hand: Hand,
  request: { readonly entity: EntityRef; readonly revision: EntityRevision; readonly label: "renameEntity" | "noteEntity" },
): Change | undefined {
  const before = store.workspace.entities.get(request.entity.id);
  const { note, ...rest } = { ...(before ?? newEntity(hand, request.entity)), ...request.revision };
  const after = { ...rest, ...(note !== undefined && note.trim() !== "" && { note }) };
  return changeOf(request.label, hand, entityPart(before, after, hand));
}

/** Makes one entity of two: the marks of `from` go to `into`, in all documents of the workspace, and new suggestions follow. */
export function mergeEntities(store: Store, hand: Hand, request: { readonly from: EntityRef; readonly into: EntityRef }): Change | undefined {
  const { from, into } = request;
  if (from.id === into.id) return undefined;
  const before = store.workspace.entities.get(from.id);
  const merged = entityPart(before, { ...(before ?? newEntity(hand, from)), mergedInto: into.id }, hand);
  const back = store.workspace.entities.get(into.id);
  const { mergedInto: _, ...alone } = back ?? newEntity(hand, into);
  const freed = back?.mergedInto !== undefined ? entityPart(back, alone, hand) : isOfTextAlone(into.id) ? entityParts(store, hand, into) : [];
  return changeOf("mergeEntities", hand, [...merged, ...freed, ...relinked(store, hand, from.id, into.id)]);
}

/** Gives some mentions another entity, which is made if nobody knows it; suggestions among them are confirmed so. */
export function splitEntity(
  store: Store,
  hand: Hand,
  request: Ground & { readonly mentions: readonly Mention[]; readonly entity: EntityRef; readonly label?: "splitEntity" | "relink" },
): Change | undefined {
  const { document, mentions, entity } = request;
  const isMade = isOfTextAlone(entity.id) || entity.id.startsWith(ownPrefix);
  const ids = mentions.flatMap(({ annotation }) => annotation ?? []);
  const suggested = mentions.filter(({ annotation }) => annotation === undefined).map((mention) => ({ ...markingOf(mention), entity: entity.id }));
  return changeOf(request.label ?? "splitEntity", hand, [
    ...(isMade ? entityParts(store, hand, entity) : []),
    ...revisions(store, hand, document, ids, { entity: entity.id }),
    ...markParts(store, hand, request, suggested),
  ]);
}

/** What is to be done in one document when a correction is applied everywhere. */
export interface Application extends Ground {
  readonly markings: readonly Marking[];
  /** Marks that are to go. */
  readonly removed?: readonly string[];
  /** Suggestions and marks that are to be rejected. */
  readonly rejected?: readonly Mention[];
}

/** Applies a correction in one or many documents as one change, so that one undo takes it all back. */
export function applyEverywhere(store: Store, hand: Hand, applications: readonly Application[]): Change | undefined {
  const parts = applications.flatMap((application) => [
    ...(remove(store, hand, { document: application.document, ids: application.removed ?? [] })?.parts ?? []),
    ...(reject(store, hand, { ...application, mentions: application.rejected ?? [] })?.parts ?? []),
    ...markParts(store, hand, application, application.markings),
  ]);
  return changeOf("applyEverywhere", hand, parts);
}

const ownPrefix = "own:";

/** A new entity of the workspace by its name; its id is readable and not taken. */
export function entityNamed({ entities }: WorkspaceSheet, name: string, type: EntityType): EntityRef {
  const plain = `${ownPrefix}${idFrom(name)}`;
  let id = plain;
  for (let number = 2; entities.has(id); number++) id = `${plain}-${number}`;
  return { id, type, name: { ar: name } };
}

function changeOf(label: CommandName, { author, at }: Hand, parts: readonly Part[]): Change | undefined {
  return parts.length === 0 ? undefined : { label, author, at, parts };
}

function sheetOf(store: Store, document: string): Sheet {
  return store.sheets.get(document) ?? emptySheet;
}

function present(store: Store, document: string, ids: readonly string[]): Annotation[] {
  const { annotations } = sheetOf(store, document);
  return [...new Set(ids)].flatMap((id) => annotations.get(id) ?? []);
}

function overlapping({ annotations }: Sheet, span: Span): Annotation[] {
  return [...annotations.values()].filter((other) => other.status === "confirmed" && isPlaced(other) && overlaps(other, span));
}

/** Markings that say what is confirmed already are left out. */
function markParts(store: Store, hand: Hand, ground: Ground, markings: readonly Marking[]): Part[] {
  const { document } = ground;
  const sheet = sheetOf(store, document);
  const removed = new Map<string, Annotation>();
  const added: Part[] = [];
  const near = finderOfOverlaps([...sheet.annotations.values()].filter(isPlaced));
  for (const marking of markings) {
    const marks = near(marking);
    const confirmed = marks.filter(({ status }) => status === "confirmed");
    if (confirmed.some((other) => says(other, marking))) continue;
    for (const other of [...confirmed, ...rejectionsOf(marks, marking)]) removed.set(other.id, other);
    const after = newAnnotation(hand, ground, marking, "confirmed");
    added.push({ kind: "annotation", document, id: after.id, after });
  }
  return [...Array.from(removed.values(), (before): Part => ({ kind: "annotation", document, id: before.id, before })), ...added];
}

function rejectionsOf(marks: readonly Annotation[], { start, end, type }: Marking): Annotation[] {
  return marks.filter((other) => other.status === "rejected" && other.type === type && other.start === start && other.end === end);
}

function says(annotation: Annotation, { start, end, type, entity, derived, nominal, note }: Marking): boolean {
  const same = { start, end, type, entity: entity ?? annotation.entity, derived, nominal, note: note ?? annotation.note };
  return sameValue(same, {
    start: annotation.start, end: annotation.end, type: annotation.type, entity: annotation.entity,
    derived: annotation.derived, nominal: annotation.nominal, note: annotation.note,
  });
}

function newAnnotation(hand: Hand, { text }: Ground, marking: Marking, status: Annotation["status"]): Annotation {
  const { clitics, ...rest } = marking;
  return {
    id: hand.newId(),
    ...rest,
    ...(clitics !== undefined && clitics !== "" && { clitics }),
    status,
    creator: hand.author,
    created: hand.at,
    modified: hand.at,
    anchor: anchorAt(text, marking),
    place: "sure",
  };
}

/** Enough until the sheet is written: then every anchor reaches as far as tells its place apart. */
const reach = 32;

function anchorAt(text: string, { start, end }: Span): Anchor {
  return { quote: text.slice(start, end), prefix: text.slice(Math.max(0, start - reach), start), suffix: text.slice(end, end + reach) };
}

function touched(annotation: Annotation, { author, at }: Hand): Annotation {
  return { ...annotation, modified: at, modifiedBy: author };
}

function revisions(store: Store, hand: Hand, document: string, ids: readonly string[], revision: Revision): Part[] {
  return present(store, document, ids).flatMap((before): Part[] => {
    const after = definedOf({ ...before, ...revision });
    return sameValue(before, after) ? [] : [{ kind: "annotation", document, id: before.id, before, after: touched(after, hand) }];
  });
}

/** Without the members that are undefined, and without an empty note. */
function definedOf(annotation: { readonly [Key in keyof Annotation]: Annotation[Key] | undefined }): Annotation {
  const kept = Object.entries(annotation).filter(([key, value]) => value !== undefined && !(key === "note" && value === ""));
  return Object.fromEntries(kept) as unknown as Annotation;
}

function newEntity({ author, at }: Hand, { id, type, name }: EntityRef): OwnEntity {
  return { id, type, name, creator: author, created: at, modified: at };
}

/** The part that adds an entity, unless the workspace has it. */
function entityParts(store: Store, hand: Hand, entity: EntityRef): Part[] {
  return store.workspace.entities.has(entity.id) ? [] : entityPart(undefined, newEntity(hand, entity), hand);
}

function entityPart(before: OwnEntity | undefined, after: OwnEntity, { author, at }: Hand): Part[] {
  if (before === undefined) return [{ kind: "entity", id: after.id, after }];
  if (sameValue(before, after)) return [];
  return [{ kind: "entity", id: after.id, before, after: { ...after, modified: at, modifiedBy: author } }];
}

function relinked(store: Store, hand: Hand, from: string, into: string): Part[] {
  return [...store.sheets].flatMap(([document, { annotations }]) => {
    const ids = [...annotations.values()].filter(({ entity }) => entity === from).map(({ id }) => id);
    return revisions(store, hand, document, ids, { entity: into });
  });
}
