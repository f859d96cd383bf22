import type { Item } from "./items.ts";
import { lookUp } from "./items.ts";
import { foldWord } from "../text/fold.ts";

const units: readonly string[] = [
  "الأول الأولى الحادي الحادية الواحد الواحدة",
  "الثاني الثانية",
  "الثالث الثالثة",
  "الرابع الرابعة",
  "الخامس الخامسة",
  "السادس السادسة",
  "السابع السابعة",
  "الثامن الثامنة",
  "التاسع التاسعة",
  "العاشر العاشرة",
];

/** First to tenth with the article, in both genders: the parts of higher ordinals too. */
export const ordinalUnits: ReadonlyMap<string, number> = new Map(
  units.flatMap((words, index) => words.split(" ").map((word) => [foldWord(word), index + 1] as const)),
);

const tens: ReadonlyMap<string, number> = new Map(
  ["العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع"].flatMap((stem, index) =>
    ["ون", "ين"].map((ending) => [foldWord(stem + ending), (index + 2) * 10] as const),
  ),
);

/** The words that an ordinal may begin with. */
export const ordinals: ReadonlyMap<string, number> = new Map([...ordinalUnits, ...tens]);

/** An ordinal that was read. */
export interface Ordinal {
  readonly value: number;
  readonly start: number;
  readonly clitics: string;
  /** Index of the item after it. */
  readonly next: number;
}

/** The ordinal with the article at an item: الأول, الحادي عشر, الخامسة والعشرين, العشرون. */
export function ordinalAt(items: readonly Item[], at: number): Ordinal | undefined {
  const unit = lookUp(items[at], ordinalUnits);
  if (!unit) {
    const round = lookUp(items[at], tens);
    return round && { value: round.value, start: round.start, clitics: round.clitics, next: at + 1 };
  }
  const { start, clitics, value } = unit;
  const after = items[at + 1]?.kind === "word" ? items[at + 1]!.folded : "";
  if (after === "عشر" || after === "عشره") return { value: value + 10, start, clitics, next: at + 2 };
  const ten = after.startsWith("و") ? tens.get(after.slice(1)) : undefined;
  return ten ? { value: value + ten, start, clitics, next: at + 2 } : { value, start, clitics, next: at + 1 };
}
