import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { removeFolder, temporaryFolder } from "../../scripts/host/processes.ts";
import { emptySheet, type Sheet } from "../../src/core/store/annotation.ts";
import { sheetFormat } from "../../src/vscode/annotations/formats.ts";
import { SharedFile } from "../../src/vscode/annotations/sharedFile.ts";
import { annotated } from "./manyMarks.ts";
import { nodeFiles, waysToReplace, type WayToReplace } from "./nodeFiles.ts";

const kills = 25;
/** Files that are written at the same time. */
const writings = 4;

describe("a kill in the middle of writing", function () {
  this.timeout(120_000);
  let folder: string;
  let writer: string;
  before(async () => {
    folder = temporaryFolder("crash");
    writer = path.join(folder, "writer.mjs");
    await build({ entryPoints: ["test/store/writer.ts"], outfile: writer, bundle: true, platform: "node", format: "esm", logLevel: "warning" });
  });
  after(() => removeFolder(folder));

  for (const way of waysToReplace) {
    it(`leaves the old file or the new one, at ${kills * writings} random points, where files are replaced ${way}`, async () => {
      const files = Array.from({ length: writings }, (_, n) => path.join(folder, `${way}${n}.hashiya.jsonld`));
      const next = files.map(() => 0);
      for (let kill = 0; kill < kills; kill++) {
        const said = await killedWriter(writer, pathToFileURL(path.join(folder, way)).href, way, next);
        for (const [n, file] of files.entries()) {
          const { sheet, damage } = await reopened(pathToFileURL(file).href, way);
          assert.equal(damage, undefined);
          const found = Number(sheet.note ?? "-1");
          const last = said[n] ?? next[n]! - 1;
          assert.ok(found === last || found === last + 1, `version ${found} was found after ${last} was written`);
          assert.equal(sheet.annotations.size, found < 0 ? 0 : 100);
          next[n] = found + 1;
        }
      }
      assert.ok(Math.min(...next) >= kills, "too little was written for the kills to hit it");
      await Promise.all(files.map((file) => tidied(pathToFileURL(file).href, way)));
      const left = readdirSync(folder).filter((name) => name.startsWith(way));
      assert.deepEqual(left.sort(), files.map((file) => path.basename(file)).sort());
    });
  }
});

/** The last versions that a writer said it has written before it was killed, at a random moment. */
async function killedWriter(writer: string, file: string, way: WayToReplace, next: readonly number[]): Promise<number[]> {
  const child = spawn(process.execPath, [writer, file, way, ...next.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const began = new Promise((resolve) => child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (next.every((_, n) => new RegExp(`^${n} \\d+$`, "m").test(output))) resolve(undefined);
  }));
  const ended = new Promise((resolve) => child.once("close", resolve));
  await began;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  child.kill("SIGKILL");
  await ended;
  const said: number[] = [];
  for (const [, n, version] of output.matchAll(/^(\d+) (\d+)$/gm)) said[Number(n)] = Number(version);
  return said;
}

/** The file as the next window finds it. */
async function reopened(file: string, way: WayToReplace): Promise<{ sheet: Sheet; damage: unknown }> {
  let sheet = emptySheet;
  const shared = opened(file, way, () => sheet, (value) => void (sheet = value));
  await shared.read();
  return { sheet, damage: shared.damage };
}

/** Clears away what the killed writers left. */
async function tidied(file: string, way: WayToReplace): Promise<void> {
  const shared = opened(file, way, () => emptySheet, () => undefined);
  await shared.read();
  await shared.tidy();
}

function opened(file: string, way: WayToReplace, current: () => Sheet, adopt: (sheet: Sheet) => void): SharedFile<Sheet, unknown> {
  return new SharedFile<Sheet, unknown>(file, nodeFiles(way), sheetFormat("text.txt", () => annotated(100).text), { current, adopt }, "reader");
}
