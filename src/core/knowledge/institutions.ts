/**
 * What states have: a government, ministries, a parliament, an army, courts, and a few societies that are one a country. They need no rows:
 * an institution of a country is made from the country's row when its id is asked for, `syria/government`. Only what is true of each by
 * definition is said of it.
 */

import { withArticle } from "./englishNames.ts";
import type { KnownEntity } from "./pack.ts";

export interface Institution {
  /** What stands after the country's id: `government`, `ministry-of-health`. */
  readonly id: string;
  /** A word of knowledge/kinds.txt. */
  readonly kind: string;
  /** Its names with the article, before the adjective of a nationality. The first names it. */
  readonly heads: readonly [string, ...string[]];
  /** Of the first head: the adjective agrees with it. */
  readonly isFeminine: boolean;
  readonly en: string;
  /** What it is or does, as the rest of a sentence after its name. */
  readonly does: { readonly ar: string; readonly en: string };
}

type Named = readonly [id: string, heads: string, ar: string, en: string];

/** The part of an id before the institution's own. */
const join = "/";

const feminine: readonly (readonly [kind: string, ...Named])[] = [
  ["government", "government", "الحكومة", "وتدير شؤون البلاد", "which runs the country's affairs"],
  ["government", "presidency", "الرئاسة | رئاسة الجمهورية", "وهي منصب الرئيس ومكتبه", "the office of the president"],
  ["army", "air-force", "القوات الجوية | سلاح الجو | سلاح الطيران", "وهي الفرع الجوي من القوات المسلحة", "the air branch of the armed forces"],
  ["army", "navy", "القوات البحرية | البحرية | سلاح البحرية", "وهي الفرع البحري من القوات المسلحة", "the naval branch of the armed forces"],
  ["army", "land-forces", "القوات البرية", "وهي الفرع البري من القوات المسلحة", "the land branch of the armed forces"],
  ["security", "police", "الشرطة", "وتحفظ الأمن والنظام", "which keeps public order"],
  ["security", "intelligence-services", "الاستخبارات | المخابرات", "وتجمع المعلومات السرية", "which gather secret information"],
  ["federation", "olympic-committee", "اللجنة الأولمبية", "وتمثل البلاد في الحركة الأولمبية", "which speaks for the country in the Olympic movement"],
  ["court", "supreme-court", "المحكمة العليا", "وهي أعلى محاكم البلاد", "the country's highest court"],
  ["court", "constitutional-court", "المحكمة الدستورية | المحكمة الدستورية العليا", "وتنظر في دستورية القوانين", "which rules on whether laws agree with the constitution"],
  ["court", "public-prosecution", "النيابة العامة", "وتتولى الدعوى الجنائية", "which brings criminal charges"],
];

const masculine: readonly (readonly [kind: string, ...Named])[] = [
  ["government", "council-of-ministers", "مجلس الوزراء", "وهو مجلس يجمع وزراء الحكومة", "in which the government's ministers meet"],
  ["government", "royal-court", "الديوان الملكي", "وهو مكتب الملك", "the king's office"],
  ["government", "national-security-council", "مجلس الأمن القومي | مجلس الأمن الوطني", "وهو مجلس ينظر في شؤون الأمن", "which deliberates on security"],
  ["parliament", "parliament", "البرلمان", "وهو الهيئة التشريعية", "the country's legislature"],
  ["parliament", "house-of-representatives", "مجلس النواب", "وهو مجلس تشريعي", "a legislative body"],
  ["parliament", "senate", "مجلس الشيوخ | مجلس الأعيان", "وهو مجلس تشريعي", "a legislative body"],
  ["parliament", "peoples-assembly", "مجلس الشعب", "وهو مجلس تشريعي", "a legislative body"],
  ["parliament", "council-of-the-nation", "مجلس الأمة", "وهو مجلس تشريعي", "a legislative body"],
  ["parliament", "shura-council", "مجلس الشورى", "وهو مجلس للتشاور في شؤون البلاد", "which deliberates on the country's affairs"],
  ["army", "armed-forces", "الجيش | القوات المسلحة", "ويتولى الدفاع عن البلاد", "which defend the country"],
  ["army", "national-guard", "الحرس الوطني", "وهو قوة نظامية مسلحة", "an armed force of the state"],
  ["army", "republican-guard", "الحرس الجمهوري", "وهو قوة نظامية مسلحة", "an armed force of the state"],
  ["security", "border-guard", "حرس الحدود", "ويحرس حدود البلاد", "which guards the country's borders"],
  ["security", "coast-guard", "خفر السواحل | حرس السواحل", "ويحرس سواحل البلاد", "which guards the country's coasts"],
  ["security", "civil-defence", "الدفاع المدني", "ويحمي المدنيين في الكوارث", "which protects civilians in disasters"],
  ["ngo", "red-crescent", "الهلال الأحمر", "وهو الجمعية الوطنية للإغاثة والإسعاف", "the national society of relief and first aid"],
  ["ngo", "red-cross", "الصليب الأحمر", "وهو الجمعية الوطنية للإغاثة والإسعاف", "the national society of relief and first aid"],
  ["bank", "central-bank", "البنك المركزي | المصرف المركزي", "ويتولى الشؤون النقدية", "responsible for monetary affairs"],
];

/** Portfolios as they stand after وزارة, and what each is about. */
const portfolios: readonly Named[] = [
  ["foreign-affairs", "الخارجية | الشؤون الخارجية", "العلاقات مع الدول الأخرى", "relations with other states"],
  ["the-interior", "الداخلية | الشؤون الداخلية", "الشؤون الداخلية", "home affairs"],
  ["defence", "الدفاع | الدفاع الوطني | القوات المسلحة | الجيوش", "شؤون الدفاع والقوات المسلحة", "defence and the armed forces"],
  ["finance", "المالية | الخزانة", "المال العام", "public finance"],
  ["health", "الصحة | الصحة العامة", "الصحة العامة", "public health"],
  ["education", "التعليم | التربية | التربية والتعليم | التربية الوطنية", "شؤون التعليم", "education"],
  ["higher-education", "التعليم العالي", "شؤون التعليم العالي", "higher education"],
  ["justice", "العدل | العدلية", "شؤون العدل", "justice"],
  ["economy", "الاقتصاد", "الشؤون الاقتصادية", "the economy"],
  ["trade", "التجارة", "شؤون التجارة", "trade"],
  ["industry", "الصناعة", "شؤون الصناعة", "industry"],
  ["investment", "الاستثمار", "شؤون الاستثمار", "investment"],
  ["planning", "التخطيط", "التخطيط", "planning"],
  ["information", "الإعلام", "شؤون الإعلام", "the media"],
  ["communications", "الاتصالات", "شؤون الاتصالات", "communications"],
  ["culture", "الثقافة", "الشؤون الثقافية", "culture"],
  ["antiquities", "الآثار", "شؤون الآثار", "antiquities"],
  ["tourism", "السياحة", "شؤون السياحة", "tourism"],
  ["agriculture", "الزراعة | الفلاحة", "شؤون الزراعة", "agriculture"],
  ["water", "المياه | الري | الموارد المائية", "شؤون المياه", "water"],
  ["environment", "البيئة", "شؤون البيئة", "the environment"],
  ["oil", "النفط | البترول", "شؤون النفط", "oil"],
  ["energy", "الطاقة", "شؤون الطاقة", "energy"],
  ["electricity", "الكهرباء", "شؤون الكهرباء", "electricity"],
  ["transport", "النقل | المواصلات", "شؤون النقل", "transport"],
  ["civil-aviation", "الطيران المدني", "شؤون الطيران المدني", "civil aviation"],
  ["housing", "الإسكان", "شؤون الإسكان", "housing"],
  ["local-administration", "الإدارة المحلية", "شؤون الإدارة المحلية", "local administration"],
  ["local-development", "التنمية المحلية", "شؤون التنمية المحلية", "local development"],
  ["labour", "العمل | القوى العاملة", "شؤون العمل", "labour"],
  ["social-affairs", "الشؤون الاجتماعية | التضامن الاجتماعي | التنمية الاجتماعية", "الشؤون الاجتماعية", "social affairs"],
  ["religious-affairs", "الأوقاف | الشؤون الدينية | الشؤون الإسلامية", "الشؤون الدينية", "religious affairs"],
  ["hajj", "الحج", "شؤون الحج", "the pilgrimage to Mecca"],
  ["sport", "الرياضة | الشباب والرياضة", "شؤون الرياضة", "sport"],
  ["youth", "الشباب", "شؤون الشباب", "the young"],
  ["women", "المرأة | شؤون المرأة", "شؤون المرأة", "women's affairs"],
  ["immigration", "الهجرة", "شؤون الهجرة", "migration"],
  ["human-rights", "حقوق الإنسان", "شؤون حقوق الإنسان", "human rights"],
  ["science", "العلوم | البحث العلمي", "شؤون البحث العلمي", "science and research"],
  ["emergencies", "الطوارئ | حالات الطوارئ", "شؤون الطوارئ", "emergencies"],
  ["unification", "الوحدة | التوحيد", "شؤون توحيد البلاد", "the unification of the country"],
];

export const ministry = "وزارة";

export const institutions: readonly Institution[] = [
  ...feminine.map((row) => institution(row, true)),
  ...masculine.map((row) => institution(row, false)),
  ...portfolios.map(([id, names, ar, en]) =>
    institution(["ministry", `ministry-of-${id}`, withMinistry(names), `وتتولى ${ar}`, `responsible for ${en}`], true),
  ),
];

const institutionOfId = new Map(institutions.map((one) => [one.id, one]));

function withMinistry(names: string): string {
  return names.split(" | ").map((name) => `${ministry} ${name}`).join(" | ");
}

function institution([kind, id, names, ar, en]: readonly [kind: string, ...Named], isFeminine: boolean): Institution {
  return { id, kind, heads: names.split(" | ") as [string, ...string[]], isFeminine, en: englishName(id), does: { ar, en } };
}

/** `ministry-of-the-interior` → Ministry of the Interior. */
function englishName(id: string): string {
  if (id === "peoples-assembly") return "People's Assembly";
  return id.replace(/(?:^|-)(?!(?:of|the)-)\w/g, (letter) => letter.toUpperCase()).replaceAll("-", " ");
}

/** The id of an institution of a country. */
export function idOfInstitution({ id }: Institution, country: KnownEntity): string {
  return `${country.id}${join}${id}`;
}

/** The institution that an id speaks of; `entity` gives the country. */
export function institutionById(id: string, entity: (id: string) => KnownEntity | undefined): KnownEntity | undefined {
  const at = id.indexOf(join);
  if (at < 0) return undefined;
  const found = institutionOfId.get(id.slice(at + 1));
  const country = found && entity(id.slice(0, at));
  return country?.kind === "country" ? { ...madeFrom(found!, country), id } : undefined;
}

function madeFrom({ heads: [head], isFeminine, kind, en, does }: Institution, country: KnownEntity): Omit<KnownEntity, "id"> {
  const inCountry = `${head} في ${country.ar}`;
  const english = country.en === undefined ? undefined : `${en} of ${withArticle(country.en)}`;
  return {
    type: "ORG",
    ar: country.nisba === undefined ? inCountry : `${head} ${adjective(country.nisba, isFeminine)}`,
    ...(english !== undefined && { en: english, sumEn: `${english}, ${does.en}.` }),
    kind,
    in: country.id,
    sum: `${inCountry}، ${does.ar}.`,
  };
}

/** What is true of an institution whosever it is. */
export function ofAnyState({ heads: [head], isFeminine, kind, en, does }: Institution): { kind: string; en: string; sum: string; sumEn: string } {
  const whose = `ولا يتبيّن من النص لأي دولة ${isFeminine ? "هي" : "هو"}`;
  return { kind, en, sum: `${head}، ${does.ar}؛ ${whose}.`, sumEn: `${en}, ${does.en}; the text does not make clear of which state.` };
}

/**
 * An adjective of nationality with its article: سوري → السورية. One of two nisbas has two articles (الكورية الجنوبية), one that
 * begins with a direction only the first (الجنوب أفريقية).
 */
export function adjective(nisba: string, isFeminine: boolean): string {
  const words = nisba.split(" ");
  const isNisba = (word: string): boolean => word.endsWith("ي");
  const hasMany = isNisba(words[0]!);
  return words
    .map((word, at) => (at === 0 || (hasMany && isNisba(word)) ? "ال" : "") + word + (isFeminine && isNisba(word) ? "ة" : ""))
    .join(" ");
}
