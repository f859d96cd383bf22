import type * as vscode from "vscode";
import type { AnswerCache, SavedAnswer } from "../online/client.ts";

/** An answer has a few kilobytes, so this is a few megabytes: the names of a year's reading. */
const mostFiles = 800;

/**
 * Answers on disk, a file each, so that windows can share them. A file that cannot be read counts as absent; of too many,
 * the oldest quarter goes.
 */
export class OnlineCache implements AnswerCache {
  readonly #folder: vscode.Uri;
  readonly #fs: vscode.FileSystem;
  readonly #mostFiles: number;

  constructor(folder: vscode.Uri, fs: vscode.FileSystem, most = mostFiles) {
    this.#folder = folder;
    this.#fs = fs;
    this.#mostFiles = most;
  }

  async read(address: string): Promise<SavedAnswer | undefined> {
    const bytes = await this.#fs.readFile(this.#file(nameOf(address)));
    const saved: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // Two addresses may share a name.
    return isSavedAnswer(saved) && saved.address === address ? saved : undefined;
  }

  async save(answer: SavedAnswer): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    await this.#fs.createDirectory(this.#folder);
    await this.#fs.writeFile(this.#file(nameOf(answer.address)), bytes);
    const names = await this.#names();
    if (names.length > this.#mostFiles) await this.#removeOldest(names);
  }

  /** Deletes every answer; resolves with their number. */
  async clear(): Promise<number> {
    const names = await this.#names();
    await Promise.all(names.map((name) => this.#remove(name)));
    return names.length;
  }

  async #removeOldest(names: readonly string[]): Promise<void> {
    const dated = await Promise.all(names.map(async (name) => ({ name, time: await this.#time(name) })));
    dated.sort((a, b) => a.time - b.time);
    const gone = dated.slice(0, names.length - Math.floor(this.#mostFiles * 0.75));
    await Promise.all(gone.map(({ name }) => this.#remove(name)));
  }

  async #names(): Promise<string[]> {
    try {
      return (await this.#fs.readDirectory(this.#folder)).map(([name]) => name);
    } catch {
      return []; // Nothing was ever saved.
    }
  }

  async #time(name: string): Promise<number> {
    try {
      return (await this.#fs.stat(this.#file(name))).mtime;
    } catch {
      return 0; // Another window has removed it.
    }
  }

  async #remove(name: string): Promise<void> {
    try {
      await this.#fs.delete(this.#file(name));
    } catch {
      // Another window has removed it.
    }
  }

  #file(name: string): vscode.Uri {
    return this.#folder.with({ path: `${this.#folder.path}/${name}` });
  }
}

function isSavedAnswer(value: unknown): value is SavedAnswer {
  const { address, savedAt, body } = (value ?? {}) as Partial<Record<keyof SavedAnswer, unknown>>;
  return typeof address === "string" && typeof savedAt === "number" && (body === undefined || typeof body === "string");
}

/** A file name for an address: two FNV-1a hashes, one of them over the address backwards. */
function nameOf(address: string): string {
  const forwards = hash(address);
  const backwards = hash([...address].reverse().join(""));
  return `${forwards.toString(16).padStart(8, "0")}${backwards.toString(16).padStart(8, "0")}.json`;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
