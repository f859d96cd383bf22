import { clearUnfinished, readSurviving, writeWhole, type Files } from "./files.ts";

/** How a value is written, read and brought together with what somebody else wrote meanwhile. */
export interface Format<Value, Damage> {
  /** Never throws: of a damaged text it gives the good part. */
  read(text: string): { readonly value: Value; readonly damage?: Damage };
  write(value: Value): string;
  merge(base: Value, ours: Value, theirs: Value): Value;
  saysTheSame(a: Value, b: Value): boolean;
  readonly empty: Value;
}

/** Whose value it is. */
export interface Owner<Value> {
  current(): Value;
  /** Called with a value into which somebody else's changes came. */
  adopt(value: Value): void;
}

/** What a file said when it was read or written. */
interface Version<Value> {
  readonly since: number;
  /** Undefined where there was no file. */
  readonly text: string | undefined;
  readonly value: Value;
}

/**
 * A version that came up to so many milliseconds ago may be unknown to whoever wrote the next one: a window reads, merges and writes
 * within a few dozen milliseconds. So what is missing there was not taken away.
 */
export const unseenFor = 400;

/** A shared file, whatever its value. */
export type StoredFile<Damage> = Pick<SharedFile<unknown, Damage>, "uri" | "exists" | "damage" | "owes" | "read" | "save" | "tidy">;

/**
 * A file that several windows, git and other programs write. What they wrote is merged with our value, by what the file said when we
 * last saw it, and then ours is written; a damaged file is never written.
 */
export class SharedFile<Value, Damage> {
  readonly uri: string;
  readonly #files: Files;
  readonly #format: Format<Value, Damage>;
  readonly #owner: Owner<Value>;
  readonly #mark: string;
  /** The last version, before it those that not everybody may have seen, and the one that everybody has. */
  #versions: readonly Version<Value>[];
  #isRead = false;
  #queue: Promise<unknown> = Promise.resolve();
  #damage: Damage | undefined;
  #owes = false;

  /** `mark` is unique to this window: it names the files on their way. */
  constructor(uri: string, files: Files, format: Format<Value, Damage>, owner: Owner<Value>, mark: string) {
    this.uri = uri;
    this.#files = files;
    this.#format = format;
    this.#owner = owner;
    this.#mark = mark;
    this.#versions = [{ since: -Infinity, text: undefined, value: format.empty }];
  }

  /** Whether the file was there when it was last looked at. */
  get exists(): boolean {
    return this.#known.text !== undefined;
  }

  /** Why the file must not be written: what it says is only partly understood. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  /** Whether we say something that somebody else's version lacks, so that it is to be saved. */
  get owes(): boolean {
    return this.#owes;
  }

  read(): Promise<void> {
    return this.#inOrder(() => this.#read());
  }

  /** Writes our value, merged with what others wrote; nothing where the file says the same already, or is damaged. */
  save(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#read();
      if (this.#damage !== undefined) return;
      const value = this.#owner.current();
      const text = this.#format.write(value);
      const isNews = this.exists ? text !== this.#known.text : !this.#format.saysTheSame(value, this.#format.empty);
      if (isNews) {
        await writeWhole(this.#files, this.uri, new TextEncoder().encode(text), this.#mark);
        this.#saw(text, value);
      }
      this.#owes = false;
    });
  }

  /** Removes what crashes left beside the file. */
  async tidy(): Promise<void> {
    if (this.exists) await clearUnfinished(this.#files, this.uri);
  }

  async #read(): Promise<void> {
    const bytes = await readSurviving(this.#files, this.uri, (content) => this.#isWhole(content));
    const text = bytes && decoded(bytes);
    if (text === this.#known.text) {
      this.#isRead = true;
      return;
    }
    const { value: theirs, damage } = text === undefined ? { value: this.#format.empty } : this.#format.read(text);
    // Nobody who writes takes the file away without knowing what is in it.
    const base = text === undefined ? this.#known : this.#seenVersions()[0]!;
    this.#damage = damage;
    // What stands there when we first look has stood there for long.
    if (this.#isRead) this.#saw(text, theirs);
    else this.#versions = [{ since: -Infinity, text, value: theirs }];
    this.#isRead = true;
    const merged = this.#format.merge(base.value, this.#owner.current(), theirs);
    this.#owes = !this.#format.saysTheSame(merged, theirs);
    this.#owner.adopt(merged);
  }

  get #known(): Version<Value> {
    return this.#versions.at(-1)!;
  }

  #saw(text: string | undefined, value: Value): void {
    this.#versions = [...this.#seenVersions(), { since: Date.now(), text, value }];
  }

  /** The versions from the one on that everybody has seen. */
  #seenVersions(): readonly Version<Value>[] {
    const seen = this.#versions.findLastIndex(({ since }) => since <= Date.now() - unseenFor);
    return this.#versions.slice(Math.max(0, seen));
  }

  #isWhole(bytes: Uint8Array): boolean {
    return this.#format.read(decoded(bytes)).damage === undefined;
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** Bytes that are no UTF-8 become replacement characters, which no format takes for whole. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
