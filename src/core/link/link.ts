/** Decides which entity each reading means, with the whole document as context. */

import type { Knowledge } from "../knowledge/pack.ts";
import { nameKey } from "../knowledge/pack.ts";
import { describe } from "../knowledge/describe.ts";
import type { Candidate, Entity, Mention } from "../model.ts";

/** Candidates whose offsets count from the start of the document. */
export type Reading = Candidate;

/**
 * Keeps the weak readings that the document supports: a short name stands once a full name of the same entity is read
 * anywhere in the text. Among several entities the supported one comes first.
 */
export function supported(readings: readonly Reading[]): Reading[] {
  const named = namedEntities(readings);
  return readings.flatMap((reading) => {
    const known = reading.entities.filter((entity) => named.has(entity));
    if (!reading.weak) return [known.length === 0 ? reading : { ...reading, entities: moved(reading.entities, known) }];
    if (known.length === 0) return [];
    const { weak: _weak, ...strong } = reading;
    return [{ ...strong, entities: known, confidence: Math.max(reading.confidence, 0.8) }];
  });
}

/** Entities that some reading names beyond doubt: alone among its candidates, and not by a short or derived form. */
function namedEntities(readings: readonly Reading[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { entities, weak, derived } of readings) {
    const [first] = entities;
    if (first !== undefined && entities.length === 1 && !weak && !derived) named.add(first);
  }
  return named;
}

function moved(all: readonly string[], first: readonly string[]): string[] {
  return [...first, ...all.filter((id) => !first.includes(id))];
}

/** Turns settled readings into mentions and gathers their entities in order of first mention. */
export function link(
  text: string,
  readings: readonly Reading[],
  knowledge: Knowledge,
): { mentions: Mention[]; entities: Entity[] } {
  const entities = new Map<string, Entity>();
  const mentions = readings.map((reading) => {
    const surface = text.slice(reading.start, reading.end);
    const id = reading.entities[0] ?? `name:${nameKey(surface).replaceAll(" ", "_")}`;
    if (!entities.has(id)) entities.set(id, entityOf(id, reading, surface, knowledge));
    return mentionOf(reading, id);
  });
  return { mentions, entities: [...entities.values()] };
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
  if (!known) return { id, type: reading.type, name: { ar: surface }, summary: {}, source: "text" };
  return {
    id,
    type: known.type,
    name: { ar: known.ar, ...(known.en === undefined ? {} : { en: known.en }) },
    summary: describe(known, knowledge),
    ...(known.qid === undefined ? {} : { qid: known.qid }),
    source: "pack",
  };
}
