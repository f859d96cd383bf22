// `npm run train -- --corpora DIR [--out FOLDER] [--job NAME]`: learns the recogniser's weights and writes them into weights/, the same
// bytes for the same data and the same Node. What is done already is kept in out/train, so that a broken run goes on where it stopped;
// two jobs run at a time.
//
// words            frequencies and classes of words, from unlabelled news
// lines, folds     the first pass, on all training data and on all but each fourth of it
// document         the second pass: the first one's features, and what the folds' first passes say of the rest of the text
// lines-2, …       both passes once more with the sentences in another order: their weights are averaged
// weights          each style's own: folded, pruned, rounded, its bias and calibration chosen in development
// The jobs whose names begin with "unseen-" do the same without ANERcorp and NewsFANE, to see how a style does on text unlike any it learnt from.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { deserialize, serialize } from "node:v8";
import { runToEnd } from "./host/processes.ts";
import { averaged, type Model } from "./train/crf.ts";
import { developmentRuns, folds, knowledgeNow, styles, trainingRuns, vocabularyIn, type Run } from "./train/data.ts";
import { readerOf } from "./train/lines.ts";
import { trainDocument, trainLines } from "./train/passes.ts";
import { learntVocabulary } from "./train/words.ts";
import { chosenWeights } from "./train/choose.ts";
import { writeWeights } from "../src/core/recognise/tagger/weights.ts";

const { values } = parseArgs({
  options: { corpora: { type: "string" }, out: { type: "string", default: "out/train" }, job: { type: "string" } },
});
const { corpora, out, job } = values;
if (corpora === undefined) {
  console.error("usage: npm run train -- --corpora DIR [--out FOLDER]");
  process.exit(2);
}
const folder: string = corpora;
/**
 * Features kept of each pass, and from when on a word's neighbours are not asked. What ships is small and quick; a corpus's own style is for
 * measuring, and may have 3 MB with the words. Development shows no difference of more than 0.1 to margins twice as wide.
 */
const shapes = {
  product: { size: { line: 80_000, document: 70_000 }, plainMargin: 4 },
  corpus: { size: { line: 112_000, document: 112_000 }, plainMargin: 5 },
};
const againSeeds = ["-2"];
mkdirSync(out, { recursive: true });
if (job === undefined) await runAll();
else await runJob(job);

async function runAll(): Promise<void> {
  const started = Date.now();
  const prefixes = ["", "unseen-"];
  await inPairs(["words"]);
  await inPairs(againSeeds.map((seed) => `lines${seed}`));
  await inPairs(prefixes.flatMap((prefix) => [`${prefix}lines`, ...Array.from({ length: folds }, (_, fold) => `${prefix}fold${fold}`)]));
  await inPairs(["document", ...againSeeds.map((seed) => `document${seed}`), "unseen-document"]);
  await inPairs(["weights"]);
  console.log(`Trained in ${Math.round((Date.now() - started) / 60_000)} minutes.`);
}

/** Runs the jobs that are not done yet, each in a process of its own, two at a time. */
async function inPairs(jobs: readonly string[]): Promise<void> {
  const waiting = jobs.filter((name) => name === "weights" || !existsSync(fileOf(name)));
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      console.log(`${new Date().toTimeString().slice(0, 8)} ${name} …`);
      const args = ["--max-old-space-size=10000", "scripts/run.mjs", "train", "--corpora", folder, "--out", out, "--job", name];
      console.log(await runToEnd(process.execPath, args));
    }
  };
  await Promise.all([worker(), worker()]);
}

function fileOf(name: string): string {
  return path.join(out, name === "words" ? "words.bin" : `${name}.v8`);
}

async function runJob(name: string): Promise<void> {
  if (name === "words") return writeFileSync(fileOf(name), learntVocabulary(folder, console.log));
  if (name === "weights") return writeAll();
  const reader = readerOf(knowledgeNow(), vocabularyIn(fileOf("words")));
  const isUnseen = name.startsWith("unseen-");
  const prefix = isUnseen ? "unseen-" : "";
  const part = name.slice(prefix.length);
  const runs = trainingRuns(reader, folder, isUnseen ? ["anercorp", "newsfane"] : []);
  const seed = Number(/-(\d)$/.exec(part)?.[1] ?? 1);
  const isFold = part.startsWith("fold");
  const learnt = part.startsWith("document") ? documentModel(runs, prefix, seed) : trainLines(runs, isFold ? Number(part.slice(-1)) : undefined, seed, console.log);
  writeFileSync(fileOf(name), serialize(learnt));
}

function model(name: string): Model {
  return deserialize(readFileSync(fileOf(name))) as Model;
}

function documentModel(runs: readonly (readonly Run[])[], prefix: string, seed: number): Model {
  return trainDocument(runs, Array.from({ length: folds }, (_, fold) => model(`${prefix}fold${fold}`)), seed, console.log);
}

/** Each style's weights, and the vocabulary that all share. What is learnt without ANERcorp and its twin is in WikiFANE's style. */
function writeAll(): void {
  const [knowledge, vocabulary] = [knowledgeNow(), vocabularyIn(fileOf("words"))];
  const development = developmentRuns(readerOf(knowledge, vocabulary), folder);
  mkdirSync("weights", { recursive: true });
  writeFileSync("weights/words.bin", readFileSync(fileOf("words")));
  const write = (style: string, prefix: string, index: number): void => {
    const seeds = prefix === "" ? ["", ...againSeeds] : [""];
    const [lines, document] = ["lines", "document"].map((part) => averaged(seeds.map((seed) => model(`${prefix}${part}${seed}`)))) as [Model, Model];
    const isCommonWord = (word: string): boolean => knowledge.isCommonWord(word);
    const { size, plainMargin } = style === "product" ? shapes.product : shapes.corpus;
    const weights = chosenWeights({ style, lines, document, index, runs: development[index]!, vocabulary, isCommonWord, size, plainMargin, report: console.log });
    writeFileSync(`weights/${style}.bin`, writeWeights(weights));
  };
  styles.forEach((style, index) => write(style, "", index));
  write("unseen", "unseen-", styles.indexOf("wikifane"));
}
