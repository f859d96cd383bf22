import type { Calendar } from "./calendar.ts";
import type { DateRange, DateValue, PartialDate } from "./dateId.ts";
import { parseDateId } from "./dateId.ts";
import { hijra, tabular, ummAlQura } from "./hijri.ts";
import { gregorian, historical, isBeforeReform, reform } from "./solar.ts";

export type CalendarName = "gregorian" | "julian" | "ummAlQura" | "tabular";

/** A year, a month or a day. Years before Christ count below zero, and there is no year 0. */
export interface DatePoint {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A date in one calendar, or a stretch of time from a date to another of the same precision. */
export interface CalendarDate extends DatePoint {
  readonly calendar: CalendarName;
  /** The last year, month or day, where it is another than the first. */
  readonly to?: DatePoint;
  /** The reckoning of the Hijri date that this is the date of. */
  readonly by?: "ummAlQura" | "tabular";
}

/**
 * A date of a text in the other calendars, the likeliest first; nothing for a date without a year, or one that no
 * calendar has. A full date that books give before 15 October 1582 is Julian: its proleptic Gregorian date comes first.
 * A Hijri day is read both by the Umm al-Qura calendar and by the table where they differ; years and months, whose limits
 * the moon moves by a day at most, by one of them.
 */
export function otherCalendars(id: string): readonly CalendarDate[] {
  const date = parseDateId(id);
  if (!date || date.kind === "named") return [];
  const bounds = date.kind === "range" ? boundsOfRange(date) : boundsOf(date);
  if (!bounds) return [];
  return bounds.era === "hijri" ? solarDates(bounds) : [...prolepticDate(bounds), ...hijriDates(bounds)];
}

/** Whether a date can exist: 30 February cannot, in any year, nor a 31st of a Hijri month. */
export function isPossibleDate(id: string): boolean {
  const date = parseDateId(id);
  if (!date || date.kind === "named") return date !== undefined;
  const values = date.kind === "range" ? [date.from, date.to] : [date];
  return values.every((value) => spansOf(value).length > 0 || isPossibleInSomeYear(value));
}

/** A date without a year, tried in a leap year; a Hijri month may have 30 days by sight of the moon. */
function isPossibleInSomeYear(date: DateValue): boolean {
  if (date.kind !== "date" || date.month === undefined) return false;
  if (date.era === "hijri") return date.month >= 1 && date.month <= 12 && (date.day ?? 1) >= 1 && (date.day ?? 1) <= 30;
  return date.year === undefined && spansOf({ ...date, year: 2000 }).length > 0;
}

type Precision = "year" | "month" | "day";

interface Span {
  readonly by: CalendarName;
  readonly first: number;
  readonly last: number;
}

interface Bounds {
  readonly era: PartialDate["era"];
  readonly precision: Precision;
  /** The days it covers, by each reckoning that knows it. */
  readonly spans: readonly Span[];
}

function boundsOf(date: DateValue): Bounds | undefined {
  const spans = spansOf(date);
  return spans.length > 0 ? { era: date.era, precision: precisionOf(date), spans } : undefined;
}

function boundsOfRange({ from, to }: DateRange): Bounds | undefined {
  const [start, end] = [boundsOf(from), boundsOf(to)];
  if (!start || !end || start.era !== end.era || start.precision !== end.precision) return undefined;
  const spans = start.spans.flatMap(({ by, first }) => {
    const last = end.spans.find((span) => span.by === by)?.last;
    return last === undefined || last < first ? [] : [{ by, first, last }];
  });
  return spans.length > 0 ? { ...start, spans } : undefined;
}

function precisionOf(date: DateValue): Precision {
  if (date.kind !== "date" || date.month === undefined) return "year";
  return date.day === undefined ? "month" : "day";
}

function spansOf(date: DateValue): readonly Span[] {
  if (date.era === "gregorian") return spanIn(historical, "gregorian", date);
  return [...spanIn(ummAlQura, "ummAlQura", date), ...spanIn(tabular, "tabular", date)];
}

function spanIn(calendar: Calendar, by: CalendarName, date: DateValue): readonly Span[] {
  const limits = limitsOf(date);
  const first = limits && calendar.dayOf(limits.first);
  const next = limits && (limits.next ? calendar.dayOf(limits.next) : first! + 1);
  return first === undefined || next === undefined ? [] : [{ by, first, last: next - 1 }];
}

interface Limits {
  readonly first: { readonly year: number; readonly month: number; readonly day: number };
  /** The first day after it; for a single day this is left to counting. */
  readonly next?: { readonly year: number; readonly month: number; readonly day: number };
}

function limitsOf(date: DateValue): Limits | undefined {
  if (date.kind !== "date" || date.month === undefined) {
    const years = yearsOf(date);
    return years && { first: newYear(years[0]), next: newYear(years[1] + 1) };
  }
  if (date.year === undefined) return undefined;
  const year = astronomical(date.year);
  const { month, day } = date;
  if (day !== undefined) return { first: { year, month, day } };
  const next = month === 12 ? newYear(year + 1) : { year, month: month + 1, day: 1 };
  return { first: { year, month, day: 1 }, next };
}

function newYear(year: number): { year: number; month: 1; day: 1 } {
  return { year, month: 1, day: 1 };
}

/** The first and the last year of a date, in astronomical count. */
function yearsOf(date: DateValue): readonly [number, number] | undefined {
  switch (date.kind) {
    case "decade":
      return date.first < 0 ? [astronomical(date.first - 9), astronomical(date.first)] : [Math.max(date.first, 1), date.first + 9];
    case "century":
      return date.century < 0
        ? [astronomical(100 * date.century), astronomical(100 * date.century + 99)]
        : [100 * date.century - 99, 100 * date.century];
    case "date":
      return date.year === undefined ? undefined : [astronomical(date.year), astronomical(date.year)];
  }
}

/** The year 1 BCE, -1 in an id, is the astronomers' year 0. */
function astronomical(year: number): number {
  return year < 0 ? year + 1 : year;
}

function asInBooks(year: number): number {
  return year < 1 ? year - 1 : year;
}

function prolepticDate({ precision, spans }: Bounds): readonly CalendarDate[] {
  return spans.flatMap(({ first, last }) =>
    precision === "day" && last < reform ? stretch(gregorian, "gregorian", precision, first, last) : [],
  );
}

function hijriDates({ precision, spans }: Bounds): readonly CalendarDate[] {
  return spans.flatMap(({ first, last }) => {
    if (last < hijra) return [];
    const start = Math.max(first, hijra);
    const official = stretch(ummAlQura, "ummAlQura", precision, start, last);
    const byTable = stretch(tabular, "tabular", precision, start, last);
    const isSaid = official.length > 0 && (precision !== "day" || isSame(official[0]!, byTable[0]));
    return isSaid ? official : [...official, ...byTable];
  });
}

function solarDates({ precision, spans }: Bounds): readonly CalendarDate[] {
  const dates = spans.flatMap(({ by, first, last }) => {
    const name = last < reform ? "julian" : "gregorian";
    const inBooks = stretch(historical, name, precision, first, last);
    const proleptic = name === "julian" && precision === "day" ? stretch(gregorian, "gregorian", precision, first, last) : [];
    return [...inBooks, ...proleptic].map((date): CalendarDate => ({ ...date, by: by === "ummAlQura" ? by : "tabular" }));
  });
  const said = precision === "day" ? dates : dates.slice(0, 1);
  return said.filter((date, at) => !said.slice(0, at).some((other) => isSame(date, other)));
}

function stretch(calendar: Calendar, name: CalendarName, precision: Precision, first: number, last: number): CalendarDate[] {
  const [from, to] = [pointOf(calendar, precision, first), pointOf(calendar, precision, last)];
  if (!from || !to) return [];
  return [{ calendar: name, ...from, ...(isSamePoint(from, to) ? {} : { to }) }];
}

function pointOf(calendar: Calendar, precision: Precision, day: number): DatePoint | undefined {
  const date = calendar.dateOf(day);
  if (!date) return undefined;
  const year = asInBooks(date.year);
  if (precision === "year") return { year };
  return precision === "month" ? { year, month: date.month } : { year, month: date.month, day: date.day };
}

function isSame(one: CalendarDate, other: CalendarDate | undefined): boolean {
  if (!other || !isSamePoint(one, other) || isHijri(one) !== isHijri(other)) return false;
  if (!isHijri(one) && one.calendar !== other.calendar) return false;
  return isSamePoint(one.to ?? one, other.to ?? other);
}

function isSamePoint(one: DatePoint, other: DatePoint): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** Whether a date is one of the Hijra. */
export function isHijri({ calendar }: CalendarDate): boolean {
  return calendar === "ummAlQura" || calendar === "tabular";
}

/** Whether a Gregorian date lies before its calendar, so that nobody living then used it. */
export function isProleptic({ calendar, year, month = 1, day = 1 }: CalendarDate): boolean {
  return calendar === "gregorian" && isBeforeReform({ year, month, day });
}
