// The two passes' training.
import { inDocument, type InDocument, type Tagged } from "../../src/core/recognise/tagger/document.ts";
import { FeatureList } from "../../src/core/recognise/tagger/features.ts";
import { labelCount as L, outside } from "../../src/core/recognise/tagger/labels.ts";
import { decode } from "../../src/core/recognise/tagger/viterbi.ts";
import { train, type Example, type Model, type Options } from "./crf.ts";
import { styles, type Item, type Run } from "./data.ts";
import { scorerOf } from "./scorer.ts";

/** Chosen on ANERcorp's development half, and little felt: 0.1 to 0.6 for l1, 0.04 to 0.12 for the rate. */
const options: Omit<Options, "report" | "seed"> = { styles: styles.length, epochs: 6, rate: 0.07, l1: 0.3, leastCount: 2 };

/** Taken off "no name" before the document pass looks: a name missed there is missed for good. */
export const firstBias = 1;

type Runs = readonly (readonly Run[])[];
type Report = (line: string) => void;

/** The first pass, from all lines or from all but one fold's. */
export function trainLines(runs: Runs, without: number | undefined, seed: number, report: Report): Model {
  const items = runs.flat(2).filter(({ fold }) => fold !== without);
  return train(items.map(({ example }) => example), { ...options, seed, report });
}

/** The second pass: each line's document is labelled by first passes that have not seen it. */
export function trainDocument(runs: Runs, foldModels: readonly Model[], seed: number, report: Report): Model {
  const scorers = foldModels.map(scorerOf);
  const examples = runs.flatMap((ofStyle, style) =>
    ofStyle.flatMap((run) => {
      const tagged = run.map((item) => taggedBy(item, scorers[item.fold]!, foldModels[item.fold]!, style));
      return documentExamples(run, tagged);
    }),
  );
  return train(examples, { ...options, seed, report });
}

export function taggedBy(item: Item, score: ReturnType<typeof scorerOf>, model: Model, style: number): Tagged {
  const emission = score(item.example, style);
  for (let at = outside; at < emission.length; at += L) emission[at]! -= firstBias;
  return { line: item.line, ...decode(emission, model.transitions[style]!, item.tags.length) };
}

/** The lines' examples with the features of their document added. */
export function documentExamples(run: Run, tagged: readonly Tagged[]): Example[] {
  let index = 0;
  const examples: Example[] = [];
  for (const view of inDocument(tagged)) examples.push(withFeatures(run[index++]!.example, view));
  return examples;
}

function withFeatures(example: Example, view: InDocument): Example {
  const ids: number[] = [];
  const list = new FeatureList();
  const start = new Uint32Array(example.start.length);
  for (let at = 0; at + 1 < start.length; at++) {
    start[at] = ids.length;
    for (let from = example.start[at]!; from < example.start[at + 1]!; from++) ids.push(example.ids[from]!);
    list.length = 0;
    view.features(at, list);
    for (let from = 0; from < list.length; from++) ids.push(list.hashes[from]!);
  }
  start[start.length - 1] = ids.length;
  return { style: example.style, labels: example.labels, ids: Uint32Array.from(ids), start };
}
