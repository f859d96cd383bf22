import { readWord } from "../../src/core/recognise/tagger/features.ts";
import { labelCount as L } from "../../src/core/recognise/tagger/labels.ts";
import { createTagger, type Tagger } from "../../src/core/recognise/tagger/tagger.ts";
import { vocabularyOf } from "../../src/core/recognise/tagger/vocabulary.ts";
import type { WeightTable } from "../../src/core/recognise/tagger/weights.ts";

const none = new Uint16Array(0);
const vocabulary = vocabularyOf(new Uint32Array(0), new Uint8Array(0), new Uint8Array(0), [none, none, none]);

/**
 * A tagger whose weights are no sense but fixed: it names some of the given words, depending on their neighbours. For laws that
 * hold whatever was learnt.
 */
export function senselessTagger(words: readonly string[]): Tagger {
  const features = new Set<number>();
  for (const word of words) readWord(word, vocabulary, () => false, (_, hash) => features.add(hash >>> 0));
  const hashes = [...features].sort((a, b) => a - b);
  const steps = Int8Array.from({ length: hashes.length * L }, (_, at) => ((hashes[Math.floor(at / L)]! >>> (at % L)) % 61) - 30);
  const table: WeightTable = { hashes: Uint32Array.from(hashes), steps, stepSize: 0.05, transitions: new Float32Array((L + 1) * L) };
  const calibration = Float32Array.from({ length: 10 }, (_, bin) => (bin + 0.5) / 10);
  return createTagger({ style: "senseless", line: table, document: table, bias: { line: 0, document: 0 }, plainMargin: 2, calibration }, vocabulary, () => false);
}
