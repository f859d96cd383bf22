/** Persons whom the knowledge does not have: the short forms of a name belong to the full name that the text gives. */

import { keyOf } from "../knowledge/keyOf.ts";
import type { Candidate } from "../model.ts";

export interface Families {
  /** The entity of the one full name in the text that a shorter name is a part of; undefined where there is none, or several. */
  idOf(reading: Reading, surface: string): string | undefined;
}

/** A reading whose entity may be open. */
type Reading = Candidate & { readonly undecided?: true };

/** Gathers the full names of persons, those of two words or more; `idOf` says which entity each has. */
export function familiesOf<R extends Reading>(
  readings: readonly R[],
  surfaceOf: (reading: R) => string,
  idOf: (reading: R, surface: string) => string,
): Families {
  /** Full names by each of their words. */
  const fulls = new Map<string, Map<string, string>>();
  for (const reading of readings) {
    if (reading.type !== "PER" || reading.undecided) continue;
    const surface = surfaceOf(reading);
    const key = keyOf(surface);
    const words = key.split(" ");
    if (words.length < 2) continue;
    const id = idOf(reading, surface);
    for (const word of words) {
      let names = fulls.get(word);
      if (names === undefined) fulls.set(word, (names = new Map()));
      names.set(key, id);
    }
  }
  return {
    idOf(reading, surface) {
      if (reading.type !== "PER" || reading.entities.length > 0 || reading.undecided) return undefined;
      const key = keyOf(surface);
      const names = [...(fulls.get(key.split(" ").at(-1)!) ?? [])].filter(([full]) => full.length > key.length && isPart(key, full));
      const ids = new Set(names.map(([, id]) => id));
      const [only] = ids;
      return ids.size === 1 ? only : undefined;
    },
  };
}

/** Whether all words of one name stand in another, in the same order. */
function isPart(part: string, full: string): boolean {
  const words = part.split(" ");
  let at = 0;
  for (const word of full.split(" ")) if (word === words[at]) at++;
  return at === words.length;
}
