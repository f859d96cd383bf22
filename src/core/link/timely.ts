/** What a text of a given day can mean: nobody born after it, no war that had not begun; and the living rather than the dead. */

import type { KnownEntity } from "../knowledge/pack.ts";

/** Events that nobody speaks of before they begin. A championship or a conference is announced. */
const unannounced: ReadonlySet<string> = new Set(["war", "battle", "revolution", "coup", "massacre", "crisis", "disaster", "uprising", "operation"]);

/** Nobody grows older, in years. */
const longestLife = 115;

/** Whether a person was born, or an event that nobody announced began, after a day ("2020-10-10"). */
export function isLaterThan({ type, kind, born, from }: KnownEntity, day: string): boolean {
  const beginning = type === "PER" ? born : type === "EVENT" && kind !== undefined && unannounced.has(kind) ? from : undefined;
  return beginning !== undefined && isDated(beginning) && beginning > day;
}

/** Whether a person is known to have been dead on a day. Of many the row has no dates: they may have lived. */
export function wasDeadOn({ type, born, died }: KnownEntity, day: string): boolean {
  if (type !== "PER") return false;
  if (died !== undefined) return died.startsWith("-") || (isDated(died) && died < day.slice(0, died.length));
  return born !== undefined && (born.startsWith("-") || (isDated(born) && Number(day.slice(0, 4)) - Number(born.slice(0, 4)) > longestLife));
}

/** Dates about which the row is unsure, and those before Christ, cannot be compared by their letters. */
function isDated(date: string): boolean {
  return /^\d{4}/.test(date);
}
