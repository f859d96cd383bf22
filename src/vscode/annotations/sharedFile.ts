import { clearUnfinished, readSurviving, writeWhole, type Files } from "./files.ts";

/** How a value is written, read and brought together with what somebody else wrote meanwhile. */
export interface Format<Value, Damage> {
  read(text: string): { readonly value: Value; readonly damage?: Damage };
  write(value: Value): string;
  merge(base: Value, ours: Value, theirs: Value): Value;
  readonly empty: Value;
}

/** What a file said when it was last read or written. */
interface Known<Value> {
  /** Undefined where there was no file. */
  readonly text: string | undefined;
  readonly value: Value;
}

/**
 * For so many milliseconds after our writing, a version without it may come from a window that had not seen it: such a window
 * reads, merges and writes within a few dozen milliseconds.
 */
export const unseenFor = 400;

/**
 * A file that several windows, git and other programs write. What they wrote is merged with our value, by what the file said when we
 * last saw it, and then ours is written; a damaged file is never written.
 */
export class SharedFile<Value, Damage> {
  readonly uri: string;
  readonly #files: Files;
  readonly #format: Format<Value, Damage>;
  readonly #mark: string;
  #known: Known<Value>;
  #earlier: { readonly known: Known<Value>; readonly until: number } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** Why the file must not be written: what it says is only partly understood. */
  damage: Damage | undefined;

  /** `mark` is unique to this window: it names the files on their way. */
  constructor(uri: string, files: Files, format: Format<Value, Damage>, mark: string) {
    this.uri = uri;
    this.#files = files;
    this.#format = format;
    this.#mark = mark;
    this.#known = { text: undefined, value: format.empty };
  }

  /** Whether the file was there when it was last looked at. */
  get exists(): boolean {
    return this.#known.text !== undefined;
  }

  /** Reads the file and merges it with our value; the same value where the file says nothing new. */
  async read(ours: () => Value): Promise<Value> {
    return this.#inOrder(() => this.#read(ours));
  }

  /**
   * Writes our value, after reading what others wrote; `adopt` gets the value where theirs came into it. Nothing is written where
   * the file says the same already, or is damaged. Resolves with whether the file says what we say.
   */
  async save(ours: () => Value, adopt: (value: Value) => void): Promise<boolean> {
    return this.#inOrder(async () => {
      const value = await this.#read(ours);
      if (value !== ours()) adopt(value);
      if (this.damage !== undefined) return false;
      const text = this.#format.write(value);
      if (text === this.#known.text || (text === this.#format.write(this.#format.empty) && !this.exists)) return true;
      this.#earlier = { known: this.#known, until: Date.now() + unseenFor };
      await writeWhole(this.#files, this.uri, new TextEncoder().encode(text), this.#mark);
      this.#known = { text, value };
      return true;
    });
  }

  /** Removes what crashes left beside the file. */
  async tidy(): Promise<void> {
    if (this.exists) await clearUnfinished(this.#files, this.uri);
  }

  async #read(ours: () => Value): Promise<Value> {
    const bytes = await readSurviving(this.#files, this.uri, (content) => this.#isWhole(content));
    const text = bytes && decoded(bytes);
    if (text === this.#known.text) return ours();
    const { value: theirs, damage } = text === undefined ? { value: this.#format.empty } : this.#format.read(text);
    const base = this.#earlier && Date.now() < this.#earlier.until ? this.#earlier.known : this.#known;
    this.damage = damage;
    this.#known = { text, value: theirs };
    return this.#format.merge(base.value, ours(), theirs);
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
