// What ships of a style: its weights at their size, and what development decides. Development is measured with the tagger itself, so
// that what is measured is what ships.
import { count, phrasesOf, summed, type Tally } from "../../src/core/conlleval.ts";
import type { Tagged } from "../../src/core/recognise/tagger/document.ts";
import { isBegin, outside, tagOf, typeOf } from "../../src/core/recognise/tagger/labels.ts";
import { createTagger } from "../../src/core/recognise/tagger/tagger.ts";
import type { Vocabulary } from "../../src/core/recognise/tagger/vocabulary.ts";
import type { Weights } from "../../src/core/recognise/tagger/weights.ts";
import { certainty } from "../../src/core/recognise/taggedNames.ts";
import type { Model } from "./crf.ts";
import type { Run } from "./data.ts";
import { folded } from "./fold.ts";
import { firstBias } from "./passes.ts";

const biases = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];
const calibrationBins = 10;
const plo = ["PER", "LOC", "ORG"];

export interface Choice {
  readonly style: string;
  readonly lines: Model;
  readonly document: Model;
  /** The style's place in the models. */
  readonly index: number;
  readonly runs: readonly Run[];
  readonly vocabulary: Vocabulary;
  readonly isCommonWord: (word: string) => boolean;
  /** Features kept of each pass. */
  readonly size: { readonly line: number; readonly document: number };
  readonly plainMargin: number;
  readonly report: (line: string) => void;
}

export function chosenWeights({ style, lines, document, index, runs, vocabulary, isCommonWord, size, plainMargin, report }: Choice): Weights {
  const unbiased: Weights = {
    style,
    line: folded(lines, index, size.line),
    document: folded(document, index, size.document),
    bias: { line: firstBias, document: 0 },
    plainMargin,
    calibration: new Float32Array(0),
  };
  const tagger = createTagger(unbiased, vocabulary, isCommonWord);
  const firsts = runs.map((run) => run.map(({ line, tokens }) => tagger.tagLine({ ...line, words: tokens.map(tagger.word) })));
  const tags = runs.flat().map((item) => item.tags);
  const taggedWith = (bias: number): Tagged[] => firsts.flatMap((first) => [...tagger.tagDocument(first, -bias)]);
  const scored = biases.map((bias) => {
    const tally: Tally = new Map();
    taggedWith(bias).forEach(({ labels }, at) => count(tags[at]!, [...labels].map(tagOf), tally));
    return { bias, tally, f: summed(tally, plo).f };
  });
  // A peak of one step is chance: each bias is judged with its neighbours.
  const smooth = (at: number): number => (scored[Math.max(0, at - 1)]!.f + 2 * scored[at]!.f + scored[Math.min(scored.length - 1, at + 1)]!.f) / 4;
  const best = scored[[...scored.keys()].reduce((one, other) => (smooth(other) > smooth(one) ? other : one))]!;
  const { p, r, f } = summed(best.tally, plo);
  const types = [...plo, "MISC"].map((type) => `${type} ${summed(best.tally, [type]).f.toFixed(1)}`);
  report(`${style}: bias ${best.bias}, PLO P ${p.toFixed(1)} R ${r.toFixed(1)} F ${f.toFixed(2)}, ${types.join(" ")}`);
  const { calibration, table } = calibrated(taggedWith(best.bias), tags);
  report(table);
  return { ...unbiased, bias: { line: firstBias, document: best.bias }, calibration };
}

/** For each tenth of certainty how many names were right; a tenth with few names leans on its own middle. */
function calibrated(lines: readonly Tagged[], tags: readonly (readonly string[])[]): { calibration: Float32Array; table: string } {
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
  const calibration = Float32Array.from(all, (sum, bin) => (right[bin]! + lean * ((bin + 0.5) / calibrationBins)) / (sum + lean));
  const table = [...all].map((sum, bin) => `${bin * 10}%: ${sum === 0 ? "–" : Math.round((100 * right[bin]!) / sum)} of ${sum}`).join("  ");
  return { calibration, table: `  right by certainty  ${table}` };
}
