/** What the knowledge of names tells the tagger: a flag for each token of a line. */

import type { Candidate, EntityType, Token } from "../../model.ts";
import { integers } from "./slabs.ts";

const order: Partial<Record<EntityType, number>> = { PER: 1, LOC: 2, ORG: 3, NORP: 4, PROD: 5, EVENT: 6 };

/**
 * For each token the strongest reading that the lexicon has of it: type, place in the name (whole, first, inner, last), weak or not;
 * longer names before shorter, then sure ones before weak. 0 where it knows none.
 */
export function lexiconFlags(candidates: readonly Candidate[], tokens: readonly Token[]): Int32Array {
  const flags = integers(tokens.length);
  if (candidates.length === 0) return flags;
  const strength = new Float64Array(tokens.length);
  const ordered = [...candidates].sort((one, other) => one.start - other.start);
  let first = 0;
  for (const { start, end, type, weak, confidence } of ordered) {
    const number = order[type];
    if (number === undefined) continue;
    while (first < tokens.length && tokens[first]!.end <= start) first++;
    let last = first;
    while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
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
