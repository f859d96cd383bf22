/** What a hover says about a mention, as data. */

import type { Analysis, Entity, EntityType, Mention, Span } from "../model.ts";
import { articleDay } from "../text/articleDay.ts";
import { sentenceAt } from "../text/sentences.ts";
import { groupBy } from "../groupBy.ts";
import { relativeDatesIn } from "../calendar/relative.ts";
import { firstEndingAfter, overlaps } from "../text/spans.ts";
import { mentionsOf } from "./navigation.ts";
import { rolesBeside } from "./roles.ts";

/** A stretch of text with the mention picked out of it. */
export interface Context {
  readonly before: string;
  readonly surface: string;
  readonly after: string;
}

export interface Card {
  readonly entity: Entity;
  readonly mention: Mention;
  /** Place of the mention among the entity's mentions, from 1. */
  readonly number: number;
  readonly count: number;
  /** How the name is written in this text, the most frequent first. */
  readonly spellings: readonly { readonly text: string; readonly count: number }[];
  /** What the text itself calls the entity, beside its name: رئيس الوزراء الأسبق. */
  readonly roles: readonly string[];
  /** Id of the date that a relative expression around the mention means, by the article's own date: قبل 25 عاما. */
  readonly meansDate?: string;
  /** The sentence that tells most of it; several where nothing else is known. */
  readonly contexts: readonly Context[];
}

/** More contexts than this make a card long, not rich. */
const contextsShown = 3;
const rolesShown = 2;

export function card(text: string, analysis: Analysis, mention: Mention): Card | undefined {
  const entity = analysis.entities.find(({ id }) => id === mention.entity);
  if (!entity) return undefined;
  const mentions = mentionsOf(analysis.mentions, entity.id);
  const isKnown = entity.summary.ar !== undefined || entity.summary.en !== undefined;
  const isNamed = namedTypes.has(entity.type);
  const told = isKnown ? mostTelling(text, analysis.mentions, mentions) : mentions.slice(0, contextsShown);
  return {
    entity,
    mention,
    number: mentions.indexOf(mention) + 1,
    count: mentions.length,
    spellings: spellings(text, mentions),
    roles: isNamed ? [...new Set(mentions.flatMap((other) => rolesBeside(text, other)))].slice(0, rolesShown) : [],
    ...resolvedDate(text, analysis, mention),
    contexts: isNamed ? told.map((other) => context(text, other)) : [],
  };
}

/** An article is of the full day that its date line names; without one nothing relative is resolved. */
function resolvedDate(text: string, { mentions }: Analysis, mention: Mention): { meansDate?: string } {
  if (mention.type !== "QUANT" && mention.type !== "DATE") return {};
  const day = articleDay(text, mentions);
  if (day === undefined) return {};
  const sentence = sentenceAt(text, mention.start);
  const inSentence = { start: mention.start - sentence.start, end: mention.end - sentence.start };
  const found = relativeDatesIn(text.slice(sentence.start, sentence.end), day).find((date) => overlaps(date, inSentence));
  return found && found.entity !== mention.entity ? { meansDate: found.entity } : {};
}

const namedTypes: ReadonlySet<EntityType> = new Set(["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"]);

/** The mention whose sentence names most others, among those that are not derived: there the text says something of it. */
function mostTelling(text: string, all: readonly Mention[], mentions: readonly Mention[]): Mention[] {
  let best: { mention: Mention; company: number } | undefined;
  for (const mention of mentions) {
    if (mention.derived) continue;
    const { start, end } = sentenceAt(text, mention.start);
    const company = firstEndingAfter(all, end) - firstEndingAfter(all, start);
    if (best === undefined || company > best.company) best = { mention, company };
  }
  return best ? [best.mention] : [];
}

function spellings(text: string, mentions: readonly Mention[]): { text: string; count: number }[] {
  return [...groupBy(mentions, ({ start, end }) => text.slice(start, end))]
    .map(([spelling, list]) => ({ text: spelling, count: list.length }))
    .sort((a, b) => b.count - a.count);
}

/** How much of the sentence a context shows, in characters on either side. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** The sentence of a name, cut on either side at word boundaries. */
export function context(text: string, { start, end }: Span, reach: Reach = { before: 60, after: 60 }): Context {
  const sentence = sentenceAt(text, start);
  const from = wordEdge(text, Math.max(sentence.start, start - reach.before), sentence.start);
  const to = Math.min(Math.max(sentence.end, end), end + reach.after);
  const before = text.slice(from, start).trimStart();
  const after = text.slice(end, to).replace(to < sentence.end ? /\s+\S*$/u : /\s+$/u, "");
  return {
    before: (from > sentence.start ? "…" : "") + oneLine(before),
    surface: oneLine(text.slice(start, end)),
    after: oneLine(after) + (to < sentence.end ? "…" : ""),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ");
}

function wordEdge(text: string, from: number, least: number): number {
  if (from === least) return from;
  const space = text.slice(from).search(/\s/);
  return space < 0 ? from : from + space;
}
