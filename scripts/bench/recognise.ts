// `npm run bench:recognise -- --corpora DIR [--style NAME] [--peer opennlp]`: how well and how fast names are recognised.
//
// For every .conll under DIR precision, recall and F1 by conlleval's arithmetic, in the style of the corpus: the folder's name chooses
// the weights (weights/NAME.bin), and --style overrules it. Then our own held-out articles, by characters and the guide's types, and the
// sizes and the speed of what ships.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createAnalyser } from "../../src/core/analyse.ts";
import { count, summed, type Tally } from "../../src/core/conlleval.ts";
import { readConll } from "../../src/core/formats/conll.ts";
import type { Knowledge } from "../../src/core/knowledge/pack.ts";
import { entityTypes } from "../../src/core/model.ts";
import { gazetteer } from "../../src/core/recognise/gazetteer.ts";
import { tagOf } from "../../src/core/recognise/tagger/labels.ts";
import { articlesIn } from "../train/articles.ts";
import { knowledgeNow } from "../train/data.ts";
import { readerWith } from "../train/lines.ts";
import { measure, summaryOf } from "./measure.ts";
import { productTagger, taggerOf } from "./weights.ts";

const { values } = parseArgs({ options: { corpora: { type: "string" }, style: { type: "string" }, peer: { type: "string" } } });
const knowledge = knowledgeNow();
const plo = ["PER", "LOC", "ORG"];

if (values.corpora !== undefined) await reportCorpora(values.corpora);
reportArticles();
reportSizeAndSpeed();

async function reportCorpora(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".conll")).sort();
  console.log(`${"corpus".padEnd(28)}${"style".padEnd(10)}   PLO P     R     F1   ${[...plo, "MISC"].map((type) => type.padStart(6)).join("")}   all F1   words/s`);
  for (const file of files) {
    const own = path.basename(path.dirname(file));
    const style = values.style ?? (existsSync(`weights/${own}.bin`) ? own : "product");
    const sentences = readConll(readFileSync(path.join(folder, file), "utf8"));
    const started = performance.now();
    const tags = taggedSentences(sentences.map(({ tokens }) => tokens), style, knowledge);
    const seconds = (performance.now() - started) / 1000;
    report(file, style, sentences.map((sentence) => sentence.tags), tags, seconds);
    if (values.peer === "opennlp" && /dev|test/.test(file)) await reportPeer(path.join(folder, file), path.join(folder, own, "train.conll"));
  }
}

function report(file: string, style: string, gold: readonly (readonly string[])[], tags: readonly (readonly string[])[], seconds: number): void {
  const tally: Tally = new Map();
  gold.forEach((of, index) => count(of, tags[index]!, tally));
  const { p, r, f } = summed(tally, plo);
  const byType = [...plo, "MISC"].map((type) => summed(tally, [type]).f.toFixed(1).padStart(6));
  const words = gold.reduce((sum, of) => sum + of.length, 0);
  const shown = [p, r, f].map((share) => share.toFixed(2).padStart(6)).join(" ");
  console.log(`${file.padEnd(28)}${style.padEnd(10)} ${shown}   ${byType.join("")}   ${summed(tally).f.toFixed(2).padStart(6)}   ${Math.round(words / seconds)}`);
}

/** The tags of sentences read as one document, both passes. */
function taggedSentences(sentences: readonly (readonly string[])[], style: string, known: Knowledge): string[][] {
  const tagger = taggerOf(style, known);
  const reader = readerWith(tagger.word, gazetteer(known));
  const lines = sentences.map((tokens) => tagger.tagLine(reader.line(tokens)));
  return [...tagger.tagDocument(lines)].map(({ labels }) => [...labels].map(tagOf));
}

/** The peer, trained on the corpus's own training half, and the speed of our whole pipeline on the same text in the same run. */
async function reportPeer(file: string, training: string): Promise<void> {
  const { rounds, taggedByOpenNlp } = await import("./opennlp.ts");
  const { tags, wordsPerSecond, modelBytes } = await taggedByOpenNlp(training, file);
  const sentences = readConll(readFileSync(file, "utf8"));
  const gold = sentences.map((sentence) => sentence.tags);
  const words = gold.reduce((sum, of) => sum + of.length, 0);
  report(path.join(path.basename(path.dirname(file)), path.basename(file)), "OpenNLP", gold, tags, words / wordsPerSecond.once);
  const text = sentences.map(({ tokens }) => tokens.join(" ")).join("\n");
  const speeds = [["once", wordsPerSecond.once, 1], [`${rounds} times`, wordsPerSecond.warm, rounds]] as const;
  const compared = speeds.map(([often, theirs, times]) => `${often} ${Math.round(theirs)} words/s, our whole pipeline ${speedOn(text, words, times)}`);
  console.log(`${"".padEnd(28)}OpenNLP's model: ${(modelBytes / 1e6).toFixed(2)} MB. OpenNLP reads this text ${compared.join("; ")}`);
}

/** Words a second of the whole pipeline that reads a text several times, nothing remembered of the earlier ones. */
function speedOn(text: string, words: number, times: number): number {
  const analyser = createAnalyser(knowledge, { tagger: productTagger(knowledge) });
  const started = performance.now();
  for (let time = 0; time < times; time++) analyser.analyse(text);
  return Math.round((times * words * 1000) / (performance.now() - started));
}

function reportArticles(): void {
  const analyser = createAnalyser(knowledge, { tagger: productTagger(knowledge) });
  for (const [title, folders] of [["development", ["test/articles", "test/articles/dev"]], ["held out", ["test/articles/heldout"]]] as const) {
    const articles = folders.flatMap(articlesIn);
    const measures = articles.map(({ name, text, mentions }) => measure(name, mentions, analyser.analyse(text).analysis));
    console.log(`\nOur articles, ${title} (${articles.length}), by characters and the guide's types`);
    for (const type of [...entityTypes, "all"] as const) {
      const { gold, mentions } = summaryOf(measures, type === "all" ? entityTypes : [type]);
      const shares = [mentions.precision, mentions.recall, mentions.f1].map((share) => (100 * share).toFixed(1).padStart(7));
      console.log(`${type.padEnd(10)}${String(gold).padStart(5)}${shares.join("")}`);
    }
  }
}

function reportSizeAndSpeed(): void {
  const size = (file: string): string => `${file} ${(statSync(file).size / 1e6).toFixed(2)} MB`;
  console.log(`\n${["weights/words.bin", "weights/product.bin"].map(size).join(", ")}`);
  const started = performance.now();
  const analyser = createAnalyser(knowledge, { tagger: productTagger(knowledge) });
  console.log(`loaded in ${(performance.now() - started).toFixed(0)} ms`);
  const prose = articlesIn("test/articles/train").map(({ text }) => text);
  const text = Array.from({ length: 4 }, (_, round) => prose.map((one) => one.replace(/\n+/g, ` ${round}\n`)).join("\n")).join("\n");
  const words = text.split(/\s+/).length;
  const took = [1, 2, 3].map(() => {
    const start = performance.now();
    analyser.analyse(text);
    return performance.now() - start;
  });
  console.log(`whole pipeline: ${words} words, ${Math.round((1000 * words) / Math.min(...took))} words/s (first time ${Math.round((1000 * words) / took[0]!)})`);
}
