import type { Row } from "../../src/core/knowledge/rows.ts";
import { plainArabic, slugOf } from "./names.ts";
import type { TableRow } from "./tables.ts";

/** What country-coder says of a country, territory or region. */
interface Border {
  readonly wikidata: string;
  readonly nameEn: string;
  readonly iso1A2?: string;
  readonly m49?: string;
  /** ISO code of the country that a territory belongs to. */
  readonly country?: string;
  /** M49 codes of the regions around it, and other groups. */
  readonly groups?: readonly string[];
}

export const territoryColumns = ["id", "code", "qid", "ar", "en", "kind", "in"] as const;

// CLDR codes that are not places: unions, tests, outlying and unknown regions; and the world.
const notPlaces = new Set(["001", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"]);
const continents = new Set(["002", "003", "005", "009", "142", "150"]);
const subregions = [
  "015", "011", "014", "017", "018", "013", "029", "005", "021", "030", "034", "035", "143", "145", "151", "154", "155",
  "039", "053", "054", "057", "061",
];

/**
 * CLDR's territories and regions with their Wikidata items, in order of code. A country that the curated rows have
 * goes by their id, found through the item; the others are named after their English name.
 */
export function territoryRows(
  names: { readonly ar: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> },
  borders: readonly Border[],
  curated: readonly Row[],
): TableRow[] {
  const byCode = new Map(borders.flatMap((border) => [border.iso1A2, border.m49].map((code) => [code, border] as const)));
  const curatedIds = new Map(curated.map(({ id, qid }) => [qid, id]));
  const curatedByName = new Map(curated.flatMap(({ id, en }) => en.map((name) => [name, id] as const)));
  const codes = Object.keys(names.ar).filter((code) => !code.includes("-") && !notPlaces.has(code)).sort();
  const idOf = (code: string | undefined): string | undefined => {
    const border = byCode.get(code);
    const en = names.en[code ?? ""];
    if (en === undefined) return undefined;
    return curatedIds.get(border?.wikidata) ?? curatedByName.get(en) ?? slugOf(en);
  };
  return codes.map((code) => {
    const border = byCode.get(code);
    const alternates = Object.keys(names.ar).filter((key) => key.startsWith(`${code}-alt-`)).map((key) => names.ar[key]);
    const around = subregions.find((region) => border?.groups?.includes(region));
    return {
      id: idOf(code) ?? "",
      code,
      qid: border?.wikidata ?? "",
      ar: [...new Set([names.ar[code], ...alternates].map((name = "") => plainArabic(name)))].join("|"),
      en: names.en[code] ?? "",
      kind: kindOf(code, curated.some(({ id }) => id === idOf(code)), border),
      in: idOf(border?.country) ?? (around === code ? "" : idOf(around)) ?? "",
    };
  });
}

function kindOf(code: string, isCurated: boolean, border: Border | undefined): string {
  if (continents.has(code)) return "continent";
  if (/^\d/.test(code)) return "region";
  return isCurated && border?.country === undefined ? "country" : "territory";
}
