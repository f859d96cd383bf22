/** Finds entities by what somebody types of their names. */

import { fold } from "../text/fold.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { nameKey, sensesAt, type KnownEntity, type Knowledge, type Sense } from "./pack.ts";

/** Finds entities by a part of a name in Arabic or Latin letters, in any spelling; the best come first. */
export type Search = (typed: string, limit: number) => readonly KnownEntity[];

/** Prepares a search over all that a knowledge base knows. The names are folded on the first call only. */
export function searchIn(knowledge: Knowledge): Search {
  let names: readonly string[] | undefined;
  let ids: readonly string[] = [];
  return (typed, limit) => {
    const wanted = folded(typed);
    if (wanted === "") return [];
    if (!names) {
      ids = [...knowledge.ids()];
      names = ids.map((id) => namesOf(knowledge.entity(id)));
    }
    const found = new Set(idsNamed(knowledge, typed));
    for (const isMatch of [beginsName(wanted), beginsWord(wanted), (name: string) => name.includes(wanted)]) {
      for (let i = 0; i < ids.length && found.size < limit; i++) if (isMatch(names[i]!)) found.add(ids[i]!);
    }
    return [...found].slice(0, limit).flatMap((id) => knowledge.entity(id) ?? []);
  };
}

/** What a whole name may mean, by any of its forms, the likeliest first. An adjective is known with its article and without. */
export function sensesNamed(knowledge: Knowledge, name: string): readonly Sense[] {
  const key = nameKey(name);
  const senses = sensesAt(knowledge, key);
  const bare = key.startsWith("ال") ? sensesAt(knowledge, key.slice(2)).filter(({ use }) => use === "nisba") : [];
  return [...senses, ...bare];
}

/** The entities that a whole name may mean, the likeliest first: those that are known by it, or the institution of a country. */
export function idsNamed(knowledge: Knowledge, name: string): string[] {
  const known = sensesNamed(knowledge, name).map(({ entity }) => entity);
  const institution = known.length > 0 ? undefined : institutionNamed(name, knowledge);
  return institution === undefined ? known : [institution];
}

/** Arabic and English name as one line, each after a line break. */
function namesOf(entity: KnownEntity | undefined): string {
  return entity ? `\n${folded(entity.ar)}\n${folded(entity.en ?? "")}` : "";
}

function folded(text: string): string {
  return fold(text.trim().toLowerCase()).text;
}

function beginsName(wanted: string): (name: string) => boolean {
  return (name) => name.includes(`\n${wanted}`) || name.includes(`\nال${wanted}`);
}

function beginsWord(wanted: string): (name: string) => boolean {
  return (name) => name.includes(` ${wanted}`) || name.includes(` ال${wanted}`);
}
