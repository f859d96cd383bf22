import type { Item } from "./items.ts";
import { wordSet } from "./items.ts";

/** Words that name nothing and count nothing: prepositions, conjunctions, pronouns, common verbs of reports. */
export const functionWords = wordSet(`
  في من إلى على عن مع عند لدى منذ حتى بعد قبل بين خلال ضد نحو حول دون بدون عبر ضمن تحت فوق أمام وراء خلف داخل خارج
  أن إن أنه أنها أنهم إنه إنها إنهم إذ إذا لو لأن لأنه لأنها لكن لكنه لكنها بل أم أو ثم كي لكي حين حينما عندما كما كأن بينما
  حيث فيما مما عما بما كلما مثل غير سوى إلا ليس ليست لم لن لا ما هل قد لقد سوف كل بعض أي كان كانت كانوا يكون تكون
  هو هي هم هما نحن أنا أنت هذا هذه ذلك تلك هؤلاء أولئك هنا هناك الذي التي الذين اللذين اللاتي اللواتي
  منه منها منهم فيه فيها فيهم عليه عليها عليهم إليه إليها إليهم له لها لهم به بها بهم عنه عنها عنهم معه معها معهم بينهم بينها
  لديه لديها لديهم عنده ضده ضدها أثناء نتيجة بسبب جراء رغم وفق وفقا بحسب حسب أيضا فقط أكثر أقل جدا تقريبا يوميا سنويا
  شهريا أسبوعيا حاليا سابقا لاحقا أمس اليوم غدا الآن قال قالت أعلن أعلنت أكد أكدت أضاف أضافت ذكر ذكرت أفاد أفادت كتب كتبت
  يقول تقول وصل وصلت تم تمت يتم جاء جاءت بلغ بلغت وقع وقعت بدأ بدأت عاد أصبح أصبحت صار ظل بقي مات توفي ولد قتل
  بعدما قبلما مثلما طالما ريثما حيثما أينما ربما إنما هكذا كذلك أيضا لذلك لذا وكذلك يرجح يفوق يمكن يجب يعتقد يزعم يبدو يسمى تسمى تدعى أعلى أدنى مقابل مقارنة إضافة فضلا على علما وذلك وهو وهي وهم وقد وكان وكانت التالي الماضي المقبل القادم الجاري الحالي
`);

/**
 * Whether an item may be what a number counts: an Arabic noun without article, no function word, and no "and": the number
 * comes before it with a space (or a hyphen of the number's own).
 */
export function isCountedNoun(item: Item | undefined): boolean {
  if (item?.kind !== "word" || !item.isSpaced || item.folded.length < 2) return false;
  if (!/^[\u0621-\u064A]/.test(item.folded)) return false;
  if (functionWords.has(item.folded)) return false;
  const hasArticle = /^[وفبلك]{0,2}(?:ال|لل)/.test(item.folded) && item.folded.length > 4;
  return !hasArticle && !isConjoined(item);
}

/** A word after و that is no noun of its own: وقال, وفي. Words that merely begin with the letter stay. */
function isConjoined(item: Item): boolean {
  return item.folded.startsWith("و") && !nounsWithWaw.has(item.folded) && (item.folded.length > 4 || functionWords.has(item.folded.slice(1)));
}

const nounsWithWaw = wordSet(`
  وحدة وحدات وزير وزراء وزيرا وزارة وزارات وثيقة وثائق وكالة وكالات وفاة وفيات وفد وفود وظيفة وظائف ولاية ولايات واقعة وقائع
  وسيلة وسائل وجبة وجبات ورقة أوراق ورشة ورش وسام أوسمة وسط وديعة ودائع وقفة وقفات واحدا
`);
