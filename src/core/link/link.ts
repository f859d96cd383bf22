/** Decides which entity each reading means, with the whole document as context. */

import type { KnownEntity, Knowledge } from "../knowledge/pack.ts";
import { keyOf } from "../knowledge/keyOf.ts";
import { sensesAt } from "../knowledge/pack.ts";
import { institutionNamed, institutionWithoutCountry } from "../knowledge/institutionNamed.ts";
import { ofAnyState } from "../knowledge/institutions.ts";
import { describe, factsOf } from "../knowledge/describe.ts";
import type { Candidate, Entity, EntityType, Mention } from "../model.ts";
import { Families } from "./families.ts";
import { InstitutionsInFull } from "./institutionsInFull.ts";
import { isPossible, rank, type Witness } from "./score.ts";

/** A candidate whose offsets count from the start of the document. */
export interface Reading extends Candidate {
  /** Several entities are equally likely: the document does not say which. */
  readonly undecided?: true;
}

/**
 * A candidate as the document supports it, the likeliest entity first; none if it is weak and unsupported. A short name
 * stands once a full name of the same entity is read anywhere in the text. A name whose bearer came after the text is a name that nothing is known of.
 */
export function supported(proposed: Candidate, text: string, witness: Witness, knowledge: Knowledge): Reading[] {
  const candidate = possible(proposed, witness, knowledge);
  if (!candidate.weak) return [ranked(candidate, text, witness, knowledge)];
  const { weak: _weak, ...strong } = candidate;
  const entities = candidate.entities.filter((entity) => witness.named.has(entity));
  const confidence = Math.max(candidate.confidence, 0.8);
  return entities.length === 0 ? [] : [ranked({ ...strong, entities, confidence }, text, witness, knowledge)];
}

function possible(candidate: Candidate, { day }: Witness, knowledge: Knowledge): Candidate {
  if (day === undefined) return candidate;
  const entities = candidate.entities.filter((id) => isPossible(id, knowledge, day));
  return entities.length === candidate.entities.length ? candidate : { ...candidate, entities };
}

function ranked(candidate: Candidate, text: string, witness: Witness, knowledge: Knowledge): Reading {
  if (candidate.entities.length < 2) return candidate;
  const { entities, isSure } = rank(candidate, text, witness, knowledge);
  return { ...candidate, entities, ...(isSure ? {} : { undecided: true as const }) };
}

/** Turns settled readings, in text order, into mentions and gathers their entities in order of first mention, in steps of a few milliseconds. */
export function* linking(
  text: string,
  readings: readonly Reading[],
  knowledge: Knowledge,
  day?: string,
): Generator<number, { mentions: Mention[]; entities: Entity[] }> {
  const entities = new Map<string, Entity>();
  const surfaceOf = ({ start, end }: Reading): string => text.slice(start, end);
  const idOf = (reading: Reading, surface: string): string => idIn({ knowledge, day }, reading, surface);
  const [families, institutions] = [new Families(), new InstitutionsInFull(knowledge)];
  for (const [index, reading] of readings.entries()) {
    families.add(reading, surfaceOf(reading), idOf);
    institutions.add(reading, withPlace(text, reading, readings[index + 1]) ?? surfaceOf(reading));
    if (index % readingsPerStep === 0) yield 1;
  }
  const mentions: Mention[] = [];
  for (const [index, reading] of readings.entries()) {
    const surface = surfaceOf(reading);
    const placed = withPlace(text, reading, readings[index + 1]);
    const id =
      families.idOf(reading, surface) ??
      (placed === undefined ? undefined : institutionNamed(placed, knowledge)) ??
      institutions.idOf(reading, surface) ??
      idOf(reading, surface);
    if (!entities.has(id)) entities.set(id, entityOf(id, reading, surface, knowledge));
    mentions.push(mentionOf(reading, id));
    if (index % readingsPerStep === 0) yield 1;
  }
  return { mentions, entities: [...entities.values()] };
}

const readingsPerStep = 500;

/** An organisation's name with the place that stands right after it: مجلس النواب في #مصر, without the sign. */
function withPlace(text: string, { type, entities, start, end }: Reading, next: Reading | undefined): string | undefined {
  if (type !== "ORG" || entities.length > 0 || next?.type !== "LOC" || !/^ (?:في |ب)#?$/.test(text.slice(end, next.start))) return undefined;
  return `${text.slice(start, end)} في ${text.slice(next.start, next.end)}`;
}

/** A name that nothing is known of, and one that stays undecided, is an entity of the text by its spelling. */
function idIn({ knowledge, day }: { knowledge: Knowledge; day: string | undefined }, { entities: [entity], type, undecided }: Reading, surface: string): string {
  const key = (): string => keyOf(surface).replaceAll(" ", "_");
  if (undecided) return `ambiguous:${key()}`;
  return entity ?? knownByWords(keyOf(surface), type, knowledge, day) ?? (type === "ORG" ? institutionNamed(surface, knowledge) : undefined) ?? `name:${key()}`;
}

/** The one entity of a name of several words that signs kept from being read as one: دونالد #ترمب. */
function knownByWords(key: string, type: EntityType, knowledge: Knowledge, day: string | undefined): string | undefined {
  if (!key.includes(" ")) return undefined;
  const [sense, another] = sensesAt(knowledge, key);
  const isTheOne = sense?.type === type && sense.use === "name" && another === undefined;
  return isTheOne && isPossible(sense.entity, knowledge, day) ? sense.entity : undefined;
}

function mentionOf(reading: Reading, entity: string): Mention {
  const { start, end, type, derived, nominal, clitics, confidence, source } = reading;
  return {
    start,
    end,
    type,
    entity,
    ...(derived ? { derived } : {}),
    ...(nominal ? { nominal } : {}),
    ...(clitics === undefined ? {} : { clitics }),
    confidence,
    source,
  };
}

function entityOf(id: string, reading: Reading, surface: string, knowledge: Knowledge): Entity {
  const known = knowledge.entity(id);
  if (!known) {
    const candidates = reading.undecided ? reading.entities.flatMap((other) => knownEntity(other, knowledge)) : [];
    const own = { id, type: reading.type, name: { ar: surface }, summary: {}, source: "text" };
    if (candidates.length > 0) return { ...own, candidates };
    const institution = reading.type === "ORG" ? institutionWithoutCountry(surface) : undefined;
    return institution === undefined ? own : { ...own, ...toldOf(ofAnyState(institution)) };
  }
  return fromKnown(known, knowledge);
}

function toldOf({ kind, sum, sumEn }: ReturnType<typeof ofAnyState>): Pick<Entity, "summary" | "facts"> {
  return { summary: { ar: sum, en: sumEn }, facts: { kind } };
}

function knownEntity(id: string, knowledge: Knowledge): Entity[] {
  const known = entityById(id, knowledge);
  return known ? [known] : [];
}

/** An entity of the knowledge as a text's analysis would have it. */
export function entityById(id: string, knowledge: Knowledge): Entity | undefined {
  const known = knowledge.entity(id);
  return known && fromKnown(known, knowledge);
}

function fromKnown(known: KnownEntity, knowledge: Knowledge): Entity {
  return {
    id: known.id,
    type: known.type,
    name: { ar: known.ar, ...(known.en === undefined ? {} : { en: known.en }) },
    summary: describe(known, knowledge),
    facts: factsOf(known, knowledge),
    ...(known.qid === undefined ? {} : { qid: known.qid }),
    ...(known.note === undefined ? {} : { note: known.note }),
    source: known.source ?? "pack",
  };
}
