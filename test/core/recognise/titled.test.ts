import { titled } from "../../../src/core/recognise/titled.ts";
import { finder } from "../../support/finds.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const finds = finder(titled(knowledgeOf("", "ذلك جديد")));

describe("persons that a title announces", () => {
  it("have a given name and one more word", () => {
    finds("قال الدكتور [[سامر نجار|PER]] إن");
    finds("والشيخ [[عبد الرحمن السالم|PER]] هنا");
    finds("المهندس [[سعيد بن حمد بن راشد|PER]]");
    finds("الفنانة [[ليلى محمود الحلبي|PER]]");
  });

  it("are not read into other words", () => {
    finds("قال الدكتور إن الأمر واضح");
    finds("المدرب الجديد للفريق");
    finds("ارتمى الحارس وينقذ مرماه");
    finds("زار الشيخ يتفقد المدرسة");
    finds("اللاعب ذلك اليوم");
    finds("المحامي، سامر نجار");
  });
});
