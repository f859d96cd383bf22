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
