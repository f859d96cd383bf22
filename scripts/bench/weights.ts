// The weights of the tree, for benchmarks: no build needed.
import { readFileSync } from "node:fs";
import type { Knowledge } from "../../src/core/knowledge/pack.ts";
import { readTagger, type Tagger } from "../../src/core/recognise/tagger/tagger.ts";

/** The tagger of a style, as `npm run train` wrote it. */
export function taggerOf(style: string, knowledge: Knowledge): Tagger {
  return readTagger(readFileSync("weights/words.bin"), readFileSync(`weights/${style}.bin`), (word) => knowledge.isCommonWord(word));
}

export function productTagger(knowledge: Knowledge): Tagger {
  return taggerOf("product", knowledge);
}
