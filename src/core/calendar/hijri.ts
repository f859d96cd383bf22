/**
 * The calendar of the Hijra, by two reckonings. What a town saw of the moon may differ from both by a day or two.
 */

import type { Calendar, YearMonthDay } from "./calendar.ts";
import { calendarFrom } from "./calendar.ts";
import { firstDay, firstYear, longMonths } from "./ummAlQura.ts";

/** 1 Muḥarram of the year 1: Friday, 16 July 622 of the Julian calendar. */
export const hijra = 1948440;

/**
 * The tabular calendar, as the usual conversion tables have it: months of 30 and 29 days in turn, and in each 30 years
 * eleven with a day more (2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29), from the civil epoch, Friday 16 July 622. Unicode
 * calls it islamic-civil; its islamic-tbla begins on the Thursday before, as astronomers count.
 */
export const tabular: Calendar = calendarFrom(
  ({ year, month, day }) => (year < 1 ? undefined : yearStart(year) + monthStart(month) + day - 1),
  (day) => {
    if (day < hijra) return undefined;
    const year = Math.floor((30 * (day - hijra) + 10646) / 10631);
    const ofYear = day - yearStart(year);
    const month = Math.min(12, Math.floor(ofYear / 29.5) + 1);
    return { year, month, day: ofYear - monthStart(month) + 1 };
  },
);

function yearStart(year: number): number {
  return hijra + 354 * (year - 1) + Math.floor((11 * year + 3) / 30);
}

function monthStart(month: number): number {
  return Math.ceil(29.5 * (month - 1));
}

/** The official calendar of Saudi Arabia, from 1356 (1937) to 1500 (2077). */
export const ummAlQura: Calendar = calendarFrom(
  ({ year, month, day }) => {
    const start = monthStarts()[indexOf(year, month)];
    return start === undefined ? undefined : start + day - 1;
  },
  (day) => {
    const starts = monthStarts();
    if (day < starts[0]! || day >= starts.at(-1)!) return undefined;
    // No month is longer than 30 days, so the guess comes at or before the month.
    let index = Math.floor((day - starts[0]!) / 30);
    while (starts[index + 1]! <= day) index++;
    return { year: firstYear + Math.floor(index / 12), month: (index % 12) + 1, day: day - starts[index]! + 1 };
  },
);

function indexOf(year: number, month: number): number {
  return month >= 1 && month <= 12 ? (year - firstYear) * 12 + month - 1 : -1;
}

let starts: readonly number[] | undefined;

/** The first days of all months, and the day after the last. */
function monthStarts(): readonly number[] {
  return (starts ??= countMonths());
}

function countMonths(): readonly number[] {
  const days = [firstDay];
  for (const isLong of longMonths()) days.push(days.at(-1)! + (isLong ? 30 : 29));
  return days;
}

/** The date of a day by the official calendar where it is defined, else by the table. */
export function hijriDateOf(day: number): YearMonthDay | undefined {
  return ummAlQura.dateOf(day) ?? tabular.dateOf(day);
}
