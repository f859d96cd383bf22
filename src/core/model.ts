/** The nouns of the whole product. Offsets are half-open UTF-16 positions in the document's text. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const entityTypes = [
  "PER", "LOC", "ORG", "NORP", "PROD", "EVENT", "DATE", "TIME", "MONEY", "PERCENT", "QUANT",
] as const;

/** Names as in OntoNotes. */
export type EntityType = (typeof entityTypes)[number];

export type TokenKind = "word" | "number" | "space" | "punctuation" | "other";

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** One place in the text where an entity is named. */
export interface Mention extends Span {
  readonly type: EntityType;
  /** Id of the entity in the same analysis. */
  readonly entity: string;
  /** The name is an adjective made from the entity's name (nisba): الإسرائيلية → إسرائيل. */
  readonly derived?: true;
  /** The name is a fixed epithet: الدولة العبرية → إسرائيل. */
  readonly nominal?: true;
  /** Attached particles that stand before the span, in reading order: "وب". */
  readonly clitics?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Which recogniser proposed it. */
  readonly source: string;
}

export interface Text {
  readonly ar?: string;
  readonly en?: string;
}

/** Somebody or something the text names, whatever the spelling. */
export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: { readonly ar: string; readonly en?: string };
  readonly summary: Text;
  readonly qid?: string;
  /** The entities a name may mean, the likeliest first, where the text does not decide between them. */
  readonly candidates?: readonly Entity[];
  /** Where the knowledge comes from: a pack's id, or "text" when only the document knows the name. */
  readonly source: string;
}

export interface Problem extends Span {
  readonly code: string;
  readonly message: string;
}

/** What the recognisers and the linker understood of one text. Mentions are in text order and never overlap. */
export interface Analysis {
  readonly mentions: readonly Mention[];
  /** In order of first mention. */
  readonly entities: readonly Entity[];
  readonly problems: readonly Problem[];
}

/**
 * A reading that one recogniser proposes for a stretch of a segment; `settle` chooses among overlapping ones.
 * Offsets count from the start of the segment.
 */
export interface Candidate extends Span {
  readonly type: EntityType;
  /** Entities the name may mean, the likeliest first; none when the recogniser only saw that it is a name. */
  readonly entities: readonly string[];
  readonly derived?: true;
  readonly nominal?: true;
  readonly clitics?: string;
  /** The reading holds only if the document names the entity in full elsewhere, or a cue stands beside it. */
  readonly weak?: true;
  readonly confidence: number;
  readonly source: string;
}

/** A stretch of text that no mention crosses, so it can be read, and remembered, on its own. */
export interface Segment extends Span {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** One way of finding names in a segment. Offsets of its candidates count from the segment's start. */
export interface Recogniser {
  readonly name: string;
  readonly version: string;
  recognise(segment: Segment): readonly Candidate[];
}
