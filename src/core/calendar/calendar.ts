/** A day by its numbers in some calendar. Months and days count from 1. */
export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * A calendar that counts days. Days are Julian day numbers, one for each civil day, so that calendars can be compared:
 * 2299161 is 15 October 1582, the first day of the Gregorian reform.
 */
export interface Calendar {
  /** The day that a date names; nothing when the calendar has no such date. */
  dayOf(date: YearMonthDay): number | undefined;
  /** The date of a day; nothing outside the days that the calendar covers. */
  dateOf(day: number): YearMonthDay | undefined;
}

/** A calendar from its arithmetic: a date whose day has another date does not exist. */
export function calendarFrom(count: (date: YearMonthDay) => number | undefined, dateOf: Calendar["dateOf"]): Calendar {
  return {
    dateOf,
    dayOf(date) {
      const day = count(date);
      const found = day === undefined ? undefined : dateOf(day);
      const exists = found?.year === date.year && found.month === date.month && found.day === date.day;
      return exists ? day : undefined;
    },
  };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 1) % 7) + 7) % 7;
}
