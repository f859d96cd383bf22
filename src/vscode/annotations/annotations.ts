import * as vscode from "vscode";
import type { Sheet, WorkspaceSheet } from "../../core/store/annotation.ts";
import { apply, documentsOf, touchesWorkspace, withAnchors, type Change, type Part, type Store } from "../../core/store/change.ts";
import { reversal, type Entry } from "../../core/store/journal.ts";
import { authorOf } from "./author.ts";
import type { Files } from "./files.ts";
import { Copies, moveSidecars } from "./carry.ts";
import { Journal } from "./journal.ts";
import { sentenceOf, tell, type StoreProblem } from "./refusals.ts";
import type { Taught } from "./school.ts";
import { Shelf, type Storage } from "./shelf.ts";
import { onSettingChange } from "../settings.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

export type Outcome =
  /** Parts that somebody else had changed meanwhile were left out. */
  | { readonly kind: "done"; readonly change: Change; readonly refused: readonly Part[] }
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly because: StoreProblem["kind"]; readonly message: string };

/**
 * What people decided about the open documents and those of the opened folders: read from files beside the texts, moved with the text,
 * changed in order, written at once, and brought together with what other windows, git and other programs write.
 */
export class Annotations implements vscode.Disposable {
  readonly #storage: Storage;
  readonly #files: Files;
  readonly #mark = Math.random().toString(36).slice(2, 8);
  readonly #shelves = new Map<string, Shelf>();
  readonly #journal: Journal;
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly #didTeach = new vscode.EventEmitter<vscode.WorkspaceFolder | undefined>();
  readonly #listeners: vscode.Disposable[];
  readonly #copies = new Copies();
  readonly #told = new Set<string>();
  /** By the folder; asked for once, and again when the setting changes. */
  readonly #authors = new Map<string, Promise<string | undefined>>();
  #hasToldOfUntitled = false;
  #hasAskedForName = false;
  #queue: Promise<unknown> = Promise.resolve();

  /** Fires with the document whose marks have changed; with none when the entities of a folder have. */
  readonly onDidChange = this.#changed.event;

  /** Fires with the folder whose marks teach something else than before; with none for the texts outside folders. */
  readonly onDidTeach = this.#didTeach.event;

  constructor(storage: Storage, files: Files = workspaceFiles) {
    this.#storage = storage;
    this.#files = files;
    this.#journal = new Journal(vscode.Uri.joinPath(storage.own, "journal").toString(), files, this.#mark, () => this.newId());
    this.#listeners = [
      this.#changed,
      this.#didTeach,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#shelfOf(document.uri).edited(document, contentChanges);
      }),
      this.#copies,
      vscode.workspace.onDidSaveTextDocument((document) => this.#textSaved(document)),
      vscode.workspace.onDidRenameFiles(({ files: renamed }) => renamed.forEach(({ oldUri, newUri }) => void this.#inOrder(() => this.#renamed(oldUri, newUri)))),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.isClosed) void this.#shelfOf(document.uri).closed(document);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.#inOrder(() => this.#foldersChanged())),
      onSettingChange("annotations.author", () => this.#authors.clear()),
    ];
  }

  /** Resolves when the marks of an open document are read and stand on its text. */
  async ready(document: vscode.TextDocument): Promise<void> {
    const shelf = this.#shelfOf(document.uri);
    await Promise.all([shelf.ready(document), this.#journal.ready()]);
    // Git may take its time to say who this is; the first mark is not to wait for it.
    void this.#nameOf(document.uri);
    // What was marked in other texts helps to read this one.
    void shelf.readyAll().catch(() => undefined);
    const problem = this.problem(document.uri);
    if (problem) this.#tellOnce(problem);
  }

  /** Resolves when the marks of every text of the document's folder are read. */
  readyFolder(document: vscode.Uri): Promise<void> {
    return this.#shelfOf(document).readyAll();
  }

  sheet(document: vscode.Uri): Sheet {
    return this.#shelfOf(document).sheet(document);
  }

  workspace(document: vscode.Uri): WorkspaceSheet {
    return this.#shelfOf(document).workspace;
  }

  /** What the marks and entities of the document's folder teach; another object when they teach something else. */
  taught(document: vscode.Uri): Taught | undefined {
    return this.#shelfOf(document).taught;
  }

  /** All that is known in the document's folder. */
  store(document: vscode.Uri): Store {
    return this.#shelfOf(document).store();
  }

  /** The text of a document whose marks are read, open or not. */
  textOf(document: vscode.Uri): string | undefined {
    return this.#shelfOf(document).textOf(document.toString());
  }

  /** The texts of the document's folder that have marks, as far as they were read. */
  documents(document: vscode.Uri): readonly vscode.Uri[] {
    return this.#shelfOf(document).documents();
  }

  /** Why nothing can be marked in a document. */
  problem(document: vscode.Uri): StoreProblem | undefined {
    return this.#shelfOf(document).problem(document);
  }

  newId(): string {
    return `urn:uuid:${crypto.randomUUID()}`;
  }

  /** Who makes a change, when, and with which new ids. */
  async hand(document: vscode.Uri): Promise<{ readonly author: string; readonly at: string; newId(): string }> {
    return { author: await this.author(document), at: new Date().toISOString(), newId: () => this.newId() };
  }

  async author(document: vscode.Uri): Promise<string> {
    const name = await this.#nameOf(document);
    if (name === undefined && !this.#hasAskedForName) void this.#askForName();
    return name ?? vscode.l10n.t("unknown");
  }

  /**
   * Makes a change and does it, after those asked for before. Resolves when it shows and is in the journal; what is refused is told
   * to the reader.
   */
  perform(document: vscode.Uri, build: (store: Store) => Change | undefined): Promise<Outcome> {
    return this.#inOrder(async () => {
      const shelf = this.#shelfOf(document);
      await shelf.readyFor([document]);
      const problem = shelf.markingProblem(document);
      if (problem) return refused(problem);
      const built = build(shelf.store());
      if (built === undefined || built.parts.length === 0) return { kind: "nothing" };
      const change = withAnchors(built, (uri) => shelf.textOf(uri));
      return this.#do(shelf, change, (done) => this.#journal.did(done, shelf.place.toString()));
    });
  }

  /** Takes back the last change that stands; undefined where there is none, or where it could not be taken back. */
  undo(): Promise<Change | undefined> {
    return this.#inOrder(async () => {
      await this.#journal.ready();
      return this.#again(this.#journal.undoable, (entry, done) => this.#journal.undid(entry, done));
    });
  }

  redo(): Promise<Change | undefined> {
    return this.#inOrder(async () => {
      await this.#journal.ready();
      return this.#again(this.#journal.redoable, (entry, done) => this.#journal.redid(entry, done));
    });
  }

  get canUndo(): boolean {
    return this.#journal.undoable !== undefined;
  }

  get canRedo(): boolean {
    return this.#journal.redoable !== undefined;
  }

  /** What was done, the last thing last; in one document, or everywhere. */
  history(document?: vscode.Uri): readonly Entry[] {
    const entries = this.#journal.entries().filter(({ change }) => change.parts.length > 0);
    return document ? entries.filter(({ change }) => documentsOf(change).has(document.toString())) : entries;
  }

  /** Takes back one entry of the history, whatever came after it, as far as its marks are still as it left them. */
  restore(entry: Entry): Promise<Outcome> {
    return this.#inOrder(async () => {
      const shelf = this.#shelfFor(entry);
      const change: Change = { ...(await this.#signed(reversal(entry), shelf)), label: "restore" };
      return this.#do(shelf, change, (done) => this.#journal.did(done, entry.place));
    });
  }

  /** Resolves when everything is on the disk. */
  async saved(): Promise<void> {
    await this.#queue;
    await this.#written();
  }

  dispose(): void {
    this.#listeners.forEach((listener) => listener.dispose());
    for (const shelf of this.#shelves.values()) shelf.dispose();
  }

  async #written(): Promise<void> {
    await Promise.all([...this.#shelves.values()].map((shelf) => shelf.saved()));
    await this.#journal.saved();
  }

  async #do(shelf: Shelf, change: Change, record: (done: Change) => void): Promise<Outcome> {
    const documents = documentsOf(change);
    const problem = await shelf.changingProblem(Array.from(documents, (document) => vscode.Uri.parse(document)), touchesWorkspace(change));
    if (problem) return refused(problem);
    const { store, refused: left } = apply(shelf.store(), change, (document) => shelf.textOf(document));
    const done = { ...change, parts: change.parts.filter((part) => !left.includes(part)) };
    if (done.parts.length === 0) return refused({ kind: "changed" });
    shelf.adopt(store, done);
    record(done);
    if (!this.#hasToldOfUntitled && [...documents].some((document) => document.startsWith("untitled:"))) this.#tellOfUntitled();
    return { kind: "done", change: done, refused: left };
  }

  async #again(entry: Entry | undefined, record: (entry: Entry, done: Change) => void): Promise<Change | undefined> {
    if (!entry) return undefined;
    const shelf = this.#shelfFor(entry);
    const change = await this.#signed(reversal(entry), shelf);
    const outcome = await this.#do(shelf, change, (done) => record(entry, done));
    // Somebody else has changed all of it: the next time, what was done before it is taken back.
    if (outcome.kind === "refused" && outcome.because === "changed") record(entry, { ...change, parts: [] });
    return outcome.kind === "done" ? outcome.change : undefined;
  }

  #textSaved(document: vscode.TextDocument): void {
    const original = this.#copies.originalOf(document);
    const sheet = original && this.sheet(original);
    if (original && sheet && sheet.annotations.size > 0) void this.#inOrder(() => this.#carry(original, sheet, document));
    else this.#shelfOf(document.uri).textSaved(document);
  }

  /** A copy of a text under a new name gets a copy of its marks, unless it has some; a text that had no name gives them away. */
  async #carry(from: vscode.Uri, sheet: Sheet, to: vscode.TextDocument): Promise<void> {
    const shelf = this.#shelfOf(to.uri);
    await shelf.ready(to);
    if (shelf.sheet(to.uri).annotations.size > 0 || (await shelf.writingProblem(to.uri))) return;
    shelf.put(to.uri, sheet);
    if (from.scheme !== "untitled") return;
    await this.#shelfOf(from).discard(from);
    await this.#journal.ready();
    this.#journal.renamed(from.toString(), to.uri.toString());
  }

  /** A text, or a folder of texts, that VS Code gave another address. */
  async #renamed(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.#written();
    if (!vscode.workspace.isTrusted) return;
    const strays = await moveSidecars(from, to, this.#storage.own, this.#files);
    await this.#journal.ready();
    this.#journal.renamed(from.toString(), to.toString());
    for (const shelf of this.#shelves.values()) await shelf.renamed(from, to);
    for (const { sidecar, document } of strays) await this.#shelfOf(document).absorb(sidecar, document);
  }

  /** Texts may belong to another folder now, and their files lie elsewhere: everything is read again. */
  async #foldersChanged(): Promise<void> {
    await this.#written();
    const read = vscode.workspace.textDocuments.filter(({ uri }) => [...this.#shelves.values()].some((shelf) => shelf.has(uri)));
    for (const shelf of this.#shelves.values()) shelf.dispose();
    this.#shelves.clear();
    await Promise.all(read.map((document) => this.ready(document)));
    this.#changed.fire(undefined);
  }

  async #signed(change: Change, { place }: Shelf): Promise<Change> {
    return { ...change, author: await this.author(place), at: new Date().toISOString() };
  }

  #shelfOf(document: vscode.Uri): Shelf {
    return this.#shelf(vscode.workspace.getWorkspaceFolder(document));
  }

  /** Texts may have gone from one folder to another since. */
  #shelfFor({ change, place }: Entry): Shelf {
    const [document] = documentsOf(change);
    if (document !== undefined) return this.#shelfOf(vscode.Uri.parse(document));
    return this.#shelf(vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === place));
  }

  #shelf(folder: vscode.WorkspaceFolder | undefined): Shelf {
    const key = folder?.uri.toString() ?? "";
    let shelf = this.#shelves.get(key);
    if (!shelf) {
      shelf = new Shelf({
        folder,
        storage: this.#storage,
        files: this.#files,
        mark: this.#mark,
        taught: () => this.#didTeach.fire(folder),
        changed: (document) => this.#changed.fire(document),
        tell: (problem) => this.#tellOnce(problem),
      });
      this.#shelves.set(key, shelf);
    }
    return shelf;
  }

  #nameOf(document: vscode.Uri): Promise<string | undefined> {
    const key = this.#shelfOf(document).place.toString();
    let name = this.#authors.get(key);
    if (!name) this.#authors.set(key, (name = authorOf(document, this.#files)));
    return name;
  }

  async #askForName(): Promise<void> {
    this.#hasAskedForName = true;
    const enter = vscode.l10n.t("Enter My Name");
    const told = vscode.l10n.t("Your marks bear no name yet: neither git nor the setting knows it. Others will want to know who marked what.");
    if ((await vscode.window.showInformationMessage(told, enter)) === enter) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "hashiya.annotations.author");
    }
  }

  #tellOfUntitled(): void {
    this.#hasToldOfUntitled = true;
    void vscode.window.showInformationMessage(
      vscode.l10n.t("This text is not saved yet: its marks are kept in this window's storage, and go into a file beside it when you save it."),
    );
  }

  /** A problem that nobody asked about is told once, until it is another. */
  #tellOnce(problem: StoreProblem): void {
    const key = `${problem.kind} ${problem.file?.toString()} ${problem.reason}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    void tell(problem);
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

function refused(problem: StoreProblem): Outcome {
  void tell(problem);
  return { kind: "refused", because: problem.kind, message: sentenceOf(problem) };
}
