/** What was read of a text while other names were known: how much of it still holds, so that only the rest is read again. */

import type { Memory, SegmentReading } from "./analyse.ts";
import type { OwnRow } from "./knowledge/authority.ts";
import type { LayeredKnowledge } from "./knowledge/layered.ts";
import { keysOf, sensesAt, type KnownEntity, type Knowledge } from "./knowledge/pack.ts";
import { sameValue } from "./store/sameValue.ts";
import { fold } from "./text/fold.ts";

export interface Kept {
  /** What was read of the segments in which no name stands that means something else now. */
  readonly memory: Memory;
  /** No name means something else, nothing else is said of any entity: the whole analysis holds. */
  readonly isAll: boolean;
}

/** How much still holds of a memory made with the knowledge `before`. In short steps. */
export function* kept(memory: Memory, before: Knowledge, now: Knowledge): Generator<undefined, Kept> {
  if (before === now) return { memory, isAll: true };
  const changes = before.commonWords === now.commonWords ? yield* changesBetween(before, now) : undefined;
  if (changes === undefined) return { memory: new Map(), isAll: false };
  const { names, areFactsOther } = changes;
  return { memory: yield* withoutNames(memory, names), isAll: names.size === 0 && !areFactsOther };
}

interface Changes {
  /** The keys of the names that mean something else. */
  readonly names: ReadonlySet<string>;
  /** Something else is said of an entity. */
  readonly areFactsOther: boolean;
}

/** What rows over a pack say otherwise than others over the same; undefined where names that no row has mean something else too. */
function* changesBetween(before: Knowledge, now: Knowledge): Generator<undefined, Changes | undefined> {
  const names = new Set<string>();
  let areFactsOther = false;
  for (const row of yield* changedRows(before, now)) {
    for (const key of keysOf(row)) if (!sameValue(sensesAt(before, key), sensesAt(now, key))) names.add(key);
    const packs = [before, now].flatMap((knowledge) => layersOf(knowledge)?.packsEntity(row.id) ?? []);
    if (packs.some((entity) => packsNamesLead(entity, before) !== packsNamesLead(entity, now))) return undefined;
    const ids = new Set([row.id, ...packs.map(({ id }) => id)]);
    areFactsOther ||= [...ids].some((id) => !sameValue(before.entity(id), now.entity(id)));
    yield;
  }
  return { names, areFactsOther };
}

/** The rows that are on one side only or say something else, and those that others have overtaken: the first of two with a name is the likelier. */
function* changedRows(before: Knowledge, now: Knowledge): Generator<undefined, OwnRow[]> {
  const changed: OwnRow[] = [];
  const same: string[] = [];
  for (const row of layersOf(before)?.ownRows() ?? []) {
    const other = layersOf(now)?.ownRow(row.id);
    if (other && sayTheSame(other, row) && countryOf(other, now) === countryOf(row, before)) same.push(row.id);
    else changed.push(row);
    yield;
  }
  let next = 0;
  for (const row of layersOf(now)?.ownRows() ?? []) {
    if (row.id === same[next]) next++;
    else changed.push(row);
    yield;
  }
  return changed;
}

function layersOf(knowledge: Knowledge): LayeredKnowledge | undefined {
  return "ownRows" in knowledge ? (knowledge as LayeredKnowledge) : undefined;
}

/** Where the names lead that the pack has for one of its entities. */
function packsNamesLead(entity: KnownEntity, knowledge: Knowledge): string {
  const { type, id } = layersOf(knowledge)?.rowOver(entity.id) ?? entity;
  return `${type} ${id}`;
}

/** Whether two rows say the same, wherever they stand. */
function sayTheSame(row: OwnRow, other: OwnRow): boolean {
  return sameValue({ ...row, place: undefined }, { ...other, place: undefined });
}

/** What a row calls its country may be another's name now. */
function countryOf(row: OwnRow, knowledge: Knowledge): string | undefined {
  return row.in === undefined ? undefined : knowledge.entity(row.id)?.in;
}

/** The segments in whose text some word of each name is missing; of names that are kept by their exact spelling, nobody can be sure. */
function* withoutNames(memory: Memory, names: ReadonlySet<string>): Generator<undefined, Memory> {
  const wanted = [...names].map((name) => (name.startsWith("=") ? [] : name.split(" ").map(withoutArticle)));
  if (wanted.length === 0) return memory;
  const rest = new Map<string, SegmentReading>();
  for (const [segment, reading] of memory) {
    const { text } = fold(segment);
    if (!wanted.some((words) => words.every((word) => text.includes(word)))) rest.set(segment, reading);
    yield;
  }
  return rest;
}

/** After ل the article has no alef: للعراق. */
function withoutArticle(word: string): string {
  return word.replace(/^ال/, "");
}
