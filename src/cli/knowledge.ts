import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { createAnalyser, type Analyser } from "../core/analyse.ts";
import { expandingText } from "../core/knowledge/compactText.ts";
import { readPack, writePack, type Knowledge } from "../core/knowledge/pack.ts";
import { readTagger, type Tagger } from "../core/recognise/tagger/tagger.ts";
import { toEnd } from "../core/toEnd.ts";
import { sentence } from "./sentence.ts";

/** The pack; where it cannot be read, one line says so and dates and amounts are still found. */
function knowledgeOrNews(): Knowledge {
  try {
    return readPack(toEnd(expandingText(gunzipSync(readFileSync(packFile())))));
  } catch (error) {
    process.stderr.write(`hashiya: the knowledge of names cannot be read (${sentence(error)}); build or install it again\n`);
    return readPack(writePack([], []));
  }
}

/** The pack stands beside the program. */
function packFile(): string {
  return path.join(__dirname, "knowledge.pack");
}

/** The reader of context; where its weights cannot be read, one line says so and known names are still found. */
function taggerOrNews(knowledge: Knowledge): Tagger | undefined {
  try {
    const [words, weights] = ["words.bin", "product.bin"].map((name) => readFileSync(path.join(__dirname, "recogniser", name)));
    return readTagger(words!, weights!, (word) => knowledge.isCommonWord(word));
  } catch (error) {
    process.stderr.write(`hashiya: the recogniser's weights cannot be read (${sentence(error)}); build or install it again\n`);
    return undefined;
  }
}

/** Everything that reading takes. */
export function analyserOrNews(): Analyser {
  const knowledge = knowledgeOrNews();
  return createAnalyser(knowledge, { tagger: taggerOrNews(knowledge) });
}
