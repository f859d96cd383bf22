import type { Recogniser } from "../model.ts";
import { foldWord } from "../text/fold.ts";
import type { Item, Reading } from "./items.ts";
import { inTable, isSign, lookUp, readingsOf } from "./items.ts";
import { numberAt } from "./numberWords.ts";
import { ordinalAt, ordinals } from "./ordinals.ts";
import { unitAt } from "./units.ts";

/**
 * Times of the clock: 12:16, 12:16 م, الساعة 5 مساء, الساعة الثالثة والنصف, الثامنة صباحا. The word for hour is part of the
 * time as the word for year is of a date; the time zone is not.
 */
export const times: Recogniser = {
  name: "times",
  version: "1",
  recognise: (segment) => readingsOf(segment, { type: "TIME", source: "times", begins, read: timeAt }),
};

/** Which half of the day a word tells. */
type Half = "morning" | "evening" | "noon" | "night";

const halves: ReadonlyMap<string, Half> = new Map(
  (
    [
      ["ص صباحا فجرا ضحى", "morning"],
      ["م مساء مساءا عصرا", "evening"],
      ["ظهرا", "noon"],
      ["ليلا", "night"],
    ] as const
  ).flatMap(([words, half]) => words.split(" ").map((word) => [foldWord(word), half] as const)),
);

const heads = new Map([["الساعه", true]]);
const begins = inTable(new Map<string, unknown>([...heads, ...ordinals]));

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly next: number;
}

function timeAt(items: readonly Item[], at: number): Reading | undefined {
  const head = lookUp(items[at], heads);
  if (head) return reading(items, head.start, head.clitics, clockAfterHead(items, at + 1));
  if (items[at]!.kind === "number") {
    const clock = digitalClock(items, at) ?? hourWithHalf(items, at);
    return reading(items, items[at]!.start, "", clock);
  }
  const hour = ordinalAt(items, at);
  const clock = hour && hourInWords(items, at);
  return clock && halfAt(items, clock.next) ? reading(items, hour.start, hour.clitics, clock) : undefined;
}

function reading(items: readonly Item[], start: number, clitics: string, clock: Clock | undefined): Reading | undefined {
  if (!clock) return undefined;
  const half = halfAt(items, clock.next);
  const next = half?.next ?? clock.next;
  const two = (value: number): string => String(value).padStart(2, "0");
  const entity = `time:${two(hourOfDay(clock.hour, half?.half))}:${two(clock.minute)}`;
  return { start, end: items[next - 1]!.end, next, entity, clitics, confidence: 0.93 };
}

function clockAfterHead(items: readonly Item[], at: number): Clock | undefined {
  return items[at]?.kind === "number" ? digitalClock(items, at) ?? dottedClock(items, at) ?? wholeHour(items, at) : hourInWords(items, at);
}

/** 12:16, 12:16:30. Minutes have two digits, which a score or a verse seldom has. */
function digitalClock(items: readonly Item[], at: number): Clock | undefined {
  const minutes = items[at + 2];
  const isTight = isSign(items[at + 1], ":") && !items[at + 1]!.isSpaced && minutes?.kind === "number" && !minutes.isSpaced;
  const isContinued = isSign(items[at - 1], ":") && !items[at]!.isSpaced && items[at - 2]?.kind === "number";
  if (!isTight || isContinued) return undefined;
  const clock = clockOf(items[at]!.folded, minutes.folded, at + 3);
  const seconds = items[at + 4];
  const hasSeconds = isSign(items[at + 3], ":") && !items[at + 3]!.isSpaced && /^[0-5]\d$/.test(seconds?.folded ?? "");
  return clock && hasSeconds ? { ...clock, next: at + 5 } : clock;
}

/** 12.16 and 20,00, after the word for hour only. */
function dottedClock(items: readonly Item[], at: number): Clock | undefined {
  const [, hour, minute] = /^(\d{1,2})[.,](\d\d)$/.exec(items[at]!.folded) ?? [];
  return hour && minute ? clockOf(hour, minute, at + 1) : undefined;
}

function clockOf(hour: string, minute: string, next: number): Clock | undefined {
  const isTime = /^(?:[01]?\d|2[0-4])$/.test(hour) && /^[0-5]\d$/.test(minute);
  return isTime ? { hour: Number(hour), minute: Number(minute), next } : undefined;
}

function wholeHour(items: readonly Item[], at: number): Clock | undefined {
  return /^(?:\d|1\d|2[0-4])$/.test(items[at]!.folded) ? { hour: Number(items[at]!.folded), minute: 0, next: at + 1 } : undefined;
}

/** "5 مساء": the letters م and ص alone are metres and pages here. */
function hourWithHalf(items: readonly Item[], at: number): Clock | undefined {
  const hour = wholeHour(items, at);
  const after = items[at + 1];
  return hour && hour.hour <= 12 && after && after.folded.length > 2 && halfAt(items, at + 1) ? hour : undefined;
}

const quarters: ReadonlyMap<string, number> = new Map([["والنصف", 30], ["والربع", 15], ["والثلث", 20], ["ونصف", 30]]);

/** "الثالثة والنصف", "الثانية عشرة": hours are feminine. */
function hourInWords(items: readonly Item[], at: number): Clock | undefined {
  const hour = ordinalAt(items, at);
  if (!hour || hour.value > 12 || !/ه$|الاولي$/.test(items[hour.next - 1]!.folded)) return undefined;
  const minute = quarters.get(items[hour.next]?.folded ?? "");
  if (minute !== undefined) return { hour: hour.value, minute, next: hour.next + 1 };
  const minutes = minutesAfterAnd(items, hour.next);
  if (minutes) return { hour: hour.value, ...minutes };
  const isQuarterTo = items[hour.next]?.folded === "الا" && /^ربعا?$|^الربع$/.test(items[hour.next + 1]?.folded ?? "");
  return isQuarterTo ? { hour: hour.value - 1, minute: 45, next: hour.next + 2 } : { hour: hour.value, minute: 0, next: hour.next };
}

/** "و40 دقيقة", "وخمس دقائق". */
function minutesAfterAnd(items: readonly Item[], at: number): { minute: number; next: number } | undefined {
  const amount = items[at]?.folded === "و" ? numberAt(items, at + 1) : numberAt(items, at);
  const isJoined = items[at]?.folded === "و" || amount?.clitics === "و";
  const unit = amount && isJoined && amount.value < 60 ? unitAt(items, amount.next) : undefined;
  return amount && unit?.unit === "minute" ? { minute: amount.value, next: unit.next } : undefined;
}

/** The half of the day told by a word (مساء) or a phrase (بعد الظهر). صباح without tanwin begins a phrase of its own. */
function halfAt(items: readonly Item[], at: number): { half: Half; next: number } | undefined {
  const item = items[at];
  if (item?.kind !== "word") return undefined;
  const half = halves.get(item.folded);
  if (half) return { half, next: at + 1 };
  const phrase = phrases.find(({ words }) => words.every((word, index) => items[at + index]?.folded === word));
  return phrase && { half: phrase.half, next: at + phrase.words.length };
}

const phrases: readonly { readonly words: readonly string[]; readonly half: Half }[] = [
  { words: ["بعد", "الظهر"], half: "evening" },
  { words: ["قبل", "الظهر"], half: "morning" },
  { words: ["بعد", "منتصف", "الليل"], half: "morning" },
];

function hourOfDay(hour: number, half: Half | undefined): number {
  const isAfterNoon = half === "evening" || (half === "noon" && hour < 11) || (half === "night" && hour >= 6);
  if (isAfterNoon && hour < 12) return hour + 12;
  return hour === 12 && (half === "morning" || half === "night") ? 0 : hour;
}
