/**
 * The Gregorian and the Julian calendar. Years are astronomical: 0 is 1 BCE, -1 is 2 BCE. Both reach as far back and
 * forward as one counts.
 */

import type { Calendar, YearMonthDay } from "./calendar.ts";
import { calendarFrom } from "./calendar.ts";

/** The Gregorian calendar, before its reform too (proleptic). */
export const gregorian: Calendar = calendarFrom(
  (date) => {
    const { years, days } = fromMarch(date);
    return days + 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - 32045;
  },
  (day) => {
    const days = day + 32044;
    const era = Math.floor((4 * days + 3) / 146097);
    return toJanuary(100 * era, days - Math.floor((146097 * era) / 4));
  },
);

/** The calendar of Julius Caesar. */
export const julian: Calendar = calendarFrom(
  (date) => {
    const { years, days } = fromMarch(date);
    return days + 365 * years + Math.floor(years / 4) - 32083;
  },
  (day) => toJanuary(0, day + 32082),
);

/** The first day of the Gregorian calendar, 15 October 1582. */
export const reform = 2299161;

/** The calendar of dates in books: Julian before the reform, Gregorian from its first day on. */
export const historical: Calendar = {
  dayOf: (date) => (isBeforeReform(date) ? julian : gregorian).dayOf(date),
  dateOf: (day) => (day < reform ? julian : gregorian).dateOf(day),
};

/** Whether a date, as books give it, is one of the Julian calendar. */
export function isBeforeReform({ year, month, day }: YearMonthDay): boolean {
  return year * 10000 + month * 100 + day < 15821015;
}

/** Years from March 4801 BCE, and days from the first of March: so the leap day comes last. */
function fromMarch({ year, month, day }: YearMonthDay): { years: number; days: number } {
  const isBeforeMarch = month < 3;
  const months = month - 3 + (isBeforeMarch ? 12 : 0);
  return { years: year + 4800 - (isBeforeMarch ? 1 : 0), days: day + Math.floor((153 * months + 2) / 5) };
}

/** The date from a number of centuries' years and the days after them, counted from March 4801 BCE. */
function toJanuary(centuries: number, days: number): YearMonthDay {
  const years = Math.floor((4 * days + 3) / 1461);
  const ofYear = days - Math.floor((1461 * years) / 4);
  const months = Math.floor((5 * ofYear + 2) / 153);
  const isNextYear = months >= 10;
  return {
    year: centuries + years - 4800 + (isNextYear ? 1 : 0),
    month: months + 3 - (isNextYear ? 12 : 0),
    day: ofYear - Math.floor((153 * months + 2) / 5) + 1,
  };
}
