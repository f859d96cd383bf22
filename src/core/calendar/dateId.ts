/** The ids of dates that recognition gives, as data and back: date:2020-10-10, date:h:1442, date:--05, date:19c. */

import type { Calendar as Era } from "../recognise/months.ts";

/** A date as far as it is known. Years before Christ count below zero, and there is no year 0. */
export interface PartialDate {
  readonly kind: "date";
  readonly era: Era;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Ten years, named for the first: 1980 for 1980 to 1989, -490 for 499 to 490 BCE. */
export interface Decade {
  readonly kind: "decade";
  readonly era: Era;
  readonly first: number;
}

/** A hundred years; -5 is the fifth century BCE. */
export interface Century {
  readonly kind: "century";
  readonly era: Era;
  readonly century: number;
}

export type DateValue = PartialDate | Decade | Century;

export interface DateRange {
  readonly kind: "range";
  readonly from: DateValue;
  readonly to: DateValue;
}

/** A weekday or feast: which, not when. */
export interface NamedDay {
  readonly kind: "named";
  readonly name: string;
}

/** What the id of a date says; nothing when it is no such id. */
export function parseDateId(id: string): DateValue | DateRange | NamedDay | undefined {
  if (!id.startsWith("date:")) return undefined;
  const [first = "", second] = id.slice("date:".length).split("/");
  const from = valueOf(first);
  if (second === undefined) return from ?? (/^[a-z]+(?:-[a-z]+)*$/.test(first) ? { kind: "named", name: first } : undefined);
  const hasEra = second.startsWith("h:") || from?.era !== "hijri";
  const to = valueOf(hasEra ? second : `h:${second}`);
  return from && to ? { kind: "range", from, to } : undefined;
}

const shape = /^(h:)?(?:(-?\d+)([sc])|(-?\d+|-)(?:-(\d\d))?(?:-(\d\d))?)$/;

function valueOf(text: string): DateValue | undefined {
  const [found, hijri, number, period, year, month, day] = shape.exec(text) ?? [];
  if (found === undefined || (year === "-" && month === undefined)) return undefined;
  const era = hijri === undefined ? "gregorian" : "hijri";
  if (period === "s") return { kind: "decade", era, first: Number(number) };
  if (period === "c") return { kind: "century", era, century: Number(number) };
  return {
    kind: "date",
    era,
    ...(year === "-" ? {} : { year: Number(year) }),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

/** The id of a date. */
export function dateIdOf(date: DateValue | DateRange | NamedDay): string {
  switch (date.kind) {
    case "named":
      return `date:${date.name}`;
    case "range":
      return `date:${textOf(date.from)}/${textOf(date.to)}`;
    default:
      return `date:${textOf(date)}`;
  }
}

function textOf(date: DateValue): string {
  return (date.era === "hijri" ? "h:" : "") + withoutEra(date);
}

function withoutEra(date: DateValue): string {
  if (date.kind === "decade") return `${date.first}s`;
  if (date.kind === "century") return `${date.century}c`;
  const rest = [date.month, date.day].filter((part) => part !== undefined).map((part) => `-${String(part).padStart(2, "0")}`);
  return (date.year === undefined ? "-" : String(date.year)) + rest.join("");
}
