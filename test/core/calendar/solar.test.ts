import assert from "node:assert/strict";
import { weekdayOf } from "../../../src/core/calendar/calendar.ts";
import { gregorian, historical, isBeforeReform, julian, reform } from "../../../src/core/calendar/solar.ts";

const date = (year: number, month: number, day: number) => ({ year, month, day });

describe("the Gregorian calendar", () => {
  it("counts as JavaScript does", () => {
    for (const time of [0, Date.UTC(2000, 1, 29), Date.UTC(1600, 11, 31), Date.UTC(2100, 2, 1), Date.UTC(-1, 0, 1)]) {
      const day = new Date(time);
      const expected = date(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
      assert.deepEqual(gregorian.dateOf(2440588 + time / 86_400_000), expected);
    }
  });

  it("has leap days in its leap years only", () => {
    assert.notEqual(gregorian.dayOf(date(2000, 2, 29)), undefined);
    for (const year of [1900, 2019, 2100]) assert.equal(gregorian.dayOf(date(year, 2, 29)), undefined);
  });

  it("has no day outside its months", () => {
    for (const wrong of [date(2020, 0, 1), date(2020, 13, 1), date(2020, 4, 31), date(2020, 4, 0)]) {
      assert.equal(gregorian.dayOf(wrong), undefined);
    }
  });
});

describe("the Julian calendar", () => {
  it("has a leap day every four years", () => assert.notEqual(julian.dayOf(date(1300, 2, 29)), undefined));

  it("names days of history", () => {
    // The death of Caesar, and the battle of Ḥiṭṭīn, a Saturday.
    assert.deepEqual(gregorian.dateOf(julian.dayOf(date(-43, 3, 15))!), date(-43, 3, 13));
    assert.equal(weekdayOf(julian.dayOf(date(1187, 7, 4))!), 6);
  });
});

describe("the calendar of books", () => {
  it("goes from 4 to 15 October 1582 overnight", () => {
    assert.equal(historical.dayOf(date(1582, 10, 15)), reform);
    assert.equal(historical.dayOf(date(1582, 10, 4)), reform - 1);
    assert.deepEqual(historical.dateOf(reform - 1), date(1582, 10, 4));
    assert.equal(isBeforeReform(date(1582, 10, 4)), true);
    assert.equal(isBeforeReform(date(1582, 10, 15)), false);
    assert.equal(weekdayOf(reform), 5);
  });
});
