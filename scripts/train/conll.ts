// The corpora on disk: FOLDER/NAME/train.conll and dev.conll.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readConll, type Sentence } from "../../src/core/formats/conll.ts";

/** The four corpora, in the order in which the weights know them. */
export const corpora = ["anercorp", "newsfane", "wikifane", "aqmar"] as const;
export type Corpus = (typeof corpora)[number];

/** A corpus's half; without `file` an empty list, so that a corpus can be left out. */
export function readCorpus(folder: string, corpus: Corpus, half: "train" | "dev"): Sentence[] {
  const file = path.join(folder, corpus, `${half}.conll`);
  return existsSync(file) ? readConll(readFileSync(file, "utf8")) : [];
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
