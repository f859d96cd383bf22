import { isUnfinished, writeWhole, type Files } from "./files.ts";

/** More files than this are packed into one when the journal is next read. */
const mostFiles = 300;
/** Older entries go when files are packed: nobody takes back what was done so long ago. */
const mostEntries = 5000;

interface Stored {
  /** The name of the file in which the entry was first written; names sort by time. */
  readonly name: string;
  readonly text: string;
}

/** The texts of a journal, a file each, so that writing one never touches another and windows can share the folder. */
export class EntryFiles {
  readonly #folder: string;
  readonly #files: Files;
  readonly #mark: string;
  #count = 0;

  /** `mark` is unique to this window. */
  constructor(folder: string, files: Files, mark: string) {
    this.#folder = folder;
    this.#files = files;
    this.#mark = mark;
  }

  async add(text: string, time: number): Promise<void> {
    const name = `${time.toString(36).padStart(9, "0")}-${(this.#count++).toString(36).padStart(6, "0")}-${this.#mark}.json`;
    await writeWhole(this.#files, `${this.#folder}/${name}`, new TextEncoder().encode(text), this.#mark);
  }

  /** All texts in order of time. Of many files the older ones become one. A file that cannot be read is left out. */
  async load(): Promise<readonly string[]> {
    const listed = (await this.#files.list(this.#folder)).filter(({ name }) => !isUnfinished(name));
    const packs = listed.filter(({ name }) => name.endsWith(packEnd));
    const singles = listed.filter(({ name }) => name.endsWith(".json"));
    const packed = (await Promise.all(packs.map(async ({ uri }) => unpacked(await this.#text(uri))))).flat();
    const known = new Set(packed.map(({ name }) => name));
    const isNew = ({ name }: { name: string }): boolean => !known.has(name);
    const single = await Promise.all(
      singles.filter(isNew).map(async ({ name, uri }) => ({ name, text: await this.#text(uri) })),
    );
    const byName = new Map([...packed, ...single].map((entry) => [entry.name, entry]));
    const all = [...byName.values()].filter(({ text }) => text !== "").sort((a, b) => (a.name < b.name ? -1 : 1));
    if (singles.length > mostFiles) await this.#pack(all.slice(-mostEntries), [...packs, ...singles].map(({ uri }) => uri));
    return all.map(({ text }) => text);
  }

  /** The pack stands before the files go whose entries it holds; an entry in both counts once. */
  async #pack(entries: readonly Stored[], gone: readonly string[]): Promise<void> {
    const uri = `${this.#folder}/${Date.now().toString(36).padStart(9, "0")}-${this.#mark}${packEnd}`;
    const text = entries.map((entry) => JSON.stringify(entry)).join("\n");
    await writeWhole(this.#files, uri, new TextEncoder().encode(text), this.#mark);
    await Promise.all(gone.filter((one) => one !== uri).map((one) => this.#files.remove(one)));
  }

  async #text(uri: string): Promise<string> {
    try {
      return new TextDecoder().decode(await this.#files.read(uri));
    } catch {
      return ""; // One broken entry must not take the others with it.
    }
  }
}

const packEnd = ".pack.jsonl";

function unpacked(text: string): Stored[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as Stored];
    } catch {
      return []; // The last line of a pack that was cut short; its own file is still there then.
    }
  });
}
