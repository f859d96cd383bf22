import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { removeFolder, temporaryFolder } from "../../scripts/host/processes.ts";
import type { Files } from "../../src/vscode/annotations/files.ts";
import { SharedFile, unseenFor, type Format } from "../../src/vscode/annotations/sharedFile.ts";
import { coarse, freshFiles, nodeFiles } from "./nodeFiles.ts";

/** Words, one a line, with a last line that closes the file. */
const words: Format<ReadonlySet<string>, "cut"> = {
  async read(text) {
    const lines = text.split("\n");
    const value = new Set(lines.filter((line) => /^\w+$/.test(line) && line !== "END"));
    return text.endsWith("END\n") ? { value } : { value, damage: "cut" as const };
  },
  write: async (value) => [...value].sort().concat("END\n").join("\n"),
  merge(base, ours, theirs) {
    const isKept = (word: string): boolean => (base.has(word) ? ours.has(word) && theirs.has(word) : true);
    return new Set([...ours, ...theirs].filter(isKept));
  },
  saysTheSame: (a, b) => a.size === b.size && [...a].every((word) => b.has(word)),
  empty: new Set(),
};

describe("a shared file", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = temporaryFolder("store");
    file = path.join(folder, "كلمات.txt");
  });
  afterEach(() => removeFolder(folder));

  /** A window: its words, and the file as it sees it. */
  class Window {
    words = words.empty;
    readonly file: SharedFile<ReadonlySet<string>, "cut">;

    constructor(mark: string, files: Files = nodeFiles("as VS Code does")) {
      const owner = { current: () => this.words, adopt: (value: ReadonlySet<string>) => void (this.words = value) };
      this.file = new SharedFile(pathToFileURL(file).href, files, words, owner, mark);
    }

    add(...more: string[]): Promise<void> {
      this.words = new Set([...this.words, ...more]);
      return this.file.save();
    }

    remove(word: string): Promise<void> {
      this.words = new Set([...this.words].filter((other) => other !== word));
      return this.file.save();
    }
  }
  const open = (mark: string): Window => new Window(mark);
  const content = (): string => readFileSync(file, "utf8");
  const pause = (time: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, time));

  it("keeps what two windows add", async () => {
    const [a, b] = [open("a"), open("b")];
    await a.add("one");
    await b.add("two");
    await a.file.read();
    assert.deepEqual([...a.words], ["one", "two"]);
    assert.equal(content(), "one\ntwo\nEND\n");
  });

  it("takes over at once what another window takes back that it had added itself", async () => {
    const [a, b] = [open("a"), open("b")];
    await a.add("one", "two");
    await b.file.read();
    await a.remove("one");
    await b.file.read();
    assert.deepEqual([[...b.words], b.file.owes], [["two"], false]);
  });

  it("takes back what it has just said, though another window wrote it down meanwhile", async () => {
    const [a, b] = [open("a"), open("b")];
    await a.add("one");
    await b.add("two");
    await a.remove("one");
    await b.add("three");
    await a.file.read();
    assert.deepEqual([content(), [...a.words].sort()], ["three\ntwo\nEND\n", ["three", "two"]]);
  });

  it("takes over what another window removed of ours once it can have seen it", async () => {
    const [a, b] = [open("a"), open("b")];
    await a.add("one", "two");
    await b.file.read();
    await pause(unseenFor);
    await a.file.read();
    assert.ok(a.file.isSettled);
    await b.remove("one");
    await a.file.read();
    assert.deepEqual([...a.words], ["two"]);
  });

  it("says again what a window wrote over that had not seen it", async () => {
    const a = open("a");
    await a.add("one");
    await a.add("two");
    writeFileSync(file, "one\nthree\nEND\n");
    await a.file.read();
    assert.ok(a.file.owes);
    await a.file.save();
    assert.equal(content(), "one\nthree\ntwo\nEND\n");
    assert.ok(!a.file.owes);
  });

  for (const [name, filesOf] of [["", nodeFiles], [", where the times of files are coarse", freshFiles]] as const) {
    it(`loses nothing of what four windows write at the same moments${name}`, async () => {
      const windows = ["a", "b", "c", "d"].map((mark) => new Window(mark, filesOf("as VS Code does")));
      await Promise.all(windows.map(async (window, i) => {
        for (let n = 0; n < 10; n++) await window.add(`w${i}n${n}`);
      }));
      await pause(50);
      for (let round = 0; round < 2; round++) {
        for (const window of windows) {
          await window.file.read();
          if (window.file.owes) await window.file.save();
        }
      }
      assert.equal((await words.read(content())).value.size, 40);
      assert.deepEqual(readdirSync(folder), ["كلمات.txt"]);
    });
  }

  it("is never written while it is damaged, shows its good part, and goes on once it is mended", async () => {
    writeFileSync(file, "one\n<<<<<<< x\ntw");
    const a = open("a");
    await a.file.read();
    assert.deepEqual([[...a.words], a.file.damage], [["one", "tw"], "cut"]);
    await a.add("more");
    assert.equal(content(), "one\n<<<<<<< x\ntw");
    writeFileSync(file, "one\nEND\n");
    await a.file.save();
    assert.equal(content(), "more\none\nEND\n");
  });

  it("is not written without news, nor made for nothing", async () => {
    const a = open("a");
    await a.file.save();
    assert.deepEqual(readdirSync(folder), []);
    await a.add("one");
    writeFileSync(file, "one\nEND\n");
    await a.file.save();
    assert.deepEqual(readdirSync(folder), ["كلمات.txt"]);
  });

  it("is not read again while nobody has written it, and is when somebody has", async () => {
    const files = nodeFiles("as VS Code does");
    let readings = 0;
    const a = new Window("a", { ...files, read: (uri) => (readings++, files.read(uri)) });
    await a.add("one");
    readings = 0;
    for (const word of ["two", "three"]) {
      await a.add(word);
      await a.file.read();
    }
    assert.equal(readings, 0);
    writeFileSync(file, "ONE\none\nthree\ntwo\nEND\n");
    await a.add("four");
    assert.equal(content(), "ONE\nfour\none\nthree\ntwo\nEND\n");
    const { atime, mtime } = statSync(file);
    writeFileSync(file, "one\nfour\nTWO\nthree\ntwo\nEND\n");
    utimesSync(file, atime, mtime);
    await a.file.read();
    assert.ok(a.words.has("TWO"), "a file of the same length and nearly the same time was taken for the old one");
  });

  it("just written by us alone is not read again; by others, once when it is saved, and never without what they wrote, nor over damage", async () => {
    const files = freshFiles("as VS Code does");
    let readings = 0;
    const a = new Window("a", { ...files, read: (uri) => (readings++, files.read(uri)) });
    await a.add("one");
    readings = 0;
    await a.add("two");
    await a.file.read();
    assert.equal(readings, 0);
    await pause(coarse);
    writeFileSync(file, "one\nthree\nTWO\ntwo\nEND\n");
    await a.file.read();
    assert.ok(a.words.has("TWO") && !a.file.isSettled, "it is to be looked at until its stamp tells of it");
    readings = 0;
    await a.add("four");
    assert.deepEqual([content(), readings], ["TWO\nfour\none\nthree\ntwo\nEND\n", 1]);
    await pause(coarse);
    writeFileSync(file, "five\nfour\none\nthree\ntwo\nEND\n");
    await a.file.save();
    assert.ok(a.words.has("five"), "a save without news did not look");
    await pause(coarse);
    writeFileSync(file, "one\n<<<<<<< x\ntw");
    await a.add("six");
    assert.deepEqual([content(), a.file.damage], ["one\n<<<<<<< x\ntw", "cut"]);
    assert.deepEqual(readdirSync(folder), ["كلمات.txt"]);
  });

  it("is read again when it was just written by us beside others, who may have written at the same moment", async () => {
    const files = freshFiles("at once");
    let readings = 0;
    const a = new Window("a", { ...files, read: (uri) => (readings++, files.read(uri)) });
    await a.add("one");
    writeFileSync(`${file}.1-b-1.new`, "two\nEND\n");
    await a.add("ten");
    readings = 0;
    await a.file.read();
    assert.equal(readings, 1);
  });

  it("comes back from the version on its way when a crash took the old one away, and from that only if it is whole", async () => {
    writeFileSync(`${file}.1-x.new`, "zero\nEND\n");
    writeFileSync(`${file}.2-x.new`, "one\nEND\n");
    writeFileSync(`${file}.3-y.new`, "one\ntw");
    const a = open("a");
    await a.file.read();
    assert.deepEqual([...a.words], ["one"]);
    assert.equal(content(), "one\nEND\n");
    await a.file.tidy();
    assert.deepEqual(readdirSync(folder), ["كلمات.txt"]);
  });

  it("says why it cannot be written", async () => {
    const a = open("a");
    mkdirSync(file);
    await assert.rejects(a.add("two"), /EISDIR/);
    assert.deepEqual(readdirSync(folder), ["كلمات.txt"]);
  });
});
