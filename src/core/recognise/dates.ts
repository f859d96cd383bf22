import type { Recogniser } from "../model.ts";
import { feastAt, feasts, weekdayAt, weekdays } from "./days.ts";
import { isCountedNoun } from "./functionWords.ts";
import type { Item, Reading } from "./items.ts";
import { inTable, isOneOf, isSign, lookUp, readingsOf, wordSet, wordTable } from "./items.ts";
import type { Calendar, Month } from "./months.ts";
import { isClearlyMonth, monthAt, months } from "./months.ts";
import { ordinalAt, ordinals } from "./ordinals.ts";
import { centuryAt, centuryHeads, decadeAt, decades } from "./periods.ts";
import { unitAt } from "./units.ts";
import type { Year } from "./years.ts";
import { eraAt, plainYearAt, yearAfterHead, yearHeadAt, yearHeads } from "./years.ts";

/**
 * Days, months, years, decades and centuries by the Gregorian calendar and the Hijra: السبت 10 أكتوبر 2020, عام 1991,
 * 15 رمضان 1442هـ, ثمانينيات القرن الماضي. The words for day and month stay out, the word for year is part of the date.
 * "Beginning of", "end of" and days counted from today (أمس) are no part of one.
 */
export const dates: Recogniser = {
  name: "dates",
  version: "1",
  recognise: (segment) => readingsOf(segment, { type: "DATE", source: "dates", begins, read: dateAt }),
};

const begins = inTable(new Map<string, unknown>([
  ...weekdays, ...ordinals, ...months, ...yearHeads, ...decades, ...centuryHeads, ...feasts,
]));

function dateAt(items: readonly Item[], at: number): Reading | undefined {
  if (items[at]!.kind === "number") return numericDateAt(items, at) ?? dayAndMonthAt(items, at) ?? bareYearAt(items, at);
  if (items[at]!.kind === "sign") return undefined;
  return (
    weekdayDateAt(items, at) ??
    dayAndMonthAt(items, at) ??
    monthDateAt(items, at) ??
    yearWithHeadAt(items, at) ??
    decadeAt(items, at) ??
    centuryAt(items, at) ??
    feastAt(items, at)
  );
}

interface Parts {
  readonly calendar: Calendar;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** The id of a date as far as it is known: date:2020-10-10, date:--05-14, date:h:1442-09. */
function dateId(parts: Parts): string {
  return `date:${parts.calendar === "hijri" ? "h:" : ""}${isoDate(parts)}`;
}

function isoDate({ year, month, day }: Parts): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const days = day === undefined ? "" : `-${two(day)}`;
  if (month === undefined) return String(year);
  return year === undefined ? `--${two(month)}${days}` : `${year}-${two(month)}${days}`;
}

/** 10/10/2020, 2020-10-10, 10.10.2020, 23/2/1442هـ. Day before month unless that cannot be. */
function numericDateAt(items: readonly Item[], at: number): Reading | undefined {
  const numbers = threeNumbers(items, at);
  if (!numbers) return undefined;
  const [first, second, third] = numbers.texts;
  const isYearFirst = first.length === 4;
  const year = Number(isYearFirst ? first : third);
  const [a, b] = isYearFirst ? [Number(third), Number(second)] : [Number(first), Number(second)];
  const [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b];
  const hasYear = (isYearFirst ? first : third).length === 4 && year >= 1 && year <= 2100;
  if (!hasYear || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const era = eraAt(items, numbers.next, year);
  // A year below 1500 in such a date is the Hijra's: nobody writes 10/10/1442 of the Gregorian calendar.
  const calendar = era?.calendar ?? (year < 1500 ? "hijri" : "gregorian");
  const next = era?.next ?? numbers.next;
  const entity = dateId({ calendar, year, month, day });
  return { start: items[at]!.start, end: items[next - 1]!.end, next, entity, clitics: "", confidence: 0.97 };
}

function threeNumbers(items: readonly Item[], at: number): { texts: [string, string, string]; next: number } | undefined {
  const dotted = /^(\d{1,4})\.(\d{1,2})\.(\d{1,4})$/.exec(items[at]!.folded);
  if (dotted) return { texts: [dotted[1]!, dotted[2]!, dotted[3]!], next: at + 1 };
  const [first, sign, second, again, third] = items.slice(at, at + 5);
  const isJoined = sign?.kind === "sign" && /^[-/]$/.test(sign.folded) && isSign(again, sign.folded);
  if (!first || !second || !third || !isJoined || second.kind !== "number" || third.kind !== "number") return undefined;
  const texts = [first, second, third].map(({ folded }) => folded) as [string, string, string];
  return texts.every((text) => /^\d{1,4}$/.test(text)) ? { texts, next: at + 5 } : undefined;
}

/** A weekday, with the date after it when there is one: السبت 10 أكتوبر 2020, الجمعة الموافق 5 مايو. */
function weekdayDateAt(items: readonly Item[], at: number): Reading | undefined {
  const weekday = weekdayAt(items, at);
  if (!weekday) return undefined;
  const isAccording = items[at + 1]?.folded === "الموافق" || isSign(items[at + 1], ",");
  const dayAt = isAccording ? at + 2 : at + 1;
  const date = items[dayAt] && (numericDate(items, dayAt) ?? dayAndMonthAt(items, dayAt));
  return date ? { ...date, start: weekday.start, clitics: weekday.clitics, confidence: 0.98 } : weekday;
}

function numericDate(items: readonly Item[], at: number): Reading | undefined {
  return items[at]!.kind === "number" ? numericDateAt(items, at) : undefined;
}

interface Day {
  readonly day: number;
  /** The first day of a range. */
  readonly from?: number;
  readonly start: number;
  readonly clitics: string;
  readonly next: number;
}

/** A day and its month: 10 أكتوبر 2020, العاشر من أكتوبر, 5-7 مايو, 5 و6 مايو. */
function dayAndMonthAt(items: readonly Item[], at: number): Reading | undefined {
  const day = dayInDigits(items, at) ?? dayInWords(items, at);
  if (!day) return undefined;
  const hasOf = items[day.next]?.folded === "من";
  const monthIndex = afterWordForMonth(items, hasOf ? day.next + 1 : day.next);
  const month = monthAt(items, monthIndex);
  if (!month || month.clitics !== "") return undefined;
  const date = withYear(items, month, day.day);
  if (isDoubtfulDay(items, month, hasOf, date.next)) return undefined;
  const first = day.from === undefined ? "" : `${dateId({ ...date.parts, day: day.from })}/`;
  const last = dateId(date.parts);
  return {
    start: day.start,
    end: items[date.next - 1]!.end,
    next: date.next,
    entity: first === "" ? last : first + last.slice("date:".length),
    clitics: day.clitics,
    confidence: 0.97,
  };
}

/** "3 صفر" may be a score and "10 مارس" is a date; of the Hijri names only صفر follows a number without being a month. */
function isDoubtfulDay(items: readonly Item[], month: Month, hasOf: boolean, next: number): boolean {
  const isZero = month.calendar === "hijri" && month.month === 2;
  return isZero && !hasOf && next === month.next && items[month.next - 1]!.isSpaced;
}

function afterWordForMonth(items: readonly Item[], at: number): number {
  return items[at]?.folded === "شهر" ? at + 1 : at;
}

function dayInDigits(items: readonly Item[], at: number): Day | undefined {
  const first = dayNumber(items[at]);
  if (first === undefined) return undefined;
  const { start } = items[at]!;
  const joinsDays = isSign(items[at + 1], "-") || isOneOf(items[at + 1], joiningWords);
  const second = joinsDays ? dayNumber(items[at + 2]) : undefined;
  if (second !== undefined && second > first) return { from: first, day: second, start, clitics: "", next: at + 3 };
  return { day: first, start, clitics: "", next: at + 1 };
}

const joiningWords = wordSet("و إلى حتى أو");

function dayNumber(item: Item | undefined): number | undefined {
  if (item?.kind !== "number" || !/^\d{1,2}$/.test(item.folded)) return undefined;
  const day = Number(item.folded);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** An ordinal with "of": العاشر من. */
function dayInWords(items: readonly Item[], at: number): Day | undefined {
  const ordinal = ordinalAt(items, at);
  const isDay = ordinal && ordinal.value <= 31 && items[ordinal.next]?.folded === "من";
  return isDay ? { day: ordinal.value, start: ordinal.start, clitics: ordinal.clitics, next: ordinal.next } : undefined;
}

/** A month without a day: مايو, مايو 1991, أيار/مايو من العام 1991. */
function monthDateAt(items: readonly Item[], at: number): Reading | undefined {
  const month = monthAt(items, at);
  if (!month) return undefined;
  const date = withYear(items, month);
  const hasYear = date.parts.year !== undefined;
  if (month.isAmbiguous && !hasYear && !isClearlyMonth(items, at, month)) return undefined;
  const { start, clitics } = month;
  const confidence = hasYear ? 0.97 : 0.85;
  return { start, end: items[date.next - 1]!.end, next: date.next, entity: dateId(date.parts), clitics, confidence };
}

/** A month with the year after it, when there is one. */
function withYear(items: readonly Item[], month: Month, day?: number): { parts: Parts; next: number } {
  const year = yearAfterMonth(items, month);
  const calendar = month.calendar;
  if (!year) return { parts: { calendar, month: month.month, day }, next: month.next };
  return { parts: { calendar, year: year.year, month: month.month, day }, next: year.next };
}

function yearAfterMonth(items: readonly Item[], { next, calendar }: Month): Year | undefined {
  const afterOf = items[next]?.folded === "من" || isSign(items[next], ",") ? next + 1 : next;
  const year = yearHeadAt(items, afterOf)?.clitics === "" ? yearAfterHead(items, afterOf + 1) : plainYearWith(items, next);
  if (!year || year.to !== undefined) return undefined;
  const isOtherCalendar = year.isMarked && calendar === "hijri" && year.calendar === "gregorian" && year.year > 1600;
  return isOtherCalendar || (calendar === "gregorian" && year.calendar === "hijri") ? undefined : year;
}

/** The year right after a month, or after a comma: ten thousand is none, nor is what counts something. */
function plainYearWith(items: readonly Item[], at: number): Year | undefined {
  const yearIndex = isSign(items[at], ",") ? at + 1 : at;
  const year = plainYearAt(items, yearIndex);
  return year && year.year >= 1000 && year.to === undefined && !measures(items, year.next) ? year : year?.isMarked ? year : undefined;
}

/** عام 1991, سنة 40 هـ, عامي 1948, الأعوام 2010-2012, سنة ثلاث وعشرين. */
function yearWithHeadAt(items: readonly Item[], at: number): Reading | undefined {
  const head = yearHeadAt(items, at);
  const year = head && yearAfterHead(items, at + 1);
  if (!head || !year) return undefined;
  const isBare = items[at + 1]!.kind === "number" && year.next === at + 2;
  if (isBare && year.year < 100 && !items[at]!.folded.endsWith("سنه")) return undefined;
  const { start, clitics } = head;
  return { start, end: items[year.next - 1]!.end, next: year.next, entity: yearId(year), clitics, confidence: 0.97 };
}

function yearId({ year, to, calendar }: Year): string {
  return to === undefined ? dateId({ calendar, year }) : `${dateId({ calendar, year })}/${to}`;
}

const yearBefore = wordTable(`
  في منذ خلال حتى حلول منتصف أواخر أوائل مطلع بداية نهاية مواليد انتخابات حرب ثورة نكسة نكبة دستور اتفاق اتفاقية معاهدة
  حدود مونديال أولمبياد كأس موسم صيف شتاء ربيع خريف انقلاب أزمة أحداث هجمات موازنة ميزانية قمة يورو عامي
`);
const countBefore = wordTable(`
  نحو حوالي حوالى قرابة زهاء بقيمة بمبلغ تجاوز يتجاوز تتجاوز بلغ بلغت عدد عددهم بعدد مسافة ارتفاع رقم برقم القرار قرار أكثر أقل أكبر بنحو
  بحوالي لنحو مبلغ رؤية الفيفا موديل طراز هاتف الوحدة
`);

/**
 * A year on its own: 1900 to 2099 wherever nothing is counted, 1500 to 1899 only where the word before asks for a
 * date, and any year with its era (1442هـ).
 */
function bareYearAt(items: readonly Item[], at: number): Reading | undefined {
  const year = plainYearAt(items, at);
  const before = items[at - 1];
  if (!year || isGlued(items, at, year.next) || lookUp(before, countBefore) || measures(items, year.next)) return undefined;
  const isExpected = lookUp(before, yearBefore) !== undefined || isSign(before, "(") || year.to !== undefined || year.isMarked;
  if (!year.isMarked && isAccusative(items[year.next])) return undefined;
  const isModern = year.year >= 1900 && year.year < 2100;
  const isPlausible = year.isMarked || (year.year >= 1500 && isExpected) || (isModern && !isCountedNoun(items[year.next]) && !isRound(year));
  if (!isPlausible || (year.to !== undefined && year.year < 1000 && !year.isMarked)) return undefined;
  const confidence = isExpected ? 0.9 : 0.75;
  const { start } = items[at]!;
  return { start, end: items[year.next - 1]!.end, next: year.next, entity: yearId(year), clitics: "", confidence };
}

/** 2000 is a count as often as a year. */
function isRound({ year }: Year): boolean {
  return year === 2000 || year === 1900;
}

/** Part of a longer number or word: 1234-2018, #2018, 2018% */
function isGlued(items: readonly Item[], at: number, next: number): boolean {
  const before = items[at - 1];
  const after = items[next];
  if (isSign(before, "#") || isSign(before, "$")) return true;
  const isGluedBefore = before && !items[at]!.isSpaced && (before.kind === "sign" ? /^[-/:#@+=_&$€£]$/.test(before.folded) : /[a-z]$/.test(before.folded));
  const isSignGlued = after?.kind === "sign" && (/^[%$€£]$/.test(after.folded) || (/^[-/:@_=]$/.test(after.folded) && items[next + 1]?.isSpaced === false));
  const isGluedAfter = after && !after.isSpaced && (isSignGlued || /^[a-z]/.test(after.folded));
  return Boolean(isGluedBefore || isGluedAfter);
}

const scales = wordSet("ألف ألفا مليون مليونا مليار مليارا دولار دولارا يورو جنيه جنيها ريال ريالا ليرة درهم درهما دينار دينارا شيكل بالمئة بالمائة شخص قتيل");

/** Whether a number before an item measures or counts with it: a unit, a scale, a currency, a percent sign. */
function measures(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (isSign(item, "%") || isOneOf(item, scales)) return true;
  return unitAt(items, at) !== undefined && item!.folded !== "م" && item!.folded !== "يوم";
}

/** An indefinite noun in the accusative, as numbers that end in 11 to 99 ask for: 1967 شخصا. */
function isAccusative(item: Item | undefined): boolean {
  return isCountedNoun(item) && /[\u0628-\u064A]{2}\u064B?ا\u064B?$/u.test(item!.text);
}

