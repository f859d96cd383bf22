import type { Item } from "./items.ts";
import { foldWord } from "../text/fold.ts";

const units = unitTable();

function unitTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const put = (unit: string, words: string): void => {
    for (const word of words.split(" ")) table.set(foldWord(word), unit);
  };
  put("second", "ثانية ثوان ثواني");
  put("minute", "دقيقة دقائق");
  put("hour", "ساعة ساعات");
  put("day", "يوم يوما أيام");
  put("night", "ليلة ليال ليالي");
  put("week", "أسبوع أسبوعا أسابيع");
  put("month", "شهر شهرا أشهر شهور");
  put("year", "سنة سنوات سنين عام عاما أعوام");
  put("decade", "عقد عقدا عقود");
  put("century", "قرن قرنا قرون");
  put("millimetre", "ملم مم مليمتر مليمترا مليمترات ملليمتر ملليمترا");
  put("centimetre", "سم سنتيمتر سنتيمترا سنتيمترات سنتمتر سنتمترا");
  put("metre", "متر مترا أمتار م");
  put("kilometre", "كيلومتر كيلومترا كيلومترات كلم كم");
  put("mile", "ميل ميلا أميال");
  put("foot", "قدم قدما أقدام");
  put("inch", "بوصة بوصات إنش");
  put("yard", "ياردة ياردات");
  put("gram", "غرام غراما غرامات جرام جراما جرامات غم");
  put("milligram", "ملغ مليغرام مليغراما ملليجرام مليجرام");
  put("kilogram", "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كيلو كغ كلغ كغم كجم كج");
  put("tonne", "طن طنا أطنان");
  put("pound-weight", "رطل رطلا أرطال");
  put("ounce", "أونصة أونصات أوقية");
  put("feddan", "فدان فدانا أفدنة");
  put("hectare", "هكتار هكتارا هكتارات");
  put("dunam", "دونم دونما دونمات");
  put("acre", "أكر آكر");
  put("litre", "لتر لترا لترات ليتر ليترا ليترات");
  put("barrel", "برميل برميلا براميل");
  put("gallon", "غالون غالونا غالونات جالون جالونا جالونات");
  return table;
}

const lengths = new Set(["millimetre", "centimetre", "metre", "kilometre", "mile", "foot", "yard"]);
const powers = new Map([["مربع", "square"], ["مربعا", "square"], ["مربعه", "square"], ["مكعب", "cubic"], ["مكعبا", "cubic"], ["مكعبه", "cubic"]]);
const kilo = new Map([["متر", "kilometre"], ["مترا", "kilometre"], ["غرام", "kilogram"], ["جرام", "kilogram"]]);

/** The unit of time, length, area, volume or mass at an item: its English name, and the index after it. */
export function unitAt(items: readonly Item[], at: number): { unit: string; next: number } | undefined {
  const item = items[at];
  if (item?.kind !== "word") return undefined;
  const unit = units.get(item.folded);
  if (!unit) return undefined;
  const after = items[at + 1]?.kind === "word" ? items[at + 1]!.folded : "";
  if (item.folded === "كيلو" && kilo.has(after)) return powered(items, kilo.get(after)!, at + 2);
  return powered(items, unit, at + 1);
}

function powered(items: readonly Item[], unit: string, next: number): { unit: string; next: number } {
  const power = items[next]?.kind === "word" && lengths.has(unit) ? powers.get(items[next].folded) : undefined;
  return power ? { unit: `${power}-${unit}`, next: next + 1 } : { unit, next };
}
