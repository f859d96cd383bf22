import { foldWord } from "../text/fold.ts";
import type { Item, Reading } from "./items.ts";
import { isSign, lookUp } from "./items.ts";
import type { Ordinal } from "./ordinals.ts";
import { ordinalAt } from "./ordinals.ts";
import { afterBeforeChrist } from "./years.ts";

/** The tens of a decade. */
export const decades: ReadonlyMap<string, number> = new Map(
  ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"].flatMap((ten, index) =>
    ["ات", "يات"].flatMap((ending) =>
      ["", "ال"].map((article) => [foldWord(article + ten + ending), (index + 2) * 10] as const),
    ),
  ),
);

/**
 * A decade: الخمسينات, ثمانينيات القرن الماضي, الستينات من القرن التاسع عشر. Without a century it is one of the twentieth. The
 * decade of a person's age (في الثلاثينات من عمره) is none, and without the article it needs its century.
 */
export function decadeAt(items: readonly Item[], at: number): Reading | undefined {
  const found = lookUp(items[at], decades);
  if (!found || isAge(items, at + 1)) return undefined;
  const century = centuryOfDecade(items, at + 1);
  const hasArticle = items[at]!.end - found.start > 0 && foldWord(items[at]!.text).includes("ال");
  if (!century && !hasArticle && !isBesideDecade(items, at)) return undefined;
  const first = ((century?.century ?? 20) - 1) * 100 + found.value;
  const next = century?.next ?? at + 1;
  const entity = `date:${century?.prefix ?? ""}${first}s`;
  return { start: found.start, end: items[next - 1]!.end, next, entity, clitics: found.clitics, confidence: 0.95 };
}

function isAge(items: readonly Item[], at: number): boolean {
  return items[at]?.folded === "من" && /^(?:ال)?عمر/.test(items[at + 1]?.folded ?? "");
}

/** "ستينيات وسبعينيات القرن الماضي": the century after the second is the first one's too. */
function isBesideDecade(items: readonly Item[], at: number): boolean {
  return lookUp(items[at + 1], decades) !== undefined && centuryOfDecade(items, at + 2) !== undefined;
}

interface Century {
  readonly century: number;
  readonly prefix: string;
  readonly next: number;
}

function centuryOfDecade(items: readonly Item[], at: number): Century | undefined {
  const word = items[at]?.folded === "من" ? at + 1 : at;
  if (items[word]?.folded !== "القرن") return undefined;
  const after = items[word + 1]?.folded;
  if (after === "الماضي" || after === "المنصرم" || after === "الفائت") return { century: 20, prefix: "", next: word + 2 };
  const number = centuryNumber(items, word + 1);
  if (!number) return undefined;
  const era = centuryEra(items, number.next);
  return { century: number.value, prefix: era.prefix, next: era.next };
}

/** A century or two: القرن التاسع عشر, القرن الـ19, القرن الثالث الهجري, القرنين الثامن عشر والتاسع عشر. */
export function centuryAt(items: readonly Item[], at: number): Reading | undefined {
  const head = lookUp(items[at], centuryHeads);
  const first = head && centuryNumber(items, at + 1);
  if (!head || !first) return undefined;
  const second = head.value === 2 ? centuryNumber(items, items[first.next]?.folded === "و" ? first.next + 1 : first.next) : undefined;
  const last = second ?? first;
  const era = centuryEra(items, last.next);
  const from = `${era.prefix}${first.value}c`;
  const entity = second ? `date:${from}/${era.prefix}${second.value}c` : `date:${from}`;
  return { start: head.start, end: items[era.next - 1]!.end, next: era.next, entity, clitics: head.clitics, confidence: 0.95 };
}

/** The words for one century and two. */
export const centuryHeads: ReadonlyMap<string, 1 | 2> = new Map([["القرن", 1], ["القرنين", 2], ["القرنان", 2]] as const);

/** The number of a century: an ordinal, or digits after the article (الـ19) or alone. */
function centuryNumber(items: readonly Item[], at: number): Pick<Ordinal, "value" | "next"> | undefined {
  const ordinal = ordinalAt(items, at);
  if (ordinal && ordinal.value <= 30) return ordinal;
  const digits = items[at]?.folded === "ال" ? at + 1 : at;
  const value = items[digits]?.kind === "number" ? Number(items[digits].folded) : NaN;
  return value >= 1 && value <= 30 ? { value, next: digits + 1 } : undefined;
}

function centuryEra(items: readonly Item[], at: number): { prefix: string; next: number } {
  const word = items[at]?.folded ?? "";
  if (word === "الهجري" || word === "للهجره" || word === "ه") return { prefix: "h:", next: at + 1 };
  const next = afterBeforeChrist(items, at);
  if (next !== undefined) return { prefix: "-", next };
  if (word === "الميلادي" || word === "للميلاد" || (word === "م" && !isSign(items[at + 1], "."))) return { prefix: "", next: at + 1 };
  return { prefix: "", next: at };
}
