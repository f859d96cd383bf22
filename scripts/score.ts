// Scores the analysis of texts against gold annotations: `npm run score -- GOLD.json…`, each beside the text it names.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { createAnalyser } from "../src/core/analyse.ts";
import { evaluate, type Gold } from "../src/core/evaluate.ts";
import { toRecord } from "../src/core/formats/record.ts";
import { expandingText } from "../src/core/knowledge/compactText.ts";
import { readPack } from "../src/core/knowledge/pack.ts";
import { toEnd } from "../src/core/toEnd.ts";
import { productTagger } from "./bench/weights.ts";

const knowledge = readPack(toEnd(expandingText(gunzipSync(readFileSync("dist/knowledge.pack")))));
const analyser = createAnalyser(knowledge, { tagger: productTagger(knowledge) });
for (const file of process.argv.slice(2)) {
  const gold = JSON.parse(readFileSync(file, "utf8")) as Gold & { source: { path: string } };
  const text = readFileSync(path.join(path.dirname(file), gold.source.path), "utf8");
  const record = toRecord(file, text, analyser.analyse(text).analysis);
  const score = evaluate(gold, record.mentions);
  const points = [...text];
  const show = (m: { start: number; end: number; type: string; entity?: string }): string =>
    `  ${m.type} ${points.slice(m.start, m.end).join("")} (${m.entity ?? ""}) …${points.slice(Math.max(0, m.start - 15), m.end + 15).join("").replace(/\s+/g, " ")}…`;
  console.log(`${file}: ${score.found.length} found, ${score.missed.length} missed, ${score.false.length} false`);
  console.log("missed", score.missed.length ? `\n${score.missed.map(show).join("\n")}` : "none");
  console.log("false", score.false.length ? `\n${score.false.map(show).join("\n")}` : "none");
  const byPlace = new Map(record.mentions.map((m) => [`${m.start} ${m.end}`, m]));
  for (const wanted of score.found) {
    const got = byPlace.get(`${wanted.start} ${wanted.end}`);
    if (got && wanted.entity !== undefined && got.entity !== wanted.entity) console.log(`  entity: ${wanted.entity} ≠ ${got.entity}`);
  }
}
