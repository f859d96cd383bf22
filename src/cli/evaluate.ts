import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { add, count, summed, type Tally } from "../core/conlleval.ts";
import { evaluate as compare } from "../core/evaluate.ts";
import { layOut, readConll, styleOf, tagsOf } from "../core/formats/conll.ts";
import { readGold, sourceOf } from "../core/formats/gold.ts";
import { toRecord } from "../core/formats/record.ts";
import type { Analysis } from "../core/model.ts";
import { decode } from "./decode.ts";
import { engineOrNews } from "./engine.ts";
import { analyserOrNews } from "./knowledge.ts";
import { sentence } from "./sentence.ts";

/** Runs `evaluate`; returns the exit code. A file that fails is reported and the others are still done. */
export async function evaluate(args: readonly string[], usage: string): Promise<number> {
  const parsed = parsedArguments(args);
  if (typeof parsed === "string") {
    process.stderr.write(`hashiya: ${parsed}\n\n${usage}`);
    return 2;
  }
  const analyser = analyserOrNews();
  const engine = await engineOrNews(parsed.engine);
  const read: Reader = async (text) => analyser.analyse(text, undefined, await engine.findings(text)).analysis;
  let failures = 0;
  const total: Tally = new Map();
  for (const gold of parsed.golds) {
    try {
      const tally = await (isConll(gold) ? tallyOfConll(gold, read) : tallyOfJson(gold, parsed.text, read));
      process.stdout.write(table(gold, tally));
      for (const [type, counts] of tally) add(total, type, counts);
    } catch (error) {
      failures++;
      process.stderr.write(`hashiya: ${gold}: ${sentence(error)}\n`);
    }
  }
  engine.close();
  if (parsed.golds.length > 1) process.stdout.write(table("together", total));
  return failures === 0 ? 0 : 1;
}

type Reader = (text: string) => Promise<Analysis>;

interface Arguments {
  readonly golds: readonly string[];
  readonly engine: string | undefined;
  readonly text?: string;
}

/** The arguments, or a sentence that says what is wrong with them. */
function parsedArguments(args: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { text: { type: "string" }, engine: { type: "string" } },
    });
    if (positionals.length === 0) return "evaluate needs at least one gold file";
    const unknown = positionals.find((file) => !isConll(file) && !file.endsWith(".json"));
    if (unknown !== undefined) return `${unknown} is neither a .conll nor a .json file`;
    if (positionals.some(isConll) && !positionals.every(isConll)) return ".conll and .json files are counted differently: evaluate them apart";
    if (values.text !== undefined && (positionals.length > 1 || isConll(positionals[0]!))) return "--text names the text of one .json file";
    return { golds: positionals, engine: values.engine, ...(values.text === undefined ? {} : { text: values.text }) };
  } catch (error) {
    return sentence(error);
  }
}

function isConll(file: string): boolean {
  return file.endsWith(".conll");
}

/** Whole tokens and the corpus's types, counted as conlleval does. The file is read as one document. */
async function tallyOfConll(file: string, read: Reader): Promise<Tally> {
  const sentences = readConll(decode(readFileSync(file)));
  const layout = layOut(sentences);
  const { mentions } = await read(layout.text);
  const proposed = tagsOf(layout, mentions, styleOf(sentences));
  const tally: Tally = new Map();
  sentences.forEach(({ tags }, index) => count(tags, proposed[index]!, tally));
  return tally;
}

/** Characters and the types of the annotation guide. */
async function tallyOfJson(file: string, textFile: string | undefined, read: Reader): Promise<Tally> {
  const json = decode(readFileSync(file));
  const text = decode(readFileSync(textFile ?? textBeside(file, sourceOf(json))));
  const gold = readGold(json, text);
  const { found, missed, false: wrong } = compare(gold, toRecord(file, text, await read(text)).mentions);
  const tally: Tally = new Map();
  for (const { type } of found) add(tally, type, { right: 1, proposed: 1, gold: 1 });
  for (const { type } of missed) add(tally, type, { right: 0, proposed: 0, gold: 1 });
  for (const { type } of wrong) add(tally, type, { right: 0, proposed: 1, gold: 0 });
  return tally;
}

function textBeside(gold: string, source: string | undefined): string {
  return path.join(path.dirname(gold), source ?? path.basename(gold).replace(/(?:\.gold)?\.json$/, ".txt"));
}

const order = ["PER", "LOC", "ORG", "MISC", "NORP", "PROD", "EVENT", "DATE", "TIME", "MONEY", "PERCENT", "QUANT"];
const personsPlacesOrganisations = ["PER", "LOC", "ORG"];
const columns = ["gold", "proposed", "right", "precision", "recall", "F1"];

function table(title: string, tally: Tally): string {
  const types = [...tally.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const rows = [
    ...types.map((type) => row(type, tally, [type])),
    row("PLO", tally, personsPlacesOrganisations),
    row("all", tally, types),
  ];
  return `${title}\n${["type".padEnd(10), ...columns.map((column) => column.padStart(10))].join("")}\n${rows.join("\n")}\n\n`;
}

function rank(type: string): number {
  const index = order.indexOf(type);
  return index === -1 ? order.length : index;
}

function row(name: string, tally: Tally, types: readonly string[]): string {
  const { gold, proposed, right, p, r, f } = summed(tally, types);
  const cells = [...[gold, proposed, right].map(String), ...[p, r, f].map((share) => share.toFixed(2))];
  return [name.padEnd(10), ...cells.map((cell) => cell.padStart(10))].join("");
}
