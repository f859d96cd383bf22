// Builds knowledge.pack in dist/, the compressed knowledge that the extension and the CLI read, from knowledge/.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { compactText } from "../src/core/knowledge/compactText.ts";
import { writePack } from "../src/core/knowledge/pack.ts";
import { readCurated } from "./knowledge/curated.ts";
import { mergedRows } from "./knowledge/merge.ts";
import { readCommonWords, readRegistry } from "./knowledge/read.ts";

const curated = readCurated();
for (const { file, message } of curated.problems) console.error(`knowledge/curated/${file}: ${message}`);
if (curated.problems.length > 0) process.exitCode = 1;
const rows = mergedRows(curated.rows, readRegistry("knowledge/registry"));
const text = writePack(rows, readCommonWords("knowledge/commonWords.txt"));
// esbuild.mjs says where.
const outdir = process.env.OUTDIR ?? "dist";
mkdirSync(outdir, { recursive: true });
writeFileSync(path.join(outdir, "knowledge.pack"), gzipSync(compactText(text), { level: 9 }));
