import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Analyser } from "../core/analyse.ts";
import { toRecord } from "../core/formats/record.ts";
import { decode } from "./decode.ts";
import { engineOrNews, type ChosenEngine } from "./engine.ts";
import { analyserOrNews } from "./knowledge.ts";
import { sentence } from "./sentence.ts";

/** Runs `annotate`; returns the exit code. A file that fails is reported and the others are still done. */
export async function annotate(args: readonly string[], usage: string): Promise<number> {
  const parsed = parsedArguments(args);
  if (typeof parsed === "string") {
    process.stderr.write(`hashiya: ${parsed}\n\n${usage}`);
    return 2;
  }
  const analyser = analyserOrNews();
  const engine = await engineOrNews(parsed.engine);
  let failures = 0;
  const written = new Set<string>();
  for (const source of parsed.files) {
    try {
      const line = `${await annotated(source, analyser, engine)}\n`;
      if (parsed.out === undefined) process.stdout.write(line);
      else write(parsed.out, source, line, written);
    } catch (error) {
      failures++;
      process.stderr.write(`hashiya: ${source}: ${sentence(error)}\n`);
    }
  }
  engine.close();
  return failures === 0 ? 0 : 1;
}

interface Arguments {
  readonly files: readonly string[];
  readonly out?: string;
  readonly engine: string | undefined;
}

/** The arguments, or a sentence that says what is wrong with them. */
function parsedArguments(args: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string", default: "json" }, out: { type: "string" }, engine: { type: "string" } },
    });
    if (positionals.length === 0) return "annotate needs at least one file";
    if (values.format !== "json") return `there is no format ${values.format}; json is the one there is`;
    return { files: positionals, engine: values.engine, ...(values.out === undefined ? {} : { out: values.out }) };
  } catch (error) {
    return sentence(error);
  }
}

async function annotated(source: string, analyser: Analyser, engine: ChosenEngine): Promise<string> {
  const text = decode(readFileSync(source === "-" ? 0 : source));
  const { analysis } = analyser.analyse(text, undefined, await engine.findings(text));
  return JSON.stringify(toRecord(source, text, analysis));
}

function write(folder: string, source: string, line: string, written: Set<string>): void {
  const file = path.join(folder, `${source === "-" ? "stdin" : path.basename(source)}.json`);
  if (written.has(file)) throw new Error(`${file} was written for another file of the same name`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, line);
  written.add(file);
}
