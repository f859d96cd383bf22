import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeModel } from "../engine/tinyModel.ts";

const text = "زار تيربوفيتش مصر";

function hashiya(command: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.js", command, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function surfacesIn(line: string): string[] {
  return (JSON.parse(line) as { mentions: { text: string; type: string }[] }).mentions.map((mention) => `${mention.text} ${mention.type}`);
}

describe("the command line with an engine", function () {
  this.timeout(30_000);
  let folder: string;
  let file: string;

  // Inside the repository, where the runtime is found.
  beforeEach(() => {
    mkdirSync("out", { recursive: true });
    folder = mkdtempSync(path.resolve("out", "model-"));
    writeModel(folder, {
      pieces: { "[UNK]": "O", "[CLS]": "O", "[SEP]": "O", تيربوفيتش: "B-ORG" },
      labels: ["O", "B-ORG"],
    });
    file = path.join(folder, "a.txt");
    writeFileSync(file, text);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("finds what the engine finds", () => {
    const { status, stdout, stderr } = hashiya("annotate", file, "--engine", folder);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.deepEqual(surfacesIn(stdout), ["تيربوفيتش ORG", "مصر LOC"]);
  });

  it("is evaluated with it", () => {
    const gold = path.join(folder, "a.gold.json");
    writeFileSync(gold, JSON.stringify({ mentions: [{ start: 4, end: 13, type: "ORG", surface: "تيربوفيتش" }] }));
    assert.match(hashiya("evaluate", gold, "--engine", folder).stdout, /ORG +1 +1 +1 +100\.00/);
  });

  it("says in one line that the engine cannot be used, and reads the text without it", () => {
    rmSync(path.join(folder, "config.json"));
    const { status, stdout, stderr } = hashiya("annotate", file, file, "--engine", folder);
    assert.equal(status, 0);
    assert.match(stderr, /^hashiya: the engine in .* cannot be used \(there is no config\.json.*\); reading goes on without it\n$/);
    assert.equal(stdout, hashiya("annotate", file, file).stdout);
  });
});
