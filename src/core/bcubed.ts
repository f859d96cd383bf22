/** B-cubed: how well mentions were gathered into entities, whatever the entities are called. */

import type { Shares } from "./evaluate.ts";
import { sharesOf } from "./evaluate.ts";

/** The entity that each mention was given to. A mention is named by any key that both sides use for it. */
export type Gathering = ReadonlyMap<string, string>;

/**
 * Precision is the mean, over the system's mentions, of the share of a mention's entity that the gold gives to the same
 * entity; recall the same the other way round (Bagga and Baldwin 1998). A mention that the other side lacks has a share of 0,
 * so names that were missed or made up cost what wrong links cost.
 */
export function bcubed(gold: Gathering, system: Gathering): Shares {
  return sharesOf(meanAgreement(system, gold), meanAgreement(gold, system));
}

/** The mean over the mentions of `ours` of how much of their entity `theirs` keeps together with them; 1 for no mentions. */
function meanAgreement(ours: Gathering, theirs: Gathering): number {
  if (ours.size === 0) return 1;
  const sizes = counts(ours.values());
  const pairs = [...ours].flatMap(([mention, entity]) => {
    const other = theirs.get(mention);
    return other === undefined ? [] : [{ entity, both: `${entity}\t${other}` }];
  });
  const together = counts(pairs.map(({ both }) => both));
  const sum = pairs.reduce((total, { entity, both }) => total + (together.get(both) ?? 0) / (sizes.get(entity) ?? 1), 0);
  return sum / ours.size;
}

function counts(keys: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
