// Makes test files into what mocha can load: plain Node, or the one module that VS Code's extension hosts take.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import type { ExtensionHost } from "../host/extension.ts";

const common: BuildOptions = {
  bundle: true,
  sourcemap: "inline",
  target: "es2022",
  logLevel: "warning",
};

/** Every test file under the given folders, or beginning with the given path, sorted. */
export function testFiles(...places: readonly string[]): string[] {
  const all = readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join("test", name.replaceAll(path.sep, "/")))
    .filter((name) => name.endsWith(".test.ts"));
  return all.filter((name) => places.some((place) => name.startsWith(place))).sort();
}

/** Bundles test files for Node, with the runner beside them; returns the runner and the files' new names. */
export async function bundleForNode(files: readonly string[], outdir: string): Promise<{ runner: string; files: string[] }> {
  await build({
    ...common,
    entryPoints: ["scripts/suite/node.ts", ...files],
    outbase: ".",
    outdir,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    packages: "external",
    // What test/support keeps (the browser, the open windows) is one for all files.
    splitting: true,
  });
  const built = (file: string): string => path.resolve(outdir, file.replace(/\.ts$/, ".mjs"));
  return { runner: built("scripts/suite/node.ts"), files: files.map(built) };
}

/**
 * Bundles test/vscode for an extension host. A file named `*.node.test.ts` is left out of the web host's bundle,
 * which has no Node modules.
 */
export async function bundleForExtensionHost(host: ExtensionHost, grep: string, outfile: string): Promise<void> {
  const files = testFiles("test/vscode/").filter((file) => host === "node" || !file.endsWith(".node.test.ts"));
  await build({
    ...common,
    entryPoints: ["test/vscode/index.ts"],
    outfile,
    platform: host === "node" ? "node" : "browser",
    format: "cjs",
    external: ["vscode"],
    // Annotated articles, of which the web host could read no file.
    loader: { ".txt": "text" },
    define: {
      "process.env.HASHIYA_GREP": JSON.stringify(grep),
      "process.env.HASHIYA_REPOSITORY": JSON.stringify(process.cwd()),
    },
    ...(host === "web" && { alias: { "node:assert/strict": "./test/support/assertInBrowser.ts" } }),
    plugins: [browserMocha, allTests(files)],
  });
}

/**
 * Takes mocha's browser build, which needs neither files nor a terminal, for both extension hosts. It is CommonJS
 * in a package of ES modules, so it is loaded here lest it be read as one.
 */
const browserMocha: Plugin = {
  name: "browser-mocha",
  setup(build) {
    build.onResolve({ filter: /^mocha$/ }, () => ({ path: path.resolve("node_modules/mocha/mocha.js"), namespace: "mocha" }));
    build.onLoad({ filter: /.*/, namespace: "mocha" }, (file) => ({ contents: readFileSync(file.path, "utf8") }));
  },
};

/** Makes `import "all-tests"` import every given file, so that no list is kept by hand. */
function allTests(files: readonly string[]): Plugin {
  return {
    name: "all-tests",
    setup(build) {
      build.onResolve({ filter: /^all-tests$/ }, () => ({ path: "all-tests", namespace: "all-tests" }));
      build.onLoad({ filter: /.*/, namespace: "all-tests" }, () => ({
        contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join("\n"),
        resolveDir: process.cwd(),
      }));
    },
  };
}
