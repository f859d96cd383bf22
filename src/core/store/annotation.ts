/** What people decided about a text and about the entities of a workspace. Everything else is recomputed. */

import type { EntityType, Span } from "../model.ts";
import { sameValue } from "./sameValue.ts";

export type AnnotationStatus = "confirmed" | "rejected";

/**
 * How a mark is found again in a text that another program changed. Each side reaches so far that no other place of the text has
 * the same words with the same text on that side, however it is spelled; where one does all the same, `alike` says so.
 */
export interface Anchor {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The side or sides that another place of the text shares. */
  readonly alike?: "before" | "after" | "both";
}

/**
 * How sure the place of a mark is. `sure`: the text around it came along. `moved`: found, but elsewhere than its surroundings
 * went, or in another spelling. `doubtful`: only places that look alike were found, and somebody must choose. `orphan`: its words are gone.
 */
export type Placing = "sure" | "moved" | "doubtful" | "orphan";

/** What somebody said of a stretch of text. */
export interface Annotation extends Span {
  /** Random and for good: "urn:uuid:…". */
  readonly id: string;
  readonly type: EntityType;
  readonly entity?: string;
  readonly derived?: true;
  readonly nominal?: true;
  readonly clitics?: string;
  readonly status: AnnotationStatus;
  /** A rejection of this name and type everywhere in the document; without it, here only. */
  readonly scope?: "document";
  /** "human", or the recogniser whose suggestion was decided on. */
  readonly source: string;
  readonly sourceVersion?: string;
  readonly confidence?: number;
  readonly note?: string;
  readonly creator: string;
  /** ISO instants. */
  readonly created: string;
  readonly modified: string;
  readonly modifiedBy?: string;
  readonly anchor: Anchor;
  readonly place: Placing;
  /** Where a doubtful mark may belong, the likeliest first. An orphan's span is empty, at the place where it was. */
  readonly candidates?: readonly Span[];
  /** Members that another program wrote; they are written back as they came. */
  readonly foreign?: Foreign;
}

export interface Foreign {
  readonly annotation?: Readonly<Record<string, unknown>>;
  readonly target?: Readonly<Record<string, unknown>>;
  readonly bodies?: readonly unknown[];
  readonly selectors?: readonly unknown[];
}

/** The annotations of one document. */
export interface Sheet {
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** The note on the document. */
  readonly note?: string;
  /** Items of other programs, as JSON texts; they are written back as they came. */
  readonly kept: readonly string[];
  /** Members of the file's head that are not ours. */
  readonly foreign?: Readonly<Record<string, unknown>>;
}

/** An entity that the workspace made, or its own word on an entity of the pack or of the reader's file (then with that one's id). */
export interface OwnEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: { readonly ar: string; readonly en?: string };
  readonly aliases?: readonly string[];
  readonly note?: string;
  readonly qid?: string;
  readonly sameAs?: readonly string[];
  /** The entity that this one turned out to be. */
  readonly mergedInto?: string;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly modifiedBy?: string;
  readonly foreign?: Readonly<Record<string, unknown>>;
}

/** "Never mark this name as this type", for the whole workspace. */
export interface Refusal {
  /** From the name and the type, so that two people who refuse the same refuse it once. */
  readonly id: string;
  /** As it stood in the text, without its clitics. */
  readonly surface: string;
  readonly type: EntityType;
  readonly creator: string;
  readonly created: string;
}

export interface WorkspaceSheet {
  readonly entities: ReadonlyMap<string, OwnEntity>;
  readonly refusals: ReadonlyMap<string, Refusal>;
  readonly kept: readonly string[];
  readonly foreign?: Readonly<Record<string, unknown>>;
}

export const emptySheet: Sheet = { annotations: new Map(), kept: [] };
export const emptyWorkspace: WorkspaceSheet = { entities: new Map(), refusals: new Map(), kept: [] };

/** Whether a mark has a place in the text. */
export function isPlaced({ place }: Annotation): boolean {
  return place === "sure" || place === "moved";
}

/** The annotations in the order of the text. */
export function inOrder(annotations: Iterable<Annotation>): Annotation[] {
  return [...annotations].sort(byPlace);
}

/** By position, then by id. */
export function byPlace(a: Annotation, b: Annotation): number {
  return a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether two annotations say the same, wherever they stand. */
export function sameDecision(a: Annotation, b: Annotation): boolean {
  return sameValue(decided(a), decided(b));
}

function decided(annotation: Annotation): unknown {
  return { ...annotation, start: 0, end: 0, anchor: 0, place: 0, candidates: 0 };
}
