import { readPack, writePack, type Knowledge } from "../../src/core/knowledge/pack.ts";
import { parseRows } from "../../src/core/knowledge/rows.ts";

/** A knowledge base of the rows and everyday words given, in the format of knowledge/README.md. */
export function knowledgeOf(rows: string, commonWords = ""): Knowledge {
  return readPack(writePack(parseRows(rows).rows, commonWords.split(/\s+/).filter((word) => word !== "")));
}

/** Enough of the world for tests of recognition. */
export const smallRows = `
israel LOC Q801
ar: إسرائيل
epithet: الدولة العبرية
nisba: إسرائيلي
en: Israel
kind: country

azerbaijan LOC Q227
ar: أذربيجان
nisba: أذربيجاني | أذري
en: Azerbaijan
kind: country
capital: baku

iraq LOC Q796
ar: العراق
nisba: عراقي
en: Iraq
kind: country

south-korea LOC
ar: كوريا الجنوبية
nisba: كوري جنوبي
en: South Korea
kind: country

baku LOC Q9248
ar: باكو
en: Baku
kind: city
in: azerbaijan

tel-aviv LOC Q33935
ar: تل أبيب
en: Tel Aviv
kind: city

bira LOC
ar: بيرة
en: Bira
kind: city

elbit-systems ORG
ar: إلبيت سيستمز
short: ألبيت
en: Elbit Systems
kind: company

monte-carlo ORG
ar: إذاعة مونت كارلو
short: مونت كارلو
en: Monte Carlo
kind: broadcaster

yitzhak-rabin PER
ar: إسحاق رابين
short: رابين
en: Yitzhak Rabin
kind: politician
sum: رئيس وزراء إسرائيل مرتين.

ali PER
ar: علي
en: Ali
kind: ruler

jews NORP Q7325
ar: اليهود
nisba: يهودي
plural: يهود
en: Jews
kind: religion
`;

export const smallCommonWords = "على كبيرة بين بدون الذي";
