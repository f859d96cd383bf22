import type { Item } from "./items.ts";
import { isSign } from "./items.ts";
import type { Amount } from "./numberWords.ts";
import { numberAt } from "./numberWords.ts";

/** A number, or two that a dash joins: 20-30. */
export interface Range extends Amount {
  /** The second number, when there are two. */
  readonly to?: number;
}

/** The number or ascending range that begins at an item. */
export function rangeAt(items: readonly Item[], at: number): Range | undefined {
  const first = numberAt(items, at);
  if (!first) return undefined;
  const second = isSign(items[first.next], "-") ? numberAt(items, first.next + 1) : undefined;
  if (!second || second.clitics !== "" || second.isInDigits !== first.isInDigits) return first;
  // In "3 to 5 million" the scale is both numbers'.
  const from = first.scale === 1 ? first.value * second.scale : first.value;
  if (from >= second.value) return first;
  return { ...first, value: from, to: second.value, end: second.end, next: second.next, isOneWord: false };
}
