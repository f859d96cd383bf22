/**
 * The port for other ways of finding names: a model that somebody trained, a service, a program. It reads a whole text and says
 * which stretches are names. Dates and amounts stay with the rules, the lexicon says whose a name is, and where an engine fails the
 * recogniser that ships with the product reads the text.
 */

import type { EntityType, Span } from "../model.ts";

/** Works, products and events are one type to many models; the name's own words say which it is. */
export type NamedType = EntityType | "MISC";

/** A name that an engine sees. Offsets are UTF-16 positions in the text; particles attached to the name may be in the span. */
export interface NamedSpan extends Span {
  readonly type: NamedType;
  /** 0 to 1: how sure the engine is. */
  readonly confidence: number;
}

/** What an engine needs to know of an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface Engine {
  /** Shown to people, and the `source` of every name that it finds. */
  readonly name: string;
  /** Changes when the same text may be read otherwise. */
  readonly version: string;
  /** The names of the text in order, none over another. Rejects with a sentence for the reader, or when the signal stops it. */
  recognise(text: string, signal: StopSignal): Promise<readonly NamedSpan[]>;
}
