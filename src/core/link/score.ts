/** Weighs the entities that a name may mean against each other, with the document as witness. */

import type { KnownEntity, Knowledge } from "../knowledge/pack.ts";
import type { Candidate } from "../model.ts";
import { fold } from "../text/fold.ts";
import { isLaterThan, wasDeadOn } from "./timely.ts";

/** What the sure readings of a document say about its unsure ones. */
export interface Witness {
  /** Entities named beyond doubt: alone among the senses of a full name. */
  readonly named: ReadonlySet<string>;
  /** How often each country is named, by itself, its adjective, or one of its people and places. */
  readonly countries: ReadonlyMap<string, number>;
  /** The day of the text, if it tells: "2020-10-10". */
  readonly day?: string | undefined;
}

/** Gathers the witness, a few readings at a time. */
export function gatherWitness(knowledge: Knowledge, day?: string): { add(readings: readonly Candidate[]): void; readonly witness: Witness } {
  const named = new Set<string>();
  const countries = new Map<string, number>();
  return {
    witness: { named, countries, day },
    add(readings) {
      for (const { entities, weak, derived } of readings) {
        const [only] = entities;
        if (only === undefined || entities.length > 1 || weak || !isPossible(only, knowledge, day)) continue;
        if (!derived) named.add(only);
        const country = countryOf(only, knowledge);
        if (country !== undefined) countries.set(country, (countries.get(country) ?? 0) + 1);
      }
    },
  };
}

/** Whether a text of a day can mean an entity; a text whose day is unknown can mean any. */
export function isPossible(id: string, knowledge: Knowledge, day: string | undefined): boolean {
  const known = day === undefined ? undefined : knowledge.entity(id);
  return known === undefined || !isLaterThan(known, day!);
}

function countryOf(id: string, knowledge: Knowledge): string | undefined {
  const known = knowledge.entity(id);
  return known?.kind === "country" ? id : known?.in;
}

/** Entities the likeliest first; `isSure` when nothing speaks as loudly for the second. */
export interface Ranking {
  readonly entities: readonly string[];
  readonly isSure: boolean;
}

/**
 * The weights: a full name elsewhere in the text outweighs all else (4); then the row's own cue words beside the name
 * (2), then its country's presence in the text (up to 2), then fame (up to 3); a person who was dead when the text was written has 1 less.
 * Fame alone decides at a distance of 1, about a city ten times as large.
 */
export function rank(reading: Candidate, text: string, witness: Witness, knowledge: Knowledge): Ranking {
  if (reading.entities.length < 2) return { entities: reading.entities, isSure: true };
  const surroundings = fold(text.slice(Math.max(0, reading.start - cueReach), reading.end + cueReach)).text;
  const scored = reading.entities
    .map((id) => ({ id, score: score(id, surroundings, witness, knowledge) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return {
    entities: scored.map(({ id }) => id),
    isSure: first !== undefined && second !== undefined && first.score - second.score >= 1,
  };
}

/** Characters on either side in which a row's cue words count: about a sentence. */
const cueReach = 80;

function score(id: string, surroundings: string, witness: Witness, knowledge: Knowledge): number {
  const known = knowledge.entity(id);
  if (known === undefined) return witness.named.has(id) ? 4 : 0;
  const presence = known.in === undefined ? 0 : (witness.countries.get(known.in) ?? 0);
  return (
    (witness.named.has(id) ? 4 : 0) +
    (known.cue?.some((cue) => surroundings.includes(fold(cue).text)) ? 2 : 0) +
    Math.min(2, Math.log2(1 + presence)) +
    fame(known) -
    (witness.day !== undefined && wasDeadOn(known, witness.day) ? 1 : 0)
  );
}

/** 3 for countries; places by the logarithm of their inhabitants; entities described by hand by a point more. */
function fame(known: KnownEntity): number {
  if (known.kind === "country" || known.kind === "continent") return 3;
  const size = known.population === undefined ? 0 : Math.max(0, Math.log10(known.population) - 4.5);
  return Math.min(2.5, size) + (known.sum === undefined ? 0 : 1);
}
