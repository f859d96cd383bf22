/** What the store asks of a file system. Paths are URIs as texts, so that the same code runs over VS Code and over Node. */
export interface Files {
  /** Undefined where there is no file. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** Writes a file that nobody else writes; makes the folders above it. It need not be whole after a crash. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another, or of none. After a crash either stands there, or none and the file is where it was. */
  replace(from: string, to: string): Promise<void>;
  /** Gives a file another address; rejects where something stands there already. */
  move(from: string, to: string): Promise<void>;
  /** A file that is gone already is no error. */
  remove(uri: string): Promise<void>;
  /** The files of a folder; none where there is no folder. */
  list(folder: string): Promise<readonly ListedFile[]>;
  isReadOnly(uri: string): Promise<boolean>;
  /** Undefined where the file system cannot tell one writing from another, or there is no file. */
  stamp(uri: string): Promise<Stamp | undefined>;
}

/**
 * What becomes another whenever a file is written, and stays when it is given another address; so a file need not be read to know that it
 * says the same.
 */
export interface Stamp {
  readonly value: string;
  /** The file was written so lately that another writing may have the same. */
  readonly isFresh: boolean;
}

export interface ListedFile {
  readonly name: string;
  readonly uri: string;
}

/** A file that was being written begins with the name of the one it is meant for, and ends so. */
const unfinished = ".new";

/** In milliseconds. VS Code takes the old file away and then renames the new one: two calls from one process to another. */
const longestReplacement = 100;

/** Whether the fraction of a second in the time of a file says that its file system counts more than seconds: else two writings may share a time. */
export function isFine(fraction: number): boolean {
  return fraction !== 0;
}

/** Whether a file is a new version on its way to its place. */
export function isUnfinished(name: string): boolean {
  return name.endsWith(unfinished);
}

/**
 * Writes a file so that a crash at any moment leaves the old content or the new one: in its place, or in a file beside it
 * that `readSurviving` finds; no other writing may use its `name`. With `isToReplace` it is asked, at the last moment, whether the new content,
 * which stands in the file given, may take its place; resolves with whether it has.
 */
export async function writeWhole(
  files: Files,
  uri: string,
  bytes: Uint8Array,
  name: string,
  isToReplace: (written: string) => Promise<boolean> = async () => true,
): Promise<boolean> {
  const written = `${uri}.${Date.now().toString(36).padStart(9, "0")}-${name}${unfinished}`;
  try {
    await files.write(written, bytes);
    if (await isToReplace(written)) {
      await files.replace(written, uri);
      return true;
    }
  } catch (error) {
    const standing = await files.read(uri);
    // A window that read in the middle of this may have put the new version in its place already.
    if (standing && isSame(standing, bytes)) return true;
    // Only where the file stands: else the new version may be all there is.
    if (standing) await files.remove(written);
    throw error;
  }
  await files.remove(written);
  return false;
}

/**
 * Reads a file; where a crash took it from its place before the new version came there, the new version, which then takes
 * its place. `isWhole` tells a version that was written to its end.
 */
export async function readSurviving(
  files: Files,
  uri: string,
  isWhole: (bytes: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array | undefined> {
  const bytes = await files.read(uri);
  if (bytes !== undefined || (await unfinishedVersions(files, uri)).length === 0) return bytes ?? files.read(uri);
  // Another window may be in the middle of its writing.
  await new Promise((resolve) => setTimeout(resolve, longestReplacement));
  const later = await files.read(uri);
  if (later !== undefined) return later;
  for (const version of await unfinishedVersions(files, uri)) {
    const content = await files.read(version);
    if (content === undefined || !(await isWhole(content))) continue;
    // Where it is gone, its window has put it in its place.
    await files.move(version, uri).catch(() => undefined);
    break;
  }
  return files.read(uri);
}

/** In milliseconds: longer than file systems and their clocks take for two moments to be two. */
const longestTick = 15;

/**
 * The stamp of a new version on its way to a file's place. Even a fresh one is no other's where no other version stands beside it after a
 * while: who writes one from then on writes it later, and who has put one in place already is noticed there.
 */
export async function stampOfNew(files: Files, uri: string, written: string): Promise<Stamp | undefined> {
  const stamp = await files.stamp(written);
  if (!stamp?.isFresh) return stamp;
  await new Promise((resolve) => setTimeout(resolve, longestTick));
  const isAlone = (await unfinishedVersions(files, uri)).length === 1;
  return { ...stamp, isFresh: !isAlone };
}

/** Removes what crashes left behind of a file: versions on their way that are still there after some milliseconds. */
export async function clearUnfinished(files: Files, uri: string, time: number): Promise<void> {
  const before = await unfinishedVersions(files, uri);
  if (before.length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, time));
  const after = await unfinishedVersions(files, uri);
  for (const version of before.filter((one) => after.includes(one))) await files.remove(version);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The newest first: their names begin with the time. */
async function unfinishedVersions(files: Files, uri: string): Promise<string[]> {
  const cut = uri.lastIndexOf("/");
  const start = decodeURIComponent(uri.slice(cut + 1));
  const all = await files.list(uri.slice(0, cut));
  const ours = all.filter(({ name }) => name.startsWith(`${start}.`) && isUnfinished(name));
  return ours.sort((a, b) => (a.name > b.name ? -1 : 1)).map((file) => file.uri);
}
