import { quoted } from "../../../src/core/recognise/quoted.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(quoted);

describe("quoted names", () => {
  it("take their type from the word before the quotation mark", () => {
    finds("شركة \"[[ألبيت|ORG|]]\" وصحيفة «[[واشنطن بوست|ORG|]]»");
    finds("طائرات من نوع \"[[هيرمس\u00A045|PROD|]]\"");
    finds("لوكالة “[[رويترز|ORG|]]”");
  });

  it("take it past adjectives of that word", () => finds("جهاز الاستخبارات الإسرائيلي \"[[الموساد|ORG|]]\""));

  it("of works may be long", () => finds("في فيلم \"[[من هنا إلى هناك|PROD|]]\""));

  it("are not phrases, speech or words that stand alone", () => {
    finds("قالت الشركة: \"لن نعود\"");
    finds("وصفته صحيفة \"بالخبر الكاذب\" ومجلة \"في الميدان\"");
    finds("كان \"مهما\" جدا");
    finds("رئيس \"ألبيت\"");
  });

  it("do not begin where a long quotation ends", () =>
    finds("قال \"إن الأمر طويل جدا ولا يمكن أن ينتهي اليوم ولا غدا ولا بعد غد عند شركة\" كبيرة \"جدا\" نعم"));
});
