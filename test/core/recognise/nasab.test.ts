import { nasab } from "../../../src/core/recognise/nasab.ts";
import { finder } from "../../support/finds.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const finds = finder(nasab(knowledgeOf("", "زار قال عن")));

describe("names by their form", () => {
  it("are one person along a chain of descent", () => {
    finds("قدم [[محمد بن إدريس بن العباس|PER]] إلى بغداد");
    finds("ولد [[عبد الرحمن بن عوف|PER]] بمكة");
    finds("تزوجت [[فاطمة بنت محمد|PER]] عليا");
  });

  it("begin with no everyday word", () => {
    finds("زار بن غوريون باريس");
  });

  it("have their kunya before and their nisbas after", () => {
    finds("توفي [[أبو عبد الله محمد بن إسماعيل البخاري|PER]] سنة ست");
    finds("كان [[أبو بكر أحمد بن علي البغدادي الحنبلي|PER]] ثقة");
  });

  it("leave out the particle before a given name", () => {
    finds("سمع مالكا و[[محمد بن سعد|PER]]");
  });

  it("are those of the transmitters in a chain of authorities", () => {
    finds("حدثنا [[قتيبة بن سعيد|PER]] عن [[مالك|PER]] عن [[نافع|PER]] قال");
    finds("أخبرنا [[أبو نعيم|PER]]، قال: حدثنا [[سفيان|PER]]");
  });

  it("are not found after عن where nobody transmits", () => {
    finds("تحدث عن الأزمة في بغداد");
  });
});
