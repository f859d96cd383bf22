// Scores lines with a trained model, unfolded and unrounded: for development and for the folds of the second pass.
import { labelCount as L } from "../../src/core/recognise/tagger/labels.ts";
import type { Example, Model } from "./crf.ts";

export function scorerOf({ hashes, shared, own }: Model): (example: Example, style: number) => Float32Array {
  const number = new Map<number, number>();
  hashes.forEach((hash, index) => number.set(hash, index));
  return ({ ids, start }, style) => {
    const mine = own[style]!;
    const emission = new Float32Array((start.length - 1) * L);
    for (let at = 0; at + 1 < start.length; at++) {
      for (let i = start[at]!; i < start[at + 1]!; i++) {
        const id = number.get(ids[i]!);
        if (id === undefined) continue;
        const row = mine.row[id]!;
        for (let y = 0; y < L; y++) emission[at * L + y]! += shared[id * L + y]! + (row >= 0 ? mine.weights[row * L + y]! : 0);
      }
    }
    return emission;
  };
}
