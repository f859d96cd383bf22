// The extension as it ships, in a folder of its own.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Which extension host runs it: VS Code takes the web host for an extension without `main`. */
export type ExtensionHost = "node" | "web";

/** Copies the built extension, all that .vscodeignore lets through, so that a rebuild cannot disturb a running test. */
export function copyExtension(folder: string, host: ExtensionHost): void {
  if (!existsSync("dist/extension.js")) throw new Error("dist/ is empty: run `npm run build` first.");
  copyShippedFiles(folder);
  if (host === "web") {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    delete manifest.main;
    writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest, undefined, 2));
  }
}

/** Copies what .vscodeignore lets through. */
export function copyShippedFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const rules = readFileSync(".vscodeignore", "utf8").split(/\r?\n/);
  const allowed = rules.filter((rule) => rule.startsWith("!")).map((rule) => topLevelName(rule.slice(1)));
  const left = rules.filter((rule) => /^\w/.test(rule)).map((rule) => path.normalize(rule.replace(/\/\*\*$/, "")));
  for (const name of readdirSync(".").filter((entry) => allowed.some((pattern) => pattern.test(entry)))) {
    cpSync(name, path.join(folder, name), { recursive: true, filter: (source) => !left.includes(path.normalize(source)) });
  }
}

/** `dist/**` and `README*.md` as patterns for the names in the repository's first level. */
function topLevelName(rule: string): RegExp {
  const name = rule.replace(/\/\*\*$/, "");
  return new RegExp(`^${name.split("*").map(escaped).join(".*")}$`);
}

function escaped(text: string): string {
  return text.replace(/[.\\+?^${}()|[\]]/g, "\\$&");
}
