/** Amounts of time in words: 25 عاما, عامين ونصف, ربع قرن. */

import type { Item } from "../recognise/items.ts";
import { numberAt } from "../recognise/numberWords.ts";
import { foldWord } from "../text/fold.ts";

/** A text as the rules for relative dates read it. */
export interface Words {
  readonly items: readonly Item[];
  /** The dates in it that do not count from today, by the index of their first item. */
  readonly dates: ReadonlyMap<number, { readonly start: number; readonly next: number; readonly entity: string }>;
}

/** What time is counted in. */
export type Unit = "day" | "week" | "month" | "year" | "decade" | "century";

/** An amount of time that was read. */
export interface Duration {
  readonly amount: number;
  readonly unit: Unit;
  /** Index of the item after it. */
  readonly next: number;
}

/** Folded words and the unit that they stand for. */
export function unitTable(entries: Readonly<Record<string, Unit>>): ReadonlyMap<string, Unit> {
  return new Map(
    Object.entries(entries).flatMap(([words, unit]) => words.split(" ").map((word) => [foldWord(word), unit] as const)),
  );
}

const singles = unitTable({
  "يوم يوما": "day",
  "أسبوع أسبوعا": "week",
  "شهر شهرا": "month",
  "سنة عام عاما": "year",
  "عقد عقدا": "decade",
  "قرن قرنا": "century",
});
const duals = unitTable({
  "يومين": "day",
  "أسبوعين": "week",
  "شهرين": "month",
  "سنتين عامين": "year",
  "عقدين": "decade",
  "قرنين": "century",
});
const plurals = unitTable({
  "أيام": "day",
  "أسابيع": "week",
  "أشهر شهور": "month",
  "سنوات سنين أعوام": "year",
  "عقود": "decade",
  "قرون": "century",
});

/** The amount of time that begins at an item. */
export function durationAt(words: Words, at: number): Duration | undefined {
  return countedAt(words.items, at) ?? partOfUnitAt(words.items, at) ?? unitAloneAt(words, at);
}

/** 25 عاما, ثلاث سنوات. */
function countedAt(items: readonly Item[], at: number): Duration | undefined {
  const amount = numberAt(items, at);
  const unit = amount && wholeUnit(items[amount.next], singles, plurals);
  if (!amount || !unit || amount.value > 10000) return undefined;
  return withHalf(items, { amount: amount.value, unit, next: amount.next + 1 });
}

const parts: ReadonlyMap<string, number> = new Map([["نصف", 1 / 2], ["ربع", 1 / 4], ["ثلث", 1 / 3]]);

/** نصف قرن, ربع قرن. */
function partOfUnitAt(items: readonly Item[], at: number): Duration | undefined {
  const part = parts.get(items[at]?.folded ?? "");
  const unit = wholeUnit(items[at + 1], singles);
  return part !== undefined && unit === "century" ? { amount: Math.round(part * 100), unit: "year", next: at + 2 } : undefined;
}

/** عام, عامين, شهر واحد; not the year of عام 1991, the day of يوم الجمعة, the month of شهر رمضان. */
function unitAloneAt({ items, dates: absolute }: Words, at: number): Duration | undefined {
  const dual = wholeUnit(items[at], duals);
  if (dual) return withHalf(items, { amount: 2, unit: dual, next: at + 1 });
  const single = wholeUnit(items[at], singles);
  if (!single) return undefined;
  if (/^واحده?$/.test(items[at + 1]?.folded ?? "")) return withHalf(items, { amount: 1, unit: single, next: at + 2 });
  const isNamed = absolute.has(at) || absolute.has(at + 1) || hasAttribute(items, at + 1);
  return isNamed ? undefined : withHalf(items, { amount: 1, unit: single, next: at + 1 });
}

function wholeUnit(item: Item | undefined, ...tables: readonly ReadonlyMap<string, Unit>[]): Unit | undefined {
  const word = item?.kind === "word" ? item.folded : "";
  return tables.map((table) => table.get(word)).find((unit) => unit !== undefined);
}

/** "and a half", with or without the unit again: عام ونصف, عامين ونصف العام. */
function withHalf(items: readonly Item[], duration: Duration): Duration {
  if (items[duration.next]?.folded !== "ونصف") return duration;
  const repeated = singles.get(items[duration.next + 1]?.folded.replace(/^ال/, "") ?? "");
  return { ...duration, amount: duration.amount + 1 / 2, next: duration.next + (repeated === duration.unit ? 2 : 1) };
}

/** A number or an adjective that says which: مطلع العام 2010, نهاية القرن التاسع عشر, مطلع العام الدراسي. */
export function hasAttribute(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item?.kind === "number" || (item?.kind === "word" && item.folded.startsWith("ال")) || numberAt(items, at)?.clitics === "";
}
