/** Steps from mention to mention. */

import type { Mention } from "../model.ts";
import { firstEndingAfter } from "../text/spans.ts";

/** A mention and its place among those it was chosen from, counted from 1. */
export interface Stop {
  readonly mention: Mention;
  readonly number: number;
  readonly count: number;
}

/** The mention at an offset, or the one that ends there. Between two touching mentions, the one that begins there. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  const at = firstEndingAfter(mentions, offset);
  const here = mentions[at];
  if (here !== undefined && here.start <= offset) return here;
  const before = mentions[at - 1];
  return before?.end === offset ? before : undefined;
}

/** The first mention that starts after the offset; after the last one, the first of all. */
export function nextMention(mentions: readonly Mention[], offset: number): Stop | undefined {
  let at = firstEndingAfter(mentions, offset);
  if ((mentions[at]?.start ?? Infinity) <= offset) at++;
  return stop(mentions, at < mentions.length ? at : 0);
}

/** The last mention that starts before the offset; before the first one, the last of all. */
export function previousMention(mentions: readonly Mention[], offset: number): Stop | undefined {
  let at = firstEndingAfter(mentions, offset);
  if (!((mentions[at]?.start ?? Infinity) < offset)) at--;
  return stop(mentions, at < 0 ? mentions.length - 1 : at);
}

/** All mentions of an entity, in text order. */
export function mentionsOf(mentions: readonly Mention[], entity: string): Mention[] {
  return mentions.filter((mention) => mention.entity === entity);
}

/** Where a mention stands among those of its entity. */
export function stopOf(mentions: readonly Mention[], mention: Mention): Stop {
  const same = mentionsOf(mentions, mention.entity);
  return { mention, number: same.indexOf(mention) + 1, count: same.length };
}

function stop(mentions: readonly Mention[], index: number): Stop | undefined {
  const mention = mentions[index];
  return mention && { mention, number: index + 1, count: mentions.length };
}
