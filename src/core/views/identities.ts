/** What a mark may be, as choices for a person: an entity that is known already, a new one, or a type alone. */

import type { Entity, EntityType } from "../model.ts";
import { entityTypes } from "../model.ts";
import { ownTypes } from "../knowledge/authority.ts";
import type { KnownEntity } from "../knowledge/pack.ts";
import { fold } from "../text/fold.ts";

export interface EntityChoice {
  readonly kind: "entity";
  readonly type: EntityType;
  readonly entity: string;
  readonly name: string;
  /** What is known of it, in a few words. */
  readonly about: string;
}

export type Identity = EntityChoice | { readonly kind: "new"; readonly name: string } | { readonly kind: "type"; readonly type: EntityType };

/** Where the choices come from: what this text names, what the name may mean, and a search over everything known. */
export interface IdentitySources {
  readonly ofText: readonly Entity[];
  readonly likely: readonly KnownEntity[];
  search(typed: string): readonly KnownEntity[];
}

/** Names are given an entity by a person; dates and amounts say themselves what they are. */
export function isNamedType(type: EntityType): boolean {
  return (ownTypes as readonly EntityType[]).includes(type);
}

/**
 * The choices for what was typed so far. With nothing typed: what the name may mean, then the types. Otherwise the entities
 * that have it, then a new entity of that name.
 */
export function identities(typed: string, sources: IdentitySources): Identity[] {
  if (typed.trim() === "") return [...unique(sources.likely.map(ofKnown)), ...entityTypes.map((type) => ({ kind: "type", type }) as const)];
  return [...entityChoices(typed, sources), { kind: "new", name: typed.trim() }];
}

/** The entities of this text whose name has what was typed, then all others that have it; each is offered once. */
export function entityChoices(typed: string, sources: IdentitySources): EntityChoice[] {
  const wanted = fold(typed.trim().toLowerCase()).text;
  const isMeant = ({ name }: Entity): boolean => fold(`${name.ar}\n${name.en ?? ""}`.toLowerCase()).text.includes(wanted);
  const here = sources.ofText.filter((entity) => isNamedType(entity.type) && isMeant(entity)).map(ofEntity);
  return unique([...here, ...(wanted === "" ? [] : sources.search(typed).map(ofKnown))]);
}

/** The type that a single typed digit stands for, in Western or Arabic-Indic digits. */
export function typeOfDigit(typed: string): EntityType | undefined {
  if (typed.length !== 1) return undefined;
  const digit = Number(fold(typed).text);
  return Number.isNaN(digit) || typed.trim() === "" ? undefined : typesByDigit[(digit + 9) % 10];
}

/** The digit that stands for a type, if one does. */
export function digitOf(type: EntityType): string | undefined {
  const index = typesByDigit.indexOf(type);
  return index === -1 ? undefined : String((index + 1) % 10);
}

/** From 1 to 9, then 0. Percentages mark themselves by their sign. */
const typesByDigit: readonly EntityType[] = ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT", "DATE", "TIME", "MONEY", "QUANT"];

function ofKnown({ id, type, ar, en, sum }: KnownEntity): EntityChoice {
  return { kind: "entity", type, entity: id, name: ar, about: sum ?? en ?? "" };
}

function ofEntity({ id, type, name, summary }: Entity): EntityChoice {
  return { kind: "entity", type, entity: id, name: name.ar, about: summary.ar ?? name.en ?? "" };
}

function unique(choices: readonly EntityChoice[]): EntityChoice[] {
  const seen = new Set<string>();
  return choices.filter(({ entity }) => !seen.has(entity) && seen.add(entity));
}
