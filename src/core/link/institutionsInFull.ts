/** Institutions named without their country: they are the one that the text has named in full before. */

import { institutionWithoutCountry, readInstitution } from "../knowledge/institutionNamed.ts";
import type { Knowledge } from "../knowledge/pack.ts";
import type { Candidate } from "../model.ts";

/** The institutions that a text names with their country. */
export class InstitutionsInFull {
  readonly #knowledge: Knowledge;
  readonly #fulls = new Map<string, { readonly from: number; readonly ids: Set<string> }>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Takes in a reading, if it is such a name. Readings come in text order. */
  add({ type, start }: Candidate, surface: string): void {
    const full = type === "ORG" ? readInstitution(surface, this.#knowledge) : undefined;
    if (full === undefined) return;
    const known = this.#fulls.get(full.institution);
    if (known) known.ids.add(full.entity);
    else this.#fulls.set(full.institution, { from: start, ids: new Set([full.entity]) });
  }

  /** The entity of وزارة الصحة after وزارة الصحة الأردنية, where the text names no other country's. */
  idOf({ type, entities, start }: Candidate, surface: string): string | undefined {
    if (this.#fulls.size === 0 || type !== "ORG" || entities.length > 0) return undefined;
    const full = this.#fulls.get(institutionWithoutCountry(surface)?.id ?? "");
    const [only] = full?.ids ?? [];
    return full?.ids.size === 1 && full.from < start ? only : undefined;
  }
}
