// The training data as lines and examples, in styles: the four corpora's, and the product's own, which our articles are in.
import { readFileSync } from "node:fs";
import { readPack, writePack, type Knowledge } from "../../src/core/knowledge/pack.ts";
import type { Line } from "../../src/core/recognise/tagger/features.ts";
import type { Vocabulary } from "../../src/core/recognise/tagger/vocabulary.ts";
import { readVocabulary } from "../../src/core/recognise/tagger/vocabularyFile.ts";
import { readCurated } from "../knowledge/curated.ts";
import { mergedRows } from "../knowledge/merge.ts";
import { readCommonWords, readRegistry } from "../knowledge/read.ts";
import { articlesIn, sentencesOf } from "./articles.ts";
import { corpora, readCorpus, trainingHalf } from "./conll.ts";
import type { Sentence } from "../../src/core/formats/conll.ts";
import type { Example } from "./crf.ts";
import { exampleOf, type Reader } from "./lines.ts";

export const styles = [...corpora, "product"] as const;
export type Style = (typeof styles)[number];

export interface Item {
  readonly tokens: readonly string[];
  readonly line: Line;
  readonly tags: readonly string[];
  readonly example: Example;
  readonly fold: number;
}

/** Lines of one document, or of a corpus whose documents nobody marked, in order. */
export type Run = readonly Item[];

export const folds = 4;
/** Lines that go into one fold together, so that a name's neighbourhood stays together. */
const block = 40;

export function knowledgeNow(): Knowledge {
  const rows = mergedRows(readCurated().rows, readRegistry("knowledge/registry"));
  return readPack(writePack(rows, readCommonWords("knowledge/commonWords.txt")));
}

export function vocabularyIn(file: string): Vocabulary {
  return readVocabulary(readFileSync(file));
}

/** The training data by style; corpora that are left out have none. */
export function trainingRuns(reader: Reader, folder: string, leaveOut: readonly string[] = []): Run[][] {
  const runs: Run[][] = corpora.map((corpus, style) =>
    leaveOut.includes(corpus) ? [] : [itemsOf(reader, trainingHalf(folder, corpus), style, (at) => Math.floor(at / block) % folds)],
  );
  alignTwins(runs[0]?.[0], runs[1]);
  runs.push(articlesIn("test/articles/train").map((article, at) => itemsOf(reader, sentencesOf(article), corpora.length, () => at % folds)));
  return runs;
}

/** What development is measured on, by style. */
export function developmentRuns(reader: Reader, folder: string): Run[][] {
  const runs: Run[][] = corpora.map((corpus, style) => [itemsOf(reader, readCorpus(folder, corpus, "dev"), style, () => 0)]);
  const articles = [...articlesIn("test/articles"), ...articlesIn("test/articles/dev")];
  runs.push(articles.map((article) => itemsOf(reader, sentencesOf(article), corpora.length, () => 0)));
  return runs;
}

function itemsOf(reader: Reader, sentences: readonly Sentence[], style: number, foldOf: (at: number) => number): Item[] {
  return sentences.map(({ tokens, tags }, at) => {
    const line = reader.line(tokens);
    return { tokens, line, tags, example: exampleOf(line, tags, style), fold: foldOf(at) };
  });
}

/** Puts NewsFANE's lines into the fold in which ANERcorp has the same text: what one fold learnt must not be asked of it again. */
function alignTwins(anercorp: Run | undefined, newsfane: Run[] | undefined): void {
  const [lines] = newsfane ?? [];
  if (anercorp === undefined || newsfane === undefined || lines === undefined) return;
  const runOf = ({ line }: Item, from: number): string => line.words.slice(from, from + 5).map(({ folded }) => folded).join(" ");
  const foldOf = new Map<string, number>();
  for (const item of anercorp) for (let at = 0; at + 5 <= item.tags.length; at++) foldOf.set(runOf(item, at), item.fold);
  let fold = 0;
  newsfane[0] = lines.map((item) => {
    for (let at = 0; at + 5 <= item.tags.length; at++) {
      const known = foldOf.get(runOf(item, at));
      if (known === undefined) continue;
      fold = known;
      break;
    }
    return { ...item, fold };
  });
}
