// How well one text was read: what it found of the gold mentions, which entities it gave them, and how many have a summary.
import { bcubed } from "../../src/core/bcubed.ts";
import { evaluate, sharesOfCounts, type Score, type Shares } from "../../src/core/evaluate.ts";
import type { Analysis, EntityType, Mention } from "../../src/core/model.ts";
import type { MarkedMention } from "../../test/support/mark.ts";

export const namedTypes: readonly EntityType[] = ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"];

/** A gold mention that was found, and the entity it was given. */
export interface Link {
  readonly wanted: MarkedMention;
  readonly got: Mention;
  readonly hasSummary: boolean;
}

export interface Measure {
  readonly name: string;
  readonly score: Score<Mention>;
  readonly links: readonly Link[];
}

export function measure(name: string, gold: readonly MarkedMention[], analysis: Analysis): Measure {
  const score = evaluate({ mentions: gold.map((mention) => ({ ...mention, doubtful: isDoubtful(mention) })) }, analysis.mentions);
  const byPlace = new Map(analysis.mentions.map((mention) => [place(mention), mention]));
  const summarised = entitiesWithSummary(analysis);
  const links = gold.flatMap((wanted) => {
    const got = byPlace.get(place(wanted));
    return isDoubtful(wanted) || !got ? [] : [{ wanted, got, hasSummary: summarised.has(got.entity) }];
  });
  return { name, score, links };
}

/** The ids of the entities that a card can say something about, in Arabic. */
export function entitiesWithSummary({ entities }: Analysis): ReadonlySet<string> {
  return new Set(entities.filter(({ summary }) => summary.ar !== undefined).map(({ id }) => id));
}

/**
 * An entity that the gold says nobody knows is right when it was left to the text, whatever its name there: that its mentions
 * belong together is what B-cubed measures.
 */
export function verdict({ wanted, got }: Link): "right" | "wrong" | "undecided" {
  if (got.entity.startsWith("ambiguous:")) return "undecided";
  const isUnknown = wanted.entity.startsWith("name:") && got.entity.startsWith("name:");
  return isUnknown || got.entity === wanted.entity ? "right" : "wrong";
}

export interface Summary {
  readonly gold: number;
  readonly mentions: Shares;
  /** Of the mentions that were found: how many have the right entity, and how many were left open. */
  readonly right: number;
  readonly undecided: number;
  readonly entities: Shares;
  /** Of all gold mentions of names, and of those found: how many were given an entity with a summary. */
  readonly summaryOfGold: number;
  readonly summaryOfFound: number;
}

/**
 * What several texts come to together, for the mentions of some types. Entities of two texts are never the same one. A share
 * of nothing is NaN.
 */
export function summaryOf(measures: readonly Measure[], types: readonly EntityType[]): Summary {
  const isAsked = ({ type }: { type: EntityType }): boolean => types.includes(type);
  const parts = measures.map(({ name, score, links }) => ({
    name,
    found: score.found.filter(isAsked),
    missed: score.missed.filter(isAsked),
    false: score.false.filter(isAsked),
    links: links.filter(({ wanted }) => isAsked(wanted)),
  }));
  const count = (key: "found" | "missed" | "false"): number => parts.reduce((sum, part) => sum + part[key].length, 0);
  const found = count("found");
  const gold = found + count("missed");
  const links = parts.flatMap((part) => part.links);
  const verdicts = links.map(verdict);
  const names = links.filter(({ wanted }) => namedTypes.includes(wanted.type));
  const missedNames = parts.flatMap(({ missed }) => missed).filter(({ type }) => namedTypes.includes(type));
  const summarised = names.filter(({ hasSummary }) => hasSummary).length;
  return {
    gold,
    mentions: sharesOfCounts({ found, missed: gold - found, false: count("false") }),
    right: verdicts.filter((one) => one === "right").length / links.length,
    undecided: verdicts.filter((one) => one === "undecided").length / links.length,
    entities: bcubed(
      gathering(parts.map((part) => ({ name: part.name, mentions: [...part.found, ...part.missed] }))),
      gathering(parts.map((part) => ({ name: part.name, mentions: [...part.links.map(({ got }) => got), ...part.false] }))),
    ),
    summaryOfGold: summarised / (names.length + missedNames.length),
    summaryOfFound: summarised / names.length,
  };
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

function gathering(texts: readonly { name: string; mentions: readonly (Placed & { entity?: string })[] }[]): Map<string, string> {
  return new Map(
    texts.flatMap(({ name, mentions }) => mentions.map((mention) => [`${name} ${place(mention)}`, `${name} ${mention.entity}`] as const)),
  );
}

function isDoubtful({ flags }: MarkedMention): boolean {
  return flags.includes("doubtful");
}

function place({ start, end, type }: Placed): string {
  return `${type} ${start} ${end}`;
}
