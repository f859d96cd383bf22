import { clearUnfinished, readSurviving, stampOfNew, writeWhole, type Files, type Stamp } from "./files.ts";

/** How a value is written, read and brought together with what somebody else wrote meanwhile. */
export interface Format<Value, Damage> {
  /** Never rejects: of a damaged text it gives the good part. What it gives is true at the moment that it resolves. */
  read(text: string): Promise<{ readonly value: Value; readonly damage?: Damage }>;
  write(value: Value): Promise<string>;
  merge(base: Value, ours: Value, theirs: Value): Value;
  saysTheSame(a: Value, b: Value): boolean;
  readonly empty: Value;
}

/** Whose value it is. */
export interface Owner<Value> {
  /** Resolves when the value is at hand; for one that takes work that would hold up the host. */
  ready?(): Promise<void>;
  current(): Value;
  /** Called with a value into which somebody else's changes came. */
  adopt(value: Value): void;
}

/** What a file said when it was read or written. */
interface Version<Value> {
  /** Undefined where there was no file. */
  readonly text: string | undefined;
  readonly value: Value;
  /** Of the file that said so, where the file system gives stamps. */
  readonly stamp?: Stamp | undefined;
}

/** What we wrote lately: a version without it may come from somebody who had not seen it. */
interface OwnChange<Value> {
  readonly at: number;
  readonly before: Value;
  readonly after: Value;
}

/**
 * For so many milliseconds what we wrote may be unknown to whoever writes next: a window reads, merges and writes within a few dozen
 * milliseconds. What is missing in their version was not taken away then.
 */
export const unseenFor = 1000;

const mostTries = 10;

/** A shared file, whatever its value. */
export type StoredFile<Damage> = Pick<SharedFile<unknown, Damage>, "uri" | "exists" | "damage" | "owes" | "isSettled" | "read" | "readAnew" | "save" | "tidy">;

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
  #known: Version<Value>;
  #unseen: OwnChange<Value> | undefined;
  #writings = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting: Promise<void> | undefined;
  #damage: Damage | undefined;
  #owes = false;

  /** `mark` is unique to this window: it names the files on their way. */
  constructor(uri: string, files: Files, format: Format<Value, Damage>, owner: Owner<Value>, mark: string) {
    this.uri = uri;
    this.#files = files;
    this.#format = format;
    this.#owner = owner;
    this.#mark = mark;
    this.#known = { text: undefined, value: format.empty };
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

  /** Whether everybody has seen what we wrote, and a look at its stamp tells whether the file is the old one; until then it is to be read again after a while. */
  get isSettled(): boolean {
    return this.#unseen === undefined && this.#known.stamp?.isFresh !== true;
  }

  read(): Promise<void> {
    // Whoever asks while another still waits for their turn gets the same reading.
    return (this.#waiting ??= this.#inOrder(() => {
      this.#waiting = undefined;
      return this.#read();
    }));
  }

  /** Reads the file as if it were new: what it tells of has changed, so that the same words say something else. */
  readAnew(): Promise<void> {
    return this.#inOrder(() => this.#read(true));
  }

  /** Writes our value, merged with what others wrote; nothing where the file says the same already, or is damaged. */
  save(): Promise<void> {
    return this.#inOrder(async () => {
      // Somebody who writes while we do comes in between now and then, not for ever.
      for (let tries = 0; tries < mostTries; tries++) {
        // No file is replaced that is not as known at the last moment; one that is to be read in full then need not be read before.
        const isRead = tries > 0 || !this.exists || this.#damage !== undefined || isTelling(this.#known);
        if (isRead) await this.#read();
        if (this.#damage !== undefined || (await this.#write(isRead, tries === mostTries - 1))) break;
      }
    });
  }

  /** Removes what crashes left beside the file. */
  async tidy(): Promise<void> {
    if (this.exists) await clearUnfinished(this.#files, this.uri, unseenFor);
  }

  /** Whether the file says what we say; not where nobody has looked, or somebody has written it since it was read, unless they are to be ignored. */
  async #write(isRead: boolean, ignoresOthers: boolean): Promise<boolean> {
    await this.#owner.ready?.();
    const value = this.#owner.current();
    const text = await this.#format.write(value);
    const isNews = this.exists ? text !== this.#known.text : !this.#format.saysTheSame(value, this.#format.empty);
    if (!isNews && !isRead) return false;
    if (isNews) {
      const name = `${this.#mark}-${this.#writings++}`;
      let stamp: Stamp | undefined;
      const isUnchanged = async (written: string): Promise<boolean> => {
        stamp = await stampOfNew(this.#files, this.uri, written);
        return ignoresOthers || (await this.#isAsKnown()) || textIn(await this.#files.read(this.uri)) === this.#known.text;
      };
      if (!(await writeWhole(this.#files, this.uri, new TextEncoder().encode(text), name, isUnchanged))) return false;
      this.#forgetSeen();
      this.#unseen = { at: Date.now(), before: this.#base(), after: value };
      this.#known = { text, value, stamp };
    }
    this.#owes = false;
    return true;
  }

  async #read(isAnew = false): Promise<void> {
    // Before the reading: what is written in between makes it another.
    const found = await this.#files.stamp(this.uri);
    const isAsKnown = tellsOf(this.#known, found);
    const stamp = isAsKnown ? this.#known.stamp : found;
    const text = isAsKnown ? this.#known.text : textIn(await readSurviving(this.#files, this.uri, (content) => this.#isWhole(content)));
    if (isAnew || text !== this.#known.text) {
      await this.#owner.ready?.();
      const { value: theirs, damage } = text === undefined ? { value: this.#format.empty } : await this.#format.read(text);
      // Nobody who writes takes the file away without knowing what is in it.
      const base = text === undefined ? this.#known.value : this.#base();
      this.#damage = damage;
      this.#known = { text, value: theirs, stamp };
      const merged = this.#format.merge(base, this.#owner.current(), theirs);
      this.#owes = !this.#format.saysTheSame(merged, theirs);
      this.#owner.adopt(merged);
    } else {
      this.#known = { ...this.#known, stamp };
    }
    this.#forgetSeen();
  }

  async #isAsKnown(): Promise<boolean> {
    return isTelling(this.#known) && tellsOf(this.#known, await this.#files.stamp(this.uri));
  }

  #forgetSeen(): void {
    const isSeen = this.#unseen !== undefined && Date.now() - this.#unseen.at >= unseenFor && !this.#owes;
    if (isSeen) this.#unseen = undefined;
  }

  /** What the file said last, without what not everybody may have seen of ours; what we have taken back since is nothing to wait for. */
  #base(): Value {
    const { value } = this.#known;
    if (!this.#unseen) return value;
    const { before, after } = this.#unseen;
    return this.#format.merge(after, this.#format.merge(this.#owner.current(), after, before), value);
  }

  async #isWhole(bytes: Uint8Array): Promise<boolean> {
    return (await this.#format.read(textIn(bytes)!)).damage === undefined;
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** Whether the stamp of a version is no other's. */
function isTelling({ stamp }: Version<unknown>): boolean {
  return stamp?.isFresh === false;
}

/** Whether a stamp tells that a file still is a version. */
function tellsOf(version: Version<unknown>, stamp: Stamp | undefined): boolean {
  return isTelling(version) && version.stamp?.value === stamp?.value;
}

/** Bytes that are no UTF-8 become replacement characters, which no format takes for whole. */
function textIn(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
