import { quantities } from "../../../src/core/recognise/quantities.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(quantities);

describe("quantities", () => {
  it("take in a unit of time, length, area, volume or mass", () => {
    finds("قبل [[25 عاما|QUANT|quant:25-year]]");
    finds("[[300 كيلومتر|QUANT|quant:300-kilometre]] و[[5 كيلو متر|QUANT|quant:5-kilometre]]");
    finds("[[334 كيلومتراً مربعاً|QUANT|quant:334-square-kilometre]]");
    finds("[[50 ألف طن|QUANT|quant:50000-tonne]] و[[خمسة لترات|QUANT|quant:5-litre]]");
    finds("ل[[ستة أشهر|QUANT|quant:6-month]]");
    finds("(ركض [[5-7 أميال|QUANT|quant:5-7-mile]])");
  });

  it("leave out the noun that is counted", () => {
    finds("أكثر من [[70 ألف|QUANT|quant:70000]] يهودي");
    finds("قتل [[12|QUANT|quant:12]] شخصا و[[ثلاثة|QUANT|quant:3]] جنود");
    finds("بينهم [[سبعة|QUANT|quant:7]] آخرين و[[30|QUANT|quant:30]] من الجنود");
    finds("حضر ([[18|QUANT|quant:18]]) شخصا");
  });

  it("are counted after the article's digits too", () => finds("خلال الـ[[48 ساعة|QUANT|quant:48-hour]] الماضية"));

  it("are not vague, ordinal, dual or one", () => {
    finds("آلاف الجنود وعشرات القتلى وعامين وأحد الوزراء وواحد منهم");
    finds("المرتبة الثانية عشرة والدورة الخامسة");
  });

  it("are no years", () => finds("في 2011 وعام 1991 ومنذ 1948 وحتى الآن"));

  it("are no scores, times or dates", () => finds("فاز 3-1 ثم 2 - 0 عند 12:16 في 10/10/2020"));

  it("are no page, list or telephone numbers", () => {
    finds("((2))");
    finds("1- أولا");
    finds("3. ثالثا");
    finds("اتصل على 0097059123456 أو 920001100");
  });

  it("are no labels", () => {
    finds("المادة 5 من القرار رقم 242 في الدقيقة 45 من قناة 24");
    finds("بالمادة 5 من القانون");
  });

  it("are no part of a name", () => {
    finds("طائرات إف-35 وإف 16 وF16 وMi 8 و«كوفيد-19» ودبابة تي 72");
    finds("إس 400 الروسية");
  });

  it("are not words that only look like numbers", () => {
    finds("لست هنا وألف الكاتب روايته وميتا الشركة وسبع الغابة");
  });
});
