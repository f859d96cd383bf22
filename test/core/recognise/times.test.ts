import { times } from "../../../src/core/recognise/times.ts";
import { finder } from "../../support/finds.ts";

const finds = finder(times);

describe("times", () => {
  it("are on the clock, with the half of the day", () => {
    finds("2020 [[12:16 م|TIME|time:12:16]]");
    finds("[[5:30 مساء|TIME|time:17:30]] أو [[00:05:59|TIME|time:00:05]]");
    finds("[[٨:٤٠ ص|TIME|time:08:40]]");
  });

  it("follow the word for hour", () => {
    finds("في [[الساعة 20,00|TIME|time:20:00]] ت غ");
    finds("[[الساعة 12 ظهرا|TIME|time:12:00]]");
    finds("[[الساعة 11|TIME|time:11:00]]");
  });

  it("are said in words", () => {
    finds("[[الساعة الثالثة والنصف|TIME|time:03:30]]");
    finds("[[الثانية عشرة ليلا|TIME|time:00:00]]");
    finds("و[[الخامسة بعد الظهر|TIME|time:17:00]]");
    finds("[[الساعة الثانية و40 دقيقة مساء|TIME|time:14:40]]");
    finds("[[السابعة إلا ربعا صباحا|TIME|time:06:45]]");
  });

  it("are no scores, verses, lengths or ordinals", () => {
    finds("فاز 3:1 وتلا البقرة 2:255 وبلغ 5 م في المرتبة الثالثة");
    finds("الساعة الكبيرة، وميلا في الساعة");
  });
});
