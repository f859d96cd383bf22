// Runs scripts/<name>.ts: `node scripts/run.mjs test core` is what `npm test -- core` starts.
// Installs the dependencies first when they are missing or older than package-lock.json, so that a
// fresh clone needs no command before it. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

const [name, ...args] = process.argv.slice(2);
const entry = `scripts/${name}.ts`;
if (!name || !existsSync(entry)) {
  console.error(`usage: node scripts/run.mjs NAME [ARGUMENT…], where scripts/NAME.ts exists`);
  process.exit(2);
}
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Hashiya needs Node 20 or later; this is ${process.version}.`);
  process.exit(1);
}

installDependencies();
process.argv.splice(2, process.argv.length, ...args);
await import(await bundled());

function installDependencies() {
  if (isInstalled()) return;
  console.log("Installing dependencies (npm ci) …");
  const started = Date.now();
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const done = spawnSync(npm[0], [...npm.slice(1), "ci", "--no-audit", "--no-fund"], {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32" && npm.length === 1,
  });
  if (done.status !== 0) {
    console.error("The dependencies could not be installed: npm ci failed. Can this machine reach the npm registry?");
    if (name === "test") console.log("0 passed, 1 failed");
    process.exit(1);
  }
  console.log(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** True when npm's own record of what it put into node_modules has every version that package-lock.json asks for. */
function isInstalled() {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(record)) return false;
  const packages = (file) => Object.entries(JSON.parse(readFileSync(file, "utf8")).packages);
  const installed = new Map(packages(record).map(([where, entry]) => [where, entry.version]));
  // An optional package may be for another system.
  return packages("package-lock.json").every(
    ([where, entry]) => where === "" || entry.optional || entry.devOptional || installed.get(where) === entry.version,
  );
}

/** The script as one file in out/, its packages left outside; a file per process, so that runs never mix. */
async function bundled() {
  const { build } = await import("esbuild");
  const outfile = path.join(root, "out", "scripts", `${name}-${process.pid}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  process.setSourceMapsEnabled(true);
  process.on("exit", () => rmSync(outfile, { force: true }));
  return pathToFileURL(outfile).href;
}
