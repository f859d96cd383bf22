/** One-sentence summaries of entities: the row's own sentence, or one made from its facts. */

import type { Facts, Name, Text } from "../model.ts";
import { withArticle } from "./englishNames.ts";
import type { KnownEntity, Knowledge } from "./pack.ts";

/** The summary in Arabic and in English; a language without facts to speak of is left out. */
export function describe(entity: KnownEntity, knowledge: Knowledge): Text {
  const ar = entity.sum ?? arabicSentence(entity, knowledge);
  const en = entity.sumEn ?? englishSentence(entity, knowledge);
  return { ...(ar === undefined ? {} : { ar }), ...(en === undefined ? {} : { en }) };
}

/** The facts of an entity, with the names of its country and capital in place of their ids. */
export function factsOf(entity: KnownEntity, knowledge: Knowledge): Facts {
  const { kind, voc, born, died, from, to, population, at } = entity;
  const facts: Record<keyof Facts, Facts[keyof Facts]> = {
    kind,
    vocalised: voc,
    country: nameOf(entity.in, knowledge),
    capital: nameOf(entity.capital, knowledge),
    born,
    died,
    from,
    to,
    population,
    at,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function nameOf(id: string | undefined, knowledge: Knowledge): Name | undefined {
  const known = id === undefined ? undefined : knowledge.entity(id);
  return known && { ar: known.ar, ...(known.en === undefined ? {} : { en: known.en }) };
}

function arabicSentence(entity: KnownEntity, knowledge: Knowledge): string | undefined {
  const country = entity.in === undefined ? undefined : knowledge.entity(entity.in);
  const people = entity.population ? `، عدد سكانها نحو ${arabicCount(entity.population)}` : "";
  if (entity.kind === "country" || entity.kind === "territory") {
    const capital = entity.capital === undefined ? undefined : knowledge.entity(entity.capital);
    const head = entity.kind === "country" ? "دولة" : "إقليم";
    if (capital) return `${head} عاصمت${entity.kind === "country" ? "ها" : "ه"} ${capital.ar}.`;
    return country ? `${head} في ${country.ar}.` : undefined;
  }
  if (!country) return undefined;
  if (entity.kind === "city" || entity.kind === "town") {
    return country.capital === entity.id ? `عاصمة ${country.ar}${people}.` : `مدينة في ${country.ar}${people}.`;
  }
  return entity.kind === "subdivision" ? `وحدة إدارية في ${country.ar}.` : undefined;
}

function englishSentence(entity: KnownEntity, knowledge: Knowledge): string | undefined {
  const name = entity.in === undefined ? undefined : knowledge.entity(entity.in)?.en;
  const country = name && withArticle(name);
  const people = entity.population ? `, about ${englishCount(entity.population)} inhabitants` : "";
  if (entity.kind === "country" || entity.kind === "territory") {
    const capital = entity.capital === undefined ? undefined : knowledge.entity(entity.capital)?.en;
    const head = entity.kind === "country" ? "Country" : "Territory";
    if (capital !== undefined) return `${head}; its capital is ${capital}.`;
    return country === undefined ? undefined : `${head} in ${country}.`;
  }
  if (country === undefined) return undefined;
  if (entity.kind === "city" || entity.kind === "town") {
    const isCapital = knowledge.entity(entity.in ?? "")?.capital === entity.id;
    return isCapital ? `Capital of ${country}${people}.` : `City in ${country}${people}.`;
  }
  return entity.kind === "subdivision" ? `Administrative division of ${country}.` : undefined;
}

/** 2,300,000 → 2.3 مليون نسمة; 350,000 → 350 ألف نسمة. The counted noun after ألف and مليون is singular. */
function arabicCount(count: number): string {
  if (count >= 1e6) return `${rounded(count / 1e6)} مليون نسمة`;
  return count >= 1000 ? `${Math.round(count / 1000)} ألف نسمة` : `${count} نسمة`;
}

function englishCount(count: number): string {
  if (count >= 1e6) return `${rounded(count / 1e6)} million`;
  return count >= 1000 ? `${Math.round(count / 1000)},000` : String(count);
}

function rounded(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
