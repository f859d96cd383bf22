import type { Recogniser } from "../model.ts";
import type { Item, Reading } from "./items.ts";
import { isOneOf, isSign, readingsOf, wordSet } from "./items.ts";
import { beginsNumberOr, plainNumber } from "./numberWords.ts";
import type { Range } from "./ranges.ts";
import { rangeAt } from "./ranges.ts";

/** Percentages: 40%, ٤٠٪, %40, 40 في المئة, خمسين بالمئة, 20-30%. */
export const percents: Recogniser = {
  name: "percents",
  version: "1",
  recognise: (segment) => readingsOf(segment, { type: "PERCENT", source: "percents", begins, read: percentAt }),
};

const begins = beginsNumberOr("%");

function percentAt(items: readonly Item[], at: number): Reading | undefined {
  const first = items[at];
  if (isSign(first, "%")) return leadingSign(items, at);
  const range = rangeAt(items, at);
  if (!range) return undefined;
  const next = afterPercent(items, range.next);
  return next === undefined ? undefined : reading(range, range.start, items[next - 1]!.end, next);
}

/** "%40", as some keyboards leave it. */
function leadingSign(items: readonly Item[], at: number): Reading | undefined {
  const sign = items[at]!;
  const number = items[at + 1];
  if (items[at - 1]?.kind === "number" || number?.kind !== "number" || number.isSpaced) return undefined;
  const range = rangeAt(items, at + 1);
  return range && reading(range, sign.start, range.end, range.next);
}

const perHundred = wordSet("بالمئة بالمائة بالمية");
const hundred = wordSet("المئة المائة المية");
const inOrOf = wordSet("في من");

/** The index after a percent sign or "per hundred". */
function afterPercent(items: readonly Item[], at: number): number | undefined {
  if (isSign(items[at], "%") || isOneOf(items[at], perHundred)) return at + 1;
  return isOneOf(items[at], inOrOf) && isOneOf(items[at + 1], hundred) ? at + 2 : undefined;
}

function reading(range: Range, start: number, end: number, next: number): Reading {
  const { value, to, clitics } = range;
  const entity = `percent:${plainNumber(value)}${to === undefined ? "" : `-${plainNumber(to)}`}`;
  return { start, end, next, entity, clitics, confidence: 0.98 };
}
