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
  /** A person said so; without it, it is a suggestion. */
  readonly status?: "confirmed";
  /** Id of the annotation that it shows. */
  readonly annotation?: string;
  /** The text of a confirmed mention moved since somebody last looked at it. */
  readonly moved?: true;
  /** A person's remark. */
  readonly note?: string;
  /** The confirmed marks that taught a suggestion. */
  readonly why?: Why;
}

/** Confirmed marks of one name, as the reason for a suggestion. */
export interface Why {
  readonly surface: string;
  /** Who confirmed it last, in the text of which URI, and when (ISO). */
  readonly by: string;
  readonly document: string;
  readonly at: string;
  readonly count: number;
}

export interface Text {
  readonly ar?: string;
  readonly en?: string;
}

export interface Name {
  readonly ar: string;
  readonly en?: string;
}

/** What is known of an entity beside its summary. Dates are ISO, with `-` for BCE and `~` for about. */
export interface Facts {
  readonly kind?: string;
  /** The name with its vowels, for transliteration. */
  readonly vocalised?: string;
  readonly country?: Name;
  readonly capital?: Name;
  readonly born?: string;
  readonly died?: string;
  readonly from?: string;
  readonly to?: string;
  readonly population?: number;
  /** Latitude and longitude in degrees. */
  readonly at?: readonly [number, number];
}

/** Somebody or something the text names, whatever the spelling. */
export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: Name;
  readonly summary: Text;
  readonly facts?: Facts;
  readonly qid?: string;
  /** The entities a name may mean, the likeliest first, where the text does not decide between them. */
  readonly candidates?: readonly Entity[];
  /** The reader's own remark, from their authority file. */
  readonly note?: string;
  /** Where the knowledge comes from: a pack's id, "own" for the reader's entities, "text" when only the document knows the name. */
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
  /** The name is an everyday word as well: the reading holds only if the reader of context sees a name there. */
  readonly everyday?: true;
  readonly confidence: number;
  readonly source: string;
}

/** A candidate in the making, to be filled field by field: spreading objects for what it may lack takes longer than reading the name. */
export type Building = { -readonly [Key in keyof Candidate]: Candidate[Key] };

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
