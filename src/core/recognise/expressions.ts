/** Fixed expressions of news and speech that name nobody and nothing, though their words are names elsewhere: مسقط رأسه، سوق العمل. */

import type { Candidate, Segment, Span } from "../model.ts";
import { foldWord } from "../text/fold.ts";
import { contains } from "../text/spans.ts";
import { formsOf, formTest, type Form } from "./forms.ts";

/** A last word with ~ also stands with a pronoun attached. */
const listed = `
  مسقط رأس~ | مسقط الرأس | نصيب الأسد | حصة الأسد | ولاية الفقيه | حسن الحظ | حسن حظ~ | سوء الحظ | سوء حظ~ | سيء الحظ | سيئ الحظ | بادئ الأمر | بادئ ذي بدء | بادى الأمر
  وضح النهار | عين الاعتبار | عين المكان | عين العاصفة | عنق الزجاجة | حجر الزاوية | حجر الأساس | حجر عثرة | جبل الجليد | كبش فداء | كبش الفداء | يد العون | طي الكتمان
  بيت القصيد | بيت الداء | بيت الطاعة | خط النار | خط أحمر | الخط الأحمر | خطوط حمراء | الخطوط الحمراء | ضوء أخضر | الضوء الأخضر | النفق المظلم | مدى الحياة | أبواب الجحيم
  شهود عيان | شاهد عيان | شهود العيان | شاهد العيان | شاهدة عيان | يا حضرات | يا راجل | يا إلهي | فقر مدقع | الفقر المدقع | فارس الأحلام | رأس السنة | رأس المال | رؤوس الأموال | رأس الحربة
  سوق العمل | سوق النفط | سوق الصرف | سوق المال | سوق الأسهم | سوق الانتقالات | سوق الانتقالات الشتوية | سوق الانتقالات الصيفية | سوق الهواتف | سوق السيارات | سوق العقارات | سوق الطاقة
  سوق السندات | سوق الدواء | سوق الذهب | سوق سوداء | السوق السوداء | السوق الموازية | أسواق المال | أسواق النفط | أسعار النفط | بورصة القيم | النقد الأجنبي | العملة الصعبة
  الاستثمار الأجنبي | الاستثمار الأجنبي المباشر | الاستثمار الرياضي | ريادة الأعمال | رواد الأعمال | رائد الأعمال | رجال الأعمال | رجل الأعمال | سيدة الأعمال | رواد الفضاء | رائد الفضاء
  التواصل الاجتماعي | التواصل الإجتماعي | مواقع التواصل | المجتمع المدني | المجتمع الدولي | الرأي العام | استطلاعات الرأي | استطلاع الرأي | استطلاع للرأي | استطلاعات للرأي
  حركة المرور | حركة السير | حركة القطارات | حركة الطيران | حركة الملاحة | حركة الملاحة الجوية | حركة الملاحة البحرية | حركة النقل | حركة التجارة | حركة السياحة | حركة السفر
  الملاحة الجوية | الملاحة البحرية | صناعة السيارات | صناعة السينما | حماية البيئة | الحياة البرية | العدالة الاجتماعية | المصلحة العامة | المصلحة الوطنية | الوحدة الوطنية
  الأمن القومي | الأمن الغذائي | الأمن السيبراني | الحداد الوطني | النشيد الوطني | السلم الأهلي | هيئة المحلفين | هيئة محلفين | هيئة التدريس | هيئة الدفاع | مناسك الحج | موسم الحج
  مدرسة ثانوية | المدرسة الثانوية | جمعية خيرية | مركز شرطة | مركز للشرطة | مركز الشرطة | مركز تسوق | مركز للتسوق | مركز التسوق | مركز المدينة | وسط المدينة | مركز المحافظة | مركز المديرية
  مركز الاقتراع | مراكز الاقتراع | مركز الاحتجاز | مجلس إدارة النادي | مجلس الإدارة | الحزب الحاكم | حزب المعارضة الرئيسي | حزب معارض | الحكومة الجديدة | الحكومة الائتلافية
  دور الثمانية | دور الستة عشر | دور الأربعة | دور المجموعات | ركلة جزاء | ركلة الجزاء | ركلات الجزاء | ركلات الترجيح | ضربة جزاء | ضربة الجزاء | ضربات الجزاء | ضربات الترجيح | منطقة الجزاء
  حارس المرمى | حراسة المرمى | خط الوسط | خط الدفاع | خط الهجوم | منتصف الملعب | وسط الملعب | هدف التعادل | هدف الفوز | كرة القدم | كرة السلة | كرة اليد | كرة المضرب | الكرة الطائرة
  حكم الفيديو | حكم الفيديو المساعد | تقنية الفيديو | الظهير الأيمن | الظهير الأيسر | مركز الظهير الأيمن | مركز الظهير الأيسر | المدير الفني | الجهاز الفني | سوبر هاتريك | هاتريك | الهاتريك
  جرائم حرب | جرائم الحرب | جريمة حرب | جريمة الحرب | جرائم ضد الإنسانية | الألغام البحرية | الألغام الأرضية | المجهود الحربي | التطهير العرقي | التهجير القسري | الهجوم الكيماوي
  الهجوم الكيميائي | حرب أهلية | حرب باردة | حرب نووية | حرب كلامية | الحرب الكلامية | حرب شوارع | حرب شاملة | حرب تجارية | مؤتمر صحفي | مؤتمر صحافي | المؤتمر الصحفي | المؤتمر الصحافي
  اتفاق سلام | اتفاق جديد | قمة ثنائية | عملية جراحية | العملية الجراحية | عملية السلام | العملية السياسية
  أحكام الإعدام | حكم الإعدام | الأخبار الكاذبة | أخبار كاذبة | الأخبار الزائفة | الخيانة العظمى | الحبس الانفرادي | التنظيمات الإرهابية | الجماعات الإرهابية | المنظمات الإرهابية
  حي سكني | الأحياء السكنية | أحياء سكنية | مجمع سكني | المجمع السكني | مبنى سكني | مبنى البرلمان | مبنى القنصلية | مبنى السفارة | القصر الرئاسي | قصر الرئاسة | محيط المطار | مطار المدينة | مطار العاصمة
  ميناء المدينة | فندق فخم | المدى المتوسط | المدى البعيد | المدى القريب | الجهة الجنوبية | الجهة الشمالية | الجهة الشرقية | الجهة الغربية | أرجاء العالم | أنحاء العالم | أرجاء البلاد | أنحاء البلاد
  الدول الغربية | دول الجوار | دول المنطقة | سطح الأرض | سطح البحر | سطح القمر | رؤية الهلال | عصير البرتقال | عصير الليمون | زيت الزيتون | زيت النخيل | غاز الهيدروجين | غازي الهيدروجين | غاز الأكسجين | غازي الأكسجين | صفيح ساخن | الذكاء الاصطناعي | إنترنت الأشياء | الواقع الافتراضي
  الواقع المعزز | الحوسبة السحابية | البث المباشر | البريد الإلكتروني | الهاتف المحمول | الهواتف الذكية | سلسلة الكتل | الطاقة الشمسية | الطاقة النظيفة | التغير المناخي | تغير المناخ
  الإنترنت | إنترنت | الانترنت | إيموجي | سيلفي | تكنوقراط | مديرية | المديرية | مديريات | الكواليس | الفيتو`;

interface Expression {
  /** Folded. */
  readonly words: readonly string[];
  readonly takesPronoun: boolean;
}

const byFirst = new Map<string, Expression[]>();
for (const text of listed.trim().split(/\s*[|\n]\s*/)) {
  const takesPronoun = text.includes("~");
  const words = text.replace("~", "").trim().split(/\s+/).map(foldWord);
  const same = byFirst.get(words[0]!);
  if (same) same.push({ words, takesPronoun });
  else byFirst.set(words[0]!, [{ words, takesPronoun }]);
}

const opensOne = formTest(({ folded, stems }) => byFirst.has(folded) || stems.some((stem) => byFirst.has(stem.folded)));
const pronoun = /^(?:ه|ها|هم|هما|هن|ي|نا|ك|كم)?$/;

/** An expression where it stands. */
export interface FoundExpression extends Span {
  readonly isOneWord: boolean;
}

/** Where expressions stand in a segment; proclitics stay outside. The longest of those that begin with a word. */
export function expressionsIn(segment: Segment): FoundExpression[] {
  const forms = formsOf(segment);
  const found: FoundExpression[] = [];
  for (let index = 0; index < forms.length; index++) {
    if (!opensOne(forms[index]!)) continue;
    const expression = longestAt(segment, forms, index);
    if (expression) found.push(expression);
  }
  return found;
}

function longestAt({ tokens }: Segment, forms: readonly Form[], index: number): FoundExpression | undefined {
  const { folded, stems } = forms[index]!;
  const { start } = tokens[index]!;
  let longest: FoundExpression | undefined;
  for (const reading of [{ folded, start: 0 }, ...stems]) {
    for (const { words, takesPronoun } of byFirst.get(reading.folded) ?? []) {
      const last = index + 2 * (words.length - 1);
      if (last >= forms.length || !words.every((word, at) => at === 0 || goesOn(forms, index + 2 * at, word, takesPronoun && at === words.length - 1))) continue;
      const span = { start: start + reading.start, end: tokens[last]!.end, isOneWord: words.length === 1 };
      if (longest === undefined || span.end > longest.end) longest = span;
    }
  }
  return longest;
}

/** Whether a word stands at a token, after one space. */
function goesOn(forms: readonly Form[], index: number, word: string, takesPronoun: boolean): boolean {
  const { folded } = forms[index]!;
  if (forms[index - 1]!.text !== " ") return false;
  return takesPronoun ? folded.startsWith(word) && pronoun.test(folded.slice(word.length)) : folded === word;
}

/** Leaves out the readings that are a part of an expression, and the guesses that are one, or begin with one of several words. */
export function withoutExpressions<C extends Candidate>(readings: readonly C[], expressions: readonly FoundExpression[]): readonly C[] {
  if (expressions.length === 0) return readings;
  return readings.filter((reading) => !expressions.some((one) => (reading.entities.length > 0 ? isPart(reading, one) : reading.source !== "quoted" && namesNothing(reading, one))));
}

function isPart(reading: Span, expression: Span): boolean {
  return contains(expression, reading) && reading.end - reading.start < expression.end - expression.start;
}

function namesNothing(guess: Span, expression: FoundExpression): boolean {
  return contains(expression, guess) || (guess.start === expression.start && !expression.isOneWord);
}
