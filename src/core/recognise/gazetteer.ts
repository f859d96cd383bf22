/** Finds the names that the knowledge knows, by the longest match from each word, proclitics taken off. */

import type { Use } from "../knowledge/forms.ts";
import type { Knowledge, Sense } from "../knowledge/pack.ts";
import { none, root } from "../knowledge/trie.ts";
import { groupBy } from "../groupBy.ts";
import type { Candidate, EntityType, Recogniser, Segment } from "../model.ts";
import { stems, type Stem } from "../text/clitics.ts";
import { bare, foldWord } from "../text/fold.ts";
import { cueBefore } from "./cues.ts";
import { surfacesOf } from "./surfaces.ts";
import { functionWords } from "./functionWords.ts";

export function gazetteer(knowledge: Knowledge): Recogniser {
  const openingsOf = remembered((word) => readOpenings(word, knowledge));
  const numberOf = remembered((word) => knowledge.names.word(foldWord(word)));
  return {
    name: "lexicon",
    version: "1",
    recognise: (segment) => {
      const candidates: Candidate[] = [];
      const surfaces = surfacesOf(segment);
      segment.tokens.forEach((token, index) => {
        if (token.kind !== "word") return;
        for (const opening of openingsOf(surfaces[index]!)) {
          const place: Place = { ...opening, segment, surfaces, index, start: token.start + opening.stem.start };
          const match = longestMatch(knowledge, place, numberOf);
          if (match) candidates.push(...readings(place, match));
        }
      });
      return candidates;
    },
  };
}

/** Words remembered at most: about a book's. */
const mostWords = 60_000;

/** What was found of a word once is not looked for again. */
function remembered<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size >= mostWords) known.clear();
      known.set(word, (found = find(word)));
    }
    return found;
  };
}

/** A reading of a word with which some name begins. */
interface Opening {
  readonly stem: Stem;
  /** The stem as written, without marks and tatweel. */
  readonly surface: string;
  /** The numbers of the words under which such names stand in the trie, `none` where there is none. */
  readonly firsts: Firsts;
}

/** By folded form, by exact spelling, and the same without the article. */
type Firsts = readonly [folded: number, exact: number, naked: number, nakedExact: number];

/** The readings of a word that begin a name. Most words have none, so a text is mostly read by looking its words up here. */
function readOpenings(word: string, knowledge: Knowledge): readonly Opening[] {
  const openings: Opening[] = [];
  for (const stem of stems(word)) {
    const surface = bare(word.slice(stem.start));
    const firsts = firstsOf(stem, surface, knowledge);
    if (firsts.some((first) => first !== none)) openings.push({ stem, surface, firsts });
    // An everyday word is not taken apart any further: كبيرة is not ك + بيرة.
    if (isEveryday(surface, knowledge)) break;
  }
  return openings;
}

function firstsOf({ article, folded }: Stem, surface: string, { names }: Knowledge): Firsts {
  const opens = (word: string): number => {
    const number = names.word(word);
    return number !== none && names.child(root, number) !== none ? number : none;
  };
  return [opens(folded), opens(`=${surface}`), article ? opens(folded.slice(2)) : none, article ? opens(`=${surface.slice(2)}`) : none];
}

/** An everyday word, also with the alef of the accusative: فريقا is not ف + ريقا. */
function isEveryday(word: string, knowledge: Knowledge): boolean {
  return knowledge.isCommonWord(word) || (word.endsWith("ا") && knowledge.isCommonWord(word.slice(0, -1)));
}

interface Place extends Opening {
  readonly segment: Segment;
  readonly surfaces: readonly string[];
  readonly index: number;
  readonly start: number;
}

interface Match {
  readonly end: number;
  readonly senses: readonly Sense[];
}

/** Words that only a writer of the dotless final yāʾ spells so. */
const writesDotlessYa = /(?:^|[\s"«(])(?:و|ف)?(?:فى|التى|الذى|هى|ثانى|حوالى)(?=[\s،.]|$)/;

/** The longest of the matches by folded form, by exact spelling, and as an adjective whose article is not part of it. */
function longestMatch(knowledge: Knowledge, place: Place, numberOf: (word: string) => number): Match | undefined {
  const { surface, firsts } = place;
  const isNisba = ({ use }: Sense): boolean => use === "nisba";
  // A nisba ends in ي, never in ى: المجرى is a channel, المجري a Hungarian. Egyptian spelling has ى for both.
  const isDotless = surface.endsWith("ى") && !writesDotlessYa.test(place.segment.text);
  const accepts = (sense: Sense): boolean => !isNisba(sense) || !isDotless;
  const asAdjective = (sense: Sense): boolean => isNisba(sense) && accepts(sense);
  const [folded, exact, naked, nakedExact] = firsts;
  const from = (first: number, accept: (sense: Sense) => boolean): Match | undefined =>
    first === none ? undefined : walk(knowledge, place, first, accept, numberOf);
  return longer(longer(from(folded, accepts), from(exact, accepts)), longer(from(naked, asAdjective), from(nakedExact, isNisba)));
}

function longer(a: Match | undefined, b: Match | undefined): Match | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.end === b.end) return { end: a.end, senses: [...a.senses, ...b.senses] };
  return a.end > b.end ? a : b;
}

function walk(
  knowledge: Knowledge,
  { segment, surfaces, index }: Place,
  first: number,
  accepts: (sense: Sense) => boolean,
  numberOf: (word: string) => number,
): Match | undefined {
  const { names } = knowledge;
  let best: Match | undefined;
  let at = index;
  let node = names.child(root, first);
  while (node !== none) {
    const senses = knowledge.senses(node).filter(accepts);
    const end = segment.tokens[at]?.end;
    if (senses.length > 0 && end !== undefined) best = { end, senses };
    const next = nextWord(segment, at);
    if (next === undefined) break;
    at = next;
    const word = numberOf(surfaces[at]!);
    node = word === none ? none : names.child(node, word);
  }
  return best;
}

/** Index of the word or number that continues a name: after one space, no-break space, hyphen or a hashtag's low line, not after more. */
function nextWord(segment: Segment, index: number): number | undefined {
  const between = segment.tokens[index + 1];
  const next = segment.tokens[index + 2];
  if (between === undefined || next === undefined) return undefined;
  const joins = between.kind === "space" || (between.end === between.start + 1 && "-_".includes(segment.text.charAt(between.start)));
  return joins && (next.kind === "word" || next.kind === "number") ? index + 2 : undefined;
}

const confidence = { name: 0.95, epithet: 0.9, nisba: 0.9, short: 0.5, cued: 0.5, surname: 0.5 } as const;
/** A cue raises a name to this. */
const cuedConfidence = 0.97;
/** A reading that needs a proclitic taken off is a little less sure than the same word whole. */
const cliticDiscount = 0.05;

/** One candidate for each type among the senses; a short name without a cue is weak, a surname always. */
function readings(place: Place, { end, senses }: Match): Candidate[] {
  const cue = cueBefore(place.segment, place.index);
  const byType = groupBy(senses, (sense) => (sense.use === "nisba" ? "NORP" : sense.type));
  const isAdjective = byType.has("NORP") && !cue.quoted && !appositive.has(cue.type) && followsNoun(place);
  return [...byType].flatMap(([type, all]) => {
    const isCued = cue.type === type || (cue.quoted && type !== "LOC");
    const uncued = all.filter(({ use }) => use !== "cued");
    const isEveryday = !isCued && uncued.length === 0;
    const list = strongest(isCued || isEveryday ? all : uncued, cue.isDivision === true);
    const use = list[0]?.use ?? "name";
    const needsMore = type === "PER" && continues(place, end);
    if (needsMore === "nasab") return [];
    const isWeak = list.every(({ use }) => use === "surname" || (use === "short" && (!isCued || needsMore === "name")));
    const certainty = (isCued ? Math.max(confidence[use], cuedConfidence) : confidence[use]) - (place.stem.clitics === "" ? 0 : cliticDiscount);
    return [{
      start: place.start,
      end,
      type,
      entities: [...new Set(list.map((sense) => sense.entity))],
      ...(use === "nisba" && isDerived(place, list) ? { derived: true as const } : {}),
      ...(use === "epithet" ? { nominal: true as const } : {}),
      ...(place.stem.clitics === "" ? {} : { clitics: place.stem.clitics }),
      ...(isWeak ? { weak: true as const } : {}),
      ...(isEveryday ? { everyday: true as const } : {}),
      // الوزير الكندي is the Canadian minister, not al-Kindī: a word that can be an adjective is one.
      confidence: isAdjective && type === "NORP" ? 0.995 : certainty,
      source: "lexicon",
    }];
  });
}

/**
 * The senses that count: full names before short ones, short ones before surnames. After محافظة the short ones are those of the
 * division that bears its city's name, and come first.
 */
function strongest(senses: readonly Sense[], isDivision: boolean): readonly Sense[] {
  const order = isDivision ? (["short", "name", "cued", "surname"] as const) : (["name", "short", "cued", "surname"] as const);
  for (const use of order) {
    const found = senses.filter((sense) => (use === "name" ? isFull(sense.use) : sense.use === use));
    if (found.length > 0) return found;
  }
  return senses;
}

function isFull(use: Use): boolean {
  return use === "name" || use === "epithet" || use === "nisba";
}

/**
 * Whether a person's name goes on after the match: by a nasab (الوليد + بن طلال is another Walīd), or by a word with the article
 * (الدكتور محمد + المومني is no Muḥammad known by that name alone).
 */
function continues({ segment }: Place, end: number): "nasab" | "name" | undefined {
  const at = segment.tokens.findIndex((token) => token.start >= end);
  const space = segment.tokens[at];
  const next = segment.tokens[at + 1];
  if (space?.kind !== "space" || next?.kind !== "word") return undefined;
  const word = foldWord(segment.text.slice(next.start, next.end));
  if (/^(?:بن|ابن|بنت|بنو)$/.test(word)) return "nasab";
  return word.startsWith("ال") && !functionWords.has(word) ? "name" : undefined;
}

/** Heads before which a word that could be an adjective is a name: قناة العربية. */
const appositive: ReadonlySet<EntityType | undefined> = new Set(["ORG", "PROD"]);

/** An adjective stands right after a noun, definite as it is itself; after في or a comma the word is a name. */
function followsNoun({ segment, index, stem }: Place): boolean {
  const space = segment.tokens[index - 1];
  const before = segment.tokens[index - 2];
  if (space?.kind !== "space" || before?.kind !== "word") return false;
  const word = bare(segment.text.slice(before.start, before.end));
  return stem.article ? /^[وف]?[بلك]?ال/.test(word) || /^[وف]?لل/.test(word) : !functionWords.has(foldWord(word));
}

/** A nisba of a place is derived; a people's own name is derived where it stands as an adjective. */
function isDerived({ segment, index, stem }: Place, senses: readonly Sense[]): boolean {
  if (senses[0]?.type !== "NORP") return true;
  const token = segment.tokens[index];
  const before = segment.tokens[index - 2];
  if (token === undefined) return false;
  const word = foldWord(segment.text.slice(token.start, token.end));
  const isPlural = /(ون|ين)$/.test(word) || !/(ي|يه|ه)$/.test(word);
  if (isPlural) return false;
  if (word.endsWith("ه")) return true;
  const previous = before?.kind === "word" ? segment.text.slice(before.start, before.end) : "";
  return stem.article && /^[وفبلك]{0,2}ال/.test(previous);
}
