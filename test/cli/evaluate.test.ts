import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

function evaluate(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.js", "evaluate", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The cells of each row by its first: gold, proposed, right, precision, recall, F1. */
function rowsOf(stdout: string): Record<string, string> {
  return Object.fromEntries(stdout.split("\n").map((line) => [line.split(" ")[0]!, line.trim().split(/\s+/).slice(1).join(" ")]));
}

const sentence = (...rows: readonly string[]): string => `${rows.map((row) => row.replace(" ", "\t")).join("\n")}\n\n`;

describe("hashiya evaluate", () => {
  let folder: string;
  const file = (name: string, content: string | object): string => {
    writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
    return path.join(folder, name);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "hashiya-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("scores a corpus by whole tokens and its own types", () => {
    const gold = file(
      "dev.conll",
      sentence("قام O", "بزيارة O", "لمصر B-LOC", "الرئيس O", "الفرنسي O", "عام O", "1991 O") + sentence("وفي O", "العراق B-PER", "و O", "ليبيا B-LOC"),
    );
    const { status, stdout, stderr } = evaluate(gold);
    assert.deepEqual([status, stderr], [0, ""]);
    const rows = rowsOf(stdout);
    assert.equal(rows.LOC, "2 3 2 66.67 100.00 80.00");
    assert.equal(rows.PER, "1 0 0 0.00 0.00 0.00");
    assert.equal(rows.PLO, "3 3 2 66.67 66.67 66.67");
    assert.equal(rows.all, rows.PLO);
  });

  it("scores a text by characters and the guide's types, and passes over what is doubtful", () => {
    file("a.txt", "😀 زار مصر عام 1991 وليبيا");
    const gold = file("a.gold.json", {
      mentions: [
        { start: 6, end: 9, type: "LOC", surface: "مصر" },
        { start: 10, end: 18, type: "DATE", surface: "عام 1991", doubtful: true },
        { start: 2, end: 5, type: "PER", surface: "زار" },
      ],
    });
    const rows = rowsOf(evaluate(gold).stdout);
    assert.equal(rows.LOC, "1 2 1 50.00 100.00 66.67");
    assert.equal(rows.DATE, undefined);
    assert.equal(rows.all, "2 2 1 50.00 50.00 50.00");
  });

  it("reads the text that the gold file names, or that --text names", () => {
    const named = file("named.json", { source: { path: "other.txt" }, mentions: [{ start: 0, end: 3, type: "LOC" }] });
    const text = file("other.txt", "مصر");
    assert.equal(rowsOf(evaluate(named).stdout).all, "1 1 1 100.00 100.00 100.00");
    const elsewhere = file("elsewhere.json", { mentions: [{ start: 0, end: 3, type: "LOC" }] });
    assert.equal(rowsOf(evaluate(elsewhere, "--text", text).stdout).all, "1 1 1 100.00 100.00 100.00");
  });

  it("adds several files up", () => {
    const one = file("one.conll", sentence("مصر B-LOC"));
    const other = file("other.conll", sentence("قال B-LOC"));
    const { stdout } = evaluate(one, other);
    assert.equal(rowsOf(stdout.slice(stdout.indexOf("together"))).all, "2 1 1 100.00 50.00 66.67");
  });

  it("reports what it cannot read, does the other files, and exits with 1", () => {
    const bad = file("bad.conll", "مصر\n");
    const lonely = file("lonely.gold.json", { mentions: [] });
    const { status, stdout, stderr } = evaluate(bad, path.join(folder, "none.conll"), file("good.conll", sentence("مصر B-LOC")));
    assert.equal(status, 1);
    assert.equal(rowsOf(stdout).all, "1 1 1 100.00 100.00 100.00");
    assert.match(stderr, /bad\.conll: line 1 is not a token with a BIO tag/);
    assert.match(stderr, /none\.conll: there is no such file/);
    assert.equal(evaluate(lonely).status, 1);
  });

  it("exits with 2 and shows its usage on wrong usage", () => {
    for (const args of [[], ["a.txt"], ["a.json", "b.conll"], ["a.conll", "--text", "a.txt"], ["a.json", "b.json", "--text", "a.txt"], ["--nonsense"]]) {
      const { status, stderr } = evaluate(...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(stderr, /usage:/);
    }
  });
});
