// `npm run package [-- --out FILE]`: builds for production and packs hashiya-VERSION.vsix, in a folder apart, so that
// dist/ and whoever is testing it stay as they are.
import { cpSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { copyShippedFiles } from "./host/extension.ts";
import { runToEnd, temporaryFolder } from "./host/processes.ts";
import { step } from "./host/progress.ts";

// Larger than this, installing it on a slow line becomes a wait.
const largest = 3_000_000;

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const { out } = parseArgs({ options: { out: { type: "string", default: `hashiya-${version}.vsix` } } }).values;

const folder = path.join(temporaryFolder("package"), "extension");
copyShippedFiles(folder);
cpSync(".vscodeignore", path.join(folder, ".vscodeignore"));
rmSync(path.join(folder, "dist"), { recursive: true, force: true });
await step("Building", () =>
  runToEnd(process.execPath, ["esbuild.mjs", "--production", "--outdir", path.join(folder, "dist")]),
);
await step("Packing", () =>
  runToEnd(
    process.execPath,
    [
      path.resolve("node_modules/@vscode/vsce/vsce"),
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--no-rewrite-relative-links",
      "--out",
      path.resolve(out),
    ],
    { cwd: folder },
  ),
);
const { size } = statSync(out);
console.log(`${out}: ${(size / 1e6).toFixed(2)} MB`);
if (size > largest) {
  console.error(`That is over ${largest / 1e6} MB: leave something out, or make it smaller.`);
  process.exitCode = 1;
}
