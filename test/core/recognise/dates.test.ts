import assert from "node:assert/strict";
import { dates } from "../../../src/core/recognise/dates.ts";
import { tokenise } from "../../../src/core/text/tokenise.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(dates);

describe("dates", () => {
  it("are a weekday, a day, a month and a year in one", () => {
    finds("[[السبت 10 أكتوبر 2020|DATE|date:2020-10-10]] 12:16");
    finds("يوم [[الجمعة، 5 مايو|DATE|date:--05-05]]");
    finds("[[الأحد الموافق 23/2/2020|DATE|date:2020-02-23]]");
  });

  it("may lack the year, or all but the month", () => {
    finds("في [[14 مايو|DATE|date:--05-14]]");
    finds("في [[مايو|DATE|date:--05]] الماضي");
    finds("شهر [[مايو 1991|DATE|date:1991-05]]");
  });

  it("have months of every region", () => {
    finds("[[7 حزيران 1967|DATE|date:1967-06-07]]");
    finds("[[5 جويلية 1962|DATE|date:1962-07-05]]");
    finds("[[20 غشت 1953|DATE|date:1953-08-20]]");
    finds("[[كانون الثاني 2011|DATE|date:2011-01]]");
  });

  it("take a month's two names as one", () => {
    finds("[[8 تشرين الأول/أكتوبر 2019|DATE|date:2019-10-08]]");
    finds("[[25 يناير/ كانون الثاني 2011|DATE|date:2011-01-25]]");
    finds("[[أكتوبر (تشرين الأول)|DATE|date:--10]] الماضي");
    finds("[[4 مارس آذار|DATE|date:--03-04]]");
    finds("[[22 أغسطس/ اب|DATE|date:--08-22]]");
  });

  it("have the day in words", () => {
    finds("في [[الأول من مايو|DATE|date:--05-01]]");
    finds("[[الحادي والعشرين من آذار 1968|DATE|date:1968-03-21]]");
    finds("و[[العاشر من شهر رمضان|DATE|date:h:--09-10]]");
  });

  it("have two days of one month", () => {
    finds("من [[11 إلى 17 سبتمبر|DATE|date:--09-11/--09-17]]");
    finds("[[26 و28 مارس 2018|DATE|date:2018-03-26/2018-03-28]]");
  });

  it("are written in digits", () => {
    finds("[[10/10/2020|DATE|date:2020-10-10]]");
    finds("[[2020-10-09|DATE|date:2020-10-09]]");
    finds("[[9.10.2020|DATE|date:2020-10-09]]");
    finds("[[١٠ / ١٠ / ٢٠٢٠|DATE|date:2020-10-10]]");
    finds("[[12/25/2020|DATE|date:2020-12-25]]");
    finds("10/10 و 32/1/2020 و 1.2.3");
  });

  it("of the Hijra say so, or have its months", () => {
    finds("[[23 صفر 1442هـ|DATE|date:h:1442-02-23]]");
    finds("[[ربيع الأول 1442 هـ|DATE|date:h:1442-03]]");
    finds("[[عام 1442هـ|DATE|date:h:1442]]");
    finds("[[1442 هجرية|DATE|date:h:1442]]");
    finds("[[23/2/1442|DATE|date:h:1442-02-23]]");
    finds("[[9 ذي الحجة|DATE|date:h:--12-09]]");
  });
});

describe("names of months that are other words too", () => {
  it("are months beside a day, a year or a word for time", () => {
    finds("في [[مارس|DATE|date:--03]]");
    finds("شهر [[رمضان|DATE|date:h:--09]]");
    finds("[[آب 1990|DATE|date:1990-08]]");
  });

  it("are not months elsewhere", () => {
    finds("مارس الوزير ضغوطا على رجب ورمضان");
    finds("وصل اب الطفل ثم أب آخر");
    finds("فاز 3 صفر");
    finds("قال دي مايو");
  });
});

describe("years", () => {
  it("take in the word for year", () => {
    finds("أعلنت استقلالها [[عام 1991|DATE|date:1991]]، ثم ب[[سنة 2000|DATE|date:2000]]");
    finds("[[عامي 1948|DATE|date:1948]] و[[1967|DATE|date:1967]]");
  });

  it("stand alone where nothing is counted", () => {
    finds("في [[2011|DATE|date:2011]]، وحرب [[1973|DATE|date:1973]]");
    finds("(ولد [[1954|DATE|date:1954]])");
    finds("وصل 2000 شخص و1967 قتيلا و 1999 دولارا، نحو 1950");
    finds("القرار 1701 #2018 وطراز 2019");
  });

  it("range", () => {
    finds("([[1922-1995|DATE|date:1922/1995]])");
    finds("موسم [[2018/19|DATE|date:2018/2019]]");
    finds("[[عام 2007 - 2008|DATE|date:2007/2008]]");
  });

  it("have an era", () => {
    finds("[[عام 586 ق.م|DATE|date:-586]]");
    finds("[[سنة 762 م|DATE|date:762]]");
    finds("[[عام 44 قبل الميلاد|DATE|date:-44]]");
  });

  it("are written in words", () => {
    finds("[[عام ألف وتسعمئة وسبعة وستين|DATE|date:1967]]");
    finds("توفي [[سنة خمس وعشرين ومئتين|DATE|date:h:225]]");
    finds("[[رجب سنة ست وثلاثين|DATE|date:h:36-07]]");
  });
});

describe("decades and centuries", () => {
  it("without a century are of the twentieth", () => {
    finds("في [[الخمسينات|DATE|date:1950s]]، بداية [[التسعينيات|DATE|date:1990s]]");
    finds("[[ثمانينيات القرن الماضي|DATE|date:1980s]]");
    finds("[[السبعينيات من القرن التاسع عشر|DATE|date:1870s]]");
  });

  it("are no age", () => finds("رجل في الثلاثينات من عمره"));

  it("have a number in words or digits", () => {
    finds("[[القرن التاسع عشر|DATE|date:19c]] و[[القرن الـ21|DATE|date:21c]]");
    finds("[[القرن الثالث الهجري|DATE|date:h:3c]]");
    finds("[[القرن الخامس قبل الميلاد|DATE|date:-5c]]");
    finds("[[القرنين الثامن عشر والتاسع عشر|DATE|date:18c/19c]]");
    finds("صفقة القرن");
  });
});

describe("named days", () => {
  it("are weekdays and feasts", () => {
    finds("أعلن، [[الاثنين|DATE|date:monday]]، أن [[عيد الفطر|DATE|date:eid-al-fitr]]");
    finds("فجر [[السبت|DATE|date:saturday]] الماضي");
  });

  it("are not prayers, mosques or names of events", () => finds("صلاة الجمعة في جامع الخميس منذ الأحد الدامي"));

  it("are not counted from today", () => finds("أمس واليوم والشهر الماضي وبداية العام المقبل"));
});

describe("a date after a particle", () => {
  it("begins after it and keeps it", () => {
    const text = "ولعام 1991";
    const [found] = dates.recognise({ start: 0, end: text.length, text, tokens: tokenise(text) });
    assert.equal(found?.clitics, "ول");
    assert.equal(found?.start, 2);
  });
});
