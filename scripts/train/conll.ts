// Reads token TAB tag files, a blank line between sentences.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Sentence {
  readonly tokens: readonly string[];
  /** BIO tags, as in the file. */
  readonly tags: readonly string[];
}

export function readConll(file: string): Sentence[] {
  return parseConll(readFileSync(file, "utf8"));
}

/** Throws an Error that names the line of a row without a tag. */
export function parseConll(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: string[] = [];
  let tags: string[] = [];
  const close = (): void => {
    if (tokens.length > 0) sentences.push({ tokens, tags });
    [tokens, tags] = [[], []];
  };
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "") return close();
    const cells = line.split(/[\t ]/);
    const [token, tag] = [cells[0], cells.at(-1)];
    if (token === undefined || tag === undefined || cells.length < 2) throw new Error(`line ${index + 1} has no tag: ${line}`);
    tokens.push(token);
    tags.push(tag);
  });
  close();
  return sentences;
}

/** The four corpora, in the order in which the weights know them. */
export const corpora = ["anercorp", "newsfane", "wikifane", "aqmar"] as const;
export type Corpus = (typeof corpora)[number];

/** A corpus's half; without `file` an empty list, so that a corpus can be left out. */
export function readCorpus(folder: string, corpus: Corpus, half: "train" | "dev"): Sentence[] {
  const file = path.join(folder, corpus, `${half}.conll`);
  return existsSync(file) ? readConll(file) : [];
}

/**
 * A corpus's training half, without the sentences that share six words in a row with what is measured on. NewsFANE annotates
 * ANERcorp's text anew and cuts it otherwise, so each one's training half holds text of the other's development half.
 */
export function trainingHalf(folder: string, corpus: Corpus): Sentence[] {
  const twin = corpus === "newsfane" ? "anercorp" : corpus === "anercorp" ? "newsfane" : undefined;
  const sentences = readCorpus(folder, corpus, "train");
  if (twin === undefined) return sentences;
  const measured = new Set(readCorpus(folder, twin, "dev").flatMap(runs));
  return sentences.filter((sentence) => !runs(sentence).some((run) => measured.has(run)));
}

const runLength = 6;

/** All runs of six words, letters alone; a shorter sentence is one run. */
function runs({ tokens }: Sentence): string[] {
  const words = tokens.map((token) => token.replace(/[^\u0621-\u064a]/g, "")).filter((word) => word !== "");
  if (words.length === 0) return [];
  const count = Math.max(1, words.length - runLength + 1);
  return Array.from({ length: count }, (_, at) => words.slice(at, at + runLength).join(" "));
}
