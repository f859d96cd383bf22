/** Reads the name of a state's institution: الحكومة السورية, حكومة سوريا and وزارة الخارجية الأميركية each name one entity, in any spelling. */

import { foldWord } from "../text/fold.ts";
import { adjective, idOfInstitution, institutions, ministry, type Institution } from "./institutions.ts";
import { nameKey, sensesAt, type KnownEntity, type Knowledge } from "./pack.ts";

/** Words of a country's name or adjective at most. */
const longestCountry = 4;
const ministryKey = foldWord(ministry);

const byHead = new Map(institutions.flatMap((one) => one.heads.map((head) => [nameKey(head), one] as const)));
/** As they stand before the country's own name: حكومة, وزارة خارجية. */
const byConstruct = new Map([...byHead].map(([key, one]) => [withoutArticles(key), one]));
/** Portfolios that stand for their ministry: الخارجية الروسية. */
const byPortfolio = new Map(
  ["الخارجية", "الداخلية", "الدفاع", "المالية", "الخزانة", "الصحة", "العدل", "التعليم"].map((portfolio) => [nameKey(portfolio), byHead.get(nameKey(`${ministry} ${portfolio}`))!]),
);
const firstWords = new Set([...byHead.keys(), ...byConstruct.keys(), ...byPortfolio.keys(), "بنك", "مصرف"].map((key) => key.split(" ")[0]!));

function withoutArticles(key: string): string {
  return key.replace(/(^| )ال/g, "$1");
}

/** The id of the institution that a name means: the knowledge's own entity where it has one by any of the institution's names. */
export function institutionNamed(surface: string, knowledge: Knowledge): string | undefined {
  const words = withAlef(nameKey(surface)).split(" ");
  if (!firstWords.has(words[0]!)) return undefined;
  for (let length = Math.min(longestCountry, words.length - 1); length > 0; length--) {
    const found = read(words, words.length - length, knowledge);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Gives the article the alef back that it lost after ل: لحكومة السورية is الحكومة السورية. */
function withAlef(key: string): string {
  return key.startsWith("ل") ? `ا${key}` : key;
}

/** Reads a name whose country begins at a word; of بنك السودان المركزي it stands between. */
function read(words: readonly string[], at: number, knowledge: Knowledge): string | undefined {
  const head = words.slice(0, at).join(" ");
  const rest = words.slice(at);
  if (/^(?:بنك|مصرف)$/.test(head) && rest.at(-1) === "المركزي") return read(["بنك", "مركزي", ...rest.slice(0, -1)], 2, knowledge);
  const withAdjective = byHead.get(head) ?? ofSeveralPortfolios(words.slice(0, at));
  const elided = rest[0]!.endsWith("ه") ? byPortfolio.get(head) : undefined;
  const before = byConstruct.get(head);
  const found = withAdjective ?? elided ?? before;
  if (found === undefined) return undefined;
  const country = countryNamed(rest.join(" "), found === before ? "name" : "nisba", knowledge);
  return country && (knownAs(found, country, knowledge) ?? idOfInstitution(found, country));
}

/** وزارة الصحة والسكان: the first portfolio says which ministry it is. */
function ofSeveralPortfolios(words: readonly string[]): Institution | undefined {
  if (words[0] !== ministryKey) return undefined;
  for (let end = words.length - 1; end > 1; end--) {
    if (words[end]!.startsWith("و")) {
      const found = byHead.get(words.slice(0, end).join(" "));
      if (found) return found;
    }
  }
  return undefined;
}

/** The one country of a name, or of an adjective with its article. */
function countryNamed(key: string, use: "name" | "nisba", knowledge: Knowledge): KnownEntity | undefined {
  if (use === "nisba" && !key.startsWith("ال")) return undefined;
  const senses = [...sensesAt(knowledge, key), ...(use === "nisba" ? sensesAt(knowledge, key.slice(2)) : [])];
  const ids = new Set(senses.filter((sense) => sense.use === use).map(({ entity }) => entity));
  const countries = [...ids].flatMap((id) => knowledge.entity(id) ?? []).filter(({ kind }) => kind === "country");
  return countries.length === 1 ? countries[0] : undefined;
}

/** The entity of the knowledge that bears one of the institution's names. */
function knownAs({ heads }: Institution, { nisba }: KnownEntity, knowledge: Knowledge): string | undefined {
  if (nisba === undefined) return undefined;
  const adjectives = [adjective(nisba, true), adjective(nisba, false)];
  const names = heads.flatMap((head) => adjectives.map((one) => nameKey(`${head} ${one}`)));
  return names.flatMap((name) => sensesAt(knowledge, name)).find(({ use, type }) => use === "name" && type === "ORG")?.entity;
}
