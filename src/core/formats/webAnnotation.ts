/** The annotations of a text as a file of the W3C Web Annotation Data Model, one annotation a line. */

import { entityTypes, type EntityType } from "../model.ts";
import { oneByOne } from "../oneByOne.ts";
import { anchoredIn, grounding } from "../store/anchor.ts";
import type { Anchor, Annotation, Foreign, Sheet } from "../store/annotation.ts";
import { inOrder, isPlaced, sameDecision } from "../store/annotation.ts";
import { standsInContext } from "../store/findPlace.ts";
import { reanchoring } from "../store/reanchor.ts";
import { sameValue } from "../store/sameValue.ts";
import { toCodePoints, toUtf16 } from "../text/lines.ts";
import { toEnd } from "../toEnd.ts";
import { idOfIri, iriOf } from "./iri.ts";
import {
  foreignMembers, isJson, lastChanged, readingItems, textOr, writeItems, type FormatProblem, type Item, type Json,
} from "./itemLines.ts";
import { sha256 } from "./sha256.ts";

/** What stands at the end of a source's file name in the name of its sheet. */
export const sheetSuffix = ".hashiya.jsonld";

const version = 1;

/** What the file says of the text that it was written for. Offsets in the file count its code points. */
export interface TextFacts {
  readonly hash: string;
  readonly length: number;
  readonly lineEnds: "LF" | "CRLF" | "CR" | "mixed" | "none";
}

export function factsOf(text: string): TextFacts {
  return { hash: `sha256:${sha256(text)}`, length: toCodePoints(text, [text.length])[0]!, lineEnds: lineEndsOf(text) };
}

function lineEndsOf(text: string): TextFacts["lineEnds"] {
  const kinds = new Set(text.match(/\r\n|\n|\r/g));
  if (kinds.size > 1) return "mixed";
  const [kind] = kinds;
  return kind === undefined ? "none" : kind === "\n" ? "LF" : kind === "\r\n" ? "CRLF" : "CR";
}

/** The words of the standard, then ours, each with our prefix; a processor needs nothing else to expand the file. */
const context = [
  "http://www.w3.org/ns/anno.jsonld",
  { hashiya: "urn:hashiya:term:", "hashiya:candidates": { "@type": "@json" } },
] as const;

/** Readers of annotations expect selectors in each, also in one of the whole text. */
const noLetters = [{ type: "TextQuoteSelector", exact: "" }, { type: "TextPositionSelector", start: 0, end: 0 }] as const;

const ids = { text: "urn:hashiya:text", note: "urn:hashiya:note", end: "urn:hashiya:end" } as const;

/** The same in every file and version: it closes the list, so that every other line can end with a comma. */
const lastItem = JSON.stringify({
  id: ids.end,
  type: "Annotation",
  motivation: "describing",
  body: { type: "TextualBody", value: "Each line above is one annotation and ends with a comma, so git merges them by keeping both sides' lines." },
  target: { source: "urn:hashiya:sheet", selector: noLetters },
});

/** Where a sheet belongs: the text that it stands on, and the text's address, relative to the file. */
export interface SheetPlace {
  readonly source: string;
  readonly text: string;
}

/** What a file said when it was last written or read: what has not changed since is neither worded nor read again. */
export interface Known {
  readonly text: string;
  readonly textLine: string;
  /** As they were written. */
  readonly lines: ReadonlyMap<Annotation, string>;
  readonly annotations: ReadonlyMap<string, Annotation>;
}

/** The file of a sheet. The same sheet on the same text always gives the same file. */
export function writeSheet(sheet: Sheet, place: SheetPlace): string {
  return toEnd(writingSheet(sheet, place)).json;
}

/** The same in steps of a few milliseconds; `before` is what is known of the same file. */
export function* writingSheet(
  sheet: Sheet,
  { source, text }: SheetPlace,
  before?: Known,
): Generator<undefined, { readonly json: string; readonly known: Known }> {
  // Where a letter of the text has changed, every place and anchor may have.
  const known = before?.text === text ? before : undefined;
  const annotations = inOrder(sheet.annotations.values());
  const news = annotations.filter((annotation) => !known?.lines.has(annotation));
  const ground = news.length > 0 ? yield* grounding(text) : undefined;
  yield;
  const textLine = known?.textLine ?? JSON.stringify(textItem(source, factsOf(text)));
  const points = pointsIn(text, news);
  yield;
  const lines = new Map<Annotation, string>();
  for (const annotation of annotations) {
    const line = known?.lines.get(annotation);
    lines.set(annotation, line ?? JSON.stringify(toJson(anchoredIn(ground!, annotation), source, points)));
    if (line === undefined) yield;
  }
  const head: (readonly [string, unknown])[] = [
    ["@context", context],
    ["id", encodeURI(source) + sheetSuffix],
    ["type", "AnnotationPage"],
    ["hashiya:format", version],
    ...Object.entries(sheet.foreign ?? {}),
  ];
  const note = sheet.note === undefined ? [] : [JSON.stringify(noteItem(source, sheet.note))];
  const json = writeItems(head, [textLine, ...note, ...lines.values(), ...sheet.kept], lastItem);
  yield;
  return { json, known: { text, textLine, lines, annotations: new Map(Array.from(lines, ([annotation, line]) => [line, annotation])) } };
}

/** What differs between two versions of a file stands in its items: so both sides' lines together are a file again. */
function textItem(source: string, { hash, length, lineEnds }: TextFacts): Json {
  return {
    id: ids.text,
    type: "Annotation",
    motivation: "describing",
    body: { type: "hashiya:Text", "hashiya:hash": hash, "hashiya:length": length, "hashiya:lineEnds": lineEnds },
    target: { source: encodeURI(source), selector: noLetters },
  };
}

function noteItem(source: string, note: string): Json {
  return {
    id: ids.note,
    type: "Annotation",
    motivation: "commenting",
    body: { type: "TextualBody", purpose: "commenting", value: note },
    target: { source: encodeURI(source), selector: noLetters },
  };
}

export interface ReadSheet {
  /** On the text given: marks whose text changed since are found again, doubtful, or orphans. */
  readonly sheet: Sheet;
  /** What is told of the text that the file was written for; nothing after a merge of two texts. */
  readonly facts?: TextFacts;
  readonly problems: readonly FormatProblem[];
}

/** Reads a file for a text as it is now. Reading never fails: what cannot be read is told, or kept as it is. */
export function readSheet(json: string, text: string): ReadSheet {
  const { known: _, ...read } = toEnd(readingSheet(json, text));
  return read;
}

/** The same in steps of a few milliseconds; `before` is what is known of the same file. */
export function* readingSheet(json: string, text: string, before?: Known): Generator<undefined, ReadSheet & { readonly known?: Known }> {
  const known = before && isOfText(json, before, text) ? before.annotations : undefined;
  const { head, items, problems } = yield* readingItems(json, (line) => known?.has(line) === true);
  const members = new Map(head);
  const found: FormatProblem[] = [...problems];
  const format = members.get("hashiya:format");
  if (found.length === 0 && typeof format !== "number") found.push({ kind: "corrupt" });
  if (typeof format === "number" && format > version) found.push({ kind: "newer" });
  const facts = factsIn(items);
  const isSame = facts !== undefined && (known !== undefined || sameValue(facts, factsOf(text)));
  yield;
  const { annotations, kept } = yield* sorted(items, known, found);
  const unchanged = new Set(known?.values());
  const { placed, found: foundAgain } = yield* placedOn(text, annotations, facts, isSame, (annotation) => unchanged.has(annotation));
  yield;
  const note = noteIn(items);
  const foreign = foreignMembers(Object.fromEntries(members), ownMembers);
  const byId = new Map(placed.map((annotation) => [annotation.id, annotation]));
  return {
    ...(isSame && found.length === 0 && { known: knownNow({ text, items, known, before, annotationOf: (id) => (foundAgain.has(id) ? undefined : byId.get(id)) }) }),
    sheet: {
      annotations: byId,
      ...(note !== undefined && { note }),
      kept,
      ...(foreign && { foreign }),
    },
    ...(facts && { facts }),
    problems: found,
  };
}

interface JustRead {
  readonly text: string;
  readonly items: readonly Item[];
  readonly known: ReadonlyMap<string, Annotation> | undefined;
  readonly before: Known | undefined;
  /** None for a mark that had to be looked for: where it is found hangs on the others. */
  annotationOf(id: string): Annotation | undefined;
}

/** What is known of a file that was read for the text that it was written for. */
function knownNow({ text, items, known, before, annotationOf }: JustRead): Known {
  const annotations = items.flatMap((item): [string, Annotation][] => {
    const annotation = known?.get(item.text) ?? annotationOf(String(item.value["id"]));
    return annotation ? [[item.text, annotation]] : [];
  });
  const textLine = items.find(({ value }) => value["id"] === ids.text)!.text;
  return { text, textLine, lines: before?.text === text ? before.lines : new Map(), annotations: new Map(annotations) };
}

/** Whether a file speaks of this text and no other, as what is known of it does: then the same line says the same. */
function isOfText(json: string, before: Known, text: string): boolean {
  const id = JSON.stringify(ids.text);
  return before.text === text && json.includes(before.textLine) && json.indexOf(id) === json.lastIndexOf(id);
}

const ownMembers: ReadonlySet<string> = new Set(["@context", "id", "type", "hashiya:format"]);

/** Two different lines on the text come of a merge: then nobody knows which text a mark was placed in. */
function factsIn(items: readonly Item[]): TextFacts | undefined {
  const bodies = items.filter(({ value }) => value["id"] === ids.text).map(({ value }) => value["body"]);
  const [facts, other] = bodies.filter(isJson).flatMap((body) => {
    const { "hashiya:hash": hash, "hashiya:length": length, "hashiya:lineEnds": lineEnds } = body;
    if (typeof hash !== "string" || typeof length !== "number") return [];
    return [{ hash, length, lineEnds: lineEnds as TextFacts["lineEnds"] }];
  });
  return other === undefined || sameValue(facts, other) ? facts : undefined;
}

/** Notes of both sides of a merge, one below the other. */
function noteIn(items: readonly Item[]): string | undefined {
  const notes = items.flatMap(({ value }) => {
    const body = value["id"] === ids.note ? value["body"] : undefined;
    return isJson(body) && typeof body["value"] === "string" ? [body["value"]] : [];
  });
  return notes.length === 0 ? undefined : [...new Set(notes)].join("\n");
}

const ownItems: ReadonlySet<unknown> = new Set(Object.values(ids));

/** Our annotations, one for each id, and the other items. Offsets are still code points, but in those that were written before. */
function* sorted(
  items: readonly Item[],
  known: ReadonlyMap<string, Annotation> | undefined,
  problems: FormatProblem[],
): Generator<undefined, { annotations: Annotation[]; kept: string[] }> {
  const annotations = new Map<string, Annotation>();
  const kept: string[] = [];
  const told = new Set<string>();
  for (const { value, text } of items) {
    if (ownItems.has(value["id"])) continue;
    const before = known?.get(text);
    const annotation = before ?? fromJson(value);
    if (!before) yield;
    if (!annotation) {
      if (!kept.includes(text)) kept.push(text);
      continue;
    }
    const { id } = annotation;
    const other = annotations.get(id);
    annotations.set(id, other ? lastChanged(other, annotation) : annotation);
    if (!other || told.has(id) || sameDecision(other, annotation)) continue;
    told.add(id);
    problems.push({ kind: "bothChanged", id });
  }
  return { annotations: [...annotations.values()], kept };
}

/** In the text that the file was written for, a mark is trusted where its context stands; a merge may have brought one from another text. */
function* placedOn(
  text: string,
  stored: readonly Annotation[],
  facts: TextFacts | undefined,
  isSame: boolean,
  isKnown: (annotation: Annotation) => boolean,
): Generator<undefined, { readonly placed: readonly Annotation[]; readonly found: ReadonlyMap<string, Annotation> }> {
  const news = yield* inUtf16(text, stored.filter((annotation) => !isKnown(annotation)));
  const isTrue = (annotation: Annotation): boolean => isSame && (!isPlaced(annotation) || standsInContext(text, annotation));
  const stands = yield* oneByOne(news, isTrue);
  const lost = news.filter((_, index) => !stands[index]);
  const again = lost.length === 0 ? [] : yield* reanchoring(text, lost, isSame ? undefined : facts?.length);
  const found = new Map(again.map((annotation) => [annotation.id, annotation]));
  let next = 0;
  const placed = stored.map((annotation) => {
    if (isKnown(annotation)) return annotation;
    const fresh = news[next++]!;
    return found.get(fresh.id) ?? fresh;
  });
  return { placed, found };
}

/** Turns UTF-16 offsets into code points. */
type Points = (offset: number) => number;

const beyondBasicPlane = /[\uD800-\uDFFF]/;

function pointsIn(text: string, annotations: readonly Annotation[]): Points {
  return converted(text, annotations, toCodePoints);
}

function* inUtf16(text: string, annotations: readonly Annotation[]): Generator<undefined, Annotation[]> {
  const units = converted(text, annotations, toUtf16);
  yield;
  return yield* oneByOne(annotations, ({ start, end, candidates, ...rest }) => ({
    ...rest,
    start: units(start),
    end: units(end),
    ...(candidates && { candidates: candidates.map((span) => ({ start: units(span.start), end: units(span.end) })) }),
  }));
}

function converted(text: string, annotations: readonly Annotation[], convert: typeof toUtf16): Points {
  if (!beyondBasicPlane.test(text)) return (offset) => Math.min(offset, text.length);
  const offsets = annotations.flatMap(({ start, end, candidates = [] }) => [start, end, ...candidates.flatMap((span) => [span.start, span.end])]);
  const ascending = [...new Set(offsets)].sort((a, b) => a - b);
  const results = convert(text, ascending);
  const table = new Map(ascending.map((offset, index) => [offset, results[index]!]));
  return (offset) => table.get(offset)!;
}

function toJson(annotation: Annotation, source: string, points: Points): Json {
  const { id, type, entity, derived, nominal, clitics, status, scope, note, place, candidates, anchor, foreign } = annotation;
  const bodies = [
    { type: "TextualBody", purpose: "tagging", value: type },
    ...(entity === undefined ? [] : [{ type: "SpecificResource", purpose: "identifying", source: iriOf("entity", entity) }]),
    ...(note === undefined ? [] : [{ type: "TextualBody", purpose: "commenting", value: note }]),
    ...(foreign?.bodies ?? []),
  ];
  const selectors = [
    { type: "TextQuoteSelector", exact: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix, ...(anchor.alike && { "hashiya:alike": anchor.alike }) },
    { type: "TextPositionSelector", start: points(annotation.start), end: points(annotation.end) },
    ...(foreign?.selectors ?? []),
  ];
  return {
    id,
    type: "Annotation",
    motivation: status === "rejected" ? "moderating" : "identifying",
    body: bodies,
    target: { source: encodeURI(source), selector: selectors, ...foreign?.target },
    "hashiya:status": status,
    ...(scope && { "hashiya:scope": scope }),
    ...(derived && { "hashiya:derived": true }),
    ...(nominal && { "hashiya:nominal": true }),
    ...(clitics !== undefined && { "hashiya:clitics": clitics }),
    "hashiya:source": annotation.source,
    ...(annotation.sourceVersion !== undefined && { "hashiya:sourceVersion": annotation.sourceVersion }),
    ...(annotation.confidence !== undefined && { "hashiya:confidence": annotation.confidence }),
    ...(place !== "sure" && { "hashiya:place": place }),
    ...(candidates && { "hashiya:candidates": candidates.map(({ start, end }) => [points(start), points(end)]) }),
    creator: personOf(annotation.creator),
    created: annotation.created,
    modified: annotation.modified,
    ...(annotation.modifiedBy !== undefined && { "hashiya:modifiedBy": personOf(annotation.modifiedBy) }),
    ...foreign?.annotation,
  };
}

export function personOf(name: string): Json {
  return { type: "Person", name };
}

export function nameOfPerson(value: unknown): string | undefined {
  return isJson(value) ? textOr(value["name"], undefined) : textOr(value, undefined);
}

const annotationMembers: ReadonlySet<string> = new Set([
  "id", "type", "motivation", "body", "target", "creator", "created", "modified",
  ...["status", "scope", "derived", "nominal", "clitics", "source", "sourceVersion", "confidence", "place", "candidates", "modifiedBy"].map(
    (name) => `hashiya:${name}`,
  ),
]);
const targetMembers: ReadonlySet<string> = new Set(["source", "selector"]);

/** One annotation; nothing if it is none of ours, or says too little to be one. */
function fromJson(value: Json): Annotation | undefined {
  const { id, target, created, modified, "hashiya:status": status } = value;
  if (typeof id !== "string" || !isJson(target) || (status !== "confirmed" && status !== "rejected")) return undefined;
  const bodies = readBodies(listOf(value["body"]));
  const selectors = readSelectors(listOf(target["selector"]));
  const creator = nameOfPerson(value["creator"]);
  const place = placeIn(value["hashiya:place"]);
  if (!bodies || !selectors || !place || creator === undefined || typeof created !== "string" || typeof modified !== "string") return undefined;
  const foreign = foreignOf({
    annotation: foreignMembers(value, annotationMembers),
    target: foreignMembers(target, targetMembers),
    bodies: bodies.others,
    selectors: selectors.others,
  });
  const { "hashiya:clitics": clitics, "hashiya:sourceVersion": sourceVersion, "hashiya:confidence": confidence } = value;
  const modifiedBy = nameOfPerson(value["hashiya:modifiedBy"]);
  const candidates = candidatesIn(value["hashiya:candidates"]);
  return {
    id,
    start: selectors.start,
    end: selectors.end,
    type: bodies.type,
    ...(bodies.entity !== undefined && { entity: bodies.entity }),
    ...(value["hashiya:derived"] === true && { derived: true }),
    ...(value["hashiya:nominal"] === true && { nominal: true }),
    ...(typeof clitics === "string" && { clitics }),
    status,
    ...(value["hashiya:scope"] === "document" && { scope: "document" }),
    source: textOr(value["hashiya:source"], "human"),
    ...(typeof sourceVersion === "string" && { sourceVersion }),
    ...(typeof confidence === "number" && { confidence }),
    ...(bodies.note !== undefined && { note: bodies.note }),
    creator,
    created,
    modified,
    ...(modifiedBy !== undefined && { modifiedBy }),
    anchor: selectors.anchor,
    place,
    ...(candidates && { candidates }),
    ...(foreign && { foreign }),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];
}

interface Bodies {
  readonly type: EntityType;
  readonly entity?: string;
  readonly note?: string;
  readonly others: readonly unknown[];
}

/** The first body of each purpose is ours. */
function readBodies(bodies: readonly unknown[]): Bodies | undefined {
  let type: EntityType | undefined;
  let entity: string | undefined;
  let note: string | undefined;
  const others: unknown[] = [];
  for (const body of bodies) {
    const { purpose, value, source } = isJson(body) ? body : {};
    const named = entityTypes.find((known) => known === value);
    if (type === undefined && purpose === "tagging" && named) type = named;
    else if (entity === undefined && purpose === "identifying" && typeof source === "string") entity = idOfIri("entity", source);
    else if (note === undefined && purpose === "commenting" && typeof value === "string") note = value;
    else others.push(body);
  }
  return type && { type, ...(entity !== undefined && { entity }), ...(note !== undefined && { note }), others };
}

interface Selectors {
  readonly anchor: Anchor;
  readonly start: number;
  readonly end: number;
  readonly others: readonly unknown[];
}

function readSelectors(selectors: readonly unknown[]): Selectors | undefined {
  const ofType = (type: string): Json | undefined => selectors.filter(isJson).find((selector) => selector["type"] === type);
  const [quote, position] = [ofType("TextQuoteSelector"), ofType("TextPositionSelector")];
  const [exact, start, end] = [quote?.["exact"], position?.["start"], position?.["end"]];
  if (typeof exact !== "string" || !isCount(start) || !isCount(end) || start > end) return undefined;
  const alike = quote?.["hashiya:alike"];
  const isAlike = alike === "before" || alike === "after" || alike === "both";
  return {
    anchor: { quote: exact, prefix: textOr(quote?.["prefix"], ""), suffix: textOr(quote?.["suffix"], ""), ...(isAlike && { alike }) },
    start,
    end,
    others: selectors.filter((selector) => selector !== quote && selector !== position),
  };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function placeIn(value: unknown): Annotation["place"] | undefined {
  if (value === undefined) return "sure";
  return value === "moved" || value === "doubtful" || value === "orphan" ? value : undefined;
}

function candidatesIn(value: unknown): Annotation["candidates"] {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((pair) => {
    const [start, end] = listOf(pair);
    return isCount(start) && isCount(end) ? [{ start, end }] : [];
  });
}

type FoundForeign = { readonly [Key in keyof Foreign]: Foreign[Key] | undefined };

function foreignOf(found: FoundForeign): Foreign | undefined {
  const present = Object.entries(found).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return present.length === 0 ? undefined : (Object.fromEntries(present) as Foreign);
}
