// Sentences as the tagger sees them, and as training wants them.
import { gazetteer } from "../../src/core/recognise/gazetteer.ts";
import { contextFeatures, FeatureList, neighbours, placeCount, readWord, type Line, type Word } from "../../src/core/recognise/tagger/features.ts";
import { labelOf } from "../../src/core/recognise/tagger/labels.ts";
import { boundsOf, lineOf } from "../../src/core/recognise/tagger/line.ts";
import type { Vocabulary } from "../../src/core/recognise/tagger/vocabulary.ts";
import type { Knowledge } from "../../src/core/knowledge/pack.ts";
import type { Recogniser, Span } from "../../src/core/model.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import type { Example } from "./crf.ts";

export interface Reader {
  line(tokens: readonly string[]): Line;
}

/** Reads lines of tokens; words are remembered. What the lexicon says of a line can be ignored, to see what it is worth. */
export function readerOf(knowledge: Knowledge, vocabulary: Vocabulary, ignoresLexicon = false): Reader {
  const words = new Map<string, ReadWord>();
  const word = (token: string): ReadWord => {
    let known = words.get(token);
    if (known === undefined) words.set(token, (known = readToken(token, vocabulary, knowledge)));
    return known;
  };
  return readerWith(word, ignoresLexicon ? undefined : gazetteer(knowledge));
}

/** A word with the hashes of its features, by place. */
interface ReadWord extends Word {
  readonly features: readonly Int32Array[];
}

function readToken(token: string, vocabulary: Vocabulary, knowledge: Knowledge): ReadWord {
  const lists: number[][] = Array.from({ length: placeCount }, () => []);
  const word = readWord(token, vocabulary, (common) => knowledge.isCommonWord(common), (place, hash) => lists[place]!.push(hash));
  return { ...word, features: lists.map((list) => Int32Array.from(list)) };
}

/** Reads lines of tokens whose words somebody else knows. */
export function readerWith(word: (token: string) => Word, lexicon: Recogniser | undefined): Reader {
  return {
    line(tokens) {
      const text = tokens.join(" ");
      let at = 0;
      const places = tokens.map((token): Span => {
        const start = at;
        at += token.length + 1;
        return { start, end: start + token.length };
      });
      const candidates = lexicon?.recognise({ start: 0, end: text.length, text, tokens: tokenise(text) }) ?? [];
      return lineOf(tokens.map(word), boundsOf(places), candidates.filter(({ everyday }) => !everyday));
    },
  };
}

/** All features of a line, token by token. Its words come from `readerOf`. */
export function exampleOf(line: Line, tags: readonly string[], style: number): Example {
  const ids: number[] = [];
  const list = new FeatureList();
  const start = new Uint32Array(line.words.length + 1);
  for (let at = 0; at < line.words.length; at++) {
    start[at] = ids.length;
    for (const [offset, place] of neighbours) {
      const word = line.words[at + offset] as ReadWord | undefined;
      if (word !== undefined) for (const hash of word.features[place]!) ids.push(hash);
    }
    list.length = 0;
    contextFeatures(line, at, list);
    for (let from = 0; from < list.length; from++) ids.push(list.hashes[from]!);
  }
  start[line.words.length] = ids.length;
  return { style, labels: Uint8Array.from(tags, labelOf), ids: Uint32Array.from(ids), start };
}
