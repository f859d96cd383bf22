// Builds knowledge.pack in dist/, the compressed knowledge that the extension and the CLI read, from knowledge/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { writePack } from "../src/core/knowledge/pack.ts";
import { parseRows } from "../src/core/knowledge/rows.ts";
import { mergedRows } from "./knowledge/merge.ts";
import { readCommonWords, readRegistry } from "./knowledge/read.ts";

const folder = "knowledge/curated";
const curated = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .flatMap((name) => {
    const { rows, problems } = parseRows(readFileSync(path.join(folder, name), "utf8"));
    for (const problem of problems) console.error(`${folder}/${name}: ${problem.message}`);
    if (problems.length > 0) process.exitCode = 1;
    return rows;
  });
const rows = mergedRows(curated, readRegistry("knowledge/registry"));
const text = writePack(rows, readCommonWords("knowledge/commonWords.txt"));
// esbuild.mjs says where.
const outdir = process.env.OUTDIR ?? "dist";
mkdirSync(outdir, { recursive: true });
writeFileSync(path.join(outdir, "knowledge.pack"), gzipSync(text, { level: 9 }));
