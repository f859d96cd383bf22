import { money } from "../../../src/core/recognise/money.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(money);

describe("money", () => {
  it("is an amount with its currency", () => {
    finds("دفع [[500 دولار|MONEY|money:USD:500]]");
    finds("[[مليار دولار|MONEY|money:USD:1000000000]]");
    finds("[[ثلاثة آلاف يورو|MONEY|money:EUR:3000]]");
    finds("ل[[ملياري دولار|MONEY|money:USD:2000000000]]");
  });

  it("takes in the currency's nationality", () => {
    finds("[[20 ألف جنيه مصري|MONEY|money:EGP:20000]]");
    finds("[[3 ملايين دولار أمريكي|MONEY|money:USD:3000000]]");
    finds("[[50 ليرة تركية|MONEY|money:TRY:50]]");
    finds("[[120 جنيها إسترلينيا|MONEY|money:GBP:120]]");
  });

  it("says no country that the text does not say", () => finds("[[5 ريالات|MONEY|money:riyal:5]] سعيدة"));

  it("has decimals before a million", () => finds("[[12.797 مليار ريال|MONEY|money:riyal:12797000000]]"));

  it("has a sign on either side", () => {
    finds("[[$500|MONEY|money:USD:500]] و[[20 مليون €|MONEY|money:EUR:20000000]]");
  });

  it("ranges", () => finds("[[3-5 ملايين دولار|MONEY|money:USD:3000000-5000000]]"));

  it("is not vague and needs an amount", () => finds("ملايين الدولارات وسعر الدولار، و40 دينًا"));
});
