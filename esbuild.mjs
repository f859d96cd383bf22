// Builds every output into dist/, or into the folder after --outdir: the extension for both hosts, the CLI, and
// the knowledge they share. --production leaves source maps out; --watch goes on building.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { build, context } from "esbuild";

const { watch, production, outdir } = parseArgs({
  options: {
    watch: { type: "boolean", default: false },
    production: { type: "boolean", default: false },
    outdir: { type: "string", default: "dist" },
  },
}).values;

const common = {
  bundle: true,
  sourcemap: !production,
  minify: production,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};

/** Node's entry takes the extension from the file that the web host runs: it ships once. */
const besideIt = {
  name: "beside-it",
  setup: ({ onResolve }) => onResolve({ filter: /\/vscode\/extension\.ts$/ }, () => ({ path: "./extension.js", external: true })),
};

const outputs = [
  // The core must bundle with nothing from outside: an import of vscode or of a Node module fails here.
  { ...common, entryPoints: ["src/core/index.ts"], platform: "neutral", format: "esm", write: false },
  {
    ...common,
    entryPoints: ["src/desktop/extension.ts"],
    outfile: `${outdir}/desktop.js`,
    platform: "node",
    format: "cjs",
    external: ["vscode"],
    plugins: [besideIt],
  },
  {
    ...common,
    entryPoints: ["src/vscode/extension.ts"],
    outfile: `${outdir}/extension.js`,
    platform: "browser",
    format: "cjs",
    external: ["vscode"],
  },
  // A program of its own: a model that the reader chose runs in a process apart.
  {
    ...common,
    entryPoints: ["src/engine/main.ts"],
    outfile: `${outdir}/engine.js`,
    platform: "node",
    format: "cjs",
  },
  {
    ...common,
    entryPoints: ["src/cli/main.ts"],
    outfile: `${outdir}/cli.js`,
    platform: "node",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
  },
];

if (watch) {
  for (const options of outputs) await (await context(options)).watch();
} else {
  await Promise.all(outputs.map((options) => build(options)));
}

// The recogniser's weights, as `npm run train` learnt them.
mkdirSync(`${outdir}/recogniser`, { recursive: true });
for (const file of ["words.bin", "product.bin"]) cpSync(`weights/${file}`, `${outdir}/recogniser/${file}`);

// The knowledge pack is written by the core's own functions, so its script is bundled and run.
const pack = `out/scripts/pack-${process.pid}.mjs`;
await build({
  entryPoints: ["scripts/pack.ts"],
  outfile: pack,
  bundle: true,
  platform: "node",
  format: "esm",
  define: { "process.env.OUTDIR": JSON.stringify(outdir) },
  logLevel: "warning",
});
await import(`./${pack}`);
rmSync(pack);
