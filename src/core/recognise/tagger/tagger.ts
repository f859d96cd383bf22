/** Labels lines of tokens: each line by itself, then all again with the whole document as context. */

import { contextFeatures, FeatureList, neighbours, placeCount, readWord, type Line, type Word } from "./features.ts";
import { inDocument, type Tagged } from "./document.ts";
import { labelCount as L, outside } from "./labels.ts";
import { decodeInto, transitionsOf, type Decoded, type Transitions } from "./viterbi.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readVocabulary } from "./vocabularyFile.ts";
import { both, readWeights, Scorer, type Weights } from "./weights.ts";

/** A word with what both passes have learnt of it, added up by place. */
interface KnownWord extends Word {
  readonly scores: Int32Array;
  /** A bit for each place from which the word says anything at all. */
  readonly heard: number;
  /** By itself so clearly no name that its neighbours are not asked. */
  readonly isPlain: boolean;
}

/** What it counts for that the training texts have a word often and never in a name. */
const neverNameBonus = 2.5;

/** A line after the first pass, with what its words and their neighbours say to the second, in steps; `unasked` first for a plain word. */
export interface FirstPass extends Tagged {
  readonly documentSteps: Int32Array;
}

const unasked = 0x7fffffff;

export interface Tagger {
  readonly style: string;
  word(token: string): Word;
  /** The first pass over one line. Its words come from `word`. */
  tagLine(line: Line): FirstPass;
  /** The second pass over all lines of a document, one after the other. `caution` above 0 means fewer names and surer ones. */
  tagDocument(lines: readonly FirstPass[], caution?: number): Generator<Tagged>;
  /** How often a name is right whose tokens have this least probability. */
  calibrated(probability: number): number;
}

/** Words remembered at most: about a book's. */
const mostWords = 60_000;

export function createTagger(weights: Weights, vocabulary: Vocabulary, isCommonWord: (word: string) => boolean): Tagger {
  const { line, document, bias, plainMargin, calibration } = weights;
  const scorer = new Scorer(line, document);
  const [lineMoves, documentMoves] = [movesOf(line.transitions), movesOf(document.transitions)];
  const words = new Map<string, KnownWord>();

  const word = (token: string): KnownWord => {
    const known = words.get(token);
    if (known) return known;
    const read = readWord(token, vocabulary, isCommonWord);
    const scores = new Int32Array(placeCount * both);
    read.features.forEach((list, place) => {
      for (const hash of list) scorer.add(hash, scores, place * both);
    });
    const found = { ...read, scores, heard: heardFrom(scores), isPlain: marginOf(scores, 0) * line.stepSize >= plainMargin - (read.isNeverName ? neverNameBonus : 0) };
    if (words.size >= mostWords) words.clear();
    words.set(token, found);
    return found;
  };

  /** Puts into `steps` what a token's own line says of it. */
  const addSteps = (read: Line, at: number): void => {
    steps.fill(0);
    addWords(read.words as readonly KnownWord[], at);
    features.length = 0;
    contextFeatures(read, at, features);
    scorer.addAll(features, steps, 0);
  };

  return {
    style: weights.style,
    word,
    tagLine(read) {
      const count = read.words.length;
      const emission = scoresFor(count);
      const documentSteps = new Int32Array(count * L);
      for (let at = 0; at < count; at++) {
        if ((read.words[at] as KnownWord).isPlain && read.flags[at] === 0) {
          emission.fill(0, at * L, at * L + L);
          emission[at * L + outside] = certainMargin;
          documentSteps[at * L] = unasked;
          continue;
        }
        addSteps(read, at);
        for (let label = 0, to = at * L; label < L; label++, to++) {
          emission[to] = steps[label]! * line.stepSize;
          documentSteps[to] = steps[L + label]!;
        }
        emission[at * L + outside]! -= bias.line;
      }
      const labels = new Uint8Array(count);
      const marginals = new Float32Array(count * L);
      for (let at = 0; at < count; at++) marginals[at * L + outside] = 1;
      const isCertain = (at: number): boolean => marginOf(emission, at * L) >= certainMargin;
      decodeStretches(isCertain, emission, lineMoves, { labels, marginals });
      return { line: read, documentSteps, labels, marginals };
    },
    *tagDocument(lines, caution = 0) {
      let index = 0;
      for (const view of inDocument(lines)) {
        const first = lines[index++]!;
        const labels = new Uint8Array(first.labels.length);
        const marginals = first.marginals.slice();
        const emission = scoresFor(labels.length);
        for (let at = 0; at < labels.length; at++) {
          if (view.isQuiet(at)) continue;
          const to = at * L;
          if (first.documentSteps[to] === unasked) addSteps(first.line, at);
          else for (let label = 0; label < L; label++) steps[L + label] = first.documentSteps[to + label]!;
          features.length = 0;
          view.features(at, features);
          scorer.addAll(features, steps, 0);
          for (let label = 0; label < L; label++) emission[to + label] = steps[L + label]! * document.stepSize;
          emission[to + outside]! -= bias.document - caution;
        }
        decodeStretches((at) => view.isQuiet(at), emission, documentMoves, { labels, marginals });
        yield { line: first.line, labels, marginals };
      }
    },
    calibrated(probability) {
      const bin = Math.min(calibration.length - 1, Math.floor(probability * calibration.length));
      return calibration[bin] ?? probability;
    },
  };
}

/** How much louder "no name" is than any other of a token's labels, whose scores begin at an index. */
function marginOf(scores: Int32Array | Float32Array, from: number): number {
  let loudest = -Infinity;
  for (let label = 1; label < L; label++) if (scores[from + label]! > loudest) loudest = scores[from + label]!;
  return scores[from + outside]! - loudest;
}

/** A margin that no neighbour makes up for: a chance of about one in a thousand. */
const certainMargin = 7;

let scratch = new Float32Array(1024 * L);

/** Room for the scores of a line's tokens; the same for every line, so what it holds at first is of no meaning. */
function scoresFor(count: number): Float32Array {
  if (scratch.length < count * L) scratch = new Float32Array(2 * count * L);
  return scratch;
}

/** One token's sums and features; filled again for each. */
const steps = new Int32Array(both);
const features = new FeatureList();

/** The places from which a word says anything. */
function heardFrom(scores: Int32Array): number {
  let heard = 0;
  for (let place = 0; place < placeCount; place++) {
    if (scores.subarray(place * both, place * both + both).some((step) => step !== 0)) heard |= 1 << place;
  }
  return heard;
}

const offsets = Int8Array.from(neighbours, ([offset]) => offset);
const placesSeen = Int8Array.from(neighbours, ([, place]) => place);

/** Adds what the word at a place and its neighbours say. */
function addWords(words: readonly KnownWord[], at: number): void {
  for (let neighbour = 0; neighbour < offsets.length; neighbour++) {
    const index = at + offsets[neighbour]!;
    if (index < 0 || index >= words.length) continue;
    const { scores, heard } = words[index]!;
    const place = placesSeen[neighbour]!;
    if (((heard >> place) & 1) === 0) continue;
    for (let step = 0, from = place * both; step < both; step++, from++) steps[step]! += scores[from]!;
  }
}

/** The scores of labels after one another: from a line's start, and from a word that is no name. */
interface Moves {
  readonly fromStart: Transitions;
  readonly afterNoName: Transitions;
  /** What a label gets for being followed by a word that is no name. */
  readonly beforeNoName: Float32Array;
}

function movesOf(transitions: Float32Array): Moves {
  const afterNoName = transitions.slice();
  afterNoName.copyWithin(L * L, outside * L, outside * L + L);
  return {
    fromStart: transitionsOf(transitions),
    afterNoName: transitionsOf(afterNoName),
    beforeNoName: Float32Array.from({ length: L }, (_, label) => transitions[label * L + outside]!),
  };
}

/** Labels the stretches between words that are no names for certain; those stay as they are. */
function decodeStretches(
  isNoName: (at: number) => boolean,
  emission: Float32Array,
  { fromStart, afterNoName, beforeNoName }: Moves,
  into: Decoded,
): void {
  const count = into.labels.length;
  for (let start = 0; start < count; start++) {
    if (isNoName(start)) continue;
    let end = start + 1;
    while (end < count && !isNoName(end)) end++;
    const last = (end - 1) * L;
    if (end < count) for (let label = 0; label < L; label++) emission[last + label]! += beforeNoName[label]!;
    decodeInto(into, emission, start === 0 ? fromStart : afterNoName, start, end - start);
    start = end;
  }
}

/** A tagger from its two files. Throws an Error with a sentence when either is damaged or of another version. */
export function readTagger(words: Uint8Array, weights: Uint8Array, isCommonWord: (word: string) => boolean): Tagger {
  return createTagger(readWeights(weights), readVocabulary(words), isCommonWord);
}
