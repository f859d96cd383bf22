/** Reads the name of a state's institution: الحكومة السورية, حكومة سوريا and وزارة الخارجية الأميركية each name one entity, in any spelling. */

import { adjective, idOfInstitution, institutions, ministry, type Institution } from "./institutions.ts";
import { keyOf } from "./keyOf.ts";
import { nameKey, sensesAt, type KnownEntity, type Knowledge } from "./pack.ts";

/** Words of a country's name or adjective at most. */
const longestCountry = 4;
const ministryKey = nameKey(ministry);

/** By their names with the article, before the adjective of a nationality. */
const byHead = new Map(institutions.flatMap((one) => one.heads.map((head) => [nameKey(head), one] as const)));
/** As they stand before the country's own name: حكومة, وزارة خارجية. */
const byConstruct = new Map([...byHead].map(([key, one]) => [key.split(" ").map(withoutArticle).join(" "), one]));
/** Portfolios that stand for their ministry: الخارجية الروسية. */
const byPortfolio = new Map(
  ["الخارجية", "الداخلية", "الدفاع", "المالية", "الخزانة", "الصحة", "العدل", "التعليم"].map((portfolio) => [
    nameKey(portfolio),
    byHead.get(nameKey(`${ministry} ${portfolio}`))!,
  ]),
);
const firstWords = new Set([...byHead.keys(), ...byConstruct.keys(), ...byPortfolio.keys()].map((key) => key.split(" ")[0]!));

function withoutArticle(word: string): string {
  return word.startsWith("ال") ? word.slice(2) : word;
}

/** What a name of an institution says. */
export interface NamedInstitution {
  /** `ministry-of-health`, whosever it is. */
  readonly institution: string;
  /** The id of the country's institution: the knowledge's own entity where it has one by any of its names. */
  readonly entity: string;
}

/** The id of the institution that a name means. */
export function institutionNamed(surface: string, knowledge: Knowledge): string | undefined {
  return readInstitution(surface, knowledge)?.entity;
}

/** Reads the name of an institution with its country. */
export function readInstitution(surface: string, knowledge: Knowledge): NamedInstitution | undefined {
  const words = withAlef(keyOf(surface)).split(" ");
  if (!firstWords.has(words[0]!)) return undefined;
  const orders = words.length > 2 ? [words, countryLast(words)] : [words];
  for (const ordered of orders) {
    for (let length = Math.min(longestCountry, words.length - 1); length > 0; length--) {
      const at = words.length - length;
      const found = readAt(ordered.slice(0, at), ordered.slice(at), knowledge);
      if (found) return found;
    }
  }
  return undefined;
}

/** What institution a name without a country speaks of: وزارة الصحة. */
export function institutionWithoutCountry(surface: string): Institution | undefined {
  return byHead.get(withAlef(keyOf(surface)));
}

/** Gives the article the alef back that it lost after ل: لحكومة السورية is الحكومة السورية. */
function withAlef(key: string): string {
  return key.startsWith("ل") ? `ا${key}` : key;
}

/** المحكمة الأميركية العليا, بنك السودان المركزي: the country stands between the words of the head. */
function countryLast(words: readonly string[]): string[] {
  const [first = "", ...rest] = words;
  const last = rest.at(-1)!;
  return [first, first.startsWith("ال") ? last : withoutArticle(last), ...rest.slice(0, -1)];
}

function readAt(head: readonly string[], rest: readonly string[], knowledge: Knowledge): NamedInstitution | undefined {
  const found = byAdjective(head, rest, knowledge) ?? byCountry(head, rest, knowledge);
  if (found === undefined) return undefined;
  const { institution, country } = found;
  return { institution: institution.id, entity: knownAs(found, knowledge) ?? idOfInstitution(institution, country) };
}

interface Found {
  readonly institution: Institution;
  readonly country: KnownEntity;
}

/** الحكومة السورية, الخارجية الروسية. */
function byAdjective(head: readonly string[], rest: readonly string[], knowledge: Knowledge): Found | undefined {
  if (!rest[0]!.startsWith("ال")) return undefined;
  const key = head.join(" ");
  // الدفاع الروسية is the ministry, الدفاع الروسي is Russia's defence.
  const elided = rest[0]!.endsWith("ه") ? byPortfolio.get(key) : undefined;
  return foundOf(byHead.get(key) ?? ofSeveralPortfolios(head) ?? elided, rest, "nisba", knowledge);
}

/** حكومة سوريا, الحكومة في سوريا. */
function byCountry(head: readonly string[], rest: readonly string[], knowledge: Knowledge): Found | undefined {
  const isIn = head.at(-1) === "في";
  const institution = isIn ? byHead.get(head.slice(0, -1).join(" ")) : byConstruct.get(head.join(" "));
  return foundOf(institution, rest, "name", knowledge);
}

function foundOf(institution: Institution | undefined, rest: readonly string[], use: "name" | "nisba", knowledge: Knowledge): Found | undefined {
  const country = institution && countryNamed(rest.join(" "), use, knowledge);
  return country && { institution: institution!, country };
}

/** وزارة الصحة والسكان: the first portfolio says which ministry it is. */
function ofSeveralPortfolios(words: readonly string[]): Institution | undefined {
  if (words[0] !== ministryKey) return undefined;
  for (let end = words.length - 1; end > 1; end--) {
    const found = words[end]!.startsWith("و") ? byHead.get(words.slice(0, end).join(" ")) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The one country of a name, or of an adjective, with its article or as it is. */
function countryNamed(key: string, use: "name" | "nisba", knowledge: Knowledge): KnownEntity | undefined {
  const senses = [...sensesAt(knowledge, key), ...(use === "nisba" ? sensesAt(knowledge, withoutArticle(key)) : [])];
  const ids = new Set(senses.filter((sense) => sense.use === use).map(({ entity }) => entity));
  const countries = [...ids].flatMap((id) => knowledge.entity(id) ?? []).filter(({ kind }) => kind === "country");
  return countries.length === 1 ? countries[0] : undefined;
}

/** The entity of the knowledge that bears one of the institution's names. */
function knownAs({ institution: { heads }, country: { nisba } }: Found, knowledge: Knowledge): string | undefined {
  if (nisba === undefined) return undefined;
  const adjectives = [adjective(nisba, true), adjective(nisba, false)];
  const names = heads.flatMap((head) => adjectives.map((one) => nameKey(`${head} ${one}`)));
  return names.flatMap((name) => sensesAt(knowledge, name)).find(({ use, type }) => use === "name" && type === "ORG")?.entity;
}
