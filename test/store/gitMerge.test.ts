import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { mergeAttributes } from "../../src/core/formats/gitMerge.ts";
import { readSheet, sheetSuffix, writeSheet, type ReadSheet } from "../../src/core/formats/webAnnotation.ts";
import { anchored } from "../../src/core/store/anchor.ts";
import { emptySheet, type Annotation, type Sheet } from "../../src/core/store/annotation.ts";
import { annotation } from "../support/annotations.ts";

const words = ["القاهرة", "بغداد", "دمشق", "بيروت", "تونس", "الرباط"];
const text = `رحلة الوفد إلى المدن\n\nزار الوفد ${words.join(" ثم ")} في عام واحد.\n\nانتهى الخبر\n`;

/** A mark on the nth city. */
function city(n: number, rest: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(words[n]!);
  return annotation({ id: `urn:uuid:${n}`, start, end: start + words[n]!.length, ...rest });
}

const further = (mark: Annotation, by: number): Annotation => ({ ...mark, start: mark.start + by, end: mark.end + by });

/** A repository with the text and what `base` marks, and two clones of it whose people go on from there. */
class Repository {
  readonly #root = mkdtempSync(path.join(os.tmpdir(), "hashiya-git-"));

  constructor(base?: Sheet) {
    this.#git("origin", "init", "--quiet", "--initial-branch=main", ".");
    writeFileSync(this.#path("origin", "text.txt"), text);
    writeFileSync(this.#path("origin", ".gitattributes"), mergeAttributes.map((line) => `${line}\n`).join(""));
    if (base) this.#write("origin", base);
    this.#commit("origin");
    this.#git("one", "clone", "--quiet", "../origin", ".");
    this.#git("two", "clone", "--quiet", "../origin", ".");
  }

  /** Somebody changes the text itself. */
  rewrite(clone: string, change: (text: string) => string): void {
    writeFileSync(this.#path(clone, "text.txt"), change(this.#text(clone)));
  }

  /** Each of the two changes what they find; then the second takes in what the first did. */
  merged(one: (sheet: Sheet) => Sheet, two: (sheet: Sheet) => Sheet): ReadSheet & { json: string } {
    for (const [clone, change] of [["one", one], ["two", two]] as const) {
      this.#write(clone, change(this.#read(clone)?.sheet ?? emptySheet));
      this.#commit(clone);
    }
    this.#git("two", "pull", "--quiet", "--no-rebase", "--no-edit", "../one", "main");
    assert.equal(this.#git("two", "status", "--porcelain"), "");
    return this.#read("two")!;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  #write(clone: string, sheet: Sheet): void {
    writeFileSync(this.#path(clone, `text.txt${sheetSuffix}`), writeSheet(sheet, { source: "text.txt", text: this.#text(clone) }));
  }

  #read(clone: string): (ReadSheet & { json: string }) | undefined {
    const file = this.#path(clone, `text.txt${sheetSuffix}`);
    if (!existsSync(file)) return undefined;
    const json = readFileSync(file, "utf8");
    return { ...readSheet(json, this.#text(clone)), json };
  }

  #text(clone: string): string {
    return readFileSync(this.#path(clone, "text.txt"), "utf8");
  }

  #commit(clone: string): void {
    this.#git(clone, "add", "--all");
    this.#git(clone, "commit", "--quiet", "--message", "marks");
  }

  #path(...parts: string[]): string {
    return path.join(this.#root, ...parts);
  }

  #git(clone: string, ...args: string[]): string {
    const cwd = this.#path(clone);
    mkdirSync(cwd, { recursive: true });
    const who = { GIT_AUTHOR_NAME: clone, GIT_AUTHOR_EMAIL: "", GIT_COMMITTER_NAME: clone, GIT_COMMITTER_EMAIL: "" };
    const alone = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    return execFileSync("git", args, { cwd, encoding: "utf8", env: { ...process.env, ...who, ...alone }, stdio: "pipe" });
  }
}

const sheetOf = (...marks: Annotation[]): Sheet => ({ ...emptySheet, annotations: new Map(anchored(text, marks).map((mark) => [mark.id, mark])) });
const also = (...marks: Annotation[]) => (sheet: Sheet): Sheet => ({ ...sheet, annotations: new Map([...sheet.annotations, ...sheetOf(...marks).annotations]) });
const without = (id: string) => (sheet: Sheet): Sheet => ({ ...sheet, annotations: new Map([...sheet.annotations].filter(([other]) => other !== id)) });

function mergesTo(base: Sheet | undefined, one: (sheet: Sheet) => Sheet, two: (sheet: Sheet) => Sheet): ReadSheet {
  const repository = new Repository(base);
  try {
    const found = repository.merged(one, two);
    JSON.parse(found.json);
    const again = readSheet(writeSheet(found.sheet, { source: "text.txt", text }), text);
    assert.deepEqual(again.sheet, found.sheet);
    return found;
  } finally {
    repository.remove();
  }
}

const idsIn = ({ sheet }: ReadSheet): string[] => [...sheet.annotations.keys()].map((id) => id.replace("urn:uuid:", "")).sort();

describe("two people who mark one text, each in their clone", () => {
  it("have the marks of both after a merge, though neither had any before", () => {
    const found = mergesTo(undefined, also(city(0), city(2), city(4)), also(city(1), city(3), city(5)));
    assert.deepEqual([idsIn(found), found.problems], [["0", "1", "2", "3", "4", "5"], []]);
    assert.ok([...found.sheet.annotations.values()].every(({ place }) => place === "sure"));
  });

  it("have the marks of both, beside each other and at the ends of what was there", () => {
    const base = sheetOf(city(1), city(4));
    assert.deepEqual(idsIn(mergesTo(base, also(city(0), city(2)), also(city(3), city(5)))), ["0", "1", "2", "3", "4", "5"]);
    assert.deepEqual(idsIn(mergesTo(base, also(city(2)), also(city(3)))), ["1", "2", "3", "4"]);
  });

  it("keep the later word where both changed one mark, and are told", () => {
    const base = sheetOf(city(0), city(1), city(2));
    const earlier = also(city(1, { type: "ORG", modified: "2026-02-01T00:00:00Z", modifiedBy: "one" }));
    const later = also(city(1, { type: "EVENT", modified: "2026-02-02T00:00:00Z", modifiedBy: "two" }));
    for (const [one, two] of [[earlier, later], [later, earlier]] as const) {
      const { sheet, problems } = mergesTo(base, one, two);
      assert.deepEqual([sheet.annotations.size, sheet.annotations.get("urn:uuid:1")!.type], [3, "EVENT"]);
      assert.deepEqual(problems, [{ kind: "bothChanged", id: "urn:uuid:1" }]);
    }
  });

  it("lose nothing where one takes away what the other changed", () => {
    const changed = also(city(1, { note: "مهم", modified: "2026-02-01T00:00:00Z" }));
    const found = mergesTo(sheetOf(city(0), city(1), city(2)), without("urn:uuid:1"), changed);
    assert.deepEqual(found.sheet.annotations.get("urn:uuid:1")?.note, "مهم");
  });

  it("may both change the text as well: every mark is found again, and nobody is told of a clash", () => {
    const repository = new Repository(sheetOf(city(0), city(2), city(4)));
    try {
      const lead = "خبر: ";
      repository.rewrite("one", (old) => lead + old);
      repository.rewrite("two", (old) => old.replace("انتهى الخبر", "انتهى الخبر كله"));
      const { sheet, problems, json } = repository.merged(also(further(city(1), lead.length)), also(city(3)));
      JSON.parse(json);
      assert.deepEqual(problems, []);
      assert.deepEqual([...sheet.annotations.values()].map(({ place, anchor }) => `${place} ${anchor.quote}`).sort(), words.slice(0, 5).map((word) => `sure ${word}`).sort());
    } finally {
      repository.remove();
    }
  });

  it("take away marks far from each other", () => {
    const all = sheetOf(...words.map((_, n) => city(n)));
    assert.deepEqual(idsIn(mergesTo(all, without("urn:uuid:0"), without("urn:uuid:5"))), ["1", "2", "3", "4"]);
  });
});
