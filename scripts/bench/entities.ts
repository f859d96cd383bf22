// Measures recognition and resolution on the annotated articles, development and held-out apart:
// `npm run bench:entities [-- FOLDER] [--mistakes]`. With a folder of plain texts: what was found in them, and the share of
// names that have a summary. --mistakes tells what went wrong in the development half; of the other half nothing is shown.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { decode } from "../../src/cli/decode.ts";
import { createAnalyser } from "../../src/core/analyse.ts";
import { nameKey, readPack, writePack, type Knowledge } from "../../src/core/knowledge/pack.ts";
import { none, root } from "../../src/core/knowledge/trie.ts";
import { entityTypes, type EntityType } from "../../src/core/model.ts";
import { parseMarked, type MarkedText } from "../../test/support/mark.ts";
import { readCurated } from "../knowledge/curated.ts";
import { mergedRows } from "../knowledge/merge.ts";
import { readCommonWords, readRegistry } from "../knowledge/read.ts";
import { productTagger } from "./weights.ts";
import { entitiesWithSummary, measure, namedTypes, summaryOf, verdict, type Measure, type Summary } from "./measure.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { mistakes: { type: "boolean", default: false }, lexicon: { type: "boolean", default: false }, caution: { type: "string" } } });
const knowledge = currentKnowledge();
const tagger = values.lexicon ? undefined : productTagger(knowledge);
const analyser = createAnalyser(knowledge, { tagger, ...(values.caution && { caution: Number(values.caution) }) });

const columns = ["P", "R", "F1", "id", "open", "B3 P", "B3 R", "B3 F1", "sum/gold", "sum/found"];

const [folder] = positionals;
if (folder !== undefined) reportFolder(folder);
else reportArticles();

/** The knowledge of the rows as they are now, so that nothing need be built first. */
function currentKnowledge(): Knowledge {
  const rows = mergedRows(readCurated().rows, readRegistry("knowledge/registry"));
  return readPack(writePack(rows, readCommonWords("knowledge/commonWords.txt")));
}

interface Article extends MarkedText {
  readonly name: string;
}

function articlesIn(place: string): Article[] {
  return textFiles(place).map((name) => ({ name, ...parseMarked(readFileSync(path.join(place, name), "utf8")) }));
}

function textFiles(place: string): string[] {
  return readdirSync(place).filter((name) => name.endsWith(".txt")).sort();
}

function reportArticles(): void {
  const dev = [...articlesIn("test/articles"), ...articlesIn("test/articles/dev")];
  const heldout = articlesIn("test/articles/heldout");
  reportSet("Development", dev);
  reportSet("Held out", heldout);
  const known = new Set([...dev, ...heldout].flatMap(namesKnownByNow));
  if (known.size > 0) console.log(`\nUnknown to the gold, but the pack has the name: ${[...known].join(", ")}`);
  if (values.mistakes) for (const article of dev) reportMistakes(article);
}

function reportSet(title: string, articles: readonly Article[]): void {
  const measures = articles.map(measured);
  console.log(`\n${title}: ${articles.length} texts\n${header("text")}`);
  for (const one of measures) console.log(line(one.name.replace(/\.txt$/, ""), summaryOf([one], entityTypes)));
  console.log(`\n${header("type")}`);
  for (const type of entityTypes) console.log(line(type, summaryOf(measures, [type])));
  console.log(line("named", summaryOf(measures, namedTypes)));
  console.log(line("all", summaryOf(measures, entityTypes)));
}

function measured({ name, text, mentions }: Article): Measure {
  return measure(name, mentions, analyser.analyse(text).analysis);
}

function header(first: string): string {
  return [first.padEnd(24), "gold".padStart(5), ...columns.map((column) => column.padStart(10))].join("");
}

/** What one line says, in per cent: spans and types, right and open ids of the found, B-cubed, entities with a summary. */
function line(name: string, { gold, mentions, right, undecided, entities, summaryOfGold, summaryOfFound }: Summary): string {
  const shares = [
    mentions.precision, mentions.recall, mentions.f1, right, undecided,
    entities.precision, entities.recall, entities.f1, summaryOfGold, summaryOfFound,
  ];
  const shown = shares.map((share) => (Number.isNaN(share) ? "–" : (100 * share).toFixed(1)));
  return [name.padEnd(24), String(gold).padStart(5), ...shown.map((share) => share.padStart(10))].join("");
}

/** Gold names without a row whose very name has one now: that row may be the same entity, or only share its name. */
function namesKnownByNow({ mentions }: Article): string[] {
  const unknown = new Map(
    mentions.flatMap(({ entity, type }) => (entity.startsWith("name:") ? [[entity, type] as const] : [])),
  );
  return [...unknown].flatMap(([entity, type]) => {
    const ids = idsNamed(entity.slice("name:".length).replaceAll("_", " "), type);
    return ids.length > 0 ? [`${entity} = ${ids.join(" or ")}`] : [];
  });
}

function idsNamed(name: string, type: EntityType): string[] {
  let node = root;
  for (const word of nameKey(name).split(" ")) {
    node = knowledge.names.child(node, knowledge.names.word(word));
    if (node === none) return [];
  }
  return knowledge.senses(node).filter((sense) => sense.use === "name" && sense.type === type).map(({ entity }) => entity);
}

function reportMistakes(article: Article): void {
  const { name, score, links } = measured(article);
  const show = ({ start, end, type }: { start: number; end: number; type: EntityType }, note = ""): string => {
    const context = article.text.slice(Math.max(0, start - 20), end + 20).replace(/\s+/g, " ");
    return `  ${type} ${article.text.slice(start, end)}${note} …${context}…`;
  };
  const wrong = links.filter((link) => verdict(link) !== "right");
  console.log(`\n${name}: ${score.missed.length} missed, ${score.false.length} false, ${wrong.length} without the right entity`);
  for (const mention of score.missed) console.log(`missed${show(mention)}`);
  for (const mention of score.false) console.log(`false ${show(mention)}`);
  for (const { wanted, got } of wrong) console.log(`entity${show(wanted, ` ${wanted.entity} ≠ ${got.entity}`)}`);
}

function reportFolder(place: string): void {
  const names = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt")).sort();
  const totals = new Map(namedTypes.map((type) => [type, { mentions: 0, summarised: 0 }]));
  for (const name of names) {
    const { analysis } = analyser.analyse(decode(readFileSync(path.join(place, name))));
    const summarised = entitiesWithSummary(analysis);
    for (const { type, entity } of analysis.mentions) {
      const total = totals.get(type);
      if (!total) continue;
      total.mentions++;
      if (summarised.has(entity)) total.summarised++;
    }
  }
  console.log(`${names.length} texts\n${"type".padEnd(8)}${"mentions".padStart(10)}${"with a summary".padStart(16)}`);
  const all = [...totals.values()].reduce((sum, one) => ({
    mentions: sum.mentions + one.mentions,
    summarised: sum.summarised + one.summarised,
  }));
  for (const [type, { mentions, summarised }] of [...totals, ["named", all] as const]) {
    const share = mentions === 0 ? "–" : `${((100 * summarised) / mentions).toFixed(1)} %`;
    console.log(`${type.padEnd(8)}${String(mentions).padStart(10)}${share.padStart(16)}`);
  }
}
