/** Labels lines of tokens: each line by itself, then all again with the whole document as context. */

import { contextFeatures, neighbours, placeCount, readWord, type Line, type Word } from "./features.ts";
import { documentFeatures, type Tagged } from "./document.ts";
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

/** A line after the first pass, with what its words and their neighbours say to the second. */
export interface FirstPass extends Tagged {
  readonly documentEmission: Float32Array;
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
  const line = new Scorer(weights.line);
  const document = new Scorer(weights.document);
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
      const emission = new Float32Array(read.words.length * L);
      const documentEmission = new Float32Array(read.words.length * L);
      addWords(read.words as readonly KnownWord[], emission, documentEmission);
      for (let at = 0; at < read.words.length; at++) {
        context.length = 0;
        contextFeatures(read, at, context);
        for (const hash of context) {
          line.add(hash, emission, at * L);
          document.add(hash, documentEmission, at * L);
        }
      }
      scale(emission, line.stepSize, weights.bias.line);
      return { line: read, documentEmission, ...decode(emission, weights.line.transitions, read.words.length) };
    },
    *tagDocument(lines, caution = 0) {
      let index = 0;
      for (const features of documentFeatures(lines)) {
        const { line: read, documentEmission } = lines[index++]!;
        const emission = documentEmission.slice();
        features.forEach((list, at) => {
          for (const hash of list) document.add(hash, emission, at * L);
        });
        scale(emission, document.stepSize, weights.bias.document - caution);
        yield { line: read, ...decode(emission, weights.document.transitions, read.words.length) };
      }
    },
    calibrated(probability) {
      const { calibration } = weights;
      const bin = Math.min(calibration.length - 1, Math.floor(probability * calibration.length));
      return calibration[bin] ?? probability;
    },
  };
}

const context: number[] = [];

/** What each token's word and its neighbours say, to either pass. */
function addWords(words: readonly KnownWord[], emission: Float32Array, documentEmission: Float32Array): void {
  for (let at = 0; at < words.length; at++) {
    for (const [offset, place] of neighbours) {
      const word = words[at + offset];
      if (word === undefined) continue;
      const { scores, documentScores } = word;
      for (let label = 0, from = place * L, to = at * L; label < L; label++, from++, to++) {
        emission[to]! += scores[from]!;
        documentEmission[to]! += documentScores[from]!;
      }
    }
  }
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
