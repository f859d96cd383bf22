import type { Recogniser } from "../model.ts";
import { foldWord } from "../text/fold.ts";
import type { Item, Reading } from "./items.ts";
import { readingsOf } from "./items.ts";
import { beginsNumberOr, plainNumber } from "./numberWords.ts";
import type { Range } from "./ranges.ts";
import { rangeAt } from "./ranges.ts";

/** Amounts with their currency: 500 دولار, مليار دولار أمريكي, ثلاثة آلاف جنيه مصري, $500, 20 مليون €. */
export const money: Recogniser = {
  name: "money",
  version: "1",
  recognise: (segment) => readingsOf(segment, { type: "MONEY", source: "money", begins, read: moneyAt }),
};

/** ISO 4217 codes of signs; of names, by the nationality after them, "" when there is none. */
interface Currency {
  readonly name: string;
  readonly codes: Readonly<Record<string, string>>;
}

const signs: ReadonlyMap<string, string> = new Map([["$", "USD"], ["€", "EUR"], ["£", "GBP"], ["¥", "JPY"], ["₪", "ILS"], ["₽", "RUB"], ["₺", "TRY"], ["₹", "INR"], ["﷼", "riyal"]]);

const begins = beginsNumberOr(...signs.keys());

const currencies = currencyTable();

function currencyTable(): ReadonlyMap<string, Currency> {
  const table = new Map<string, Currency>();
  const put = (name: string, words: string, codes: Record<string, string>): void => {
    const byNationality = Object.fromEntries(Object.entries(codes).flatMap(([nisbas, code]) => nisbas.split(" ").map((nisba) => [foldWord(nisba), code])));
    for (const word of words.split(" ")) table.set(foldWord(word), { name, codes: byNationality });
  };
  put("dollar", "دولار دولارا دولارات", {
    "": "USD", أمريكي: "USD", أميركي: "USD", كندي: "CAD", أسترالي: "AUD", نيوزيلندي: "NZD", سنغافوري: "SGD", تايواني: "TWD", زيمبابوي: "ZWL",
  });
  put("euro", "يورو", { "": "EUR", أوروبي: "EUR" });
  put("pound", "جنيه جنيها جنيهات", { مصري: "EGP", "إسترليني استرليني بريطاني": "GBP", سوداني: "SDG", لبناني: "LBP" });
  put("riyal", "ريال ريالا ريالات", { سعودي: "SAR", قطري: "QAR", يمني: "YER", عماني: "OMR", إيراني: "IRR", برازيلي: "BRL" });
  put("lira", "ليرة ليرات", { سورية: "SYP", لبنانية: "LBP", تركية: "TRY", إيطالية: "ITL" });
  put("dirham", "درهم درهما دراهم", { إماراتي: "AED", مغربي: "MAD" });
  put("dinar", "دينار دينارا دنانير", {
    كويتي: "KWD", أردني: "JOD", عراقي: "IQD", جزائري: "DZD", تونسي: "TND", ليبي: "LYD", بحريني: "BHD", صربي: "RSD",
  });
  put("shekel", "شيكل شيكلا شيقل شيقلا شواكل شواقل شيكلات", { "": "ILS", إسرائيلي: "ILS" });
  put("rouble", "روبل روبلا روبلات", { "": "RUB", روسي: "RUB" });
  put("rupee", "روبية روبيات", { هندية: "INR", باكستانية: "PKR", إندونيسية: "IDR" });
  put("yuan", "يوان يوانا", { "": "CNY", صيني: "CNY" });
  put("yen", "ين", { "": "JPY", ياباني: "JPY" });
  put("won", "وون", { "": "KRW", كوري: "KRW" });
  put("franc", "فرنك فرنكا فرنكات", { سويسري: "CHF", فرنسي: "FRF", أفريقي: "XOF" });
  put("krone", "كرونة كرونا كرونات كرون", { سويدية: "SEK", نرويجية: "NOK", دنماركية: "DKK" });
  put("ouguiya", "أوقية", { "": "MRU", موريتانية: "MRU" });
  put("manat", "مانات", { أذربيجاني: "AZN", أذري: "AZN", تركماني: "TMT" });
  put("rial", "تومان", { إيراني: "IRR" });
  put("mark", "مارك", { ألماني: "DEM" });
  put("peso", "بيزو", { مكسيكي: "MXN", أرجنتيني: "ARS" });
  return table;
}

function moneyAt(items: readonly Item[], at: number): Reading | undefined {
  const sign = items[at]?.kind === "sign" ? signs.get(items[at].text) : undefined;
  const isBeforeNumber = sign !== undefined && items[at + 1]?.isSpaced === false;
  const range = sign && !isBeforeNumber ? undefined : rangeAt(items, sign ? at + 1 : at);
  if (!range) return undefined;
  if (sign) return reading(range, sign, items[at]!.start, range.end, range.next);
  const currency = currencyAfter(items, range.next);
  return currency && reading(range, currency.code, range.start, items[currency.next - 1]!.end, currency.next);
}

function currencyAfter(items: readonly Item[], at: number): { code: string; next: number } | undefined {
  const item = items[at];
  if (item?.kind === "sign") {
    const code = signs.get(item.text);
    return code === undefined ? undefined : { code, next: at + 1 };
  }
  if (item?.kind !== "word") return undefined;
  const currency = currencies.get(item.folded);
  if (!currency) return undefined;
  const nationality = items[at + 1];
  const national = nationality?.kind === "word" ? currency.codes[nationality.folded] ?? currency.codes[masculine(nationality.folded)] : undefined;
  if (national !== undefined) return { code: national, next: at + 2 };
  return { code: currency.codes[""] ?? currency.name, next: at + 1 };
}

/** The adjective agrees with the case and gender of the currency: جنيها مصريا, دولارات أمريكية. */
function masculine(adjective: string): string {
  return adjective.replace(/(?<=ي)[اه]$/, "");
}

function reading(range: Range, code: string, start: number, end: number, next: number): Reading {
  const { value, to, clitics } = range;
  const entity = `money:${code}:${plainNumber(value)}${to === undefined ? "" : `-${plainNumber(to)}`}`;
  return { start, end, next, entity, clitics, confidence: 0.97 };
}
