/** Compares mentions with a gold annotation: which were found, missed, or made up. */

import type { EntityType, Span } from "./model.ts";
import { overlaps } from "./text/spans.ts";

export interface GoldMention extends Span {
  readonly type: EntityType;
  readonly entity?: string;
  /** Optional: it may be found or not, and nothing that overlaps it counts as false. */
  readonly doubtful?: unknown;
}

export interface Gold {
  readonly mentions: readonly GoldMention[];
  /** Readings that another sound convention would give: never counted. */
  readonly ignore?: readonly Span[];
}

export interface TypedSpan extends Span {
  readonly type: EntityType;
}

export interface Score<M extends TypedSpan> {
  readonly found: readonly GoldMention[];
  readonly missed: readonly GoldMention[];
  readonly false: readonly M[];
}

/** Parts of one. */
export interface Shares {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision and recall with their harmonic mean. */
export function sharesOf(precision: number, recall: number): Shares {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

/** How much of what was proposed is right, and how much of what is there was found; 1 where there is nothing to get wrong. */
export function sharesOfCounts(counts: { readonly found: number; readonly missed: number; readonly false: number }): Shares {
  const share = (others: number): number => (counts.found + others === 0 ? 1 : counts.found / (counts.found + others));
  return sharesOf(share(counts.false), share(counts.missed));
}

/** A mention counts when span and type are the gold's. Both lists use the same unit of offsets. */
export function evaluate<M extends TypedSpan>(gold: Gold, mentions: readonly M[]): Score<M> {
  const keys = new Set(mentions.map(key));
  const goldKeys = new Set(gold.mentions.map(key));
  const certain = gold.mentions.filter(({ doubtful }) => !doubtful);
  const doubtful = gold.mentions.filter((mention) => mention.doubtful);
  const ignored = new Set((gold.ignore ?? []).map(place));
  const isExcused = (mention: M): boolean =>
    ignored.has(place(mention)) || doubtful.some((other) => overlaps(other, mention));
  return {
    found: certain.filter((mention) => keys.has(key(mention))),
    missed: certain.filter((mention) => !keys.has(key(mention))),
    false: mentions.filter((mention) => !goldKeys.has(key(mention)) && !isExcused(mention)),
  };
}

function key(mention: TypedSpan): string {
  return `${mention.type} ${place(mention)}`;
}

function place({ start, end }: Span): string {
  return `${start} ${end}`;
}
