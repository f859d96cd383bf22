import { foldWord } from "../../src/core/text/fold.ts";
import { plainArabic, plainLatin, slugOf } from "./names.ts";
import type { TableRow } from "./tables.ts";

export const subdivisionColumns = ["id", "iso", "head", "ar", "en", "in", "weak"] as const;

// What a division is called: left out of the name, and the cue by which a bare name is known for the division.
const heads = [
  "محافظة", "ولاية", "إقليم", "مقاطعة", "منطقة", "إمارة", "بلدية", "إدارة", "أبرشية", "كانتون", "ضاحية", "مديرية", "شعبية",
  "حي", "مدينة", "جهة", "جمهورية", "شعبة", "قسم", "ناحية", "قضاء", "دائرة", "أوبلاست", "كراي", "كوميون", "رايون",
];
const variants: Readonly<Record<string, string>> = { اقليم: "إقليم", امارة: "إمارة", أوبليس: "أوبلاست" };

// Countries whose first-level divisions readers of Arabic news know by their bare names.
const wellKnown = new Set([
  "AE", "AF", "AU", "CA", "CH", "CN", "DE", "EG", "ES", "GB", "IN", "IQ", "IT", "JO", "LB", "LY", "MA", "OM", "PK", "PS",
  "RU", "SA", "SD", "SY", "TR", "UA", "US", "YE",
]);

export interface SubdivisionSources {
  /** CLDR's Arabic and English names by ISO 3166-2 code in lower case without hyphen. */
  readonly ar: ReadonlyMap<string, string>;
  readonly en: ReadonlyMap<string, string>;
  readonly countryIds: ReadonlyMap<string, string>;
  readonly countryNames: ReadonlySet<string>;
  /** Folded names of the cities. */
  readonly cityNames: ReadonlySet<string>;
  readonly commonWords: ReadonlySet<string>;
  /** Our own names by ISO code (subdivisionNames.tsv); an empty one leaves the division out. */
  readonly corrections: ReadonlyMap<string, string>;
}

/** The names of CLDR's <subdivision> elements by code. */
export function readSubdivisionNames(xml: string): Map<string, string> {
  return new Map([...xml.matchAll(/<subdivision type="(\w+)"[^>]*>([^<]+)</g)].map(([, code = "", name = ""]) => [code, name]));
}

/** The divisions of countries, in order of their ISO 3166-2 codes. */
export function subdivisionRows(sources: SubdivisionSources): TableRow[] {
  const rows: TableRow[] = [];
  for (const code of [...sources.ar.keys()].sort()) {
    const iso = `${code.slice(0, 2).toUpperCase()}-${code.slice(2).toUpperCase()}`;
    const source = sources.corrections.get(iso) ?? sources.ar.get(code) ?? "";
    const { head, name } = headAndName(plainArabic(source));
    const en = sources.en.get(code);
    if (name === "" || en === undefined) continue;
    rows.push({
      id: `${slugOf(en)}-${iso.toLowerCase()}`,
      iso,
      head,
      ar: name,
      en: plainLatin(en),
      in: sources.countryIds.get(iso.slice(0, 2)) ?? "",
      weak: isWeak(iso, name, sources) ? "1" : "",
    });
  }
  return rows;
}

/** محافظة الأنبار as its head and its name; a head in the definite (المنطقة الشرقية) belongs to the name. */
function headAndName(text: string): { head: string; name: string } {
  const [first = "", ...rest] = text.split(" ");
  const head = variants[first] ?? first;
  return heads.includes(head) && rest.length > 0 ? { head, name: rest.join(" ") } : { head: "", name: text };
}

/** Whether the bare name needs its head before it. */
function isWeak(iso: string, name: string, { countryNames, cityNames, commonWords }: SubdivisionSources): boolean {
  const key = foldWord(name);
  const isWord = key.length <= 3 || commonWords.has(key) || commonWords.has(key.replace(/^ال/, ""));
  return !wellKnown.has(iso.slice(0, 2)) || isWord || countryNames.has(key) || cityNames.has(key);
}
