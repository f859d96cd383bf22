import { foldWord } from "../text/fold.ts";
import type { Item } from "./items.ts";
import { isOneOf, isSign, lookUp, wordSet } from "./items.ts";
import type { Calendar } from "./months.ts";
import { numberAt } from "./numberWords.ts";

/** A year or two that were read. */
export interface Year {
  readonly year: number;
  /** The last year of a range. */
  readonly to?: number;
  readonly calendar: Calendar;
  /** It has the word for year before it or an era after it. */
  readonly isMarked: boolean;
  /** Index of the item after it. */
  readonly next: number;
}

/** The words for year. */
export const yearHeads: ReadonlyMap<string, true> = new Map(
  "عام العام سنة السنة عامي العامين سنتي أعوام الأعوام سنوات السنوات".split(" ").map((word) => [foldWord(word), true]),
);

/** The word for year at an item: عام, سنة, عامي. */
export function yearHeadAt(items: readonly Item[], at: number): { start: number; clitics: string } | undefined {
  return lookUp(items[at], yearHeads);
}

/** The year after the word for year: in digits, with its era or the year it ranges to, or in words. */
export function yearAfterHead(items: readonly Item[], at: number): Year | undefined {
  const head = items[at - 1]!;
  const digits = yearDigits(items[at]);
  if (digits !== undefined) return withEnd(items, at, digits, true);
  return yearInWords(items, at, head);
}

/**
 * A year in words: ألف وتسعمئة وسبعة وستين. One below 1300 after سنة is of the Hijra, as the chronicles write it. A plain
 * count (سنوات ثلاث) is none.
 */
function yearInWords(items: readonly Item[], at: number, head: Item): Year | undefined {
  if (!/(?:عام|العام|سنه)$/.test(head.folded)) return undefined;
  const amount = items[at]?.kind === "word" ? numberAt(items, at) : undefined;
  if (!amount || amount.clitics !== "" || amount.value > 2100 || !Number.isInteger(amount.value)) return undefined;
  const hundreds = amount.value < 100 ? hundredsAfter(items, amount.next) : undefined;
  const value = amount.value + (hundreds?.value ?? 0);
  const next = hundreds?.next ?? amount.next;
  const era = eraAt(items, next, value);
  const isOfHijra = head.folded.endsWith("سنه") && value < 1300;
  return {
    year: era?.year ?? value,
    calendar: era?.calendar ?? (isOfHijra ? "hijri" : "gregorian"),
    isMarked: true,
    next: era?.next ?? next,
  };
}

/** Chronicles put the hundreds last: سنة خمس وعشرين ومئتين. */
function hundredsAfter(items: readonly Item[], at: number): { value: number; next: number } | undefined {
  const amount = numberAt(items, at);
  const isHundreds = amount?.clitics === "و" && amount.value >= 100 && amount.value < 1000 && amount.value % 100 === 0;
  return isHundreds ? amount : undefined;
}

/** A year in four digits (or fewer, before an era) at an item, with its era or the year it ranges to. */
export function plainYearAt(items: readonly Item[], at: number): Year | undefined {
  const digits = yearDigits(items[at]);
  if (digits === undefined) return undefined;
  const year = withEnd(items, at, digits, false);
  return year.isMarked || /^\d{4}$/.test(items[at]!.folded) ? year : undefined;
}

function withEnd(items: readonly Item[], at: number, year: number, isMarked: boolean): Year {
  const to = rangeEnd(items, at, year);
  const last = to === undefined ? at + 1 : at + 3;
  const era = eraAt(items, last, year);
  return {
    year: era?.year ?? year,
    ...(to === undefined ? {} : { to }),
    calendar: era?.calendar ?? "gregorian",
    isMarked: isMarked || era !== undefined,
    next: era?.next ?? last,
  };
}

/** 1948-1950, 2018/2019, 2018/19: the second year. */
function rangeEnd(items: readonly Item[], at: number, from: number): number | undefined {
  const isJoined = isSign(items[at + 1], "-") || isSign(items[at + 1], "/");
  const second = items[at + 2];
  if (!isJoined || second?.kind !== "number") return undefined;
  const isTight = !items[at + 1]!.isSpaced && !second.isSpaced;
  const short = isTight && isSign(items[at + 1], "/") && /^\d\d$/.test(second.folded);
  const to = short ? Math.floor(from / 100) * 100 + Number(second.folded) : yearDigits(second);
  const isAscending = to !== undefined && to > from && String(to).length === String(from).length;
  const isOfOtherEra = eraAt(items, at + 3, to ?? 0)?.calendar === "hijri" && from > 1500;
  return isAscending && !isOfOtherEra ? to : undefined;
}

/** A whole number without separators from 1 to 2100 in up to four digits. */
function yearDigits(item: Item | undefined): number | undefined {
  if (item?.kind !== "number" || !/^[1-9]\d{0,3}$/.test(item.folded)) return undefined;
  const year = Number(item.folded);
  return year <= 2100 ? year : undefined;
}

const hijriWords = wordSet("هـ ه هجرية هجري هجريا للهجرة الهجرية الهجري");
const gregorianWords = wordSet("م ميلادية ميلادي ميلاديا للميلاد الميلادية الميلادي");

interface Era {
  readonly year: number;
  readonly calendar: Calendar;
  readonly next: number;
}

/** The era after a year: هـ, هجرية, م, ميلادية, ق.م, قبل الميلاد. Years before Christ count below zero. */
export function eraAt(items: readonly Item[], at: number, year: number): Era | undefined {
  if (isOneOf(items[at], hijriWords)) return { year, calendar: "hijri", next: at + 1 };
  const next = afterBeforeChrist(items, at);
  if (next !== undefined) return { year: -year, calendar: "gregorian", next };
  if (isOneOf(items[at], gregorianWords)) return { year, calendar: "gregorian", next: at + 1 };
  const isAfterChrist = items[at]?.folded === "بعد" && items[at + 1]?.folded === "الميلاد";
  return isAfterChrist ? { year, calendar: "gregorian", next: at + 2 } : undefined;
}

/** The index after "before Christ" at an item: ق.م, ق.م., ق م, قبل الميلاد. */
export function afterBeforeChrist(items: readonly Item[], at: number): number | undefined {
  if (items[at]?.folded === "قبل" && items[at + 1]?.folded === "الميلاد") return at + 2;
  if (items[at]?.folded !== "ق") return undefined;
  const letter = isSign(items[at + 1], ".") ? at + 2 : at + 1;
  return items[letter]?.folded === "م" ? letter + 1 : undefined;
}
