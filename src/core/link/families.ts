/** Persons whom the knowledge does not have: the short forms of a name belong to the full name that the text gives. */

import { keyOf } from "../knowledge/keyOf.ts";
import type { Candidate } from "../model.ts";

/** A reading whose entity may be open. */
type Reading = Candidate & { readonly undecided?: true };

/** The full names of persons in a text, those of two words or more. */
export class Families {
  /** Full names by each of their words. */
  readonly #fulls = new Map<string, Map<string, string>>();

  /** Takes in a reading, if it is a full name; `idOf` says which entity it has. */
  add<R extends Reading>(reading: R, surface: string, idOf: (reading: R, surface: string) => string): void {
    if (reading.type !== "PER" || reading.undecided) return;
    const key = keyOf(surface);
    if (!key.includes(" ")) return;
    const id = idOf(reading, surface);
    for (const word of key.split(" ")) {
      let names = this.#fulls.get(word);
      if (names === undefined) this.#fulls.set(word, (names = new Map()));
      names.set(key, id);
    }
  }

  /** The entity of the one full name that a shorter name is a part of; undefined where there is none, or several. */
  idOf(reading: Reading, surface: string): string | undefined {
    if (reading.type !== "PER" || reading.entities.length > 0 || reading.undecided) return undefined;
    const key = keyOf(surface);
    const names = [...(this.#fulls.get(key.split(" ").at(-1)!) ?? [])].filter(([full]) => full.length > key.length && isPart(key, full));
    const ids = new Set(names.map(([, id]) => id));
    const [only] = ids;
    return ids.size === 1 ? only : undefined;
  }
}

/** Whether all words of one name stand in another, in the same order. */
function isPart(part: string, full: string): boolean {
  const words = part.split(" ");
  let at = 0;
  for (const word of full.split(" ")) if (word === words[at]) at++;
  return at === words.length;
}
