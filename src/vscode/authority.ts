import * as vscode from "vscode";
import { insertionOf, type Insertion, type OwnFields } from "../core/knowledge/addRecord.ts";
import { readAuthority, type AuthorityProblem, type OwnRow, type Place } from "../core/knowledge/authority.ts";
import { layering, type LayeredKnowledge } from "../core/knowledge/layered.ts";
import type { Knowledge } from "../core/knowledge/pack.ts";
import { joinedRows, rowsOf } from "../core/store/teach.ts";
import type { Taught } from "./annotations/school.ts";
import { recordFormats, type RecordFormat } from "../core/knowledge/records.ts";
import { inSteps } from "./steps.ts";

/** An authority file of a folder; without text where it cannot be read. */
export interface FoundFile {
  readonly uri: vscode.Uri;
  readonly format: RecordFormat;
  /** Without its byte order mark. */
  readonly text?: string;
}

/** What the authority files of one folder of the workspace say. The files of places and problems are URIs. */
export interface FolderAuthority {
  readonly folder: vscode.WorkspaceFolder;
  readonly files: readonly FoundFile[];
  readonly rows: readonly OwnRow[];
  readonly problems: readonly AuthorityProblem[];
}

/** What knowledge is made of. */
interface Sources {
  readonly of: readonly FolderAuthority[];
  readonly taught: Taught | undefined;
}

/** Knowledge, perhaps in the making, and what it is made of; none where that says nothing. */
interface Layer extends Sources {
  readonly knowledge: Promise<LayeredKnowledge | undefined>;
  /** Ends the making, once its sources say something else. */
  readonly abort: AbortController;
}

const folderName = ".hashiya";

/**
 * The readers' own entities: `entities.tsv`, `.csv` and `.json` in the `.hashiya` folder of each folder of the workspace, laid
 * over the pack. A folder's entities hold for its documents; documents outside get those of all folders, in order.
 */
export class Authorities implements vscode.Disposable {
  readonly #loadPack: () => Promise<Knowledge>;
  readonly #taughtIn: (document: vscode.Uri) => Taught | undefined;
  #pack: Promise<Knowledge> | undefined;
  readonly #folders = new Map<string, Promise<FolderAuthority>>();
  readonly #layers = new Map<string, Layer>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #didRead = new vscode.EventEmitter<FolderAuthority>();
  readonly #listeners: vscode.Disposable[];
  #writing: Promise<unknown> = Promise.resolve();

  /** Fires when a folder's files say something else than before, or the folder has left the workspace. */
  readonly onDidRead = this.#didRead.event;

  /** `taughtIn` says what people's marks teach where a document lies. */
  constructor(loadPack: () => Promise<Knowledge>, taughtIn: (document: vscode.Uri) => Taught | undefined = () => undefined) {
    this.#loadPack = loadPack;
    this.#taughtIn = taughtIn;
    this.#listeners = [
      this.#didRead,
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        removed.forEach((folder) => this.#leave(folder));
        added.forEach((folder) => this.#enter(folder));
      }),
      // The editor's own saves are heard at once, and where nobody watches the disk.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const folder = vscode.workspace.getWorkspaceFolder(uri);
        const isOurs = folder && recordFormats.some((format) => fileOf(folder, format).toString() === uri.toString());
        if (isOurs) void this.#refresh(folder);
      }),
    ];
    vscode.workspace.workspaceFolders?.forEach((folder) => this.#enter(folder));
  }

  /** The pack, with the entities over it that hold for a document. */
  async knowledgeFor(document: vscode.Uri): Promise<Knowledge> {
    return (await this.#layerFor(document)) ?? this.#loadedPack();
  }

  /** Where the row stands that an entity of a document comes from. */
  async placeOf(entity: string, document: vscode.Uri): Promise<Place | undefined> {
    const place = (await this.#layerFor(document))?.ownRow(entity)?.place;
    // What marks teach stands in no file of entities.
    const files = foldersFor(document).flatMap((folder) => recordFormats.map((format) => fileOf(folder, format).toString()));
    return place && files.includes(place.file) ? place : undefined;
  }

  /**
   * Adds an entity to the folder's first file, or to a new `entities.tsv`, and reads it. Rejects, with a sentence for the
   * reader, when the file is malformed or cannot be written; it is unchanged then.
   */
  async add(folder: vscode.WorkspaceFolder, fields: OwnFields): Promise<Place> {
    const adding = this.#writing.then(() => this.#add(folder, fields));
    this.#writing = adding.catch(() => undefined);
    return adding;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners, ...this.#watchers.values()).dispose();
  }

  #loadedPack(): Promise<Knowledge> {
    return (this.#pack ??= this.#loadPack());
  }

  /** The layers of a set of folders are made once, and again when one of them was read anew; whoever waits for old ones gets the new. */
  async #layerFor(document: vscode.Uri): Promise<LayeredKnowledge | undefined> {
    const folders = foldersFor(document);
    const of = await Promise.all(folders.map((folder) => this.#authorityOf(folder)));
    const pack = await this.#loadedPack();
    const taught = this.#taughtIn(document);
    const key = `${vscode.workspace.getWorkspaceFolder(document)?.uri.toString()} ${folders.map(({ uri }) => uri.toString()).join(" ")}`;
    const known = this.#layers.get(key);
    const isSame = known?.taught === taught && known?.of.every((authority, i) => authority === of[i]);
    if (known && isSame) return known.knowledge;
    known?.abort.abort();
    const abort = new AbortController();
    const knowledge = inSteps(layersOver(pack, { of, taught }), abort.signal).catch((error: unknown) => {
      if (abort.signal.aborted) return this.#layerFor(document);
      throw error;
    });
    this.#layers.set(key, { of, taught, knowledge, abort });
    return knowledge;
  }

  #authorityOf(folder: vscode.WorkspaceFolder): Promise<FolderAuthority> {
    return this.#folders.get(folder.uri.toString()) ?? this.#refresh(folder);
  }

  #enter(folder: vscode.WorkspaceFolder): void {
    const names = [folderName, ...recordFormats.map((format) => `${folderName}/entities.${format}`)];
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, `{${names.join(",")}}`));
    const refresh = (): void => void this.#refresh(folder);
    watcher.onDidCreate(refresh);
    watcher.onDidChange(refresh);
    watcher.onDidDelete(refresh);
    this.#watchers.set(folder.uri.toString(), watcher);
    refresh();
  }

  #leave(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
    this.#folders.delete(key);
    this.#layers.clear();
    this.#didRead.fire({ folder, files: [], rows: [], problems: [] });
  }

  /** Reads a folder's files; what says the same as before is the same. */
  async #refresh(folder: vscode.WorkspaceFolder): Promise<FolderAuthority> {
    const key = folder.uri.toString();
    const earlier = this.#folders.get(key);
    const reading = read(folder).then(async (now) => {
      const before = await earlier;
      return before && saysTheSame(before, now) ? before : now;
    });
    this.#folders.set(key, reading);
    const now = await reading;
    const before = await earlier;
    const isNews = before === undefined ? now.files.length > 0 : now !== before;
    if (isNews && this.#folders.has(key)) this.#didRead.fire(now);
    return now;
  }

  async #add(folder: vscode.WorkspaceFolder, fields: OwnFields): Promise<Place> {
    const { files } = await this.#refresh(folder);
    const { uri, format } = files[0] ?? { uri: fileOf(folder, "tsv"), format: "tsv" as const };
    const isOpenAndChanged = (document: vscode.TextDocument): boolean =>
      document.isDirty && document.uri.toString() === uri.toString();
    const changed = vscode.workspace.textDocuments.find(isOpenAndChanged);
    const start = changed ? await addToDocument(changed, format, fields) : await addToFile(uri, format, fields);
    await this.#refresh(folder);
    return { file: uri.toString(), start, end: start };
  }
}

function* layersOver(pack: Knowledge, { of, taught }: Sources): Generator<undefined, LayeredKnowledge | undefined> {
  const own = of.flatMap((authority) => authority.rows);
  const lessons = taught ? yield* rowsOf(taught.lessons, taught.workspace, (id) => pack.entity(id)) : [];
  return own.length + lessons.length === 0 ? undefined : yield* layering(pack, yield* joinedRows(own, lessons));
}

/** The folders whose entities hold for a document. */
function foldersFor(document: vscode.Uri): readonly vscode.WorkspaceFolder[] {
  const own = vscode.workspace.getWorkspaceFolder(document);
  return own ? [own] : (vscode.workspace.workspaceFolders ?? []);
}

/** Whether the entities of a folder hold for a document; those of a folder that has just left may have held. */
export function isConcerned(document: vscode.Uri, folder: vscode.WorkspaceFolder): boolean {
  const own = vscode.workspace.getWorkspaceFolder(document);
  return own === undefined || own.uri.toString() === folder.uri.toString();
}

function fileOf(folder: vscode.WorkspaceFolder, format: RecordFormat): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, folderName, `entities.${format}`);
}

async function read(folder: vscode.WorkspaceFolder): Promise<FolderAuthority> {
  const found = await Promise.all(recordFormats.map((format) => readFile(fileOf(folder, format), format)));
  const files = found.flatMap((file) => file?.file ?? []);
  const texts = files.flatMap(({ uri, format, text }) => (text === undefined ? [] : [{ name: uri.toString(), format, text }]));
  const { rows, problems } = readAuthority(texts);
  return { folder, files, rows, problems: [...found.flatMap((file) => file?.problem ?? []), ...problems] };
}

async function readFile(
  uri: vscode.Uri,
  format: RecordFormat,
): Promise<{ file: FoundFile; problem?: AuthorityProblem } | undefined> {
  const failed = (code: "unreadable" | "not-utf8", ...values: string[]) => ({
    file: { uri, format },
    problem: { file: uri.toString(), start: 0, end: 0, severity: "error" as const, complaints: [{ code, values }] },
  });
  let bytes: Uint8Array | undefined;
  try {
    bytes = await bytesOf(uri);
  } catch (error) {
    return failed("unreadable", reasonOf(error));
  }
  try {
    return bytes && { file: { uri, format, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) } };
  } catch {
    return failed("not-utf8");
  }
}

/** Undefined where there is no file. */
async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && /^File(NotFound|NotADirectory)$/.test(error.code);
    if (isMissing) return undefined;
    throw error;
  }
}

function saysTheSame(a: FolderAuthority, b: FolderAuthority): boolean {
  return a.files.length === b.files.length && a.files.every(({ uri, text }, i) => {
    const other = b.files[i]!;
    return uri.toString() === other.uri.toString() && text === other.text;
  });
}

/** Adds to a file on the disk and returns where the entity stands, counted without the byte order mark. */
async function addToFile(uri: vscode.Uri, format: RecordFormat, fields: OwnFields): Promise<number> {
  const text = await markedTextOf(uri);
  const { at, text: added, entityAt } = insertionOrRefusal(uri, format, text, fields);
  try {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text.slice(0, at) + added + text.slice(at)));
  } catch (cause) {
    throw new Error(vscode.l10n.t("{0} cannot be written: {1}", fileName(uri), reasonOf(cause)), { cause });
  }
  return text.startsWith("\ufeff") ? entityAt - 1 : entityAt;
}

/** The text with its byte order mark; "" where there is no file. */
async function markedTextOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytesOf(uri));
  } catch (cause) {
    throw new Error(refusalToAdd(uri), { cause });
  }
}

/** Adds to a document with changes that are not on the disk yet, and saves both. */
async function addToDocument(document: vscode.TextDocument, format: RecordFormat, fields: OwnFields): Promise<number> {
  const { at, text, entityAt } = insertionOrRefusal(document.uri, format, document.getText(), fields);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(at), text);
  const isDone = (await vscode.workspace.applyEdit(edit)) && (await document.save());
  const reason = vscode.l10n.t("it has changes that cannot be saved");
  if (!isDone) throw new Error(vscode.l10n.t("{0} cannot be written: {1}", fileName(document.uri), reason));
  return entityAt;
}

function insertionOrRefusal(uri: vscode.Uri, format: RecordFormat, text: string, fields: OwnFields): Insertion {
  const insertion = insertionOf(format, text, fields);
  if (insertion) return insertion;
  throw new Error(refusalToAdd(uri));
}

function refusalToAdd(uri: vscode.Uri): string {
  return vscode.l10n.t(
    "{0} cannot be read, so nothing was added to it. Mend it first: the Problems view says how.", fileName(uri),
  );
}

function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
