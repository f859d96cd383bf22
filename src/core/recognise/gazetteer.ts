/** Finds the names that the knowledge knows, by the longest match from each word, proclitics taken off. */

import type { Use } from "../knowledge/forms.ts";
import type { Knowledge, Sense } from "../knowledge/pack.ts";
import { none, root } from "../knowledge/trie.ts";
import { groupBy } from "../groupBy.ts";
import type { Building, Candidate, EntityType, Recogniser, Segment } from "../model.ts";
import type { Stem } from "../text/clitics.ts";
import { bare, foldWord } from "../text/fold.ts";
import { cueBefore, headType, type Cue } from "./cues.ts";
import { formsOf, noted, type Form } from "./forms.ts";
import { functionWords } from "./functionWords.ts";

export function gazetteer(knowledge: Knowledge): Recogniser {
  const known = noted("lexicon", (form) => readWord(form, knowledge));
  return {
    name: "lexicon",
    version: "1",
    recognise: (segment) => {
      const candidates: Candidate[] = [];
      const forms = formsOf(segment);
      for (let index = 0; index < forms.length; index++) {
        if (segment.tokens[index]!.kind !== "word") continue;
        const { openings } = known(forms[index]!);
        if (openings.length === 0) continue;
        const next = nextWord(segment, index);
        const goesOn = next !== undefined && known(forms[next]!).number !== none;
        for (const opening of openings) {
          const match = goesOn ? longestMatch(knowledge, { segment, forms, index, known }, opening) : { last: index, senses: opening.alone };
          if (match !== undefined && match.senses.length > 0) candidates.push(...readings({ stem: opening.stem, segment, index }, match));
        }
      }
      return candidates;
    },
  };
}

/** What the knowledge says of a word by itself. */
interface LexicalWord {
  /** Its readings that begin a name. Most words have none, so a text is mostly read by looking its words up here. */
  readonly openings: readonly Opening[];
  /** Its number in the trie, folded, for names that go on with it; `none` if no name has it. */
  readonly number: number;
}

/** A reading of a word with which some name begins. */
interface Opening {
  readonly stem: Stem;
  /** Where such names begin in the trie, `none` where there is none. */
  readonly firsts: Firsts;
  /** What the word means if no name goes on with the next. */
  readonly alone: readonly Sense[];
}

/** Nodes by folded form, by exact spelling, and the same without the article. */
type Firsts = readonly [folded: number, exact: number, naked: number, nakedExact: number];

function readWord({ text, folded, readings }: Form, knowledge: Knowledge): LexicalWord {
  const openings: Opening[] = [];
  const plain = bare(text);
  for (const stem of readings) {
    const surface = plain === text ? text.slice(stem.start) : bare(text.slice(stem.start));
    const firsts = firstsOf(stem, surface, knowledge);
    if (firsts.some((first) => first !== none)) openings.push({ stem, firsts, alone: firsts.flatMap((first, at) => sensesWanted(first, wanted[at]!, knowledge)) });
    // An everyday word is not taken apart any further: كبيرة is not ك + بيرة.
    if (isEveryday(surface, knowledge)) break;
  }
  return { openings, number: knowledge.names.word(folded) };
}

function firstsOf({ article, folded }: Stem, surface: string, { names }: Knowledge): Firsts {
  const opens = (word: string): number => {
    const number = names.word(word);
    return number === none ? none : names.child(root, number);
  };
  return [opens(folded), opens(`=${surface}`), article ? opens(folded.slice(2)) : none, article ? opens(`=${surface.slice(2)}`) : none];
}

/** An everyday word, also with the alef of the accusative: فريقا is not ف + ريقا. */
function isEveryday(word: string, knowledge: Knowledge): boolean {
  return knowledge.isCommonWord(word) || (word.endsWith("ا") && knowledge.isCommonWord(word.slice(0, -1)));
}

/** The text from a word on. */
interface Course {
  readonly segment: Segment;
  readonly forms: readonly Form[];
  readonly index: number;
  readonly known: (word: Form) => LexicalWord;
}

interface Match {
  /** Index of the last token. */
  readonly last: number;
  readonly senses: readonly Sense[];
}

/**
 * The longest of the matches by folded form, by exact spelling, and as an adjective whose article is not part of it. Where a nisba folds
 * to an everyday word (المجرى, the channel, and المجري, the Hungarian), the knowledge has it by its exact spelling only.
 */
function longestMatch(knowledge: Knowledge, course: Course, { firsts }: Opening): Match | undefined {
  const [folded, exact, naked, nakedExact] = firsts;
  const whole = longer(walk(knowledge, course, folded, "all"), walk(knowledge, course, exact, "all"));
  if (naked === none && nakedExact === none) return whole;
  return longer(whole, longer(walk(knowledge, course, naked, "nisbas"), walk(knowledge, course, nakedExact, "nisbas")));
}

type Wanted = "all" | "nisbas";

/** What counts of each of the `Firsts`. */
const wanted: readonly Wanted[] = ["all", "all", "nisbas", "nisbas"];

function longer(a: Match | undefined, b: Match | undefined): Match | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.last === b.last) return { last: a.last, senses: [...a.senses, ...b.senses] };
  return a.last > b.last ? a : b;
}

/** The longest name from a first node on that has a sense as wanted. */
function walk(knowledge: Knowledge, { segment, forms, index, known }: Course, first: number, which: Wanted): Match | undefined {
  let last = index;
  let senses: readonly Sense[] = noSenses;
  for (let at: number | undefined = index, node = first; node !== none; ) {
    const found = sensesWanted(node, which, knowledge);
    if (found.length > 0) [last, senses] = [at, found];
    at = nextWord(segment, at);
    if (at === undefined) break;
    const { number } = known(forms[at]!);
    node = number === none ? none : knowledge.names.child(node, number);
  }
  return senses.length === 0 ? undefined : { last, senses };
}

const noSenses: readonly Sense[] = [];

function sensesWanted(node: number, which: Wanted, knowledge: Knowledge): readonly Sense[] {
  const senses = node === none ? noSenses : knowledge.senses(node);
  return which === "all" || senses.length === 0 ? senses : senses.filter(({ use }) => use === "nisba");
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

/** A reading of a word in its segment. */
interface Place {
  readonly stem: Stem;
  readonly segment: Segment;
  readonly index: number;
}

/** One candidate for each type among the senses; a short name without a cue is weak, a surname always. */
function readings(place: Place, { last, senses }: Match): Candidate[] {
  const cue = cueBefore(place.segment, place.index);
  const [only, another] = senses;
  const byType = another === undefined ? [[typeOf(only!), senses] as const] : [...groupBy(senses, typeOf)];
  const isAdjective = byType.some(([type]) => type === "NORP") && !cue.quoted && !appositive.has(cue.type) && followsNoun(place);
  return byType.flatMap(([type, ofType]) => readingOf(place, last, { type, senses: ofType, cue, isAdjective }) ?? []);
}

function typeOf({ use, type }: Sense): EntityType {
  return use === "nisba" ? "NORP" : type;
}

/** What a match means as one type, with the words before it. */
interface Meaning {
  readonly type: EntityType;
  readonly senses: readonly Sense[];
  readonly cue: Cue;
  /** It stands where an adjective would. */
  readonly isAdjective: boolean;
}

function readingOf(place: Place, last: number, { type, senses, cue, isAdjective }: Meaning): Candidate | undefined {
  const isCued = (cue.type === type || (cue.quoted && type !== "LOC")) && !isHead(place, last, type);
  const isEveryday = !isCued && senses.every(({ use }) => use === "cued");
  const counted = isCued || isEveryday ? senses : senses.filter(({ use }) => use !== "cued");
  const list = counted.length === 1 ? counted : strongest(counted, cue.isDivision === true);
  const use = list[0]?.use ?? "name";
  const needsMore = type === "PER" ? continuation(place.segment, last) : undefined;
  if (needsMore === "nasab") return undefined;
  const { clitics } = place.stem;
  const certainty = (isCued ? Math.max(confidence[use], cuedConfidence) : confidence[use]) - (clitics === "" ? 0 : cliticDiscount);
  const candidate: Building = {
    start: place.segment.tokens[place.index]!.start + place.stem.start,
    end: place.segment.tokens[last]!.end,
    type,
    entities: list.length === 1 ? [list[0]!.entity] : [...new Set(list.map((sense) => sense.entity))],
    // الوزير الكندي is the Canadian minister, not al-Kindī: a word that can be an adjective is one.
    confidence: isAdjective && type === "NORP" ? 0.995 : certainty,
    source: "lexicon",
  };
  if (use === "nisba" && isDerived(place, list)) candidate.derived = true;
  if (use === "epithet") candidate.nominal = true;
  if (clitics !== "") candidate.clitics = clitics;
  if (list.every((sense) => sense.use === "surname" || (sense.use === "short" && (!isCued || needsMore === "name")))) candidate.weak = true;
  if (isEveryday) candidate.everyday = true;
  return candidate;
}

/** Whether a word is a head noun with more to come, and no name itself: مدينة in مطار مدينة الإسكندرية. */
function isHead({ segment, index, stem }: Place, last: number, type: EntityType): boolean {
  const token = segment.tokens[index]!;
  return last === index && nextWord(segment, index) !== undefined && headType(segment.text.slice(token.start + stem.start, token.end)) === type;
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
 * Whether a person's name goes on after its last token so far: by a nasab (الوليد + بن طلال is another Walīd), or by a word with the
 * article (الدكتور محمد + المومني is no Muḥammad known by that name alone).
 */
function continuation({ tokens, text }: Segment, last: number): "nasab" | "name" | undefined {
  const space = tokens[last + 1];
  const next = tokens[last + 2];
  if (space?.kind !== "space" || next?.kind !== "word") return undefined;
  const word = foldWord(text.slice(next.start, next.end));
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
