/** Labels lines of tokens: each line by itself, then all again with the whole document as context. */

import { remembered } from "../../remembered.ts";
import { contextFeatures, FeatureList, neighbours, placeCount, places, readWord, traitCount, type Line, type Word } from "./features.ts";
import { inDocument, type Tagged } from "./document.ts";
import { labelCount as L, outside } from "./labels.ts";
import { decodeInto, transitionsOf, type Decoded, type Transitions } from "./viterbi.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readVocabulary } from "./vocabularyFile.ts";
import { documentSteps, lineSteps, readWeights, Scorer, type Weights } from "./weights.ts";
import * as slabs from "./slabs.ts";

/** A word with what both passes have learnt of it: after its traits its `heard`, then `labelCount` sums of each place, as `Scorer` adds them up. */
interface KnownWord extends Word {
  /** By itself so clearly no name that its neighbours are not asked. */
  readonly isPlain: boolean;
}

/** A bit for each place from which a word says anything at all. */
const heard = traitCount;
const scores = traitCount + 1;
const numbersOfWord = scores + placeCount * L;
const wordsInRoom = 256;

/** What it counts for that the training texts have a word often and never in a name. */
const neverNameBonus = 2.5;

/** A line after the first pass, with what its words and their neighbours say to both passes; `unasked` first for a plain word. */
export interface FirstPass extends Tagged {
  readonly steps: Int32Array;
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

export function createTagger(weights: Weights, vocabulary: Vocabulary, isCommonWord: (word: string) => boolean): Tagger {
  const { line, document, bias, plainMargin, calibration } = weights;
  const scorer = new Scorer(line, document);
  const [lineMoves, documentMoves] = [movesOf(line.transitions), movesOf(document.transitions)];

  let room = new Int32Array(0);
  let free = 0;

  const word = remembered((token): KnownWord => {
    if (free === room.length) [room, free] = [new Int32Array(wordsInRoom * numbersOfWord), 0];
    const [numbers, at] = [room, free];
    free += numbersOfWord;
    const scoresAt = (place: number): number => at + scores + place * L;
    const read = readWord(token, vocabulary, isCommonWord, (place, hash) => scorer.add(hash, numbers, scoresAt(place)), { numbers, at });
    // What is two words off is near as well.
    addRow(numbers, scoresAt(places.nearBefore), numbers, scoresAt(places.before2));
    addRow(numbers, scoresAt(places.nearAfter), numbers, scoresAt(places.after2));
    for (let place = 0, from = at + scores; place < placeCount; place++) {
      for (let label = 0; label < L; label++, from++) if (numbers[from] !== 0) numbers[at + heard]! |= 1 << place;
    }
    const here = numbers.subarray(scoresAt(places.here), scoresAt(places.here) + L);
    const isPlain = marginOfLine(here) * line.stepSize >= plainMargin - (read.isNeverName ? neverNameBonus : 0);
    return { ...read, isPlain };
  });

  /** Adds to `steps` what a token and its neighbours say together. */
  const addContext = (read: Line, at: number): void => {
    features.length = 0;
    contextFeatures(read, at, features);
    scorer.addAll(features, steps);
  };

  return {
    style: weights.style,
    word,
    tagLine(read) {
      const count = read.words.length;
      const [emission, isNoName] = [scoresFor(count), marksFor(count)];
      const all = slabs.integers(count * L);
      const decoded = { labels: slabs.bytes(count), marginals: slabs.floats(count * L) };
      for (let at = 0, to = 0; at < count; at++, to += L) {
        decoded.marginals[to + outside] = 1;
        const isPlain = (read.words[at] as KnownWord).isPlain && read.flags[at] === 0;
        isNoName[at] = isPlain ? 1 : 0;
        if (isPlain) {
          all[to] = unasked;
          continue;
        }
        steps.fill(0);
        addWords(read.words, at);
        if (read.flags[at] === 0 && marginOfLine(steps) * line.stepSize >= clearMargin + bias.line) {
          all[to] = unasked;
          isNoName[at] = 1;
          continue;
        }
        addContext(read, at);
        for (let label = 0; label < L; label++) {
          const sums = steps[label]!;
          all[to + label] = sums;
          emission[to + label] = lineSteps(sums) * line.stepSize;
        }
        emission[to + outside]! -= bias.line;
        if (marginOf(emission, to) >= certainMargin) isNoName[at] = 1;
      }
      decodeStretches(isNoName, emission, lineMoves, decoded);
      return { line: read, steps: all, ...decoded };
    },
    *tagDocument(lines, caution = 0) {
      let index = 0;
      for (const view of inDocument(lines)) {
        const first = lines[index++]!;
        const count = first.labels.length;
        const [emission, isNoName] = [scoresFor(count), marksFor(count)];
        const decoded = { labels: slabs.bytes(count), marginals: slabs.floats(count * L) };
        decoded.marginals.set(first.marginals);
        for (let at = 0, to = 0; at < count; at++, to += L) {
          isNoName[at] = view.isQuiet(at) ? 1 : 0;
          if (isNoName[at] === 1) continue;
          if (first.steps[to] === unasked) {
            steps.fill(0);
            addWords(first.line.words, at);
            addContext(first.line, at);
          } else steps.set(first.steps.subarray(to, to + L));
          features.length = 0;
          view.features(at, features);
          scorer.addAll(features, steps);
          for (let label = 0; label < L; label++) emission[to + label] = documentSteps(steps[label]!) * document.stepSize;
          emission[to + outside]! -= bias.document - caution;
        }
        decodeStretches(isNoName, emission, documentMoves, decoded);
        yield { line: first.line, ...decoded };
      }
    },
    calibrated(probability) {
      const bin = Math.min(calibration.length - 1, Math.floor(probability * calibration.length));
      return calibration[bin] ?? probability;
    },
  };
}

/** How much louder "no name" is than any other of a token's labels, whose scores begin at an index. */
function marginOf(scores: Float32Array, from: number): number {
  let loudest = -Infinity;
  for (let label = 1; label < L; label++) if (scores[from + label]! > loudest) loudest = scores[from + label]!;
  return scores[from + outside]! - loudest;
}

/** The same of the line's part of sums for both passes. */
function marginOfLine(sums: Int32Array): number {
  let loudest = -Infinity;
  for (let label = 1; label < L; label++) loudest = Math.max(loudest, lineSteps(sums[label]!));
  return lineSteps(sums[outside]!) - loudest;
}

/** A margin that no neighbour makes up for: a chance of about one in a thousand. */
const certainMargin = 7;
/**
 * What a word and its neighbours say of it each for themselves is rarely overruled by what they say together: of 19,700 words of news
 * this much louder for "no name", 11 were names after all.
 */
const clearMargin = 4;

let scratch = new Float32Array(1024 * L);
let marks = new Uint8Array(1024);

/** Room for the scores of a line's tokens; the same for every line, so what it holds at first is of no meaning. */
function scoresFor(count: number): Float32Array {
  if (scratch.length < count * L) scratch = new Float32Array(2 * count * L);
  return scratch;
}

/** Room for a mark at each token, as `scoresFor`. */
function marksFor(count: number): Uint8Array {
  if (marks.length < count) marks = new Uint8Array(2 * count);
  return marks;
}

/** One token's sums and features; filled again for each. */
const steps = new Int32Array(L);
const features = new FeatureList();

/** The neighbours that are asked, as offset and place; what is two words off speaks for the near ones too. */
const asked = neighbours.filter(([offset, place]) => Math.abs(offset) !== 2 || place === places.before2 || place === places.after2);
const offsets = Int8Array.from(asked, ([offset]) => offset);
const placesSeen = Int8Array.from(asked, ([, place]) => place);

/** Adds what the word at a place and its neighbours say. */
function addWords(words: readonly Word[], at: number): void {
  for (let neighbour = 0; neighbour < offsets.length; neighbour++) {
    const index = at + offsets[neighbour]!;
    if (index < 0 || index >= words.length) continue;
    const { numbers, at: first } = words[index]!;
    const place = placesSeen[neighbour]!;
    if (((numbers[first + heard]! >> place) & 1) !== 0) addRow(numbers, first + scores + place * L, steps, 0);
  }
}

function addRow(from: Int32Array, first: number, into: Int32Array, to: number): void {
  for (let label = 0; label < L; label++) into[to + label]! += from[first + label]!;
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
  isNoName: Uint8Array,
  emission: Float32Array,
  { fromStart, afterNoName, beforeNoName }: Moves,
  into: Decoded,
): void {
  const count = into.labels.length;
  for (let start = 0; start < count; start++) {
    if (isNoName[start] === 1) continue;
    let end = start + 1;
    while (end < count && isNoName[end] === 0) end++;
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
