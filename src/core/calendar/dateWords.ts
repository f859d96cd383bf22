/** Dates as words, in Arabic and in English. */

import type { CalendarDate, DatePoint } from "./otherCalendars.ts";
import { isHijri, isProleptic } from "./otherCalendars.ts";

const months = {
  ar: {
    solar: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|"),
    hijri: "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة".split("|"),
  },
  en: {
    solar: "January|February|March|April|May|June|July|August|September|October|November|December".split("|"),
    hijri: "Muḥarram|Ṣafar|Rabīʿ I|Rabīʿ II|Jumādā I|Jumādā II|Rajab|Shaʿbān|Ramaḍān|Shawwāl|Dhū al-Qaʿda|Dhū al-Ḥijja".split("|"),
  },
} as const;

const eras = {
  ar: { hijri: "هـ", common: "م", beforeChrist: " ق.م" },
  en: { hijri: " AH", common: " CE", beforeChrist: " BCE" },
} as const;

type Language = keyof typeof months;

/** 23 صفر 1442هـ, 10 أكتوبر 2020, 1405–1406م. */
export function dateInArabic(date: CalendarDate): string {
  return inWords(date, "ar");
}

/** 23 Ṣafar 1442 AH, 10 October 2020, 1405–1406 CE. */
export function dateInEnglish(date: CalendarDate): string {
  return inWords(date, "en");
}

/** The name of the calendar of a date. */
export function calendarInArabic(date: CalendarDate): string {
  switch (date.calendar) {
    case "ummAlQura":
      return "تقويم أم القرى";
    case "tabular":
      return "التقويم الهجري الحسابي";
    case "julian":
      return "التقويم اليولياني";
    case "gregorian":
      return isProleptic(date) ? "التقويم الغريغوري بأثر رجعي" : "التقويم الغريغوري";
  }
}

/** The name of the calendar of a date. */
export function calendarInEnglish(date: CalendarDate): string {
  switch (date.calendar) {
    case "ummAlQura":
      return "Umm al-Qura calendar";
    case "tabular":
      return "tabular Hijri calendar";
    case "julian":
      return "Julian calendar";
    case "gregorian":
      return isProleptic(date) ? "proleptic Gregorian calendar" : "Gregorian calendar";
  }
}

/** What two dates share is said once: 10–12 October 2020, 30 September – 2 October 2020. */
function inWords(date: CalendarDate, language: Language): string {
  const { to } = date;
  const words = (point: DatePoint): string => pointInWords(point, date, language);
  if (!to) return words(date);
  if (eraOf(date, date, language) !== eraOf(to, date, language)) return `${words(date)} – ${words(to)}`;
  if (date.month === undefined) return `${Math.abs(date.year)}–${words(to)}`;
  if (date.year !== to.year) return `${words(date)} – ${words(to)}`;
  const first = dayAndMonth(date, date, language);
  if (date.day === undefined) return `${first}–${words(to)}`;
  return date.month === to.month ? `${date.day}–${words(to)}` : `${first} – ${words(to)}`;
}

function pointInWords(point: DatePoint, date: CalendarDate, language: Language): string {
  const before = dayAndMonth(point, date, language);
  return `${before}${before && " "}${Math.abs(point.year)}${eraOf(point, date, language)}`;
}

function dayAndMonth({ month, day }: DatePoint, date: CalendarDate, language: Language): string {
  if (month === undefined) return "";
  const name = months[language][isHijri(date) ? "hijri" : "solar"][month - 1] ?? "";
  return day === undefined ? name : `${day} ${name}`;
}

/** A modern month or day needs no era beside it. */
function eraOf({ year, month }: DatePoint, date: CalendarDate, language: Language): string {
  if (isHijri(date)) return eras[language].hijri;
  if (year < 0) return eras[language].beforeChrist;
  return month === undefined || year < 1000 ? eras[language].common : "";
}
