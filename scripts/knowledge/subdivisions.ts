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

// Countries whose divisions readers of Arabic news know by their bare names; of Italy only the regions, whose codes are numbers.
const wellKnown =
  /^(?:AE|AF|AU|CA|CN|DE|EG|ES|IN|IQ|IT-\d|JO|LB|LY|OM|PK|PS|RU|SA|SD|SY|TR|UA|US|YE)/;

export interface SubdivisionSources {
  /** CLDR's Arabic and English names by ISO 3166-2 code in lower case without hyphen. */
  readonly ar: ReadonlyMap<string, string>;
  readonly en: ReadonlyMap<string, string>;
  readonly countryIds: ReadonlyMap<string, string>;
  readonly countryNames: ReadonlySet<string>;
  /** Folded names of the cities. */
  readonly cityNames: ReadonlySet<string>;
  readonly commonWords: ReadonlySet<string>;
  /** Codes in use; CLDR names withdrawn ones too. */
  readonly current: ReadonlySet<string>;
  /** Our own names and rulings (subdivisionNames.tsv). */
  readonly corrections: readonly TableRow[];
}

/** The names of CLDR's <subdivision> elements by code. */
export function readSubdivisionNames(xml: string): Map<string, string> {
  return new Map([...xml.matchAll(/<subdivision type="(\w+)"[^>]*>([^<]+)</g)].map(([, code = "", name = ""]) => [code, name]));
}

/** The codes that CLDR's supplemental data lists as parts of a country or of another division. */
export function readCurrentCodes(xml: string): Set<string> {
  return new Set([...xml.matchAll(/<subgroup [^>]*contains="([^"]*)"/g)].flatMap(([, codes = ""]) => codes.split(" ")));
}

/** The divisions of countries, in order of their ISO 3166-2 codes. */
export function subdivisionRows(sources: SubdivisionSources): TableRow[] {
  const rulings = new Map(sources.corrections.map((row) => [row.iso, row]));
  const rows: TableRow[] = [];
  for (const code of [...sources.current].sort()) {
    const iso = `${code.slice(0, 2).toUpperCase()}-${code.slice(2).toUpperCase()}`;
    const ruling = rulings.get(iso);
    const { head, name } = headAndName(plainArabic(ruling?.ar || (sources.ar.get(code) ?? "")));
    const en = ruling?.en || sources.en.get(code);
    if (name === "" || en === undefined || ruling?.mark === "drop") continue;
    rows.push({
      id: `${slugOf(en)}-${iso.toLowerCase()}`,
      iso,
      head,
      ar: name,
      en: plainLatin(en),
      in: sources.countryIds.get(iso.slice(0, 2)) ?? "",
      weak: ruling?.mark === "weak" || (ruling?.mark !== "strong" && isWeak(iso, name, sources)) ? "1" : "",
    });
  }
  return rows;
}

/**
 * محافظة الأنبار as its head and its name. Russian heads stand last (كورسك أوبلاست); a head in the definite (المنطقة
 * الشرقية) belongs to the name.
 */
function headAndName(text: string): { head: string; name: string } {
  const words = text.split(" ");
  const [first, last] = [headOf(words[0]), headOf(words.at(-1))];
  if (words.length === 1) return { head: "", name: text };
  if (first !== "") return { head: first, name: words.slice(1).join(" ") };
  if (last === "أوبلاست" || last === "كراي") return { head: last, name: words.slice(0, -1).join(" ") };
  return { head: "", name: text };
}

function headOf(word = ""): string {
  const head = variants[word] ?? word;
  return heads.includes(head) ? head : "";
}

/** Whether the bare name needs its head before it. */
function isWeak(iso: string, name: string, { countryNames, cityNames, commonWords }: SubdivisionSources): boolean {
  const key = foldWord(name);
  const isWord = key.length <= 3 || commonWords.has(key) || commonWords.has(key.replace(/^ال/, ""));
  return !wellKnown.test(iso) || isWord || countryNames.has(key) || cityNames.has(key);
}
