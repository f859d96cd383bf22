import assert from "node:assert/strict";
import fc from "fast-check";
import type { Calendar } from "../../src/core/calendar/calendar.ts";
import { weekdayOf } from "../../src/core/calendar/calendar.ts";
import type { DateValue } from "../../src/core/calendar/dateId.ts";
import { dateIdOf, parseDateId } from "../../src/core/calendar/dateId.ts";
import { hijra, tabular, ummAlQura } from "../../src/core/calendar/hijri.ts";
import { isPossibleDate, otherCalendars } from "../../src/core/calendar/otherCalendars.ts";
import { relativeDatesIn } from "../../src/core/calendar/relative.ts";
import { gregorian, historical, julian } from "../../src/core/calendar/solar.ts";

function holds<T>(given: fc.Arbitrary<T>, claim: (value: T) => void): void {
  fc.assert(fc.property(given, claim), { numRuns: 300 });
}

/** Numbers that may be a date or not. */
const anyNumbers = fc.record(
  { year: fc.integer({ min: 1, max: 2500 }), month: fc.integer({ min: -1, max: 14 }), day: fc.integer({ min: -1, max: 33 }) },
  { noNullPrototype: true },
);

const calendars: readonly (readonly [string, Calendar, number, number])[] = [
  ["Gregorian", gregorian, -2_000_000, 6_000_000],
  ["Julian", julian, -2_000_000, 6_000_000],
  ["Umm al-Qura", ummAlQura, 2428607, 2479988],
  ["tabular", tabular, hijra, 6_000_000],
];

for (const [name, calendar, from, to] of calendars) {
  describe(`the ${name} calendar`, () => {
    it("finds the day again by its date", () =>
      holds(fc.integer({ min: from, max: to }), (day) => assert.equal(calendar.dayOf(calendar.dateOf(day)!), day)));

    it("goes on by one day or begins a month", () =>
      holds(fc.integer({ min: from, max: to - 1 }), (day) => {
        const [today, tomorrow] = [calendar.dateOf(day)!, calendar.dateOf(day + 1)!];
        const isNextDay = tomorrow.day === today.day + 1 && tomorrow.month === today.month && tomorrow.year === today.year;
        const months = (tomorrow.year - today.year) * 12 + tomorrow.month - today.month;
        assert.ok(isNextDay || (tomorrow.day === 1 && months === 1 && today.day >= 28));
      }));

    it("names no day twice", () =>
      holds(anyNumbers, (date) => {
        const found = calendar.dayOf(date);
        if (found !== undefined) assert.deepEqual(calendar.dateOf(found), date);
      }));
  });
}

describe("the calendar of books", () => {
  it("finds the day again by its date", () =>
    holds(fc.integer({ min: 0, max: 3_000_000 }), (day) => assert.equal(historical.dayOf(historical.dateOf(day)!), day)));
});

describe("the two reckonings of the Hijra", () => {
  it("are never more than two days apart", () =>
    holds(fc.integer({ min: 2428607, max: 2479988 }), (day) => {
      const firstOfMonth = { ...ummAlQura.dateOf(day)!, day: 1 };
      assert.ok(Math.abs(tabular.dayOf(firstOfMonth)! - ummAlQura.dayOf(firstOfMonth)!) <= 2);
    }));
});

const era = fc.constantFrom("gregorian" as const, "hijri" as const);
const year = fc.integer({ min: 1, max: 2100 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 29 });
const plain = <T>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });
const value: fc.Arbitrary<DateValue> = fc.oneof(
  plain({ kind: fc.constant("date" as const), era, year, month, day }),
  plain({ kind: fc.constant("date" as const), era, year, month }),
  plain({ kind: fc.constant("date" as const), era, year }),
  plain({ kind: fc.constant("date" as const), era, month, day }),
  plain({ kind: fc.constant("decade" as const), era, first: year.map((number) => number - (number % 10)) }),
  plain({ kind: fc.constant("century" as const), era, century: fc.integer({ min: 1, max: 21 }) }),
);

describe("the id of a date", () => {
  it("is read back as what was written", () => {
    holds(value, (date) => assert.deepEqual(parseDateId(dateIdOf(date)), date));
    holds(fc.tuple(value, value), ([from, to]) => {
      const range = { kind: "range" as const, from, to: { ...to, era: from.era } };
      assert.deepEqual(parseDateId(dateIdOf(range)), range);
    });
  });
});

describe("a date in another calendar", () => {
  const ids = value.map(dateIdOf);

  it("leads back to a time that holds the first", () =>
    holds(fc.record({ era, year: fc.integer({ min: 1, max: 2050 }), month, day: fc.integer({ min: 1, max: 28 }) }), (date) => {
      const id = dateIdOf({ kind: "date", ...date });
      for (const other of otherCalendars(id)) {
        if (other.calendar === "gregorian" && otherCalendars(id).some(({ calendar }) => calendar === "julian")) continue;
        if (other.calendar === "gregorian" && date.era === "gregorian") continue;
        const { year: otherYear, month: otherMonth = 1, day: otherDay = 1 } = other;
        const isHijri = other.calendar === "ummAlQura" || other.calendar === "tabular";
        const back = dateIdOf({ kind: "date", era: isHijri ? "hijri" : "gregorian", year: otherYear, month: otherMonth, day: otherDay });
        const returned = otherCalendars(back).map((found) => `${found.year}-${found.month}-${found.day}`);
        assert.ok(returned.includes(`${date.year}-${date.month}-${date.day}`), `${id} ${back} ${returned.join(" ")}`);
      }
    }));

  it("comes in order and only for what exists", () =>
    holds(ids, (id) => {
      const others = otherCalendars(id);
      if (others.length > 0) assert.ok(isPossibleDate(id));
      for (const { to, year: first } of others) assert.ok(to === undefined || to.year >= first);
    }));
});

describe("relative dates", () => {
  const words = fc.constantFrom(
    ..."قبل منذ بعد من الآن 25 ثلاث سنوات عاما عام عامين ونصف العام الماضي المقبل الشهر أمس الأول اليوم السبت مايو 14 مطلع القرن هذا الجاري نحو ، .".split(" "),
  );

  it("lie in the text, in order, and have ids that can exist", () =>
    holds(fc.tuple(fc.array(words, { maxLength: 12 }), fc.integer({ min: 2415021, max: 2469807 })), ([list, number]) => {
      const text = list.join(" ");
      const today = gregorian.dateOf(number)!;
      const found = relativeDatesIn(text, dateIdOf({ kind: "date", era: "gregorian", ...today }));
      let end = 0;
      for (const date of found) {
        assert.ok(date.start >= end && date.end > date.start && date.end <= text.length);
        assert.ok(isPossibleDate(date.entity), date.entity);
        end = date.end;
      }
    }));

  it("put the last weekday one to seven days back, and the next as far ahead", () =>
    holds(fc.integer({ min: 2415021, max: 2469807 }), (number) => {
      const today = dateIdOf({ kind: "date", era: "gregorian", ...gregorian.dateOf(number)! });
      const dayOf = (text: string): number => {
        const date = parseDateId(relativeDatesIn(text, today)[0]!.entity);
        return date?.kind === "date" ? gregorian.dayOf({ year: date.year!, month: date.month!, day: date.day! })! : NaN;
      };
      const [last, next] = [dayOf("الثلاثاء الماضي"), dayOf("الثلاثاء المقبل")];
      assert.equal(weekdayOf(last), 2);
      assert.equal(weekdayOf(next), 2);
      assert.ok(number - last >= 1 && number - last <= 7 && next - number >= 1 && next - number <= 7);
    }));
});
