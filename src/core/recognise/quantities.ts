import type { Recogniser } from "../model.ts";
import { functionWords, isCountedNoun } from "./functionWords.ts";
import type { Item, Reading } from "./items.ts";
import { isOneOf, isSign, lookUp, readingsOf, wordSet, wordTable } from "./items.ts";
import { beginsNumberOr, plainNumber } from "./numberWords.ts";
import { ordinalUnits } from "./ordinals.ts";
import type { Range } from "./ranges.ts";
import { rangeAt } from "./ranges.ts";
import { unitAt } from "./units.ts";

/**
 * Cardinals in digits or words, with their unit of time, length, area, volume or mass when they have one: 25 عاما, 70 ألف,
 * ثلاثة. The noun that is counted stays out. Ordinals, scores, years, page and list numbers, labels (المادة 5) and
 * numbers that belong to a name (F-16) are no quantities.
 */
export const quantities: Recogniser = {
  name: "quantities",
  version: "1",
  recognise: (segment) => readingsOf(segment, { type: "QUANT", source: "quantities", begins, read: quantityAt }),
};

const begins = beginsNumberOr();

function quantityAt(items: readonly Item[], at: number): Reading | undefined {
  const range = rangeAt(items, at);
  if (!range || isLabelled(items, at)) return undefined;
  const unit = unitAt(items, range.next);
  if (unit && !isClockTime(items, at)) return reading(range, items[unit.next - 1]!.end, unit.next, unit.unit);
  const isCounting = range.isInDigits ? digitsCount(items, at, range) : wordsCount(items, at, range);
  return isCounting ? reading(range, range.end, range.next) : undefined;
}

function reading(range: Range, end: number, next: number, unit?: string): Reading {
  const { value, to, start, clitics } = range;
  const amount = to === undefined ? plainNumber(value) : `${plainNumber(value)}-${plainNumber(to)}`;
  const confidence = unit ? 0.95 : range.isInDigits ? 0.8 : 0.7;
  return { start, end, next, clitics, confidence, entity: `quant:${amount}${unit ? `-${unit}` : ""}` };
}

/** Words whose number says which one, not how many. */
const labels = wordTable(`
  رقم رقمي برقم أرقام القرار قرار قرارات القرارين المادة مادة المادتين المواد البند الفصل الصفحة صفحة ص الجزء جزء العدد الطبعة
  المجموعة مجموعة الجولة الحلقة الموسم المرحلة القناة قناة موديل طراز الإصدار إصدار نسخة النسخة سورة آية الآية حديث فرانس كوفيد شارع
  طريق الغرفة غرفة بوابة هاتف الهاتف فاكس الفقرة الدورة الكتيبة كتيبة اللواء لواء الفرقة فرقة الفوج الوحدة وحدة المنطقة
  الدقيقة دقيقة الدقيقتين الدقائق بالدقيقة بالدقيقتين د الساعة الثانية القانون قانون المرسوم مرسوم المقياس القرن قرن
  إف أف إس تي بي جي كي آر دي سي إكس بوينغ إيرباص ميغ ميراج سوخوي سو آيفون غالاكسي ويندوز أبولو سويوز يوتيوب رؤية أجندة
`);

function isLabelled(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (lookUp(before, labels)) return true;
  if (items[at]!.kind !== "number") return false;
  const isJoined = before?.kind === "sign" && !before.isSpaced && !items[at]!.isSpaced && before.folded === "-";
  return isJoined && items[at - 2]?.kind === "word";
}

function digitsCount(items: readonly Item[], at: number, range: Range): boolean {
  if (isInsideOther(items, at, range) || isBracketed(items, at, range) || isListNumber(items, at, range)) return false;
  const after = isSign(items[at - 1], "(") && isSign(items[range.next], ")") ? range.next + 1 : range.next;
  const isCounted = isCountedNoun(items[after]) || isOneOf(items[range.next], partitives);
  if (range.scale > 1) return true;
  if (range.to !== undefined) return isCounted;
  if (isCodeLike(items[at]!)) return false;
  if (isYearLike(items[at]!)) return isCountedNoun(items[range.next]) && hasMeasure(items[at - 1]);
  return isCounted || hasMeasure(items[at - 1]);
}

/** Words that stand before a number that counts. */
const measures = wordTable(`
  نحو حوالي حوالى قرابة زهاء عدد بعدد عددهم عددها بلغ بلغت يبلغ تبلغ تجاوز تجاوزت يتجاوز تتجاوز فاق فاقت يفوق تفوق من إلى بين
  على عن ب ل مقتل إصابة اعتقال مقابل بواقع بمعدل بمجموع قرب إنقاذ طرد
`);

function hasMeasure(item: Item | undefined): boolean {
  return lookUp(item, measures) !== undefined;
}

/** What may follow a number whose noun is left out: "seven of them", "three others". */
const partitives = wordSet("من منهم منها منهن آخرين آخرون أخرى آخر");

/** A number glued to letters or other numbers: F16, 10/10, 12:16, #5, @5. */
function isInsideOther(items: readonly Item[], at: number, { next }: Range): boolean {
  const before = items[at - 1];
  const after = items[next];
  if (isSign(before, "#") || isSign(before, "$")) return true;
  if (before && !items[at]!.isSpaced) {
    if (before.kind === "word" && !isParticle(before) && !functionWords.has(before.folded)) return true;
    if (before.kind === "sign" && /^[-/:#@_.+*=&?]$/.test(before.folded)) return true;
  }
  if (before?.kind === "word" && /^[A-Za-z]/.test(before.folded)) return true;
  if (!after) return false;
  if (after.isSpaced) return isScore(items, next);
  if (after.kind === "word") return !/^[\u0621-\u064A]/.test(after.folded);
  return after.kind === "sign" && /^[-/:_@&=+*]$/.test(after.folded);
}

/** "2 - 1", "10 / 10": two numbers with a spaced sign between. */
function isScore(items: readonly Item[], next: number): boolean {
  const sign = items[next];
  return sign?.kind === "sign" && /^[-/:]$/.test(sign.folded) && items[next + 1]?.kind === "number";
}

const particles = new Set(["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال"]);

function isParticle(item: Item): boolean {
  return particles.has(item.folded);
}

/** "(2)", "((2))", "[1]": a page or note number. In "(18) شخصا" it counts. */
function isBracketed(items: readonly Item[], at: number, { next }: Range): boolean {
  const isOpen = isSign(items[at - 1], "(") || isSign(items[at - 1], "[");
  const isClosed = isSign(items[next], ")") || isSign(items[next], "]");
  return next === at + 1 && isOpen && isClosed && !isCountedNoun(items[next + 1]);
}

/** "1- ", "2. ", "3) " at the beginning of a line. */
function isListNumber(items: readonly Item[], at: number, { next }: Range): boolean {
  const isFirst = items.slice(Math.max(0, at - 3), at).every(({ kind }) => kind === "sign") && at <= 3;
  const after = items[next];
  return isFirst && (!after || (after.kind === "sign" && /^[-.):/]$/.test(after.folded)));
}

/** A telephone number, an identifier, a number with a leading zero. */
function isCodeLike({ folded }: Item): boolean {
  return /^0\d/.test(folded) || /^\d{7,}$/.test(folded) || /^\d+([.,])\d+\1\d{1,2}$/.test(folded);
}

function isYearLike({ folded }: Item): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(folded);
}

/** "Five o'clock": the number tells the hour. */
function isClockTime(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.folded === "الساعه";
}

/** Words of one number that are other words too (خمس, ست, ألف, عشر) count only where a noun follows. */
function wordsCount(items: readonly Item[], at: number, range: Range): boolean {
  const after = items[range.next];
  if (lookUp(items[at - 1], ordinalUnits)) return false;
  if (range.scale > 1 && range.isOneWord) return isCountedNoun(after) && (range.clitics !== "" || hasMeasure(items[at - 1]) || range.scale > 1000);
  if (range.isOneWord) return isCountedNoun(after) || isOneOf(after, partitives);
  return true;
}
