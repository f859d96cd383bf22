// Learns the vocabulary: frequencies and classes of words from unlabelled news and the training halves, parts of names from the
// knowledge. Development halves stay out: their words would flatter them.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { hashOf } from "../../src/core/recognise/tagger/hash.ts";
import { classSizes, comparable, frequencyStep, namePart, partMask, unclassed } from "../../src/core/recognise/tagger/vocabulary.ts";
import { writeVocabulary } from "../../src/core/recognise/tagger/vocabularyFile.ts";
import { stems } from "../../src/core/text/clitics.ts";
import { foldWord } from "../../src/core/text/fold.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { readCurated } from "../knowledge/curated.ts";
import { articlesIn, sentencesOf } from "./articles.ts";
import { bigramsOf, classesOf } from "./classes.ts";
import { corpora, trainingHalf } from "./conll.ts";

/** Rarer words have too little company to be classed. */
const leastCount = 5;
/** Rounds of exchange for each of `classSizes`: after these fewer than one word in a hundred moves. */
const rounds = [14, 12, 7];
/** A first word of this many persons' names is a given name beyond doubt. */
const oftenFirst = 4;

/** A word that the training texts have so often without a name around it is no part of names. */
const oftenNoName = 8;

/** The bytes of the vocabulary learnt from a folder of corpora. */
export function learntVocabulary(folder: string, report: (line: string) => void): Uint8Array {
  const words = textOf(folder);
  const counts = countsOf(words);
  const { text, vocabulary } = stemmed(words, counts);
  report(`${words.length} tokens, ${vocabulary.length} words seen ${leastCount} times or more`);
  const bigrams = bigramsOf(text, vocabulary.length);
  const classes = classSizes.map((size, index) => classesOf(bigrams, size, rounds[index]!, report));
  const parts = nameParts();
  const stemOf = stemsOf(counts);
  for (const word of neverInNames(folder, stemOf)) parts.set(word, (parts.get(word) ?? 0) | namePart.never);
  const classed = vocabulary.map((word, row) => ({
    hash: hashOf(word) >>> 0,
    frequency: frequencyStep(counts.get(word) ?? 0),
    parts: parts.get(word) ?? 0,
    classes: [classes[0]![row]!, classes[1]![row]!, classes[2]![row]!] as const,
  }));
  const known = new Set(vocabulary);
  const others = [...parts].filter(([word, bits]) => !known.has(word) && (bits & partMask) !== 0).map(([word, bits]) => ({
    hash: hashOf(word) >>> 0,
    frequency: frequencyStep(counts.get(word) ?? 0),
    parts: bits,
    classes: [unclassed, unclassed, unclassed] as const,
  }));
  return writeVocabulary([...classed, ...others]);
}

/** The stems that the training texts have often, and in no name. */
function neverInNames(folder: string, stemOf: ReadonlyMap<string, string>): string[] {
  const seen = new Map<string, number>();
  const sentences = [...corpora.flatMap((corpus) => trainingHalf(folder, corpus)), ...articlesIn("test/articles/train").flatMap(sentencesOf)];
  for (const { tokens, tags } of sentences) {
    tokens.forEach((token, at) => {
      const word = comparable(token);
      const stem = stemOf.get(word) ?? word;
      seen.set(stem, tags[at] === "O" ? (seen.get(stem) ?? 0) + 1 : -Infinity);
    });
  }
  return [...seen].filter(([, count]) => count >= oftenNoName).map(([stem]) => stem);
}

/** First and last words of the persons' names that the knowledge has. */
function nameParts(): Map<string, number> {
  const parts = new Map<string, number>();
  const firsts = new Map<string, number>();
  for (const { type, ar } of readCurated().rows) {
    if (type !== "PER") continue;
    for (const words of ar.map((name) => name.split(" ").map(foldWord)).filter(({ length }) => length > 1)) {
      const [first = "", last = ""] = [words[0], words.at(-1)];
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
      parts.set(last, namePart.last);
    }
  }
  for (const [word, count] of firsts) {
    parts.set(word, (parts.get(word) ?? 0) | (count < oftenFirst ? namePart.first : namePart.oftenFirst));
  }
  return parts;
}

function textOf(folder: string): string[] {
  const words: string[] = [];
  const news = path.join(folder, "unlabelled", "news-2018.txt.gz");
  if (existsSync(news)) {
    for (const line of gunzipSync(readFileSync(news)).toString("utf8").split("\n")) {
      for (const { start, end, kind } of tokenise(line)) {
        if (kind !== "space" && kind !== "other") words.push(comparable(line.slice(start, end)));
      }
      words.push("");
    }
  }
  for (const corpus of corpora) {
    if (corpus === "newsfane") continue;
    for (const { tokens } of trainingHalf(folder, corpus)) words.push(...tokens.map(comparable), "");
  }
  return words;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The text as numbers of stems, the most frequent 0; rare ones and line ends break it. */
function stemmed(words: readonly string[], counts: ReadonlyMap<string, number>): { text: Int32Array; vocabulary: string[] } {
  const stemOf = stemsOf(counts);
  const stemmedText = words.map((word) => stemOf.get(word) ?? "");
  const stemCounts = countsOf(stemmedText);
  const vocabulary = [...stemCounts].filter(([, count]) => count >= leastCount).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const number = new Map(vocabulary.map((word, index) => [word, index]));
  return { text: Int32Array.from(stemmedText, (word) => number.get(word) ?? -1), vocabulary };
}

/** The reading of each word that the text has most often. */
function stemsOf(counts: ReadonlyMap<string, number>): Map<string, string> {
  const stemOf = new Map<string, string>();
  for (const word of counts.keys()) {
    let best = word;
    for (const { folded } of stems(word)) if ((counts.get(folded) ?? 0) > (counts.get(best) ?? 0)) best = folded;
    stemOf.set(word, best);
  }
  return stemOf;
}
