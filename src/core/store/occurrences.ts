/** Where else a name stands in a text: in any spelling, behind particles, and as the adjective that is made from it. */

import { nisbaForms, spellings } from "../knowledge/forms.ts";
import { nameKey } from "../knowledge/pack.ts";
import type { EntityType, Mention, Span, Token } from "../model.ts";
import { stems, type Stem } from "../text/clitics.ts";
import { bare, foldWord } from "../text/fold.ts";
import { contains, firstEndingAfter, overlaps } from "../text/spans.ts";
import { tokenise } from "../text/tokenise.ts";

/** The name that is looked for, as it is marked. */
export interface Sought {
  readonly surface: string;
  readonly type: EntityType;
  readonly entity?: string;
  readonly derived?: true;
}

/**
 * Why a place is offered. `same`: the very words. `spelling`: in another spelling. `derived`: an adjective made from the name.
 * `entity`: a recogniser gives it this entity. `marked`: it is confirmed as something else. `inside`: part of a longer name.
 * `everyday`: also an everyday word.
 */
export type Reason = "same" | "spelling" | "derived" | "entity" | "marked" | "inside" | "everyday";

export interface Occurrence extends Span {
  readonly type: EntityType;
  readonly clitics: string;
  readonly derived?: true;
  readonly confidence: number;
  readonly reason: Reason;
  /** What is marked or suggested at the very place. */
  readonly mention?: Mention;
}

/** What is known beside the text. */
export interface Surroundings {
  /** Suggested and confirmed mentions of the text, in order. */
  readonly mentions: readonly Mention[];
  isEverydayWord(word: string): boolean;
}

/** Offers at least this sure are ticked at first. */
export const ticked = 0.7;

const confidences: Readonly<Record<Reason, number>> = {
  same: 0.95, entity: 0.9, spelling: 0.85, derived: 0.75, everyday: 0.4, marked: 0.3, inside: 0.2,
};

/** All places of a name but the one at `except`, in text order; none overlaps another. */
export function occurrences(text: string, sought: Sought, around: Surroundings, except?: Span): Occurrence[] {
  const forms = formsOf(sought);
  const found = [...placesOf(text, forms)].map((place) => judged(text, place, sought, around));
  const ofEntity = around.mentions
    .filter((mention) => mention.entity === sought.entity && !found.some((other) => overlaps(other, mention)))
    .map((mention) => fromMention(mention));
  return [...found, ...ofEntity]
    .sort((a, b) => a.start - b.start)
    .filter((place) => except === undefined || !overlaps(place, except));
}

interface Form {
  readonly words: readonly string[];
  readonly derived: boolean;
}

/** The forms by their first folded word. */
type Forms = ReadonlyMap<string, readonly Form[]>;

function formsOf({ surface, type, derived }: Sought): Forms {
  const names = derived ? [] : [...spellings(surface, false)];
  const adjectives = derived ? [surface, ...nisbaForms(nisbaOf(surface))] : type === "LOC" ? madeNisbas(surface) : [];
  const forms = new Map<string, Form[]>();
  const add = (name: string, isDerived: boolean): void => {
    const words = nameKey(name).split(" ");
    const list = forms.get(words[0]!) ?? [];
    if (!list.some((form) => form.words.join(" ") === words.join(" "))) forms.set(words[0]!, [...list, { words, derived: isDerived }]);
  };
  names.forEach((name) => add(name, false));
  adjectives.forEach((name) => {
    add(name, true);
    add(`ال${name}`, true);
  });
  return forms;
}

/** The adjective of an inflected one, without article and ending: الأذربيجانية → أذربيجاني. */
function nisbaOf(surface: string): string {
  const word = bare(surface).replace(/^ال/, "").replace(/(?:ة|ون|ين|ان|تان|تين|ات|ا)$/, "");
  return word.endsWith("ي") ? word : surface;
}

/** The adjectives of a place's name, made by rule: مصر → مصري, فرنسا → فرنسي, سورية → سوري. Names of several words have none. */
function madeNisbas(surface: string): string[] {
  const name = bare(surface);
  if (/\s/.test(name)) return [];
  const stem = name.replace(/^ال(?=.{3})/, "").replace(/(?:يا|ية|ى|ا|ة|ه|ي)$/, "");
  return stem.length < 2 ? [] : [...nisbaForms(`${stem}ي`)];
}

interface Found extends Span {
  readonly clitics: string;
  readonly derived: boolean;
}

/** The longest form from each word, with as few particles taken off as possible. */
function* placesOf(text: string, forms: Forms): Generator<Found> {
  const tokens = tokenise(text);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind !== "word" && token.kind !== "number") continue;
    const word = text.slice(token.start, token.end);
    const match = longest(stems(word).flatMap((stem) => matchesFrom(text, tokens, index, stem, forms)));
    if (!match) continue;
    yield match.found;
    index = match.last;
  }
}

interface Match {
  readonly found: Found;
  readonly last: number;
}

function longest(matches: readonly Match[]): Match | undefined {
  return matches.reduce<Match | undefined>((best, match) => (best === undefined || match.last > best.last ? match : best), undefined);
}

function matchesFrom(text: string, tokens: readonly Token[], index: number, stem: Stem, forms: Forms): Match[] {
  const start = tokens[index]!.start + stem.start;
  return (forms.get(stem.folded) ?? []).flatMap(({ words, derived }) => {
    const last = index + 2 * (words.length - 1);
    const stands = words.every((word, i) => i === 0 || continues(text, tokens, index + 2 * i, word));
    return stands ? [{ found: { start, end: tokens[last]!.end, clitics: stem.clitics, derived }, last }] : [];
  });
}

function continues(text: string, tokens: readonly Token[], at: number, folded: string): boolean {
  const [space, token] = [tokens[at - 1], tokens[at]];
  return space?.kind === "space" && token !== undefined && foldWord(text.slice(token.start, token.end)) === folded;
}

function judged(text: string, found: Found, sought: Sought, around: Surroundings): Occurrence {
  const { mentions } = around;
  const near = mentions[firstEndingAfter(mentions, found.start)];
  const here = near && overlaps(near, found) ? near : undefined;
  const isSame = here !== undefined && here.start === found.start && here.end === found.end;
  const reason = reasonOf(text, found, sought, around, here);
  const derived = found.derived ? { derived: true as const } : {};
  return {
    start: found.start,
    end: found.end,
    clitics: found.clitics,
    type: found.derived && !sought.derived ? "NORP" : sought.type,
    confidence: confidences[reason],
    reason,
    ...derived,
    ...(isSame && { mention: here }),
  };
}

function reasonOf(text: string, found: Found, sought: Sought, around: Surroundings, here: Mention | undefined): Reason {
  const surface = text.slice(found.start, found.end);
  if (here && contains(here, found) && here.end - here.start > found.end - found.start) return "inside";
  if (here?.status === "confirmed" && !means(here, sought)) return "marked";
  if (around.isEverydayWord(bare(surface))) return "everyday";
  if (found.derived && !sought.derived) return "derived";
  return bare(surface) === bare(sought.surface) ? "same" : "spelling";
}

function means(mention: Mention, { type, entity }: Sought): boolean {
  return mention.type === type && (entity === undefined || mention.entity === entity);
}

function fromMention(mention: Mention): Occurrence {
  const { start, end, type, clitics = "", derived } = mention;
  return { start, end, type, clitics, confidence: confidences.entity, reason: "entity", ...(derived && { derived }), mention };
}
