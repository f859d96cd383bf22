import path from "node:path";
import type { Findings } from "../core/engine/candidates.ts";
import type { OpenEngine } from "../engine/main.ts";
import { sentence } from "./sentence.ts";

/** What reads texts in place of the recogniser's tagger, if something does. */
export interface ChosenEngine {
  /** Nothing where there is no engine, or where it has failed. */
  findings(text: string): Promise<Findings | undefined>;
  close(): void;
}

const noEngine: ChosenEngine = { findings: async () => undefined, close: () => undefined };

/** The engine of `--engine FOLDER`; where it cannot be used, one line says so and the texts are read without it. */
export async function engineOrNews(folder: string | undefined): Promise<ChosenEngine> {
  if (folder === undefined) return noEngine;
  try {
    const engine = await openEngine(path.resolve(folder));
    let hasFailed = false;
    return {
      async findings(text) {
        if (hasFailed) return undefined;
        try {
          return { engine: engine.name, names: await engine.recognise(text, new AbortController().signal) };
        } catch (error) {
          hasFailed = true;
          tell(folder, error);
          return undefined;
        }
      },
      close: engine.close,
    };
  } catch (error) {
    tell(folder, error);
    return noEngine;
  }
}

function tell(folder: string, error: unknown): void {
  process.stderr.write(`hashiya: the engine in ${folder} cannot be used (${sentence(error)}); reading goes on without it\n`);
}

/** The program that runs models stands beside this one, and is loaded only if it is asked for. */
function openEngine(folder: string): Promise<OpenEngine> {
  const program = require(path.join(__dirname, "engine.js")) as typeof import("../engine/main.ts");
  return program.openEngine(folder);
}
