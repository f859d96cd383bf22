/** Labels lines of tokens: each line by itself, then all again with the whole document as context. */

import { contextFeatures, FeatureList, neighbours, placeCount, readWord, type Line, type Word } from "./features.ts";
import { inDocument, type InDocument, type Tagged } from "./document.ts";
import type { Span } from "../../model.ts";
import { labelCount as L, outside } from "./labels.ts";
import { decode } from "./viterbi.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readVocabulary } from "./vocabularyFile.ts";
import { both, readWeights, Scorer, type Weights } from "./weights.ts";

/** A word with what both passes have learnt of it, added up by place. */
interface KnownWord extends Word {
  readonly scores: Float32Array;
  /** By itself so clearly no name that its neighbours are not asked. */
  readonly isPlain: boolean;
}

/** A line after the first pass, with what its words and their neighbours say to the second, in steps; NaN for a plain word, which was not asked. */
export interface FirstPass extends Tagged {
  readonly documentSteps: Float32Array;
}

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
  const afterNoName = startingAfterNoName(document.transitions);
  const words = new Map<string, KnownWord>();

  const word = (token: string): KnownWord => {
    const known = words.get(token);
    if (known) return known;
    const read = readWord(token, vocabulary, isCommonWord);
    const scores = new Float32Array(placeCount * both);
    read.features.forEach((list, place) => {
      for (const hash of list) scorer.add(hash, scores, place * both);
    });
    const found = { ...read, scores, isPlain: marginOf(scores, line.stepSize) >= plainMargin };
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
      const emission = new Float32Array(count * L);
      const documentSteps = new Float32Array(count * L);
      for (let at = 0; at < count; at++) {
        if ((read.words[at] as KnownWord).isPlain && read.flags[at] === 0) {
          emission[at * L + outside] = certain;
          documentSteps[at * L] = NaN;
          continue;
        }
        addSteps(read, at);
        for (let label = 0, to = at * L; label < L; label++, to++) {
          emission[to] = steps[label]! * line.stepSize;
          documentSteps[to] = steps[L + label]!;
        }
        emission[at * L + outside]! -= bias.line;
      }
      return { line: read, documentSteps, ...decode(emission, line.transitions, count) };
    },
    *tagDocument(lines, caution = 0) {
      let index = 0;
      for (const view of inDocument(lines)) {
        const first = lines[index++]!;
        const labels = new Uint8Array(first.labels.length);
        const marginals = first.marginals.slice();
        for (const { start, end } of loudStretches(view, labels.length)) {
          const emission = new Float32Array((end - start) * L);
          for (let at = start; at < end; at++) {
            const known = at * L;
            if (Number.isNaN(first.documentSteps[known])) addSteps(first.line, at);
            else for (let label = 0; label < L; label++) steps[L + label] = first.documentSteps[known + label]!;
            features.length = 0;
            view.features(at, features);
            scorer.addAll(features, steps, 0);
            const to = (at - start) * L;
            for (let label = 0; label < L; label++) emission[to + label] = steps[L + label]! * document.stepSize;
            emission[to + outside]! -= bias.document - caution;
          }
          const decoded = decode(emission, start === 0 ? document.transitions : afterNoName, end - start);
          labels.set(decoded.labels, start);
          marginals.set(decoded.marginals, start * L);
        }
        yield { line: first.line, labels, marginals };
      }
    },
    calibrated(probability) {
      const bin = Math.min(calibration.length - 1, Math.floor(probability * calibration.length));
      return calibration[bin] ?? probability;
    },
  };
}

/** How much louder a word by itself says "no name" than any label. */
function marginOf(scores: Float32Array, stepSize: number): number {
  let loudest = -Infinity;
  for (let label = 1; label < L; label++) loudest = Math.max(loudest, scores[label]!);
  return (scores[outside]! - loudest) * stepSize;
}

/** The score of "no name" of a word whose neighbours are not asked: a chance of one in twenty thousand. */
const certain = 10;

/** One token's sums and features; filled again for each. */
const steps = new Float32Array(both);
const features = new FeatureList();

/** Adds what the word at a place and its neighbours say. */
function addWords(words: readonly KnownWord[], at: number): void {
  for (const [offset, place] of neighbours) {
    const scores = words[at + offset]?.scores;
    if (scores === undefined) continue;
    for (let step = 0, from = place * both; step < both; step++, from++) steps[step]! += scores[from]!;
  }
}

/** Stretches of words that may be names, with a quiet word on either side; stretches that touch are one. */
function* loudStretches(view: InDocument, count: number): Generator<Span> {
  let start = -1;
  let end = -1;
  for (let at = 0; at < count; at++) {
    if (view.isQuiet(at)) continue;
    if (start >= 0 && at - 1 > end) {
      yield { start, end };
      start = -1;
    }
    if (start < 0) start = Math.max(0, at - 1);
    end = Math.min(count, at + 2);
  }
  if (start >= 0) yield { start, end };
}

/** The scores of transitions for a stretch that begins within a line, after a word that is no name. */
function startingAfterNoName(transitions: Float32Array): Float32Array {
  const moved = transitions.slice();
  moved.copyWithin(L * L, outside * L, outside * L + L);
  return moved;
}

/** A tagger from its two files. Throws an Error with a sentence when either is damaged or of another version. */
export function readTagger(words: Uint8Array, weights: Uint8Array, isCommonWord: (word: string) => boolean): Tagger {
  return createTagger(readWeights(weights), readVocabulary(words), isCommonWord);
}
