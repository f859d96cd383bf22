import assert from "node:assert/strict";
import { dateIdOf, parseDateId } from "../../../src/core/calendar/dateId.ts";

describe("ids of dates", () => {
  it("say year, month and day as far as they are known", () => {
    assert.deepEqual(parseDateId("date:2020-10-10"), { kind: "date", era: "gregorian", year: 2020, month: 10, day: 10 });
    assert.deepEqual(parseDateId("date:1991-05"), { kind: "date", era: "gregorian", year: 1991, month: 5 });
    assert.deepEqual(parseDateId("date:h:1442"), { kind: "date", era: "hijri", year: 1442 });
    assert.deepEqual(parseDateId("date:--05-14"), { kind: "date", era: "gregorian", month: 5, day: 14 });
    assert.deepEqual(parseDateId("date:h:--09"), { kind: "date", era: "hijri", month: 9 });
    assert.deepEqual(parseDateId("date:-586"), { kind: "date", era: "gregorian", year: -586 });
  });

  it("say decades and centuries", () => {
    assert.deepEqual(parseDateId("date:1980s"), { kind: "decade", era: "gregorian", first: 1980 });
    assert.deepEqual(parseDateId("date:h:3c"), { kind: "century", era: "hijri", century: 3 });
    assert.deepEqual(parseDateId("date:-5c"), { kind: "century", era: "gregorian", century: -5 });
  });

  it("say ranges, whose second part may leave the era to the first", () => {
    const from = { kind: "date", era: "hijri", year: 1442 };
    const to = { kind: "date", era: "hijri", year: 1443 };
    assert.deepEqual(parseDateId("date:h:1442/1443"), { kind: "range", from, to });
    assert.deepEqual(parseDateId("date:h:1442/h:1443"), { kind: "range", from, to });
  });

  it("name weekdays and feasts", () => assert.deepEqual(parseDateId("date:eid-al-fitr"), { kind: "named", name: "eid-al-fitr" }));

  it("are nothing else", () => {
    const others = ["iran", "date:", "date:--", "date:20-1-1x", "date:1990/soon", "time:12:16"];
    for (const id of others) assert.equal(parseDateId(id), undefined);
  });

  it("are written as they are read", () => {
    const ids = `
      2020-10-10 36-07 1991 --05-14 h:--09 h:1442-02-23 -586 1980s h:230s 19c -5c h:3c saturday
      --09-11/--09-17 18c/19c 2007/2008
    `;
    for (const id of ids.trim().split(/\s+/)) assert.equal(dateIdOf(parseDateId(`date:${id}`)!), `date:${id}`);
  });
});
