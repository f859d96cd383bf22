import { foldWord } from "../../src/core/text/fold.ts";
import type { GeonamesCity } from "./allTheCities.ts";
import { plainArabic, plainLatin, slugOf } from "./names.ts";
import type { TableRow } from "./tables.ts";

export const cityColumns = [
  "id", "geonames", "ar", "short", "en", "in", "admin1", "lat", "lon", "population", "feature",
] as const;

interface Place {
  readonly geonames: string;
  readonly ar: readonly string[];
  /** Those of `ar` that we ruled to need a cue. */
  readonly cued: readonly string[];
  readonly en: string;
  /** ISO code, or empty where it is disputed. */
  readonly country: string;
  readonly admin1: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  readonly feature: string;
  /** Our ruling from cityNames.tsv: `weak`, `strong` or none. */
  readonly mark: string;
  readonly id: string;
  /** The source named the place with a comma and its region, as one does with a namesake. */
  readonly isNamesake: boolean;
}

export interface CitySources {
  readonly cities: readonly GeonamesCity[];
  /** GeoNames' Arabic names by GeoNames id, and of divisions by country and code ("EG.11"). */
  readonly arabic: ReadonlyMap<string, string>;
  /** Our own names and rulings (cityNames.tsv). */
  readonly corrections: readonly TableRow[];
  /** Ids of countries and territories by ISO code. */
  readonly countryIds: ReadonlyMap<string, string>;
  /** Folded names of countries and territories. */
  readonly countryNames: ReadonlySet<string>;
  /** Folded everyday words. */
  readonly commonWords: ReadonlySet<string>;
}

// Sections of towns, abandoned and destroyed places.
const leftOut = new Set(["PPLX", "PPLH", "PPLQ", "PPLW"]);
// Below this a one-word name is more often something else in news text than the town.
const wellKnown = 100_000;
// Towns of these countries bear surnames that Arabic texts are full of (جاكسون، هندرسون), so only cities go by themselves.
const surnameCountries = new Set(["US", "GB", "CA", "AU", "NZ", "IE"]);
const surnameTown = 400_000;
// A name of several words is seldom anything else, so a smaller town may bear it.
const townSize = 20_000;
// A namesake that has four times the people of the next is the one meant by the bare name.
const dominance = 4;
const heads = /^(?:إمارة|شعبية|ولاية|بلدية|محافظة|مقاطعة|دائرة|ناحية|قضاء|ضاحية|قرية) /;

/** The cities that have an Arabic name, the most populous first. */
export function cityRows(sources: CitySources): TableRow[] {
  const places = placesOf(sources).sort((a, b) => b.population - a.population || compare(a.geonames, b.geonames));
  const ids = idsOf(places, new Set(sources.countryIds.values()));
  return places.map((place, index) => {
    const admin1 = plainArabic(sources.arabic.get(`${place.country}.${place.admin1}`) ?? "");
    return {
      id: ids[index] ?? "",
      geonames: place.geonames,
      ar: place.ar.filter((name) => !needsCue(name, place, sources)).join("|"),
      short: place.ar.filter((name) => needsCue(name, place, sources)).join("|"),
      en: place.en,
      in: sources.countryIds.get(place.country) ?? "",
      admin1: place.country === "" ? "" : admin1,
      lat: place.latitude.toFixed(2),
      lon: place.longitude.toFixed(2),
      population: place.population === 0 ? "" : String(place.population),
      feature: place.feature,
    };
  });
}

function placesOf({ cities, arabic, corrections }: CitySources): Place[] {
  const rulings = new Map(corrections.map((row) => [row.geonames, row]));
  const places: Place[] = [];
  for (const city of cities) {
    const geonames = String(city.geonames);
    const ruling = rulings.get(geonames);
    if (ruling?.mark === "drop" || (leftOut.has(city.feature) && !ruling)) continue;
    const source = arabic.get(geonames) ?? "";
    const ar = ruling?.ar ? namesOf(ruling.ar) : [plainArabic(source).replace(heads, "")].filter((name) => name !== "");
    if (ar.length === 0) continue;
    places.push({
      ...city,
      geonames,
      ar,
      cued: cuedOf(ruling?.ar ?? ""),
      en: ruling?.en || plainLatin(city.name),
      country: countryOf(city.country, ruling?.in),
      mark: ruling?.mark ?? "",
      id: ruling?.id ?? "",
      isNamesake: !ruling && /[،,]/.test(source),
    });
  }
  return [...places, ...corrections.filter(({ geonames }) => geonames === "").map(ownPlace)];
}

function ownPlace(row: TableRow): Place {
  const [latitude = 0, longitude = 0] = (row.at ?? "").split(",").map(Number);
  return {
    geonames: "",
    ar: namesOf(row.ar ?? ""),
    cued: cuedOf(row.ar ?? ""),
    en: row.en ?? "",
    country: row.in ?? "",
    admin1: "",
    latitude,
    longitude,
    population: 0,
    feature: "PPL",
    mark: row.mark ?? "",
    id: row.id ?? "",
    isNamesake: false,
  };
}

function countryOf(country: string, ruling: string | undefined): string {
  return ruling === "-" ? "" : ruling || country;
}

/** The names of a cityNames.tsv cell, without the ~ of those that need a cue. */
function namesOf(cell: string): string[] {
  return cell.split("|").map((name) => name.trim().replace(/^~/, "")).filter((name) => name !== "");
}

function cuedOf(cell: string): string[] {
  return namesOf(cell.split("|").filter((name) => name.trim().startsWith("~")).join("|"));
}

/** Whether the name needs a cue beside it, or its country in the text, to be read as this place. */
function needsCue(name: string, place: Place, { countryNames, commonWords }: CitySources): boolean {
  if (place.cued.includes(name)) return true;
  if (place.mark === "strong") return false;
  const key = foldWord(name);
  if (place.mark === "weak" || place.isNamesake || countryNames.has(key)) return true;
  if (key.includes(" ")) return place.mark === "" && place.population < townSize && !isSeat(place);
  if (key.length <= 3) return true;
  if (commonWords.has(key) || commonWords.has(key.replace(/^ال/, ""))) return true;
  return place.mark === "" && place.population < leastPopulation(place) && !isSeat(place);
}

function leastPopulation({ country }: Place): number {
  return surnameCountries.has(country) ? surnameTown : wellKnown;
}

function isSeat({ feature, country }: Place): boolean {
  return feature === "PPLC" || (feature === "PPLA" && !surnameCountries.has(country));
}

/**
 * Ids from the English names. Namesakes are told apart by country, then by division, then by GeoNames id; the
 * bare name goes to a capital or to a city far larger than the others.
 */
function idsOf(places: readonly Place[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  for (const { id } of places) {
    if (id !== "" && used.has(id)) throw new Error(`two places have the id ${id}`);
    used.add(id);
  }
  const namesakes = new Map<string, Place[]>();
  for (const place of places) namesakes.set(slugOf(place.en), [...(namesakes.get(slugOf(place.en)) ?? []), place]);
  return places.map((place) => {
    if (place.id !== "") return place.id;
    const slug = slugOf(place.en);
    const country = `${slug}-${place.country.toLowerCase()}`;
    const choices = [country, `${country}-${slugOf(place.admin1)}`, `${country}-${place.geonames}`];
    if (isFirst(place, namesakes.get(slug) ?? [])) choices.unshift(slug);
    const id = choices.find((choice) => /^[a-z]/.test(choice) && !used.has(choice)) ?? `place-${place.geonames}`;
    used.add(id);
    return id;
  });
}

function isFirst(place: Place, namesakes: readonly Place[]): boolean {
  const others = namesakes.filter((other) => other !== place);
  if (others.some(({ feature }) => feature === "PPLC")) return false;
  return place.feature === "PPLC" || others.every(({ population }) => place.population >= dominance * population);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
