import assert from "node:assert/strict";
import { relativeDatesIn, resolveRelative } from "../../../src/core/calendar/relative.ts";

/** What expressions mean on Saturday, 10 October 2020. */
function means(expected: string | undefined, ...expressions: string[]): void {
  const id = expected === undefined ? undefined : `date:${expected}`;
  for (const text of expressions) assert.equal(resolveRelative(text, "2020-10-10"), id, text);
}

describe("time that has passed", () => {
  it("is a year", () => {
    means("1995", "قبل 25 عاما", "قبل ٢٥ عاماً", "قبل خمسة وعشرين عاما", "قبل نحو 25 سنة", "قبل ربع قرن", "25 عاما مضت");
    means("2017", "منذ ثلاث سنوات", "ثلاث سنوات خلت", "قبل ثلاثة أعوام");
    means("2018", "قبل عامين", "منذ سنتين");
    means("2019", "قبل عام", "قبل سنة واحدة", "قبل عام ونصف", "قبل عام ونصف العام");
    means("1970", "قبل نصف قرن");
  });

  it("is as precise as its unit", () => {
    means("2020-07", "قبل ثلاثة أشهر");
    means("2019-11", "قبل 11 شهرا");
    means("2020-09-26", "قبل أسبوعين");
    means("2020-10-07", "منذ ثلاثة أيام");
    means("2000s", "وقبل عقدين");
    means("19c", "قبل قرنين");
  });

  it("is time to come with بعد and from now", () => {
    means("2020-10-13", "بعد ثلاثة أيام من الآن");
    means(undefined, "بعد ثلاثة أيام");
  });

  it("is none when it counts from another event, or not exactly", () => {
    means(undefined, "قبل يومين من الانتخابات", "قبل 25 عاما من وفاته", "قبل سنوات", "قبل أكثر من عامين", "25 عاما", "قبل 9000 عام");
  });

  it("is no named year, month or day", () => {
    means(undefined, "قبل عام 1991", "منذ سنة ألفين", "قبل شهر رمضان", "منذ شهر مايو", "قبل يوم الجمعة", "منذ عام الفيل", "قبل يوم عرفة");
  });
});

describe("days beside today", () => {
  it("are counted", () => {
    means("2020-10-09", "أمس", "وأمس", "يوم أمس", "أمس الجمعة");
    means("2020-10-08", "أول من أمس", "أول أمس", "أمس الأول");
    means("2020-10-10", "اليوم", "اليوم السبت");
    means("2020-10-11", "غدا", "غدا الأحد");
    means("2020-10-12", "بعد غد");
  });

  it("are not taken against the weekday named beside them", () => means(undefined, "أمس الخميس"));

  it("are no other day of the story and no name", () => means(undefined, "في ذلك اليوم", "قناة روسيا اليوم", "اليوم التالي"));
});

describe("weekdays", () => {
  it("are the last or the next of their name", () => {
    means("2020-10-06", "الثلاثاء الماضي", "يوم الثلاثاء الماضي");
    means("2020-10-03", "السبت الماضي");
    means("2020-10-17", "السبت المقبل");
    means("2020-10-16", "الجمعة القادم");
    means("2020-09-27", "الأحد قبل الماضي");
  });

  it("alone stay open", () => means(undefined, "السبت", "صباح الاثنين"));
});

describe("years, months and centuries beside the present one", () => {
  it("are named by their direction", () => {
    means("2019", "العام الماضي", "السنة الماضية", "صيف العام الماضي", "العام المنصرم");
    means("2018", "العام قبل الماضي", "العام ما قبل الماضي");
    means("2020", "العام الجاري", "هذا العام", "مطلع العام", "بداية هذه السنة");
    means("2020-11", "الشهر المقبل", "مطلع الشهر القادم");
    means("2020-09", "الشهر الماضي", "منتصف الشهر الماضي");
    means("2010s", "العقد الماضي");
    means("20c", "القرن الماضي");
  });

  it("may be the first or last ten years of a century", () => {
    means("2000s", "مطلع القرن", "بداية القرن الحالي");
    means("1900s", "مطلع القرن الماضي");
    means("1990s", "أواخر القرن الماضي");
  });

  it("are none with a name or number of their own", () => {
    means(undefined, "مطلع القرن العشرين", "مطلع العام 2010", "نهاية العام الدراسي", "العام 1991", "الأسبوع الماضي");
  });
});

describe("months without their year", () => {
  it("are the last, the present or the next of their name", () => {
    means("2020-05", "مايو الماضي", "أيار/مايو الماضي");
    means("2020-05-14", "14 مايو الماضي", "الرابع عشر من مايو الماضي");
    means("2019-10", "أكتوبر الماضي");
    means("2020-10-05", "5 أكتوبر الجاري");
    means("2021-01", "يناير المقبل");
    means("2019-05", "مايو من العام الماضي");
    means("h:1441-09", "رمضان الماضي");
    means("h:1442-09", "شهر رمضان المقبل");
  });

  it("stay open without a direction", () => means(undefined, "مايو", "14 مايو", "مايو الجاري"));
});

describe("relative dates of a text", () => {
  it("are found where they stand", () => {
    const text = "قال الوزير أمس إن الحرب بدأت قبل 25 عاما، وستنتهي العام المقبل.";
    const found = relativeDatesIn(text, "date:2020-10-10").map(({ start, end, entity }) => `${text.slice(start, end)} ${entity}`);
    assert.deepEqual(found, ["أمس date:2020-10-09", "قبل 25 عاما date:1995", "العام المقبل date:2021"]);
  });

  it("are none where the day of the text is not known", () => {
    for (const day of ["", "2020", "date:--10-10", "date:h:1442-02-23", "2020-02-30"]) assert.equal(resolveRelative("أمس", day), undefined);
  });
});
