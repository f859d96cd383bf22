// `npm run bench [-- NAME [ARGUMENT…]]`: runs test/bench/NAME.bench.ts, or all of them one after the other.
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { runToEnd } from "./host/processes.ts";

const [name, ...rest] = process.argv.slice(2);
const benches = readdirSync("test/bench").filter((file) => file.endsWith(".bench.ts") && (name === undefined || file === `${name}.bench.ts`));
if (benches.length === 0) throw new Error(`test/bench has no ${name ?? "benchmarks"}.`);
for (const file of benches) {
  const outfile = path.join("out", "bench", file.replace(/\.ts$/, ".mjs"));
  await build({ entryPoints: [path.join("test/bench", file)], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  console.log(`\n${file}`);
  console.log(await runToEnd(process.execPath, [outfile, ...rest]));
}
