// `node scripts/run.mjs bench/ablation --corpora DIR [--vocabulary FILE]`: what each part of the first pass gives in development. Each row is
// trained anew without the part; figures are PLO F1 with the bias that does best, on each corpus's development half and on our articles.
import { parseArgs } from "node:util";
import { count, summed, type Tally } from "../../src/core/conlleval.ts";
import { labelCount as L, outside, tagOf } from "../../src/core/recognise/tagger/labels.ts";
import { decode } from "../../src/core/recognise/tagger/viterbi.ts";
import { unclassed, type Vocabulary } from "../../src/core/recognise/tagger/vocabulary.ts";
import type { Model } from "../train/crf.ts";
import { developmentRuns, knowledgeNow, styles, trainingRuns, vocabularyIn, type Run } from "../train/data.ts";
import { readerOf } from "../train/lines.ts";
import { trainLines } from "../train/passes.ts";
import { scorerOf } from "../train/scorer.ts";

const { values } = parseArgs({ options: { corpora: { type: "string" }, vocabulary: { type: "string", default: "weights/words.bin" } } });
if (values.corpora === undefined) throw new Error("--corpora names the folder of the corpora.");
const folder: string = values.corpora;
const vocabulary = vocabularyIn(values.vocabulary);
const classless: Vocabulary = { ...vocabulary, classAt: () => unclassed };
const knowledge = knowledgeNow();

console.log(`${"".padEnd(34)}${styles.map((style) => style.padStart(10)).join("")}`);
row("all of the first pass", { vocabulary });
row("without classes of words", { vocabulary: classless });
row("without the lexicon", { vocabulary: { ...vocabulary, parts: () => 0 }, ignoresLexicon: true });
row("without the other styles' corpora", { vocabulary, ownOnly: true });

interface Variant {
  readonly vocabulary: Vocabulary;
  readonly ignoresLexicon?: boolean;
  readonly ownOnly?: boolean;
}

function row(name: string, { vocabulary: words, ignoresLexicon, ownOnly }: Variant): void {
  const reader = readerOf(knowledge, words, ignoresLexicon);
  const [training, development] = [trainingRuns(reader, folder), developmentRuns(reader, folder)];
  const train = (runs: Run[][]): Model => trainLines(runs, undefined, 1, () => undefined);
  const all = ownOnly ? undefined : train(training);
  const figures = styles.map((_, style) => {
    const model = all ?? train(training.map((runs, at) => (at === style ? runs : [])));
    return best(model, development[style]!, style).toFixed(1).padStart(10);
  });
  console.log(`${name.padEnd(34)}${figures.join("")}`);
}

function best(model: Model, runs: readonly Run[], style: number): number {
  const score = scorerOf(model);
  const items = runs.flat();
  const emissions = items.map(({ example }) => score(example, style));
  return Math.max(
    ...[0, 0.5, 1, 1.5].map((bias) => {
      const tally: Tally = new Map();
      emissions.forEach((emission, index) => {
        const biased = emission.slice();
        for (let at = outside; at < biased.length; at += L) biased[at]! -= bias;
        const { tags } = items[index]!;
        count(tags, [...decode(biased, model.transitions[style]!, tags.length).labels].map(tagOf), tally);
      });
      return summed(tally, ["PER", "LOC", "ORG"]).f;
    }),
  );
}
