/**
 * What the tagger looks at, as 32-bit hashes. Most of it belongs to a word alone, seen from a place: the word itself, the one
 * before it, the one after it, and so on. So whatever is learnt about a word is added up once and kept.
 */

import { bare as bareSpelling } from "../../text/fold.ts";
import { hashOf, joined } from "./hash.ts";
import { integers } from "./slabs.ts";
import { bestStem, comparable, digitsAsZeros, isDrawnOut, namePart, partMask, unclassed, type Vocabulary } from "./vocabulary.ts";

/** From where a word is seen. `near` words are two to four places off. */
export const places = { here: 0, before: 1, after: 2, before2: 3, after2: 4, nearBefore: 5, nearAfter: 6 } as const;
export const placeCount = 7;

/** A word as the tagger knows it. */
export interface Word {
  /** Folded, digits as 0. */
  readonly folded: string;
  /** The proclitics before the stem, and where in the token the stem begins. */
  readonly clitics: string;
  readonly stemStart: number;
  /** The stem is far more frequent than the word, or its particle is drawn out: the particle is one indeed. */
  readonly isSureOfClitics: boolean;
  /** The training texts have the stem often, and never in a name. */
  readonly isNeverName: boolean;
  /** Unlabelled news has the stem. */
  readonly isKnown: boolean;
  /**
   * What is read of it in each line: its `trait`s, from `at` on. All numbers of a word stand together, and those of many words in one
   * array, since reading them is waiting for memory.
   */
  readonly numbers: Int32Array;
  readonly at: number;
}

/**
 * Places of a word's traits among its numbers: the hash of its stem without the article, which is what two mentions of a name share;
 * that of its stem; its classes of three sizes; the hash of its folded form; whether it is a quotation mark, and what that does.
 */
export const trait = { key: 0, stem: 1, coarse: 2, middle: 3, fine: 4, hash: 5, quotes: 6 } as const;
export const traitCount = 7;

/** What a quotation mark does; straight marks open and close in turn. */
export const quotes = { no: 0, open: 1, close: 2, either: 3 } as const;
const quotationMarks: ReadonlyMap<string, number> = new Map([["«", quotes.open], ["“", quotes.open], ["»", quotes.close], ["”", quotes.close], ['"', quotes.either]]);

/** Three times as frequent, in steps of `frequencyStep`. */
const farStep = 13;

/** Numbers of feature kinds; a kind at a place is its own kind. */
let kinds = 0;
const kind = (): number => hashOf(`kind ${kinds++}`);
const kindsAt = (): readonly number[] => Array.from({ length: placeCount }, kind);

const ofWord = kindsAt();
const ofStem = kindsAt();
const ofBare = kindsAt();
const ofClass = [kindsAt(), kindsAt(), kindsAt()] as const;
const ofShape = kindsAt();
const ofEnd2 = kindsAt();
const ofEnd3 = kindsAt();
const ofCommon = kindsAt();
const ofPart = kindsAt();
const ofClitics = kindsAt();
const ofBegin = [kind(), kind(), kind(), kind(), kind()] as const;
const ofEnd = [kind(), kind(), kind(), kind(), kind()] as const;
const ofWordBegin = [kind(), kind(), kind(), kind(), kind()] as const;
const ofLength = kind();
const ofRarity = kind();
const bias = kind();

/** Where a word's traits are put: from `at` on. */
export interface Room {
  readonly numbers: Int32Array;
  readonly at: number;
}

/** Reads a token, and tells the hash of each of its features from each place. */
export function readWord(
  token: string,
  vocabulary: Vocabulary,
  isCommonWord: (word: string) => boolean,
  tell: (place: number, hash: number) => void = () => undefined,
  { numbers, at }: Room = { numbers: new Int32Array(traitCount), at: 0 },
): Word {
  const folded = comparable(token);
  const stem = bestStem(token, vocabulary);
  const stemmed = digitsAsZeros(stem.folded);
  const naked = stem.article ? stemmed.slice(2) : stemmed;
  const row = vocabulary.row(stemmed);
  const nakedRow = row < 0 && stem.article ? vocabulary.row(naked) : row;
  const classes: [number, number, number] =
    nakedRow < 0
      ? [unclassed, unclassed, unclassed]
      : [vocabulary.classAt(nakedRow, 0), vocabulary.classAt(nakedRow, 1), vocabulary.classAt(nakedRow, 2)];
  const frequency = vocabulary.frequency(row);
  const isFar = frequency >= vocabulary.frequency(vocabulary.row(folded)) + farStep;
  const isCommon = isCommonWord(bareSpelling(token));
  const isSureOfClitics = stem.clitics !== "" && (isDrawnOut(token) || (isFar && !isCommon));
  const shape = shapeOf(folded, stem.article);
  const part = vocabulary.parts(row) & partMask;
  const [wordHash, stemHash, bareHash] = [hashOf(folded), hashOf(stemmed), hashOf(naked)];

  const cliticsHash = hashOf(stem.clitics);
  const end2 = naked.length > 3 ? hashOf(naked, naked.length - 2) : undefined;
  const end3 = naked.length > 4 ? hashOf(naked, naked.length - 3) : undefined;

  let place = 0;
  const add = (of: number, value: number): void => tell(place, joined(of, value));
  for (; place < placeCount; place++) {
    add(ofBare[place]!, bareHash);
    if (place >= places.nearBefore) continue;
    add(ofWord[place]!, wordHash);
    for (let size = 0; size < 3; size++) if (classes[size] !== unclassed) add(ofClass[size]![place]!, classes[size]!);
    if (part !== 0) add(ofPart[place]!, part);
    if (place >= places.before2) continue;
    add(ofStem[place]!, stemHash);
    add(ofShape[place]!, shape);
    add(ofCommon[place]!, isCommon ? 1 : 0);
    add(ofClitics[place]!, cliticsHash);
    if (end2 !== undefined) add(ofEnd2[place]!, end2);
    if (end3 !== undefined) add(ofEnd3[place]!, end3);
    if (place !== places.here) continue;
    add(bias, 0);
    for (let length = 1; length <= 4 && length < naked.length; length++) {
      add(ofBegin[length]!, hashOf(naked, 0, length));
      add(ofEnd[length]!, hashOf(naked, naked.length - length));
      if (length < folded.length) add(ofWordBegin[length]!, hashOf(folded, 0, length));
    }
    add(ofLength, Math.min(naked.length, 12));
    add(ofRarity, frequency === 0 ? 0 : 1 + (frequency >> 4));
  }
  numbers.set([bareHash, stemHash, ...classes, wordHash, quotationMarks.get(folded) ?? quotes.no], at);
  return {
    folded,
    clitics: stem.clitics,
    stemStart: stem.start,
    isSureOfClitics,
    isNeverName: (vocabulary.parts(row) & namePart.never) !== 0,
    isKnown: frequency > 0,
    numbers,
    at,
  };
}

function shapeOf(word: string, article: boolean): number {
  const first = word.charCodeAt(0);
  if (word.startsWith("0")) return 10 + Math.min(word.length, 5);
  if (first >= 0x620 && first <= 0x64a) return article ? 2 : 1;
  if (/^\p{L}/u.test(word)) return 3;
  return hashOf(word);
}

const pairBefore = kind();
const pairAfter = kind();
const pairAround = kind();
const stemPairBefore = kind();
const stemPairAfter = kind();
const classBefore = kind();
const classAfter = kind();
const classAround = kind();
const classTriple = kind();
const fineBefore = kind();
const fineAfter = kind();
const inQuotes = kind();
const lineStart = kind();
const flagHere = kind();
const flagBefore = kind();
const flagAfter = kind();
const flagAndBefore = kind();
const flagAndAfter = kind();
const flagAndClassBefore = kind();
const flagAndWord = kind();

/** A sentence's tokens with what the lexicon says of each: bits as `lexiconFlag` makes them. */
export interface Line {
  readonly words: readonly Word[];
  readonly flags: Int32Array;
  /** 1 for tokens between quotation marks. */
  readonly quoted: Uint8Array;
  /** The words' traits, as `traitsOf` gathers them. */
  readonly traits: Int32Array;
}

const width = traitCount;

/** The traits of a line's words, word by word, with those of what is beyond the line at either end. */
export function traitsOf(words: readonly Word[]): Int32Array {
  const traits = integers((words.length + 2) * width);
  traits.fill(1, 0, width);
  for (let index = 0, to = width; index < words.length; index++) {
    const { numbers, at } = words[index]!;
    for (let from = at; from < at + width; from++) traits[to++] = numbers[from]!;
  }
  traits.fill(1, (words.length + 1) * width);
  return traits;
}

/** Features of one token at most, with room to spare. */
export const mostFeatures = 256;

/** A list of hashes that is filled again and again: no memory is asked for in the hot path. */
export class FeatureList {
  readonly hashes = new Int32Array(mostFeatures);
  length = 0;

  add(kind: number, value: number): void {
    this.hashes[this.length++] = joined(kind, value);
  }
}

/** Adds what a token shows together with its neighbours. */
export function contextFeatures({ traits, flags, quoted }: Line, at: number, into: FeatureList): void {
  const before = at * width;
  const here = before + width;
  const after = here + width;
  const [key, keyBefore, keyAfter] = [traits[here]!, traits[before]!, traits[after]!];
  const stem = traits[here + trait.stem]!;
  const [coarse, middle] = [traits[here + trait.coarse]!, traits[here + trait.middle]!];
  const [middleBefore, middleAfter] = [traits[before + trait.middle]!, traits[after + trait.middle]!];
  into.add(pairBefore, joined(keyBefore, key));
  into.add(pairAfter, joined(key, keyAfter));
  into.add(pairAround, joined(keyBefore, keyAfter));
  into.add(stemPairBefore, joined(traits[before + trait.stem]!, stem));
  into.add(stemPairAfter, joined(stem, traits[after + trait.stem]!));
  into.add(classBefore, joined(middleBefore, middle));
  into.add(classAfter, joined(middle, middleAfter));
  into.add(classAround, joined(middleBefore, middleAfter));
  into.add(classTriple, joined(joined(traits[before + trait.coarse]!, coarse), traits[after + trait.coarse]!));
  into.add(fineBefore, joined(traits[before + trait.fine]!, coarse));
  into.add(fineAfter, joined(coarse, traits[after + trait.fine]!));
  if (quoted[at] === 1) into.add(inQuotes, 0);
  if (at === 0) into.add(lineStart, 0);
  const flag = flags[at]!;
  const flagB = at > 0 ? flags[at - 1]! : 255;
  const flagA = at + 1 < flags.length ? flags[at + 1]! : 255;
  if (flagB > 0) into.add(flagBefore, flagB);
  if (flagA > 0) into.add(flagAfter, flagA);
  if (flag === 0) return;
  into.add(flagHere, flag);
  into.add(flagAndBefore, joined(flag, flagB));
  into.add(flagAndAfter, joined(flag, flagA));
  into.add(flagAndClassBefore, joined(flag, middleBefore));
  into.add(flagAndWord, joined(flag, key));
}

/** The places of a word's neighbours that a token sees, as offset and place. */
export const neighbours: readonly (readonly [number, number])[] = [
  [0, places.here], [-1, places.before], [1, places.after], [-2, places.before2], [2, places.after2],
  [-2, places.nearBefore], [-3, places.nearBefore], [-4, places.nearBefore], [2, places.nearAfter], [3, places.nearAfter], [4, places.nearAfter],
];
