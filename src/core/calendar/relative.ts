/** Dates that count from the day of the text: أمس, العام الماضي, قبل 25 عاما. */

import { dates } from "../recognise/dates.ts";
import { weekdays } from "../recognise/days.ts";
import type { Item } from "../recognise/items.ts";
import { isOneOf, itemsOf, lookUp, wordSet, wordTable } from "../recognise/items.ts";
import { tokenise } from "../text/tokenise.ts";
import type { YearMonthDay } from "./calendar.ts";
import { weekdayOf } from "./calendar.ts";
import type { DateValue, PartialDate } from "./dateId.ts";
import { dateIdOf, parseDateId } from "./dateId.ts";
import type { Duration, Unit, Words } from "./duration.ts";
import { durationAt, hasAttribute, unitTable } from "./duration.ts";
import { hijriDateOf } from "./hijri.ts";
import { gregorian } from "./solar.ts";

/** A relative expression in a text, and the id of the date that it means. */
export interface RelativeDate {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
}

/**
 * The id of the date that a relative expression means in a text of a given day ("2020-10-10", or the id of that day).
 * It is as precise as the expression: قبل 25 عاما is a year, الشهر المقبل a month, أمس a day, مطلع القرن ten years.
 * Nothing where no date can be told: a bare weekday, قبل سنوات, الأسبوع الماضي, قبل أكثر من عام, or time counted from
 * another event (قبل يومين من الانتخابات).
 */
export function resolveRelative(text: string, articleDate: string): string | undefined {
  return relativeDatesIn(text, articleDate)[0]?.entity;
}

/** All relative expressions of a text that can be resolved, in text order. */
export function relativeDatesIn(text: string, articleDate: string): readonly RelativeDate[] {
  const today = dayOfArticle(articleDate);
  if (!today) return [];
  const words = wordsOf(text);
  const found: RelativeDate[] = [];
  for (let at = 0; at < words.items.length; ) {
    const reading = words.items[at]!.kind === "sign" ? undefined : relativeAt(words, at, today);
    if (!reading || isBeforeChrist(reading.date)) {
      at++;
      continue;
    }
    found.push({ start: reading.start, end: words.items[reading.next - 1]!.end, entity: dateIdOf(reading.date) });
    at = reading.next;
  }
  return found;
}

function wordsOf(text: string): Words {
  const segment = { start: 0, end: text.length, text, tokens: [...tokenise(text)] };
  const items = itemsOf(segment);
  const absolute: [number, { start: number; next: number; entity: string }][] = [];
  let at = 0;
  for (const { start, end, entities } of dates.recognise(segment)) {
    while (items[at]!.end <= start) at++;
    const first = at;
    while (at < items.length && items[at]!.start < end) at++;
    absolute.push([first, { start, next: at, entity: entities[0] ?? "" }]);
  }
  return { items, dates: new Map(absolute) };
}

/** The day that the expressions count from. */
interface Today extends YearMonthDay {
  readonly number: number;
}

function dayOfArticle(articleDate: string): Today | undefined {
  const date = parseDateId(articleDate.startsWith("date:") ? articleDate : `date:${articleDate}`);
  if (date?.kind !== "date" || date.era !== "gregorian") return undefined;
  const { year, month, day } = date;
  if (year === undefined || month === undefined || day === undefined || year < 1) return undefined;
  const number = gregorian.dayOf({ year, month, day });
  return number === undefined ? undefined : { year, month, day, number };
}

interface Reading {
  readonly start: number;
  /** Index of the item after it. */
  readonly next: number;
  readonly date: DateValue;
}

/** Nobody counts years from today that far back. */
function isBeforeChrist(date: DateValue): boolean {
  return (date.kind === "date" ? date.year! : date.kind === "decade" ? date.first : date.century) < 1;
}

function relativeAt(words: Words, at: number, today: Today): Reading | undefined {
  const { items } = words;
  return (
    agoAt(words, at, today) ??
    dayFromTodayAt(items, at, today) ??
    weekdayFromTodayAt(items, at, today) ??
    periodAt(items, at, today) ??
    monthFromTodayAt(words, at, today)
  );
}

// A while ago

const ago = wordTable("قبل منذ");
const roughly = wordSet("نحو حوالي حوالى قرابة زهاء");
const past = wordSet("مضت خلت مضى خلا انقضت");

/** قبل 25 عاما, منذ نحو ثلاث سنوات, قبل عامين ونصف, ثلاث سنوات خلت; in 3 years: بعد ثلاث سنوات من الآن. */
function agoAt(words: Words, at: number, today: Today): Reading | undefined {
  const { items } = words;
  const head = lookUp(items[at], ago);
  const isAfter = items[at]!.folded === "بعد";
  const duration = durationAt(words, head || isAfter ? afterRoughly(items, at + 1) : at);
  if (!duration) return undefined;
  const isPast = isOneOf(items[duration.next], past);
  const fromNow = afterFromNow(items, duration.next);
  if (head || isPast) {
    const isFromOtherEvent = isOneOf(items[duration.next], fromEvent) && fromNow === undefined;
    const next = isPast ? duration.next + 1 : (fromNow ?? duration.next);
    return isFromOtherEvent ? undefined : { start: head?.start ?? items[at]!.start, next, date: shifted(today, duration, -1) };
  }
  return isAfter && fromNow !== undefined ? { start: items[at]!.start, next: fromNow, date: shifted(today, duration, 1) } : undefined;
}

/** Before what the time is counted back: قبل يومين من الانتخابات, قبل يوم على وصوله. */
const fromEvent = wordSet("من على");

function afterRoughly(items: readonly Item[], at: number): number {
  return isOneOf(items[at], roughly) ? at + 1 : at;
}

function afterFromNow(items: readonly Item[], at: number): number | undefined {
  return items[at]?.folded === "من" && /^(?:الان|اليوم)$/.test(items[at + 1]?.folded ?? "") ? at + 2 : undefined;
}

/** The date that lies a while before or after today, as precise as the unit. */
function shifted(today: Today, { amount, unit }: Duration, sign: 1 | -1): DateValue {
  const by = sign * amount;
  switch (unit) {
    case "day":
      return dayDate(today.number + Math.round(by));
    case "week":
      return dayDate(today.number + Math.round(7 * by));
    case "month":
      return monthDate(today, Math.round(by));
    case "year":
      return Number.isInteger(by) ? yearDate(today.year + by) : yearDate(monthDate(today, Math.round(12 * by)).year!);
    case "decade":
      return Number.isInteger(by) ? decadeDate(today.year + 10 * by) : yearDate(today.year + 10 * by);
    case "century":
      return centuryDate(today.year + Math.round(100 * by));
  }
}

function dayDate(day: number): PartialDate {
  return { kind: "date", era: "gregorian", ...gregorian.dateOf(day)! };
}

function monthDate({ year, month }: { readonly year: number; readonly month: number }, by: number): PartialDate {
  const months = year * 12 + month - 1 + by;
  return { kind: "date", era: "gregorian", year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

function yearDate(year: number): PartialDate {
  return { kind: "date", era: "gregorian", year };
}

function decadeDate(year: number): DateValue {
  return { kind: "decade", era: "gregorian", first: Math.floor(year / 10) * 10 };
}

function centuryDate(year: number): DateValue {
  return { kind: "century", era: "gregorian", century: Math.ceil(year / 100) };
}

// Days

const yesterday = wordTable("أمس البارحة");
const tomorrow = wordTable("غدا غد");
const todays = wordTable("اليوم");

/** أمس, أول من أمس, أمس الأول, اليوم, غدا, بعد غد, with the weekday after it when there is one. */
function dayFromTodayAt(items: readonly Item[], at: number, today: Today): Reading | undefined {
  const word = items[at]!.folded;
  const distance = (start: number, next: number, by: number): Reading | undefined => onWeekday(items, start, next, today.number + by);
  if (word === "اول" && items[at + 1]?.folded === "امس") return distance(items[at]!.start, at + 2, -2);
  if (word === "اول" && items[at + 1]?.folded === "من" && items[at + 2]?.folded === "امس") return distance(items[at]!.start, at + 3, -2);
  if (word === "بعد" && /^غدا?$/.test(items[at + 1]?.folded ?? "")) return distance(items[at]!.start, at + 2, 2);
  const before = lookUp(items[at], yesterday);
  if (before) return items[at + 1]?.folded === "الاول" ? distance(before.start, at + 2, -2) : distance(before.start, at + 1, -1);
  const after = lookUp(items[at], tomorrow);
  if (after) return distance(after.start, at + 1, 1);
  const now = lookUp(items[at], todays);
  // In a sentence the word alone is as often another day (ذلك اليوم) or part of a name (روسيا اليوم).
  const isToday = items.length === 1 || weekdays.has(items[at + 1]?.folded ?? "");
  return now && isToday ? distance(now.start, at + 1, 0) : undefined;
}

/** A day that the text also names: أمس الجمعة. A weekday that does not fit shows that another day is meant. */
function onWeekday(items: readonly Item[], start: number, next: number, day: number): Reading | undefined {
  const named = weekdays.get(items[next]?.folded ?? "");
  if (named === undefined) return { start, next, date: dayDate(day) };
  return weekNames.indexOf(named) === weekdayOf(day) ? { start, next: next + 1, date: dayDate(day) } : undefined;
}

const weekNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** الثلاثاء الماضي, الجمعة المقبل, الأحد قبل الماضي. */
function weekdayFromTodayAt(items: readonly Item[], at: number, today: Today): Reading | undefined {
  const found = lookUp(items[at], weekdays);
  const direction = found && directionAt(items, at + 1);
  if (!found || !direction || direction.by === 0) return undefined;
  const wanted = weekNames.indexOf(found.value);
  const forward = (wanted - weekdayOf(today.number) + 7) % 7;
  const nearest = direction.by > 0 ? (forward === 0 ? 7 : forward) : forward - 7;
  const weeks = direction.by < 0 ? direction.by + 1 : direction.by - 1;
  return { start: found.start, next: direction.next, date: dayDate(today.number + nearest + 7 * weeks) };
}

// Years, months, decades, centuries

interface Direction {
  /** -1 for the last, 0 for the current, 1 for the next. */
  readonly by: number;
  readonly next: number;
}

const last = wordSet("الماضي الماضية المنصرم المنصرمة الفائت الفائتة المنقضي المنقضية");
const current = wordSet("الحالي الحالية الجاري الجارية");
const coming = wordSet("المقبل المقبلة القادم القادمة الآتي الآتية");

/** الماضي, قبل الماضي, الجاري, المقبل. */
function directionAt(items: readonly Item[], at: number): Direction | undefined {
  if (isOneOf(items[at], last)) return { by: -1, next: at + 1 };
  if (isOneOf(items[at], current)) return { by: 0, next: at + 1 };
  if (isOneOf(items[at], coming)) return { by: 1, next: at + 1 };
  const before = items[at]?.folded === "ما" ? at + 1 : at;
  const isLastButOne = items[before]?.folded === "قبل" && isOneOf(items[before + 1], last);
  return isLastButOne ? { by: -2, next: before + 2 } : undefined;
}

const periods = unitTable({ "العام السنة": "year", "الشهر": "month", "العقد": "decade", "القرن": "century" });
const beginnings = wordTable("مطلع بداية أوائل مستهل");
const ends = wordTable("نهاية أواخر آخر ختام");
const middles = wordTable("منتصف أواسط");
const these = wordTable("هذا هذه");

/** العام الماضي, الشهر المقبل, هذا العام, مطلع القرن, نهاية القرن الماضي. Parts of years and months are not told apart. */
function periodAt(items: readonly Item[], at: number, today: Today): Reading | undefined {
  const beginning = lookUp(items[at], beginnings);
  const end = lookUp(items[at], ends);
  const part = beginning ?? end ?? lookUp(items[at], middles);
  const demonstrative = lookUp(items[part ? at + 1 : at], these);
  const head = lookUp(items[at + (part ? 1 : 0) + (demonstrative ? 1 : 0)], periods);
  if (!head || (part && head.clitics !== "")) return undefined;
  const next = at + (part ? 2 : 1) + (demonstrative ? 1 : 0);
  const direction = directionAt(items, next) ?? ((part || demonstrative) && !hasAttribute(items, next) ? { by: 0, next } : undefined);
  if (!direction) return undefined;
  const start = (part ?? demonstrative ?? head).start;
  const date = periodDate(head.value, direction.by, today);
  const decade = date.kind === "century" && (beginning || end) ? decadeOf(date.century, beginning !== undefined) : undefined;
  return { start, next: direction.next, date: decade ?? date };
}

function periodDate(unit: Unit, by: number, today: Today): DateValue {
  if (unit === "month") return monthDate(today, by);
  if (unit === "year") return yearDate(today.year + by);
  return unit === "decade" ? decadeDate(today.year + 10 * by) : centuryDate(today.year + 100 * by);
}

function decadeOf(century: number, isFirst: boolean): DateValue {
  return { kind: "decade", era: "gregorian", first: 100 * century - (isFirst ? 100 : 10) };
}

/** A month, or a day of one, with the year left to the word after it: مايو الماضي, 14 مايو المقبل, أكتوبر من العام الماضي. */
function monthFromTodayAt({ items, dates: absolute }: Words, at: number, today: Today): Reading | undefined {
  const found = absolute.get(at);
  const date = found && parseDateId(found.entity);
  if (!found || date?.kind !== "date" || date.year !== undefined) return undefined;
  const { start, next } = found;
  const ofYear = items[next]?.folded === "من" ? periodAt(items, next + 1, today) : undefined;
  if (ofYear?.date.kind === "date" && ofYear.date.month === undefined && date.era === "gregorian") {
    return { start, next: ofYear.next, date: { ...date, year: ofYear.date.year! } };
  }
  const direction = directionAt(items, next);
  const year = direction && yearOf(date, direction.by, today);
  return year === undefined ? undefined : { start, next: direction!.next, date: { ...date, year } };
}

/** The year of the last, current or next month of that name; the current month is neither the last nor the next. */
function yearOf({ era, month = 1 }: PartialDate, by: number, today: Today): number | undefined {
  const now = era === "hijri" ? hijriDateOf(today.number) : today;
  if (!now) return undefined;
  if (by === 0) return month === now.month ? now.year : undefined;
  if (by > 0) return month > now.month ? now.year : now.year + 1;
  return (month < now.month ? now.year : now.year - 1) + by + 1;
}
