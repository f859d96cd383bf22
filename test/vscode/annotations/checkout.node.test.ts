import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Annotations } from "../../../src/vscode/annotations/annotations.ts";
import { unseenFor } from "../../../src/vscode/annotations/sharedFile.ts";
import { diskFiles } from "../../../src/desktop/diskFiles.ts";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { api, until } from "../documents.ts";
import { mark, marks, newStorage, newWindow, putAway, root } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n\nوصل التجار من حلب إلى حماة في الشتاء.\n";
const rewritten = `في صيف ذلك العام كتب المراسل من بغداد عن دمشق ما يلي.\n\n${text.replace("ثم عاد الوفد", "وبعد يومين عاد الوفد كله")}\nوهذا آخر ما كتب من دمشق.\n`;

/** A git repository in the opened folder, with a text in an editor and a window of the store on it. */
class Repository {
  readonly folder: string;
  readonly window: Annotations;
  document!: vscode.TextDocument;

  constructor(name: string) {
    this.folder = path.join(root().fsPath, name);
    mkdirSync(this.folder, { recursive: true });
    this.window = newWindow(newStorage(), diskFiles(workspaceFiles));
    this.git("init", "--quiet", "--initial-branch=main");
  }

  get sidecar(): string {
    return `${this.file}.hashiya.jsonld`;
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"];
    return execFileSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8" });
  }

  /** Commits once every window may know of what was written. */
  async commit(message: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, unseenFor + 300));
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
  }

  write(content: string): void {
    writeFileSync(this.file, content);
  }

  async open(): Promise<void> {
    this.document = await vscode.workspace.openTextDocument(vscode.Uri.file(this.file).with({ scheme: root().scheme, authority: root().authority }));
    await vscode.window.showTextDocument(this.document, { preview: false });
    await this.window.ready(this.document);
  }

  /** Marks words and saves. */
  async mark(words: string, occurrence = 0): Promise<void> {
    assert.equal((await mark(this.window, this.document, words, occurrence)).kind, "done");
    await this.window.saved();
  }

  async shows(content: string, wanted: readonly string[]): Promise<void> {
    await until(() => this.document.getText() === content, "the editor did not load the text again");
    await until(() => String(marks(this.window, this.document)) === String(wanted), `there should be ${wanted}`)
      .catch((error: Error) => assert.fail(`${error.message}, not ${marks(this.window, this.document)}`));
    // Nothing comes after it either.
    await new Promise((resolve) => setTimeout(resolve, unseenFor + 500));
    assert.deepEqual(marks(this.window, this.document), wanted);
    const doubted = [...this.window.sheet(this.document.uri).annotations.values()].filter(({ place }) => place !== "sure");
    assert.deepEqual(doubted.map(({ place, anchor }) => `${anchor.quote}: ${place}`), []);
    await this.window.saved();
  }

  private get file(): string {
    return path.join(this.folder, "text.txt");
  }
}

/** A repository whose text has two marks, and on another branch, which is checked out, other words that are not committed. */
async function rewrittenOnABranch(name: string): Promise<Repository> {
  const repository = new Repository(name);
  repository.write(text);
  await repository.open();
  await repository.mark("دمشق");
  await repository.mark("بغداد", 1);
  await repository.commit("one");
  repository.git("checkout", "--quiet", "-b", "other");
  repository.write(rewritten);
  return repository;
}

describe("marks of a text in a git repository, when another branch is checked out under the editor,", () => {
  before(api);
  afterEach(putAway);

  it("are those of the branch, and git finds nothing changed", async () => {
    const repository = new Repository("branches");
    repository.write(text);
    await repository.open();
    await repository.mark("دمشق");
    await repository.commit("one");
    repository.git("checkout", "--quiet", "-b", "other");
    await repository.mark("حلب");
    await repository.mark("حماة");
    await repository.commit("two");
    for (const [branch, wanted] of [["main", ["دمشق"]], ["other", ["دمشق", "حلب", "حماة"]]] as const) {
      repository.git("checkout", "--quiet", branch);
      await repository.shows(text, wanted);
      assert.equal(repository.git("status", "--porcelain"), "", branch);
    }
  });

  it("vanish where the branch has no file of them, and come back", async () => {
    const repository = new Repository("without");
    repository.write(text);
    await repository.commit("one");
    await repository.open();
    repository.git("checkout", "--quiet", "-b", "other");
    await repository.mark("دمشق");
    await repository.commit("two");
    repository.git("checkout", "--quiet", "main");
    await repository.shows(text, []);
    assert.equal(repository.git("status", "--porcelain"), "");
    repository.git("checkout", "--quiet", "other");
    await repository.shows(text, ["دمشق"]);
    assert.equal(repository.git("status", "--porcelain"), "");
  });

  it("stand in the text of the branch where that is another one", async () => {
    const repository = await rewrittenOnABranch("texts");
    await until(() => repository.document.getText() === rewritten, "the editor did not load the text again");
    await repository.document.save();
    await repository.mark("المراسل");
    await repository.mark("دمشق", 2);
    await repository.commit("two");
    for (let round = 0; round < 2; round++) {
      for (const [branch, content, wanted] of [
        ["main", text, ["دمشق", "بغداد"]],
        ["other", rewritten, ["المراسل", "دمشق", "بغداد", "دمشق"]],
      ] as const) {
        repository.git("checkout", "--quiet", branch);
        await repository.shows(content, wanted);
        assert.equal(repository.git("status", "--porcelain"), "", branch);
      }
    }
    const last = [...repository.window.sheet(repository.document.uri).annotations.values()].map(({ start }) => start).sort((a, b) => a - b);
    assert.deepEqual(last, [rewritten.indexOf("المراسل"), rewritten.indexOf("مدينة دمشق") + 6, rewritten.lastIndexOf("بغداد"), rewritten.lastIndexOf("دمشق")]);
  });

  it("follow a text that changes under a file of marks that does not", async () => {
    const repository = await rewrittenOnABranch("unchanged");
    await repository.commit("two");
    const sidecar = readFileSync(repository.sidecar, "utf8");
    for (const [branch, content] of [["main", text], ["other", rewritten], ["main", text]] as const) {
      repository.git("checkout", "--quiet", branch);
      await repository.shows(content, ["دمشق", "بغداد"]);
      assert.equal(readFileSync(repository.sidecar, "utf8"), sidecar);
    }
  });
});
