import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, until } from "../documents.ts";
import { contentOf, exists, mark, marks, newWindow, putAway, root, sidecarOf, write } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n";

/** Files in memory, as an extension keeps them that opens an archive or a site. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  put(path: string, content: string): void {
    this.#files.set(path, new TextEncoder().encode(content));
  }

  paths(): string[] {
    return [...this.#files.keys()];
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const type = this.#files.has(path) ? vscode.FileType.File : vscode.FileType.Directory;
    if (type === vscode.FileType.Directory && !this.paths().some((other) => other.startsWith(`${path.replace(/\/$/, "")}/`))) throw vscode.FileSystemError.FileNotFound();
    return { type, ctime: 0, mtime: 0, size: this.#files.get(path)?.length ?? 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const inside = this.paths().filter((other) => other.startsWith(`${path.replace(/\/$/, "")}/`));
    return inside.map((other) => [other.slice(path.replace(/\/$/, "").length + 1), vscode.FileType.File]);
  }

  createDirectory(): void {}

  readFile(uri: vscode.Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (!content) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#files.set(path, content);
    this.#changed.fire([]);
  }

  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#files.set(to.path, this.readFile(from));
    this.#files.delete(from.path);
  }
}

let count = 0;

describe("marks of a text that is on no disk", () => {
  const registered: vscode.Disposable[] = [];
  const register = (files: vscode.FileSystemProvider, isReadonly: boolean): string => {
    const scheme = `memory${count++}`;
    registered.push(vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly, isCaseSensitive: true }));
    return scheme;
  };
  before(api);
  afterEach(async () => {
    await putAway();
    registered.splice(0).forEach((one) => one.dispose());
  });

  it("are kept beside it where its file system can be written", async () => {
    const files = new MemoryFiles();
    files.put("/texts/a.txt", text);
    const scheme = register(files, false);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/texts/a.txt`));
    const window = newWindow();
    assert.equal((await mark(window, document, "دمشق")).kind, "done");
    await window.saved();
    await until(() => !files.paths().some((path) => path.endsWith(".new")), "a file on its way stayed");
    assert.deepEqual(files.paths(), ["/texts/a.txt", "/texts/a.txt.hashiya.jsonld"]);
    const next = newWindow();
    await next.ready(document);
    assert.deepEqual(marks(next, document), ["دمشق"]);
    await next.undo();
    await window.undo();
    assert.deepEqual(marks(window, document), []);
  });

  it("are shown and left alone where it cannot, and the refusal says why in a sentence", async () => {
    const from = vscode.Uri.joinPath(root(), "virtual.txt");
    await write(from, text);
    const original = await vscode.workspace.openTextDocument(from);
    const writer = newWindow();
    await mark(writer, original, "دمشق");
    await writer.saved();
    const files = new MemoryFiles();
    files.put("/texts/a.txt", text);
    files.put("/texts/a.txt.hashiya.jsonld", await contentOf(sidecarOf(original)));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${register(files, true)}:/texts/a.txt`));
    const window = newWindow();
    await window.ready(document);
    assert.deepEqual([marks(window, document), window.problem(document.uri)], [["دمشق"], undefined]);
    const outcome = await mark(window, document, "بغداد");
    assert.deepEqual(outcome, { kind: "refused", because: "no-place", message: "Marks cannot be kept for a.txt: its file system cannot be written. Nothing was marked." });
    await window.saved();
    assert.deepEqual([marks(window, document), files.paths().length], [["دمشق"], 2]);
  });

  it("are refused in a sentence where there are no files at all, and reading such a text is no trouble", async () => {
    registered.push(vscode.workspace.registerTextDocumentContentProvider("produced", { provideTextDocumentContent: () => text }));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("produced:/texts/a.txt?old"));
    const window = newWindow();
    await window.ready(document);
    assert.equal(window.problem(document.uri), undefined);
    const outcome = await mark(window, document, "بغداد");
    assert.deepEqual(outcome, { kind: "refused", because: "no-place", message: "Marks cannot be kept for a.txt: its file system cannot be written. Nothing was marked." });
    assert.equal(await exists(document.uri), false);
  });

  it("are refused in a sentence where older versions are shown whose files say nothing of marks", async () => {
    const files = new MemoryFiles();
    files.put("/texts/a.txt", text);
    const read = files.readFile.bind(files);
    // As git does for an address that names no version.
    files.readFile = (uri) => {
      JSON.parse(uri.query);
      return read(uri);
    };
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${register(files, true)}:/texts/a.txt?1`));
    const window = newWindow();
    await window.ready(document);
    assert.equal(window.problem(document.uri), undefined);
    const outcome = await mark(window, document, "بغداد");
    assert.deepEqual(outcome, { kind: "refused", because: "no-place", message: "Marks cannot be kept for a.txt: its file system cannot be written. Nothing was marked." });
  });
});
