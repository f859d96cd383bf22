/** Words and signs beside a name that tell what kind of name it is. */

import type { EntityType, Segment } from "../model.ts";
import { foldWord } from "../text/fold.ts";
import { remembered } from "../remembered.ts";
import { stems } from "../text/clitics.ts";

/** Head nouns and titles, by the type of the name that follows them. */
const heads: Readonly<Partial<Record<EntityType, string>>> = {
  LOC: `مدينة مدن محافظة محافظات ولاية ولايات مقاطعة إقليم أقاليم بلدة بلدات قرية قرى منطقة ضاحية حي ميناء مطار جزيرة جزر بحيرة
    نهر جبل جبال وادي سهل صحراء مضيق خليج بحر مخيم معبر ساحل هضبة مرتفعات دولة جمهورية مملكة إمارة سلطنة عاصمة العاصمة قضاء ناحية
    بلدية شارع ميدان ساحة جامع مسجد كنيسة قلعة`,
  ORG: `شركة شركات مؤسسة مجموعة صحيفة جريدة مجلة قناة وكالة إذاعة تلفزيون شبكة موقع منصة حزب حركة جماعة تنظيم كتائب كتيبة لواء ألوية
    فصيل منظمة هيئة جمعية اتحاد رابطة نقابة نادي فريق منتخب بنك مصرف جامعة معهد مركز مصنع ميليشيا مليشيا جبهة ائتلاف تحالف تيار
    جهاز دار مكتب لجنة مجلس`,
  PER: `الرئيس رئيس الوزير وزير الشيخ شيخ الملك ملك الأمير أمير السلطان سلطان الإمام إمام السيد السيدة الدكتور دكتور الدكتورة
    الأستاذ البروفيسور الجنرال اللواء العميد العقيد الفريق المشير النقيب الرائد الكاتب الكاتبة الصحفي الصحفية الصحافي الشاعر الشاعرة
    الفنان الفنانة المخرج الممثل الممثلة اللاعب المدرب النجم المهاجم الحارس القيادي القائد الزعيم النائب السفير المتحدث الناطق
    الباحث الباحثة المؤرخ الفيلسوف الروائي الروائية المفكر البابا البطريرك المطران القاضي المحامي المهندس الناشط الناشطة الخليفة
    المرشد آية المرجع العلامة الحاج الملكة الأميرة مستر سيدي مولاي`,
  PROD: `طراز نوع صاروخ صواريخ طائرة طائرات قاذفة مقاتلة مقاتلات مسيرة مسيرات دبابة دبابات منظومة نظام مروحية مروحيات قمر فيلم كتاب
    رواية مسلسل ديوان أغنية لعبة تطبيق برنامج هاتف فرقاطة غواصة مدمرة`,
  EVENT: `معركة حرب غزوة عملية ثورة انتفاضة مؤتمر قمة معاهدة اتفاقية اتفاق مجزرة مذبحة بطولة كأس دورة مهرجان`,
};

const headTypes = new Map<string, EntityType>();
for (const [type, words] of Object.entries(heads)) {
  for (const word of words.split(/\s+/)) headTypes.set(foldWord(word), type as EntityType);
}

const division = /^[وف]?[بلك]?(?:ال)?(?:محافظه|محافظات|ولايه|ولايات|اقليم|اقاليم|مقاطعه|اماره)$/;
/** A place's head noun with the article is complete by itself: في المنطقة نجد is no region of Najd. */
const definite = /^[وف]?[بلك]?ال(?!عاصمه$)/;
const openingQuote = /["«“„'‘\u2039(]/;
const sourceLine = /^\s*(?:المصدر|المصادر|نقلا عن|وكالات)\s*[|:：/-]/;

/** What the words just before a name say of it. */
export interface Cue {
  readonly type?: EntityType;
  /** The name opens a quotation. */
  readonly quoted: boolean;
  /** The head noun is that of an administrative division: محافظة. */
  readonly isDivision?: true;
}

/** Reads the cue before the token at `index`: a head noun or title, with or without quotation marks between. */
export function cueBefore(segment: Segment, index: number): Cue {
  let at = index - 1;
  let quoted = false;
  for (; at >= 0; at--) {
    const token = segment.tokens[at];
    if (token === undefined || token.kind === "word" || token.kind === "number") break;
    const text = segment.text.slice(token.start, token.end);
    if (openingQuote.test(text)) quoted = true;
    else if (token.kind !== "space") return { quoted, ...lineCue(segment) };
  }
  const word = segment.tokens[at];
  if (word?.kind !== "word") return { quoted, ...lineCue(segment) };
  const { type, isDefinite, isDivision } = headOf(segment.text.slice(word.start, word.end));
  if (type === undefined || (type === "LOC" && isDefinite)) return { quoted };
  return isDivision ? { quoted, type, isDivision } : { quoted, type };
}

/** The type of name that a head noun or title announces, whatever clitics and article it carries. */
export function headType(word: string): EntityType | undefined {
  return headOf(word).type;
}

interface Head {
  readonly type?: EntityType;
  readonly isDefinite: boolean;
  readonly isDivision: boolean;
}

const headOf = remembered((word): Head => {
  for (const stem of stems(word)) {
    const type = headTypes.get(stem.folded) ?? (stem.article ? headTypes.get(stem.folded.slice(2)) : undefined);
    if (type === undefined) continue;
    const folded = foldWord(word);
    return { type, isDefinite: definite.test(folded), isDivision: division.test(folded) };
  }
  return { isDefinite: false, isDivision: false };
});

/** A line that names its source is a line of organisations: المصدر | مونت كارلو. */
function lineCue(segment: Segment): { type?: EntityType } {
  return sourceLine.test(segment.text) ? { type: "ORG" } : {};
}
