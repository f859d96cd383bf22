import { percents } from "../../../src/core/recognise/percents.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(percents);

describe("percentages", () => {
  it("have a sign on either side", () => {
    finds("تستورد [[40%|PERCENT|percent:40]] من حاجاتها");
    finds("[[٤٠٪|PERCENT|percent:40]] و[[11.6 %|PERCENT|percent:11.6]]");
    finds("بلغ [[%7.5|PERCENT|percent:7.5]]");
  });

  it("are said in words", () => {
    finds("[[40 بالمئة|PERCENT|percent:40]] و[[5 في المائة|PERCENT|percent:5]]");
    finds("[[خمسة وعشرين في المئة|PERCENT|percent:25]]");
    finds("ب[[مئة بالمئة|PERCENT|percent:100]]");
  });

  it("range", () => finds("[[20-30%|PERCENT|percent:20-30]]"));

  it("have decimals, not thousands", () => finds("[[12.345%|PERCENT|percent:12.345]]"));

  it("need a number", () => finds("بالمئة و% فقط و40 في المدرسة"));
});
