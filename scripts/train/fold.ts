// Makes a style's shipped weights of a trained model: what all styles share and what is the style's own become one number, the
// features that say least are left out, and the rest are rounded to whole steps.
import { labelCount as L } from "../../src/core/recognise/tagger/labels.ts";
import type { WeightTable } from "../../src/core/recognise/tagger/weights.ts";
import type { Model } from "./crf.ts";

/** The table of a style with at most so many features. */
export function folded({ hashes, shared, own, transitions }: Model, style: number, most: number): WeightTable {
  const mine = own[style]!;
  const weights = new Float32Array(shared.length);
  const loudest = new Float32Array(hashes.length);
  for (let row = 0; row < hashes.length; row++) {
    const ownRow = mine.row[row]!;
    for (let label = 0; label < L; label++) {
      const weight = shared[row * L + label]! + (ownRow >= 0 ? mine.weights[ownRow * L + label]! : 0);
      weights[row * L + label] = weight;
      loudest[row] = Math.max(loudest[row]!, Math.abs(weight));
    }
  }
  const ranked = [...hashes.keys()].filter((row) => loudest[row]! > 0).sort((a, b) => loudest[b]! - loudest[a]! || a - b);
  const kept = ranked.slice(0, most).sort((a, b) => hashes[a]! - hashes[b]!);
  // The few loudest features may be cut to 127 steps: steps as fine as the loudest would need are wasted on the rest.
  const stepSize = Math.max(0.01, loudest[ranked[Math.floor(kept.length / 500)] ?? 0]! / 127);
  const steps = new Int8Array(kept.length * L);
  kept.forEach((row, at) => {
    for (let label = 0; label < L; label++) {
      steps[at * L + label] = Math.max(-127, Math.min(127, Math.round(weights[row * L + label]! / stepSize)));
    }
  });
  return { hashes: Uint32Array.from(kept, (row) => hashes[row]!), steps, stepSize, transitions: transitions[style]! };
}
