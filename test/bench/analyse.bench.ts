/**
 * Speed of the pack and of the whole pipeline, on text made of the sample articles or on files given by path. What must hold on any
 * machine is the growth; absolute figures are only printed.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createAnalyser } from "../../src/core/analyse.ts";
import { expandingText } from "../../src/core/knowledge/compactText.ts";
import { nameKey, readPack } from "../../src/core/knowledge/pack.ts";
import { none, root } from "../../src/core/knowledge/trie.ts";
import { readTagger } from "../../src/core/recognise/tagger/tagger.ts";
import { toEnd } from "../../src/core/toEnd.ts";

const files = process.argv.slice(2);
const sources = files.length > 0 ? files : ["samples/suez-1956.txt", "samples/hope-probe.txt", "samples/morocco-2022.txt"];
const prose = sources.map((file) => readFileSync(file, "utf8")).join("\n\n");

const bytes = readFileSync("dist/knowledge.pack");
const inflated = toEnd(expandingText(gunzipSync(bytes)));
const [knowledge, loading] = timed(() => readPack(inflated));
console.log(`pack: ${bytes.length} bytes, ${knowledge.size} entities, read in ${loading.toFixed(0)} ms`);

const names = prose.split(/\s+/).slice(0, 1000).map(nameKey);
const [, looking] = timed(() => names.map((name) => knowledge.names.child(root, knowledge.names.word(name)) !== none));
console.log(`1,000 look-ups in ${looking.toFixed(2)} ms`);

const [tagger, readingWeights] = timed(() =>
  readTagger(readFileSync("dist/recogniser/words.bin"), readFileSync("dist/recogniser/product.bin"), (word) => knowledge.isCommonWord(word)),
);
console.log(`weights: read in ${readingWeights.toFixed(0)} ms`);

const analyser = createAnalyser(knowledge, { tagger });
analyser.analyse(prose);
const speeds = [16, 32, 64].map((times) => {
  // A number makes every paragraph a text of its own, so that nothing is remembered.
  const text = Array.from({ length: times }, (_, i) => prose.replace(/\n+/g, ` ${i}\n`)).join("\n");
  const words = text.split(/\s+/).length;
  const runs = [1, 2, 3].map(() => timed(() => analyser.analyse(text)));
  const took = Math.min(...runs.map(([, time]) => time));
  const mentions = runs[0]?.[0].analysis.mentions.length ?? 0;
  console.log(`analyse [linear]: ${words} words, ${mentions} mentions, ${Math.round((words / took) * 1000)} words/s`);
  return words / took;
});

const [slowest, fastest] = [Math.min(...speeds), Math.max(...speeds)];
if (fastest / slowest > 3) {
  console.error("The time of an analysis does not grow linearly with the text.");
  process.exitCode = 1;
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}
