import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { readPack, writePack, type Knowledge } from "../core/knowledge/pack.ts";
import { sentence } from "./sentence.ts";

/** The pack; where it cannot be read, one line says so and dates and amounts are still found. */
export function knowledgeOrNews(): Knowledge {
  try {
    return readPack(gunzipSync(readFileSync(packFile())).toString("utf8"));
  } catch (error) {
    process.stderr.write(`hashiya: the knowledge of names cannot be read (${sentence(error)}); build or install it again\n`);
    return readPack(writePack([], []));
  }
}

/** The pack stands beside the program. */
function packFile(): string {
  return path.join(__dirname, "knowledge.pack");
}
