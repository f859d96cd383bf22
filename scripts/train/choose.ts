// What ships of a style: its weights at their size, and what development decides.
import { documentFeatures, type Tagged } from "../../src/core/recognise/tagger/document.ts";
import { contextFeatures, neighbours, type Line } from "../../src/core/recognise/tagger/features.ts";
import { isBegin, labelCount as L, outside, tagOf, typeOf } from "../../src/core/recognise/tagger/labels.ts";
import { decode } from "../../src/core/recognise/tagger/viterbi.ts";
import { Scorer, type WeightTable, type Weights } from "../../src/core/recognise/tagger/weights.ts";
import { count, summed, phrasesOf, type Counts } from "../../src/core/conlleval.ts";
import type { Model } from "./crf.ts";
import type { Run } from "./data.ts";
import { folded } from "./fold.ts";
import { firstBias } from "./passes.ts";

/** Features kept of each pass: more bring nothing in development. */
const lineFeatures = 80_000;
const documentPassFeatures = 70_000;
const biases = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];
const calibrationBins = 10;

export interface Choice {
  readonly style: string;
  readonly lines: Model;
  readonly document: Model;
  /** The style's place in the models. */
  readonly index: number;
  readonly runs: readonly Run[];
  readonly report: (line: string) => void;
}

export function chosenWeights({ style, lines, document, index, runs, report }: Choice): Weights {
  const line = folded(lines, index, lineFeatures);
  const second = folded(document, index, documentPassFeatures);
  const emissions = runs.flatMap((run) => secondEmissions(run, line, second));
  const tags = runs.flat().map((item) => item.tags);
  const label = (bias: number): { labels: Uint8Array; marginals: Float32Array }[] =>
    emissions.map((emission) => decode(withBias(emission, bias), second.transitions, emission.length / L));
  const scored = biases.map((bias) => {
    const counts = new Map<string, Counts>();
    label(bias).forEach(({ labels }, at) => count(tags[at]!, [...labels].map(tagOf), counts));
    return { bias, counts, f: summed(counts, ["PER", "LOC", "ORG"]).f };
  });
  const best = scored.reduce((one, other) => (other.f > one.f ? other : one));
  const plo = summed(best.counts, ["PER", "LOC", "ORG"]);
  const types = ["PER", "LOC", "ORG", "MISC"].map((type) => `${type} ${summed(best.counts, [type]).f.toFixed(1)}`);
  report(`${style}: bias ${best.bias}, PLO P ${plo.p.toFixed(1)} R ${plo.r.toFixed(1)} F ${plo.f.toFixed(2)}, ${types.join(" ")}`);
  return { style, line, document: second, bias: { line: firstBias, document: best.bias }, calibration: calibrated(label(best.bias), tags) };
}

/** How the second pass scores a run, by the shipped tables. */
function secondEmissions(run: Run, line: WeightTable, second: WeightTable): Float32Array[] {
  const [first, then] = [new Scorer(line), new Scorer(second)];
  const tagged: Tagged[] = run.map((item) => {
    const emission = lineEmission(item.line, first);
    return { line: item.line, ...decode(withBias(emission, firstBias), line.transitions, item.tags.length) };
  });
  return [...documentFeatures(tagged)].map((features, at) => {
    const emission = lineEmission(run[at]!.line, then);
    features.forEach((list, token) => {
      const added = new Float32Array(L);
      for (const hash of list) then.add(hash, added, 0);
      for (let label = 0; label < L; label++) emission[token * L + label]! += added[label]! * then.stepSize;
    });
    return emission;
  });
}

function lineEmission(line: Line, scorer: Scorer): Float32Array {
  const emission = new Float32Array(line.words.length * L);
  const context: number[] = [];
  for (let at = 0; at < line.words.length; at++) {
    for (const [offset, place] of neighbours) for (const hash of line.words[at + offset]?.features[place] ?? []) scorer.add(hash, emission, at * L);
    context.length = 0;
    contextFeatures(line, at, context);
    for (const hash of context) scorer.add(hash, emission, at * L);
  }
  for (let at = 0; at < emission.length; at++) emission[at]! *= scorer.stepSize;
  return emission;
}

function withBias(emission: Float32Array, bias: number): Float32Array {
  const biased = emission.slice();
  for (let at = outside; at < biased.length; at += L) biased[at]! -= bias;
  return biased;
}

/** The least probability that a name's tokens have of its type. */
export function certainty(marginals: Float32Array, start: number, end: number, type: number): number {
  let least = 1;
  for (let at = start; at < end; at++) least = Math.min(least, marginals[at * L + 1 + 2 * type]! + marginals[at * L + 2 + 2 * type]!);
  return least;
}

/** For each tenth of certainty how many names were right; a tenth with few names leans on its own middle. */
function calibrated(lines: readonly { labels: Uint8Array; marginals: Float32Array }[], tags: readonly (readonly string[])[]): Float32Array {
  const right = new Float64Array(calibrationBins);
  const all = new Float64Array(calibrationBins);
  lines.forEach(({ labels, marginals }, index) => {
    const gold = new Set(phrasesOf(tags[index]!).map(({ start, end, type }) => `${start} ${end} ${type}`));
    for (let start = 0; start < labels.length; start++) {
      const label = labels[start]!;
      if (label === outside || !isBegin(label)) continue;
      let end = start + 1;
      while (end < labels.length && labels[end] === label + 1) end++;
      const bin = Math.min(calibrationBins - 1, Math.floor(certainty(marginals, start, end, typeOf(label)) * calibrationBins));
      all[bin]!++;
      if (gold.has(`${start} ${end} ${tagOf(label).slice(2)}`)) right[bin]!++;
    }
  });
  const lean = 5;
  return Float32Array.from(all, (count, bin) => (right[bin]! + lean * ((bin + 0.5) / calibrationBins)) / (count + lean));
}
