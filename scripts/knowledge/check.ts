// `node scripts/run.mjs knowledge/check [REFERENCE]`: what is wrong with the hand-written rows, and, with a folder of reference
// tables (english-namenet/namenet.json, pantheon/pantheon.tsv), how many rows they also have and how many agree.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Row } from "../../src/core/knowledge/rows.ts";
import { readCurated } from "./curated.ts";
import { problemsOf, readKinds, yearOf } from "./problems.ts";

const { rows, problems } = readCurated();
for (const { file, message } of problems) console.log(`${file}: ${message}`);
const wrong = problemsOf(rows, readKinds(readFileSync("knowledge/kinds.txt", "utf8")));
for (const { id, problem } of wrong) console.log(`${id}: ${problem}`);
console.log(`${rows.length} rows, ${problems.length + wrong.length} problems`);

const [reference] = process.argv.slice(2);
if (reference !== undefined) compare(reference);
if (problems.length + wrong.length > 0) process.exitCode = 1;

function compare(folder: string): void {
  const byName = new Map<string, Row>();
  for (const row of rows) for (const name of row.en) byName.set(name.toLowerCase(), row);
  const namenet = path.join(folder, "english-namenet", "namenet.json");
  if (existsSync(namenet)) compareQids(Object.values(JSON.parse(readFileSync(namenet, "utf8"))), byName);
  const pantheon = path.join(folder, "pantheon", "pantheon.tsv");
  if (existsSync(pantheon)) compareBirths(readFileSync(pantheon, "utf8"), byName);
}

interface Synset {
  readonly members: readonly string[];
  readonly wikidata?: string | readonly string[];
}

/** Names are shared by many things: a row agrees when one of those that share its name has its QID. */
function compareQids(synsets: readonly Synset[], byName: ReadonlyMap<string, Row>): void {
  const found = new Map<Row, Set<string>>();
  for (const { members, wikidata } of synsets) {
    if (wikidata === undefined) continue;
    for (const name of members) {
      const row = byName.get(name.toLowerCase());
      if (row?.qid === undefined) continue;
      const qids = found.get(row) ?? new Set();
      [wikidata].flat().forEach((qid) => qids.add(qid));
      found.set(row, qids);
    }
  }
  const differing = [...found].filter(([row, qids]) => !qids.has(row.qid ?? ""));
  report("QIDs", found.size, differing.map(([row, qids]) => `${row.id} ${row.qid} / ${[...qids].join(" ")}`));
}

function compareBirths(table: string, byName: ReadonlyMap<string, Row>): void {
  const [heading = "", ...lines] = table.split("\n");
  const columns = heading.split("\t");
  const [name, birth] = [columns.indexOf("name"), columns.indexOf("birthyear")];
  const differing: string[] = [];
  let checked = 0;
  for (const line of lines) {
    const cells = line.split("\t");
    const row = byName.get((cells[name] ?? "").toLowerCase());
    const year = Number(cells[birth]);
    if (row?.born === undefined || !Number.isInteger(year) || row.type !== "PER") continue;
    checked++;
    if (yearOf(row.born) !== year && !row.born.startsWith("~")) differing.push(`${row.id} ${row.born} / ${year}`);
  }
  report("birth years", checked, differing);
}

function report(what: string, checked: number, differing: readonly string[]): void {
  console.log(`${what}: ${checked} checked, ${checked - differing.length} agree`);
  for (const line of differing) console.log(`  ${line}`);
}
