/** Reads a text with a model that gives each piece of a word a score for each label. */

import { phrasesOf } from "../conlleval.ts";
import { segments } from "../text/segments.ts";
import type { NamedSpan, NamedType } from "./engine.ts";
import type { PiecedWord, WordPiece } from "./wordPiece.ts";

export interface Classifier {
  readonly tokenizer: WordPiece;
  /** A BIO tag of our types for each label. */
  readonly tags: readonly string[];
  /** The most pieces that the model takes at once, those before and after a text included. */
  readonly mostPieces: number;
  /** The scores of all labels for each piece, one piece after the other. */
  scores(pieces: readonly number[]): Promise<Float32Array>;
}

/**
 * The names of each segment of the text, segment by segment, so that the caller can stop between two. A model reads one segment at a
 * time, as it was trained on sentences; `memory` gives what was read in a segment before, by its text.
 */
export async function* namesBySegment(
  text: string,
  classifier: Classifier,
  memory: Map<string, readonly NamedSpan[]>,
): AsyncGenerator<readonly NamedSpan[]> {
  for (const segment of segments(text)) {
    const known = memory.get(segment.text) ?? (await namesIn(segment.text, classifier));
    memory.set(segment.text, known);
    yield known.map((name) => ({ ...name, start: name.start + segment.start, end: name.end + segment.start }));
  }
}

async function namesIn(text: string, classifier: Classifier): Promise<NamedSpan[]> {
  const names: NamedSpan[] = [];
  for (const words of windowsOf(classifier.tokenizer.words(text), classifier.mostPieces - 2)) {
    names.push(...(await namesAmong(words, classifier)));
  }
  return names;
}

/** As many words at a time as have room. A word that has none by itself loses its end. */
export function* windowsOf(words: readonly PiecedWord[], room: number): Generator<PiecedWord[]> {
  let window: PiecedWord[] = [];
  let used = 0;
  for (const word of words) {
    const pieces = word.pieces.slice(0, room);
    if (used + pieces.length > room) {
      yield window;
      [window, used] = [[], 0];
    }
    window.push({ ...word, pieces });
    used += pieces.length;
  }
  if (window.length > 0) yield window;
}

/** A word has the label of its first piece. */
async function namesAmong(words: readonly PiecedWord[], { tokenizer, tags, scores }: Classifier): Promise<NamedSpan[]> {
  const pieces = [tokenizer.first, ...words.flatMap((word) => word.pieces), tokenizer.last];
  const all = await scores(pieces);
  if (all.length !== pieces.length * tags.length) {
    throw new Error(`the model gave ${all.length} scores for ${pieces.length} pieces and ${tags.length} labels`);
  }
  let at = 1;
  const shares = words.map((word) => {
    const row = all.subarray(at * tags.length, (at + 1) * tags.length);
    at += word.pieces.length;
    return sharesOf(row);
  });
  const best = shares.map((row) => tags[row.indexOf(Math.max(...row))]!);
  return phrasesOf(best).map(({ start, end, type }) => ({
    start: words[start]!.start,
    end: words[end - 1]!.end,
    type: type as NamedType,
    confidence: Math.min(...shares.slice(start, end).map((row) => shareOfType(row, tags, type))),
  }));
}

/** Softmax. */
function sharesOf(scores: Float32Array): number[] {
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function shareOfType(shares: readonly number[], tags: readonly string[], type: string): number {
  return Math.min(1, shares.reduce((sum, share, label) => (tags[label]!.slice(2) === type ? sum + share : sum), 0));
}
