import assert from "node:assert/strict";
import type { Calendar } from "../../../src/core/calendar/calendar.ts";
import { weekdayOf } from "../../../src/core/calendar/calendar.ts";
import { hijra, hijriDateOf, tabular, ummAlQura } from "../../../src/core/calendar/hijri.ts";
import { gregorian, julian } from "../../../src/core/calendar/solar.ts";

/** The day number of 1 January 1970. */
const unixEpoch = 2440588;
const millisecondsOfDay = 86_400_000;

/**
 * A calendar agrees with what Intl says of the first and the last day of every month in a stretch: then it agrees on the
 * days between too.
 */
function agreesWithIntl(calendar: Calendar, name: string, from: number, to: number): void {
  const format = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" });
  const inIntl = (day: number): number[] => (format.format((day - unixEpoch) * millisecondsOfDay).match(/\d+/g) ?? []).map(Number);
  for (let day = from; day <= to; ) {
    const { year, month } = calendar.dateOf(day)!;
    let last = day + 28;
    while (last < to && calendar.dateOf(last + 1)!.month === month) last++;
    assert.deepEqual(inIntl(day), [month, 1, year]);
    assert.deepEqual(inIntl(last), [month, last - day + 1, year]);
    day = last + 1;
  }
}

const gregorianDay = (year: number, month: number, day: number): number => gregorian.dayOf({ year, month, day })!;

describe("the Umm al-Qura calendar", () => {
  const first = gregorianDay(1937, 3, 14);
  const last = gregorianDay(2077, 11, 16);

  it("is the one of Intl on every day from 1356 to 1500", () => agreesWithIntl(ummAlQura, "islamic-umalqura", first, last));

  it("is defined for those years only", () => {
    assert.deepEqual(ummAlQura.dateOf(first), { year: 1356, month: 1, day: 1 });
    assert.deepEqual(ummAlQura.dateOf(last), { year: 1500, month: 12, day: 30 });
    assert.equal(ummAlQura.dateOf(first - 1), undefined);
    assert.equal(ummAlQura.dateOf(last + 1), undefined);
    assert.equal(ummAlQura.dayOf({ year: 1355, month: 12, day: 1 }), undefined);
    assert.equal(ummAlQura.dayOf({ year: 1501, month: 1, day: 1 }), undefined);
  });

  it("has 10 October 2020 as 23 Ṣafar 1442", () =>
    assert.deepEqual(ummAlQura.dateOf(gregorianDay(2020, 10, 10)), { year: 1442, month: 2, day: 23 }));

  it("has no thirtieth of a short month", () => {
    assert.equal(ummAlQura.dayOf({ year: 1442, month: 1, day: 30 }), undefined);
    assert.equal(ummAlQura.dayOf({ year: 1442, month: 13, day: 1 }), undefined);
  });
});

describe("the tabular calendar", () => {
  it("is Intl's islamic-civil through two cycles from the Hijra on, and two of our time", () => {
    for (const start of [hijra, tabular.dayOf({ year: 1411, month: 1, day: 1 })!]) {
      agreesWithIntl(tabular, "islamic-civil", start, start + 2 * 10631 - 1);
    }
  });

  it("begins on Friday, 16 July 622 of the Julian calendar", () => {
    assert.equal(julian.dayOf({ year: 622, month: 7, day: 16 }), hijra);
    assert.equal(weekdayOf(hijra), 5);
    assert.equal(tabular.dateOf(hijra - 1), undefined);
  });

  it("has 10 October 2020 as 22 Ṣafar 1442", () =>
    assert.deepEqual(tabular.dateOf(gregorianDay(2020, 10, 10)), { year: 1442, month: 2, day: 22 }));

  it("has 26 Ramaḍān 808 as 17 March 1406, Julian", () => {
    const day = tabular.dayOf({ year: 808, month: 9, day: 26 })!;
    assert.deepEqual(julian.dateOf(day), { year: 1406, month: 3, day: 17 });
    assert.deepEqual(gregorian.dateOf(day), { year: 1406, month: 3, day: 26 });
  });

  it("has a thirtieth of Dhū al-Ḥijja in its eleven long years of thirty", () => {
    const isLong = (year: number): boolean => tabular.dayOf({ year, month: 12, day: 30 }) !== undefined;
    const long = Array.from({ length: 30 }, (_, index) => index + 1).filter(isLong);
    assert.deepEqual(long, [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]);
  });
});

describe("the Hijri date of a day", () => {
  it("is the official one where there is one", () => {
    assert.deepEqual(hijriDateOf(gregorianDay(2020, 10, 10)), { year: 1442, month: 2, day: 23 });
    assert.deepEqual(hijriDateOf(gregorianDay(1900, 1, 1)), tabular.dateOf(gregorianDay(1900, 1, 1)));
  });
});
