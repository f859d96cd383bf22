import type { Change } from "../../core/store/change.ts";
import { after, decodeEntry, encodeEntry, history, subjectOf, type Entry, type History } from "../../core/store/journal.ts";
import { EntryFiles } from "./entryFiles.ts";
import type { Files } from "./files.ts";

/** A text, or a folder of texts, that got another address: what was done in it can be taken back there. */
interface Renaming {
  readonly renamed: { readonly from: string; readonly to: string };
}

/** What was done in this workspace, kept on the disk so that it can be taken back after a reload. */
export class Journal {
  readonly #files: EntryFiles;
  #entries: Entry[] = [];
  #history: History = { undoable: [], redoable: [] };
  #loading: Promise<void> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #newId: () => string;

  constructor(folder: string, files: Files, mark: string, newId: () => string) {
    this.#files = new EntryFiles(folder, files, mark);
    this.#newId = newId;
  }

  /** Resolves when the entries of earlier sessions are read. */
  ready(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  /** The entry whose change is the next to be taken back. */
  get undoable(): Entry | undefined {
    return this.#history.undoable.at(-1);
  }

  get redoable(): Entry | undefined {
    return this.#history.redoable.at(-1);
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  did(change: Change, place: string): void {
    this.#add({ id: this.#newId(), kind: "do", change, place });
  }

  undid(entry: Entry, change: Change): void {
    this.#add({ id: this.#newId(), kind: "undo", change, of: subjectOf(entry), place: entry.place });
  }

  redid(entry: Entry, change: Change): void {
    this.#add({ id: this.#newId(), kind: "redo", change, of: subjectOf(entry), place: entry.place });
  }

  renamed(from: string, to: string): void {
    this.#rename(from, to);
    this.#write(JSON.stringify({ renamed: { from, to } } satisfies Renaming), Date.now());
  }

  async saved(): Promise<void> {
    await this.#writing;
  }

  async #load(): Promise<void> {
    for (const text of await this.#files.load()) {
      const entry = decodeEntry(text);
      const renaming = entry ? undefined : renamingIn(text);
      if (entry) this.#entries.push(entry);
      else if (renaming) this.#rename(renaming.from, renaming.to);
    }
    this.#history = history(this.#entries);
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#history = after(this.#history, entry);
    this.#write(encodeEntry(entry), Date.now());
  }

  #rename(from: string, to: string): void {
    const renamed = (document: string): string => (`${document}/`.startsWith(`${from}/`) ? to + document.slice(from.length) : document);
    const renamedEntry = (entry: Entry): Entry => {
      const parts = entry.change.parts.map((part) => ("document" in part ? { ...part, document: renamed(part.document) } : part));
      return { ...entry, change: { ...entry.change, parts } };
    };
    this.#entries = this.#entries.map(renamedEntry);
    this.#history = history(this.#entries);
  }

  /** In order, and without waiting: a journal that cannot be written only costs the undo of a later session. */
  #write(text: string, time: number): void {
    this.#writing = this.#writing.then(() => this.#files.add(text, time)).catch(() => undefined);
  }
}

function renamingIn(text: string): Renaming["renamed"] | undefined {
  try {
    const { renamed } = JSON.parse(text) as Partial<Renaming>;
    return typeof renamed?.from === "string" && typeof renamed.to === "string" ? renamed : undefined;
  } catch {
    return undefined;
  }
}
