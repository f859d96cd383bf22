/** The suggestions that nobody has judged yet, and which of them a filter shows. */

import type { EntityType, Mention } from "../model.ts";
import { fold } from "../text/fold.ts";

/** How sure a suggestion is, in three steps that people can tell apart. */
export type Sureness = "high" | "middle" | "low";

export const surenesses: readonly Sureness[] = ["high", "middle", "low"];

/** What the queue shows; what is left out does not restrict. */
export interface ReviewFilter {
  readonly types?: ReadonlySet<EntityType>;
  readonly sources?: ReadonlySet<string>;
  readonly surenesses?: ReadonlySet<Sureness>;
  /** Part of the name, or of its entity's, in any spelling. */
  readonly text?: string;
}

/** The suggestions that wait for a judgement, in text order. */
export function unreviewed(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(({ status }) => status !== "confirmed");
}

/** Those of the mentions that the filter shows. `entityName` gives the names of an entity for the filter's text. */
export function shownBy(
  filter: ReviewFilter,
  text: string,
  mentions: readonly Mention[],
  entityName: (id: string) => string,
): Mention[] {
  const wanted = folded(filter.text ?? "");
  const isNamed = ({ start, end, entity }: Mention): boolean =>
    wanted === "" || folded(`${text.slice(start, end)}\n${entityName(entity)}`).includes(wanted);
  return mentions.filter(
    (mention) =>
      (filter.types?.has(mention.type) ?? true) &&
      (filter.sources?.has(mention.source) ?? true) &&
      (filter.surenesses?.has(surenessOf(mention)) ?? true) &&
      isNamed(mention),
  );
}

/** The recognisers give 0.9 and more to full names and plain patterns, less than 0.7 to what the context barely supports. */
export function surenessOf({ confidence }: Pick<Mention, "confidence">): Sureness {
  if (confidence >= 0.9) return "high";
  return confidence >= 0.7 ? "middle" : "low";
}

export function restricts({ types, sources, surenesses: steps, text }: ReviewFilter): boolean {
  return (text ?? "").trim() !== "" || types !== undefined || sources !== undefined || steps !== undefined;
}

function folded(text: string): string {
  return fold(text.trim().toLowerCase()).text;
}
