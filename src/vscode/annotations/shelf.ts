import * as vscode from "vscode";
import { emptySheet, emptyWorkspace, type Sheet, type WorkspaceSheet } from "../../core/store/annotation.ts";
import { documentsOf, touchesWorkspace, type Change, type Store } from "../../core/store/change.ts";
import { mergeSheets } from "../../core/store/merge.ts";
import type { Files } from "./files.ts";
import { sheetFormat, workspaceFormat, type DamageKind } from "./formats.ts";
import { tellGit } from "./gitAttributes.ts";
import { Leaf } from "./leaf.ts";
import { documentOf, entitiesFileOf, sidecarsOf, suffix } from "./places.ts";
import { sidecarsIn } from "./sidecarsIn.ts";
import type { StoreProblem } from "./refusals.ts";
import { School, type Taught } from "./school.ts";
import { inSteps } from "../steps.ts";
import { SharedFile, unseenFor, type StoredFile } from "./sharedFile.ts";

/** Where things are kept that have no place in a folder. */
export interface Storage {
  /** Of this workspace; that of all where none is open. */
  readonly own: vscode.Uri;
  readonly global: vscode.Uri;
}

export interface ShelfOptions {
  /** Of the documents that lie in no opened folder where there is none. */
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly storage: Storage;
  readonly files: Files;
  /** Unique to this window. */
  readonly mark: string;
  /** Called with the document whose marks have changed; with none when the entities have. */
  readonly changed: (document?: vscode.Uri) => void;
  /** Called when what the marks teach has changed. */
  readonly taught: () => void;
  readonly tell: (problem: StoreProblem) => void;
}

/** Several changes in so many milliseconds are learnt from at once: texts are read again after that. */
const lessonPause = 300;

/** The sheets of one folder, and its entities, with the files they are kept in. */
export class Shelf implements vscode.Disposable {
  readonly #options: ShelfOptions;
  readonly #leaves = new Map<string, Leaf>();
  readonly #loading = new Map<string, Promise<Leaf | undefined>>();
  readonly #saves = new Map<StoredFile<DamageKind>, Promise<void>>();
  readonly #tidied = new WeakSet<StoredFile<DamageKind>>();
  readonly #unread = new Map<string, StoreProblem>();
  readonly #unsaved = new Map<string, StoreProblem>();
  /** When a file is looked at again: once, however many ask for it. */
  readonly #looks = new Map<StoredFile<DamageKind>, ReturnType<typeof setTimeout>>();
  /** Files whose writing has not begun yet: it will write what is changed until then. */
  readonly #toSave = new Set<StoredFile<DamageKind>>();
  readonly #watchers: vscode.Disposable[];
  readonly #entities: SharedFile<WorkspaceSheet, DamageKind>;
  #workspace = emptyWorkspace;
  readonly #school = new School();
  #lesson: ReturnType<typeof setTimeout> | undefined;
  #isTeaching = false;
  #entitiesRead: Promise<void> | undefined;
  #all: Promise<void> | undefined;

  constructor(options: ShelfOptions) {
    this.#options = options;
    const { folder, storage, files, mark } = options;
    const owner = { current: () => this.#workspace, adopt: (workspace: WorkspaceSheet) => this.#adoptWorkspace(workspace) };
    const uri = entitiesFileOf(folder, storage.global);
    this.#entities = new SharedFile(uri.toString(), files, workspaceFormat, owner, mark);
    this.#watchers = folder ? this.#watch(folder) : [this.#lookWhenBack()];
  }

  /** The folder, or what stands for one. */
  get place(): vscode.Uri {
    return this.#options.folder?.uri ?? this.#options.storage.global;
  }

  get workspace(): WorkspaceSheet {
    return this.#workspace;
  }

  sheet(document: vscode.Uri): Sheet {
    return this.#leaf(document)?.sheet() ?? emptySheet;
  }

  /** Whether a document's marks were read. */
  has(document: vscode.Uri): boolean {
    return this.#leaves.has(document.toString());
  }

  documents(): readonly vscode.Uri[] {
    return [...this.#leaves.values()].filter(({ hasMarks }) => hasMarks).map(({ uri }) => uri);
  }

  store(): Store {
    const sheets = new Map([...this.#leaves].map(([key, leaf]) => [key, leaf.sheet()]));
    return { sheets, workspace: this.#workspace };
  }

  /** What the marks read so far teach, as of the last pause. */
  get taught(): Taught | undefined {
    return this.#school.taught;
  }

  /** Resolves when the marks of an open document, and the entities, are read. */
  async ready(document: vscode.TextDocument): Promise<void> {
    const known = this.#leaf(document.uri);
    if (known && known.source !== document) void known.standOn(document);
    await Promise.all([this.#load(document.uri), this.#readEntities()]);
    await this.#leaf(document.uri)?.followed();
  }

  /** Resolves when the marks of documents, open or not, are read. */
  async readyFor(documents: readonly vscode.Uri[]): Promise<void> {
    await Promise.all([...documents.map((document) => this.#load(document)), this.#readEntities()]);
    await this.#followed();
  }

  /** Resolves when the marks of all texts of the folder are read. */
  readyAll(): Promise<void> {
    return (this.#all ??= this.#readAll());
  }

  /** What keeps a document's marks from being written, as far as it is known. */
  problem(document: vscode.Uri): StoreProblem | undefined {
    const key = document.toString();
    const leaf = this.#leaves.get(key);
    const damage = leaf?.file.damage;
    if (damage !== undefined) return { kind: damage, file: vscode.Uri.parse(leaf!.file.uri) };
    if (this.#entities.damage !== undefined) return { kind: this.#entities.damage, file: vscode.Uri.parse(this.#entities.uri) };
    return this.#unread.get(key) ?? this.#unsaved.get(key);
  }

  /** What keeps marks from being made in a document, without a look at its file. */
  markingProblem(document: vscode.Uri): StoreProblem | undefined {
    if (!vscode.workspace.isTrusted) return { kind: "untrusted" };
    if (!hasPlace(document)) return { kind: "no-place", file: document };
    return this.#leaf(document) ? undefined : (this.#unread.get(document.toString()) ?? { kind: "gone", file: document });
  }

  /** What keeps marks from being written in a document now. */
  async writingProblem(document: vscode.Uri): Promise<StoreProblem | undefined> {
    return this.markingProblem(document) ?? this.#fileProblem(this.#leaf(document)!.file);
  }

  /** What keeps a change of some documents, and of the entities, from being made; reads the documents first. */
  async changingProblem(documents: readonly vscode.Uri[], changesEntities: boolean): Promise<StoreProblem | undefined> {
    if (!vscode.workspace.isTrusted) return { kind: "untrusted" };
    await this.readyFor(documents);
    await Promise.all(documents.map((document) => this.#lookAtText(document)));
    const problems = await Promise.all([
      ...documents.map((document) => this.writingProblem(document)),
      changesEntities ? this.#fileProblem(this.#entities) : undefined,
    ]);
    return problems.find((problem) => problem !== undefined);
  }

  /** The text of a document whose marks are read. */
  textOf(document: string): string | undefined {
    return this.#leaves.get(document)?.text();
  }

  /** Takes what a change made, and writes it. */
  adopt(store: Store, change: Change): void {
    for (const document of documentsOf(change)) {
      const leaf = this.#leaves.get(document);
      leaf?.adopt(store.sheets.get(document) ?? emptySheet);
      if (leaf) this.#save(leaf);
    }
    if (touchesWorkspace(change)) {
      this.#adoptWorkspace(store.workspace);
      this.#saveFile(this.#entities, this.#entities.uri);
    }
  }

  edited(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }));
    const leaf = this.#leaf(document.uri);
    leaf?.edited(document, edits);
    // Loaded again from the disk: the file may be of this very text, or be read when the text was not there yet.
    if (leaf?.file.exists && !document.isDirty) void this.#reread(leaf.file, () => this.#save(leaf), () => leaf.file.readAnew());
  }

  /** The places and anchors in the file follow the text when the text is saved. */
  textSaved(document: vscode.TextDocument): void {
    const leaf = this.#leaf(document.uri);
    if (leaf?.hasMarks && vscode.workspace.isTrusted) this.#save(leaf);
  }

  /** The marks of a document that was closed stand on what is on the disk; what was typed and not saved is gone. */
  async closed(document: vscode.TextDocument): Promise<void> {
    const leaf = this.#leaf(document.uri);
    if (!leaf) return;
    // Its name will be another new text's.
    if (document.isUntitled) return this.discard(document.uri);
    const text = await this.#textOf(document.uri);
    // It may have been opened again meanwhile.
    if (leaf.source !== document) return;
    if (text === undefined) this.#forget(document.uri);
    else await leaf.standOn(text);
  }

  /** Puts a sheet on a document whose text is the one that it stands on. */
  put(document: vscode.Uri, sheet: Sheet): void {
    const leaf = this.#leaf(document);
    leaf?.adopt(sheet);
    if (leaf) this.#save(leaf);
  }

  /** The document is no more, and its marks are elsewhere. */
  async discard(document: vscode.Uri): Promise<void> {
    const leaf = this.#leaf(document);
    this.#forget(document);
    await this.saved();
    if (leaf) await this.#options.files.remove(leaf.file.uri);
  }

  /** Texts have got another address, and their files of marks with them. */
  async renamed(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    for (const { uri } of [...this.#leaves.values()]) {
      if (isIn(uri, from)) this.#forget(uri);
      // Whoever opened it at once found no marks yet.
      if (isIn(uri, to)) await this.#reload(uri);
    }
    this.#all &&= this.#readAll();
  }

  /** Takes the marks of a file that could not go to its text's new place, beside those that are there, and the file away. */
  async absorb(sidecar: vscode.Uri, document: vscode.Uri): Promise<void> {
    const { files } = this.#options;
    const leaf = await this.#load(document);
    const bytes = await files.read(sidecar.toString()).catch(() => undefined);
    if (!leaf || bytes === undefined || (await this.writingProblem(document))) return;
    const { value, damage } = await sheetFormat(leaf.uri.path, () => leaf.text()).read(new TextDecoder().decode(bytes));
    if (damage !== undefined) return;
    leaf.adopt(mergeSheets(emptySheet, value, leaf.sheet()));
    this.#save(leaf);
    await this.saved();
    if (!this.#unsaved.has(document.toString())) await files.remove(sidecar.toString());
  }

  async saved(): Promise<void> {
    while (this.#saves.size > 0) await Promise.all(this.#saves.values());
  }

  dispose(): void {
    clearTimeout(this.#lesson);
    this.#looks.forEach(clearTimeout);
    this.#watchers.forEach((watcher) => watcher.dispose());
  }

  /** Nobody tells of a change in a text that no editor has open. */
  async #lookAtText(document: vscode.Uri): Promise<void> {
    const leaf = this.#leaf(document);
    if (typeof leaf?.source !== "string") return;
    const text = await this.#textOf(document).catch(() => undefined);
    if (text !== undefined && typeof leaf.source === "string") await leaf.standOn(text);
  }

  /** Resolves when all marks stand on their texts as they are. */
  async #followed(): Promise<void> {
    await Promise.all(Array.from(this.#leaves.values(), (leaf) => leaf.followed()));
  }

  #forget(document: vscode.Uri): void {
    this.#leaves.delete(document.toString());
    this.#loading.delete(document.toString());
    this.#unsaved.delete(document.toString());
    this.#options.changed(document);
  }

  async #reload(document: vscode.Uri): Promise<void> {
    this.#loading.delete(document.toString());
    await this.#load(document);
  }

  #leaf(document: vscode.Uri): Leaf | undefined {
    return this.#leaves.get(document.toString());
  }

  #load(document: vscode.Uri): Promise<Leaf | undefined> {
    const key = document.toString();
    let loading = this.#loading.get(key);
    if (!loading) {
      loading = this.#readOrNote(document);
      this.#loading.set(key, loading);
      // What could not be read may be there the next time.
      void loading.then((leaf) => leaf ?? this.#loading.delete(key));
    }
    return loading;
  }

  /** No leaf where the text is gone, or where something cannot be read; then that is the document's problem. */
  async #readOrNote(document: vscode.Uri): Promise<Leaf | undefined> {
    const key = document.toString();
    this.#unread.delete(key);
    try {
      return await this.#read(document);
    } catch (error) {
      this.#leaves.delete(key);
      // A text that an extension produces, as git an older version, has no files beside it that could be missed.
      if (hasPlace(document)) this.#unread.set(key, unreadable(document, error));
      return undefined;
    }
  }

  async #read(document: vscode.Uri): Promise<Leaf | undefined> {
    const source = openDocument(document) ?? (await this.#textOf(document));
    if (source === undefined) return undefined;
    const { storage, files } = this.#options;
    const [first, ...others] = sidecarsOf(document, storage.own);
    const leaf = this.#leafIn(first!, document, source);
    await leaf.file.read();
    if (leaf.file.exists) return leaf;
    for (const other of others) {
      if ((await files.read(other.toString()).catch(() => undefined)) === undefined) continue;
      const elsewhere = this.#leafIn(other, document, leaf.source);
      await elsewhere.file.read();
      return elsewhere;
    }
    return leaf;
  }

  #leafIn(sidecar: vscode.Uri, document: vscode.Uri, source: vscode.TextDocument | string): Leaf {
    const { files, mark, changed } = this.#options;
    const leaf = new Leaf(document, source, sidecar, files, mark, () => {
      this.#teachSoon();
      changed(document);
    });
    this.#leaves.set(document.toString(), leaf);
    return leaf;
  }

  /** Entities that cannot be read hold up no marks. */
  #readEntities(): Promise<void> {
    const { uri } = this.#entities;
    return (this.#entitiesRead ??= this.#entities.read().then(
      () => void this.#unread.delete(uri),
      (error: unknown) => {
        this.#entitiesRead = undefined;
        this.#unread.set(uri, unreadable(vscode.Uri.parse(uri), error));
      },
    ));
  }

  async #readAll(): Promise<void> {
    const { folder } = this.#options;
    if (!folder) return;
    for (const sidecar of await sidecarsIn(folder)) {
      const document = documentOf(sidecar);
      if (document) await this.#load(document);
    }
    await this.#readEntities();
  }

  #watch(folder: vscode.WorkspaceFolder): vscode.Disposable[] {
    const sheets = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, `**/*${suffix}`));
    const entities = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, ".hashiya/entities.jsonld"));
    const sheetChanged = (uri: vscode.Uri): void => void this.#sidecarChanged(uri);
    const entitiesChanged = (): void => this.#lookTwice(this.#entities, () => this.#saveFile(this.#entities, this.#entities.uri));
    return [
      sheets, sheets.onDidCreate(sheetChanged), sheets.onDidChange(sheetChanged), sheets.onDidDelete(sheetChanged),
      entities, entities.onDidCreate(entitiesChanged), entities.onDidChange(entitiesChanged), entities.onDidDelete(entitiesChanged),
    ];
  }

  /** Nobody watches files outside the folders: they are looked at when the reader comes back to the window. */
  #lookWhenBack(): vscode.Disposable {
    return vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      for (const leaf of this.#leaves.values()) void this.#reread(leaf.file, () => this.#save(leaf));
      void this.#reread(this.#entities, () => this.#saveFile(this.#entities, this.#entities.uri));
    });
  }

  async #sidecarChanged(sidecar: vscode.Uri): Promise<void> {
    const document = documentOf(sidecar);
    if (!document) return;
    const leaf = this.#leaf(document);
    if (!leaf) {
      if (this.#all) await this.#load(document);
    } else if (leaf.file.uri === sidecar.toString()) {
      this.#lookTwice(leaf.file, () => this.#save(leaf));
    } else if (!leaf.file.exists) {
      // Somebody keeps the marks in the other place.
      await this.#leafIn(sidecar, document, leaf.source).file.read().catch(() => undefined);
    }
  }

  /** Now and a little later: news can come in the middle of a writing, and be the last. */
  #lookTwice(file: StoredFile<DamageKind>, save: () => void): void {
    // What is being saved is looked at before it is replaced.
    if (!this.#saves.has(file)) void this.#reread(file, save);
    this.#lookLater(file, save);
  }

  /** Reads a file again; what ours says and theirs lacks is written. */
  async #reread(file: StoredFile<DamageKind>, save: () => void, read = () => file.read()): Promise<void> {
    try {
      await read();
    } catch {
      return; // It is being written; its watcher will call again.
    }
    if (file.damage !== undefined) this.#options.tell({ kind: file.damage, file: vscode.Uri.parse(file.uri) });
    else if (file.owes) save();
    else if (!file.isSettled) this.#lookLater(file, save);
  }

  #save(leaf: Leaf): void {
    const isNew = !leaf.file.exists;
    this.#saveFile(leaf.file, leaf.uri.toString(), async () => {
      // Marks are safe without git's knowing of them.
      if (isNew && leaf.file.exists) await tellGit(leaf.uri, this.#options.files, this.#options.mark).catch(() => undefined);
    });
  }

  /** Writes a file, and looks later whether a window that had not seen it wrote over it. One write waits at most. */
  #saveFile(file: StoredFile<DamageKind>, document: string, done?: () => Promise<void>): void {
    if (this.#toSave.has(file)) return;
    this.#toSave.add(file);
    const work = (this.#saves.get(file) ?? Promise.resolve()).then(async () => {
      this.#toSave.delete(file);
      try {
        await file.save();
        this.#unsaved.delete(document);
        await done?.();
        if (!this.#tidied.has(file)) void file.tidy().catch(() => undefined);
        this.#tidied.add(file);
        // A look that is due already comes too early to tell whether everybody has seen this.
        clearTimeout(this.#looks.get(file));
        this.#looks.delete(file);
        this.#lookLater(file, () => this.#saveFile(file, document));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const problem: StoreProblem = { kind: "unsaved", file: vscode.Uri.parse(file.uri), reason };
        this.#unsaved.set(document, problem);
        this.#options.tell(problem);
      }
    });
    this.#saves.set(file, work);
    void work.then(() => {
      if (this.#saves.get(file) === work) this.#saves.delete(file);
    });
  }

  #teachSoon(): void {
    clearTimeout(this.#lesson);
    this.#lesson = setTimeout(() => void this.#teach(), lessonPause);
  }

  async #teach(): Promise<void> {
    if (this.#isTeaching) return this.#teachSoon();
    this.#isTeaching = true;
    try {
      await this.#followed();
      if (await inSteps(this.#school.learning(this.store()))) this.#options.taught();
    } finally {
      this.#isTeaching = false;
    }
  }

  #lookLater(file: StoredFile<DamageKind>, save: () => void): void {
    if (this.#looks.has(file)) return;
    const timer = setTimeout(() => {
      this.#looks.delete(file);
      void this.#reread(file, save);
    }, unseenFor);
    this.#looks.set(file, timer);
  }

  async #fileProblem(file: StoredFile<DamageKind>): Promise<StoreProblem | undefined> {
    const uri = vscode.Uri.parse(file.uri);
    const unread = this.#unread.get(file.uri);
    if (unread) return unread;
    if (file.damage !== undefined) return { kind: file.damage, file: uri };
    return (await this.#options.files.isReadOnly(file.uri)) ? { kind: "read-only", file: uri } : undefined;
  }

  #adoptWorkspace(workspace: WorkspaceSheet): void {
    if (workspace === this.#workspace) return;
    this.#workspace = workspace;
    this.#teachSoon();
    this.#options.changed();
  }

  /** The text of a file, in the encoding that VS Code would open it in. */
  async #textOf(document: vscode.Uri): Promise<string | undefined> {
    if (document.scheme === "untitled") return undefined;
    const bytes = await this.#options.files.read(document.toString());
    return bytes && vscode.workspace.decode(bytes, { uri: document });
  }
}

function unreadable(file: vscode.Uri, error: unknown): StoreProblem {
  return { kind: "unreadable", file, reason: error instanceof Error ? error.message : String(error) };
}

/** Whether marks of a document can be kept: beside it, or in the storage for a text that has no name yet. */
function hasPlace({ scheme }: vscode.Uri): boolean {
  return scheme === "untitled" || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Whether an address is another one, or lies in the folder that it is. */
function isIn(uri: vscode.Uri, place: vscode.Uri): boolean {
  return `${uri.toString()}/`.startsWith(`${place.toString()}/`);
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
