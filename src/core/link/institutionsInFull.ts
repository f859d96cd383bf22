/** Institutions named without their country: they are the one that the text has named in full before. */

import { institutionWithoutCountry, readInstitution } from "../knowledge/institutionNamed.ts";
import type { Knowledge } from "../knowledge/pack.ts";
import type { Candidate } from "../model.ts";

export interface InstitutionsInFull {
  /** The entity of وزارة الصحة after وزارة الصحة الأردنية, where the text names no other country's. */
  idOf(reading: Candidate, surface: string): string | undefined;
}

/** Gathers the institutions that a text names with their country. Readings come in text order. */
export function institutionsInFull<R extends Candidate>(
  readings: readonly R[],
  surfaceOf: (reading: R) => string,
  knowledge: Knowledge,
): InstitutionsInFull {
  const fulls = new Map<string, { readonly from: number; readonly ids: Set<string> }>();
  for (const reading of readings) {
    const full = reading.type === "ORG" ? readInstitution(surfaceOf(reading), knowledge) : undefined;
    if (full === undefined) continue;
    const known = fulls.get(full.institution);
    if (known) known.ids.add(full.entity);
    else fulls.set(full.institution, { from: reading.start, ids: new Set([full.entity]) });
  }
  return {
    idOf({ type, entities, start }, surface) {
      if (fulls.size === 0 || type !== "ORG" || entities.length > 0) return undefined;
      const full = fulls.get(institutionWithoutCountry(surface) ?? "");
      const [only] = full?.ids ?? [];
      return full?.ids.size === 1 && full.from < start ? only : undefined;
    },
  };
}
