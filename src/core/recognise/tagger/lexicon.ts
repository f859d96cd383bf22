/** What the knowledge of names tells the tagger: a flag for each token of a line. */

import type { Candidate, EntityType } from "../../model.ts";
import { integers } from "./slabs.ts";

const order: Partial<Record<EntityType, number>> = { PER: 1, LOC: 2, ORG: 3, NORP: 4, PROD: 5, EVENT: 6 };

/**
 * For each token the strongest reading that the lexicon has of it: type, place in the name (whole, first, inner, last), weak or not;
 * longer names before shorter, then sure ones before weak. 0 where it knows none. Bounds as `lineOf` has them.
 */
export function lexiconFlags(candidates: readonly Candidate[], bounds: Int32Array): Int32Array {
  const count = bounds.length / 2;
  const flags = integers(count);
  if (candidates.length === 0) return flags;
  const strength = new Float64Array(count);
  const ordered = [...candidates].sort((one, other) => one.start - other.start);
  let first = 0;
  for (const { start, end, type, weak, confidence } of ordered) {
    const number = order[type];
    if (number === undefined) continue;
    while (first < count && bounds[2 * first + 1]! <= start) first++;
    let last = first;
    while (last + 1 < count && bounds[2 * (last + 1)]! < end) last++;
    const power = (last - first) * 4 + (weak ? 0 : 2) + confidence;
    for (let at = first; at <= last; at++) {
      if (power <= strength[at]!) continue;
      strength[at] = power;
      const place = first === last ? 0 : at === first ? 1 : at === last ? 3 : 2;
      flags[at] = 1 + ((number * 4 + place) * 2 + (weak ? 1 : 0));
    }
  }
  return flags;
}
