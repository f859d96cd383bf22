import { bare, foldWord } from "../text/fold.ts";
import type { Item } from "./items.ts";
import { isOneOf, isSign, lookUp, wordSet } from "./items.ts";

export type Calendar = "gregorian" | "hijri";

interface Name {
  readonly calendar: Calendar;
  readonly month: number;
  /** The folded words after the first: "الثاني" of "كانون الثاني". */
  readonly rest: readonly string[];
  /** The word is also a verb or a person's name. */
  readonly isAmbiguous: boolean;
}

/** Egyptian and Gulf, Levantine and Iraqi, Tunisian and Algerian, Moroccan names, by month. */
const gregorian: readonly string[] = [
  "يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي",
  "فبراير|شباط|فيفري|فبرائر",
  "مارس?|آذار|مارت",
  "أبريل|نيسان|أفريل|ابرايل",
  "مايو|أيار|ماي?",
  "يونيو|يونية|حزيران|جوان?",
  "يوليو|يولية|تموز|جويلية|يوليوز",
  "أغسطس|آب?|أوت?|غشت|أغشت",
  "سبتمبر|أيلول|شتنبر",
  "أكتوبر|تشرين الأول|تشرين أول|أوكتوبر",
  "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر",
  "ديسمبر|كانون الأول|كانون أول|دجنبر",
];

const hijri: readonly string[] = [
  "محرم?|المحرم?",
  "صفر?",
  "ربيع الأول?",
  "ربيع الآخر?|ربيع الثاني?",
  "جمادى الأولى|جمادى الأول",
  "جمادى الآخرة|جمادى الثانية|جمادى الآخر",
  "رجب?",
  "شعبان?",
  "رمضان?",
  "شوال?",
  "ذو القعدة|ذي القعدة",
  "ذو الحجة|ذي الحجة",
];

/** Months by the first word of their names. */
export const months = nameTable();

function nameTable(): ReadonlyMap<string, readonly Name[]> {
  const table = new Map<string, Name[]>();
  const add = (calendar: Calendar, spellings: string, month: number): void => {
    for (const spelling of spellings.split("|")) {
      const [first = "", ...rest] = spelling.replace("?", "").split(" ").map(foldWord);
      const name = { calendar, month, rest, isAmbiguous: spelling.endsWith("?") };
      table.set(first, [...(table.get(first) ?? []), name]);
    }
  };
  gregorian.forEach((spellings, index) => add("gregorian", spellings, index + 1));
  hijri.forEach((spellings, index) => add("hijri", spellings, index + 1));
  return table;
}

/** A month that was read, by one name or by two of the same month. */
export interface Month {
  readonly calendar: Calendar;
  readonly month: number;
  readonly isAmbiguous: boolean;
  readonly start: number;
  readonly clitics: string;
  /** Index of the item after it. */
  readonly next: number;
}

/** The month named at an item: أكتوبر, تشرين الأول/أكتوبر, أكتوبر (تشرين الأول), مارس آذار, ربيع الأول. */
export function monthAt(items: readonly Item[], at: number): Month | undefined {
  const first = nameAt(items, at);
  if (!first || isOneOf(items[at - 1], partsOfNames)) return undefined;
  const isBracketed = isSign(items[first.next], "(");
  const isJoined = isBracketed || isSign(items[first.next], "/") || isSign(items[first.next], "-");
  const second = nameAt(items, isJoined ? first.next + 1 : first.next, first.month);
  const isSameMonth = second?.clitics === "" && second.calendar === first.calendar && second.month === first.month;
  if (!second || !isSameMonth) return first;
  if (!isBracketed) return { ...first, isAmbiguous: false, next: second.next };
  return isSign(items[second.next], ")") ? { ...first, isAmbiguous: false, next: second.next + 1 } : first;
}

/** Luigi Di Maio is no month. */
const partsOfNames = wordSet("دي لويجي");

/** The name at an item. After another name of the month that is `expected`, اب without its madda is August too. */
function nameAt(items: readonly Item[], at: number, expected?: number): Month | undefined {
  const found = lookUp(items[at], months);
  const name = found?.value.find(({ rest }) => rest.every((word, index) => items[at + 1 + index]?.folded === word));
  if (!found || !name) return undefined;
  const { calendar, month, rest, isAmbiguous } = name;
  const isFather = name.month === 8 && calendar === "gregorian" && !isAugust(items[at]!, found.clitics);
  if (isFather && expected !== 8) return undefined;
  return { calendar, month, isAmbiguous, start: found.start, clitics: found.clitics, next: at + 1 + rest.length };
}

/** آب is a month with its madda only: اب and أب are a father. */
function isAugust(item: Item, clitics: string): boolean {
  const stem = bare(item.text).slice(clitics.length);
  return stem.length > 2 || stem === "آب";
}

const before = wordSet("شهر لشهر بشهر وشهر شهري في منذ خلال حتى مطلع أول أوائل بداية منتصف نهاية أواخر آخر طوال بحلول");
const after = wordSet("الماضي المقبل القادم الجاري الحالي الفائت المنصرم المبارك الكريم");

/** Whether the words around an ambiguous name tell that it is a month here. */
export function isClearlyMonth(items: readonly Item[], at: number, { next }: Month): boolean {
  return isOneOf(items[at - 1], before) || isOneOf(items[next], after);
}
