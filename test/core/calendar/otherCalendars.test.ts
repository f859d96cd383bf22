import assert from "node:assert/strict";
import { calendarInArabic, calendarInEnglish, dateInArabic, dateInEnglish } from "../../../src/core/calendar/dateWords.ts";
import type { DatePoint } from "../../../src/core/calendar/otherCalendars.ts";
import { isPossibleDate, otherCalendars } from "../../../src/core/calendar/otherCalendars.ts";

const short = { ummAlQura: "Q", tabular: "T", julian: "J", gregorian: "G" };

/** The dates of an id in the other calendars, in English, each after the letter of its calendar. */
function is(id: string, ...expected: string[]): void {
  assert.deepEqual(otherCalendars(`date:${id}`).map((date) => `${short[date.calendar]} ${dateInEnglish(date)}`), expected);
}

describe("a day in the other calendars", () => {
  it("has two Hijri dates where the reckonings differ", () => is("2020-10-10", "Q 23 Ṣafar 1442 AH", "T 22 Ṣafar 1442 AH"));

  it("has one where they agree", () => is("2018-03-26", "Q 9 Rajab 1439 AH"));

  it("has one outside the years of Umm al-Qura", () => is("1900-01-01", "T 28 Shaʿbān 1317 AH"));

  it("is Julian before the reform, with the proleptic Gregorian date beside", () => {
    is("1406-03-17", "G 26 March 1406", "T 26 Ramaḍān 808 AH");
    is("1582-10-04", "G 14 October 1582", "T 16 Ramaḍān 990 AH");
    is("1582-10-15", "T 17 Ramaḍān 990 AH");
    is("-44-03-15", "G 13 March 44 BCE");
  });

  it("of the Hijra has the dates of both reckonings", () => {
    is("h:1442-02-23", "G 10 October 2020", "G 11 October 2020");
    assert.deepEqual(otherCalendars("date:h:1442-02-23").map(({ by }) => by), ["ummAlQura", "tabular"]);
    is("h:1439-07-09", "G 26 March 2018");
  });

  it("of the Hijra before the reform is Julian first", () => is("h:808-09-26", "J 17 March 1406", "G 26 March 1406"));

  it("may be several", () => is("2018-03-26/2018-03-28", "Q 9–11 Rajab 1439 AH"));
});

describe("a longer time in the other calendars", () => {
  it("is a span of years", () => {
    is("h:808", "J 1405–1406 CE");
    is("2020", "Q 1441–1442 AH");
    is("1406", "T 808–809 AH");
    is("h:1442/1443", "G 2020–2022 CE");
  });

  it("is a span of months", () => {
    is("2020-10", "Q Ṣafar–Rabīʿ I 1442 AH");
    is("h:1442-05", "G December 2020 – January 2021");
  });

  it("is a span of years for decades and centuries", () => {
    is("1980s", "Q 1400–1410 AH");
    is("19c", "T 1215–1318 AH");
    is("h:3c", "J 816–913 CE");
  });

  it("begins with the Hijra", () => {
    is("622", "T 1 AH");
    is("621");
    is("-586");
  });
});

describe("what has no other date", () => {
  it("lacks a year or does not exist", () => {
    for (const id of ["--05-14", "saturday", "2020-02-30", "h:1442-13-01"]) is(id);
    assert.deepEqual(otherCalendars("iran"), []);
  });

  it("is told from what can exist", () => {
    const areAll = (expected: boolean, ids: string): void => {
      for (const id of ids.split(" ")) assert.equal(isPossibleDate(`date:${id}`), expected, id);
    };
    areAll(false, "2020-02-30 2019-02-29 h:1442-13 --02-30 h:1442-01-31");
    areAll(true, "2020-02-29 h:1442-01-30 --02-29 saturday 1980s -586");
  });
});

describe("dates in words", () => {
  const [official, byTable] = otherCalendars("date:2020-10-10");
  const [, proleptic] = otherCalendars("date:h:808-09-26");

  it("are Arabic", () => {
    assert.equal(dateInArabic(official!), "23 صفر 1442هـ");
    assert.equal(dateInArabic(otherCalendars("date:h:808")[0]!), "1405–1406م");
    assert.equal(dateInArabic(otherCalendars("date:h:1442-02-23")[0]!), "10 أكتوبر 2020");
    assert.equal(dateInArabic(otherCalendars("date:2020-10")[0]!), "صفر–ربيع الأول 1442هـ");
    assert.equal(dateInArabic(otherCalendars("date:-44-03-15")[0]!), "13 مارس 44 ق.م");
  });

  it("say once what the ends of a span share", () => {
    const first = { calendar: "gregorian", year: 2020, month: 9, day: 30 } as const;
    const span = (to: DatePoint): string => dateInEnglish({ ...first, to });
    assert.equal(span({ year: 2020, month: 10, day: 2 }), "30 September – 2 October 2020");
    assert.equal(span({ year: 2021, month: 1, day: 2 }), "30 September 2020 – 2 January 2021");
    assert.equal(dateInEnglish({ calendar: "julian", year: -1, to: { year: 1 } }), "1 BCE – 1 CE");
  });

  it("name their calendar", () => {
    assert.equal(calendarInArabic(official!), "تقويم أم القرى");
    assert.equal(calendarInEnglish(byTable!), "tabular Hijri calendar");
    assert.equal(calendarInEnglish(proleptic!), "proleptic Gregorian calendar");
  });
});
