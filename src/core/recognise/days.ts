import { foldWord } from "../text/fold.ts";
import type { Item, Reading } from "./items.ts";
import { isOneOf, lookUp, wordSet } from "./items.ts";

/** The days of the week. */
export const weekdays: ReadonlyMap<string, string> = new Map(
  (
    [
      ["السبت", "saturday"],
      ["الأحد", "sunday"],
      ["الاثنين", "monday"],
      ["الثلاثاء", "tuesday"],
      ["الأربعاء", "wednesday"],
      ["الخميس", "thursday"],
      ["الجمعة", "friday"],
    ] as const
  ).map(([name, id]) => [foldWord(name), id]),
);

/** A prayer, a market, a mosque or a chapter of that name; a pair of people ("the two"). */
const otherBefore = wordSet("صلاة خطبة خطب سورة جامع مسجد سوق شارع بين كلا هذين أحد عبد أبو آل");
/** Days that events are named for: "Bloody Sunday". */
const otherAfter = wordSet("الدامي الأسود السوداء العظيمة الحزينة الكبيرة معا");

/** The weekday named at an item. Without its date it is a named day all the same. */
export function weekdayAt(items: readonly Item[], at: number): Reading | undefined {
  const found = lookUp(items[at], weekdays);
  if (!found || isOneOf(items[at - 1], otherBefore) || isOneOf(items[at + 1], otherAfter)) return undefined;
  const { start, clitics, value } = found;
  return { start, end: items[at]!.end, next: at + 1, entity: `date:${value}`, clitics, confidence: 0.8 };
}

/** Feasts and days that have no other name. Their ids say which, not when. */
const names: readonly (readonly [readonly string[], string])[] = (
  [
    ["عيد الفطر", "eid-al-fitr"],
    ["عيد الأضحى", "eid-al-adha"],
    ["عيد الميلاد", "christmas"],
    ["عيد الفصح", "easter"],
    ["عيد العمال", "labour-day"],
    ["عيد النيروز", "nowruz"],
    ["عيد النوروز", "nowruz"],
    ["رأس السنة الهجرية", "hijri-new-year"],
    ["رأس السنة الميلادية", "new-year"],
    ["رأس السنة", "new-year"],
    ["المولد النبوي", "mawlid"],
    ["يوم عاشوراء", "ashura"],
    ["يوم عرفة", "arafah-day"],
    ["يوم الأرض", "land-day"],
    ["ليلة القدر", "laylat-al-qadr"],
  ] as const
).map(([name, id]) => [name.split(" ").map(foldWord), id] as const);

/** Feasts by the first word of their names. */
export const feasts: ReadonlyMap<string, typeof names> = new Map(
  names.map(([[first = ""]]) => [first, names.filter(([words]) => words[0] === first)]),
);

/** The feast or named day at an item: عيد الفطر, رأس السنة الهجرية. */
export function feastAt(items: readonly Item[], at: number): Reading | undefined {
  const found = lookUp(items[at], feasts);
  const feast = found?.value.find(([words]) => words.every((word, index) => index === 0 || items[at + index]?.folded === word));
  if (!found || !feast) return undefined;
  const [words, id] = feast;
  const next = at + words.length;
  return { start: found.start, end: items[next - 1]!.end, next, entity: `date:${id}`, clitics: found.clitics, confidence: 0.85 };
}
