/** Labels lines of tokens: each line by itself, then all again with the whole document as context. */

import { contextFeatures, FeatureList, neighbours, placeCount, readWord, type Line, type Word } from "./features.ts";
import { inDocument, type InDocument, type Tagged } from "./document.ts";
import type { Span } from "../../model.ts";
import { labelCount as L, outside } from "./labels.ts";
import { decode } from "./viterbi.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readVocabulary } from "./vocabularyFile.ts";
import { readWeights, Scorer, type Weights } from "./weights.ts";

/** A word with what either pass has learnt of it, added up by place. */
interface KnownWord extends Word {
  readonly scores: Float32Array;
  readonly documentScores: Float32Array;
}

export interface Tagger {
  readonly style: string;
  word(token: string): Word;
  /** The first pass over one line. Its words come from `word`. */
  tagLine(line: Line): Tagged;
  /** The second pass over all lines of a document, one after the other. `caution` above 0 means fewer names and surer ones. */
  tagDocument(lines: readonly Tagged[], caution?: number): Generator<Tagged>;
  /** How often a name is right whose tokens have this least probability. */
  calibrated(probability: number): number;
}

/** Words remembered at most: about a book's. */
const mostWords = 60_000;

export function createTagger(weights: Weights, vocabulary: Vocabulary, isCommonWord: (word: string) => boolean): Tagger {
  const line = new Scorer(weights.line);
  const document = new Scorer(weights.document);
  const afterNoName = startingAfterNoName(weights.document.transitions);
  const words = new Map<string, KnownWord>();

  const word = (token: string): KnownWord => {
    const known = words.get(token);
    if (known) return known;
    const read = readWord(token, vocabulary, isCommonWord);
    const [scores, documentScores] = [new Float32Array(placeCount * L), new Float32Array(placeCount * L)];
    read.features.forEach((list, place) => {
      for (const hash of list) {
        line.add(hash, scores, place * L);
        document.add(hash, documentScores, place * L);
      }
    });
    const found = { ...read, scores, documentScores };
    if (words.size >= mostWords) words.clear();
    words.set(token, found);
    return found;
  };

  return {
    style: weights.style,
    word,
    tagLine(read) {
      const count = read.words.length;
      const emission = new Float32Array(count * L);
      for (let at = 0; at < count; at++) {
        addWords(read.words as readonly KnownWord[], at, "scores", emission, at * L);
        features.length = 0;
        contextFeatures(read, at, features);
        line.addAll(features, emission, at * L);
      }
      scale(emission, line.stepSize, weights.bias.line);
      return { line: read, ...decode(emission, weights.line.transitions, count) };
    },
    *tagDocument(lines, caution = 0) {
      const bias = weights.bias.document - caution;
      let index = 0;
      for (const view of inDocument(lines)) {
        const tagged = lines[index++]!;
        const labels = new Uint8Array(tagged.labels.length);
        const marginals = tagged.marginals.slice();
        for (const { start, end } of loudStretches(view, labels.length)) {
          const emission = new Float32Array((end - start) * L);
          for (let at = start; at < end; at++) {
            const to = (at - start) * L;
            addWords(tagged.line.words as readonly KnownWord[], at, "documentScores", emission, to);
            features.length = 0;
            contextFeatures(tagged.line, at, features);
            view.features(at, features);
            document.addAll(features, emission, to);
          }
          scale(emission, document.stepSize, bias);
          const decoded = decode(emission, start === 0 ? weights.document.transitions : afterNoName, end - start);
          labels.set(decoded.labels, start);
          marginals.set(decoded.marginals, start * L);
        }
        yield { line: tagged.line, labels, marginals };
      }
    },
    calibrated(probability) {
      const { calibration } = weights;
      const bin = Math.min(calibration.length - 1, Math.floor(probability * calibration.length));
      return calibration[bin] ?? probability;
    },
  };
}

/** What the word at a place and its neighbours say, to the pass whose scores are named. */
function addWords(words: readonly KnownWord[], at: number, of: "scores" | "documentScores", into: Float32Array, to: number): void {
  for (const [offset, place] of neighbours) {
    const scores = words[at + offset]?.[of];
    if (scores === undefined) continue;
    for (let label = 0, from = place * L; label < L; label++, from++) into[to + label]! += scores[from]!;
  }
}

const features = new FeatureList();

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

/** From steps to scores, with the bias taken off "no name". */
function scale(emission: Float32Array, stepSize: number, bias: number): void {
  for (let at = 0; at < emission.length; at++) emission[at]! *= stepSize;
  for (let at = outside; at < emission.length; at += L) emission[at]! -= bias;
}

/** A tagger from its two files. Throws an Error with a sentence when either is damaged or of another version. */
export function readTagger(words: Uint8Array, weights: Uint8Array, isCommonWord: (word: string) => boolean): Tagger {
  return createTagger(readWeights(weights), readVocabulary(words), isCommonWord);
}
