// Runs bundled test files with mocha in a Node process of their own.
import { rmSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { startOwned, stop } from "../host/processes.ts";
import { bundleForNode } from "./bundle.ts";
import type { SuiteLog } from "./tally.ts";

/** Runs the files, each test under a timeout in milliseconds; the events go to `log`, other output to ours. */
export async function runInNode(
  files: readonly string[],
  options: { readonly timeout: number; readonly grep: string; readonly env?: NodeJS.ProcessEnv },
  log: SuiteLog,
): Promise<void> {
  // Inside the repository, so that the bundles find its packages; one folder a run, so that runs never mix.
  const outdir = path.resolve("out", "tests", String(process.pid));
  try {
    const bundle = await bundleForNode(files, outdir);
    const child = startOwned(
      process.execPath,
      ["--enable-source-maps", bundle.runner, String(options.timeout), options.grep, ...bundle.files],
      { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...options.env } },
    );
    const ended = new Promise((resolve) => child.once("exit", resolve));
    for await (const line of readline.createInterface({ input: child.stdout! })) {
      const rest = log.line(line);
      if (rest !== undefined) console.log(rest);
    }
    const code = await ended;
    await stop(child);
    if (!log.hasEnded) throw new Error(`the tests ended early (exit code ${code})`);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
