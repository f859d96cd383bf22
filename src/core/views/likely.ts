/** What a name most likely is, before anybody has said so. */

import type { Knowledge, KnownEntity } from "../knowledge/pack.ts";
import { institutionNamed } from "../knowledge/institutionNamed.ts";
import { idsNamed, sensesNamed } from "../knowledge/search.ts";
import type { Analysis, Entity, EntityType, Mention } from "../model.ts";
import { nameKey } from "../knowledge/pack.ts";
import { isNamedType } from "./identities.ts";

/** The entities of a text that a person may link a name to. */
export function entitiesOf({ entities }: Analysis): Entity[] {
  return entities.filter(({ type }) => isNamedType(type));
}

/** The entities that a name may mean: those between which its text does not decide, then all that are known by it. */
export function likelyFor(surface: string, current: Entity | undefined, knowledge: Knowledge): KnownEntity[] {
  const ids = [...(current?.candidates ?? []).map(({ id }) => id), ...idsNamed(knowledge, surface)];
  return [...new Set(ids)].flatMap((id) => knowledge.entity(id) ?? []);
}

/** What a new mark is taken for. */
export interface Guess {
  readonly type: EntityType;
  readonly entity?: string;
  readonly derived?: true;
}

/**
 * What a name is taken for when somebody marks it: what the same name was confirmed as in this text, else what it is known as,
 * else an institution of a country, else a person where it is a chain of descent, else the type that was given last.
 */
export function guessFor(surface: string, text: string, mentions: readonly Mention[], knowledge: Knowledge, lastType: EntityType): Guess {
  const key = nameKey(surface);
  const same = mentions.find(({ status, start, end }) => status === "confirmed" && nameKey(text.slice(start, end)) === key);
  if (same) return { type: same.type, entity: same.entity, ...(same.derived && { derived: true }) };
  const [sense] = sensesNamed(knowledge, surface);
  if (sense) return sense.use === "nisba" ? { type: "NORP", entity: sense.entity, derived: true } : { type: sense.type, entity: sense.entity };
  const institution = institutionNamed(surface, knowledge);
  if (institution !== undefined) return { type: "ORG", entity: institution };
  return { type: /(?:^| )(?:بن|ابن|بنت|ابو|ابي|عبد) /.test(key) ? "PER" : lastType };
}
