import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isFine, type Files } from "../vscode/annotations/files.ts";

/**
 * The files of a disk, without VS Code in between: a new version takes the place of the old one in one step, after it has reached the
 * disk. VS Code would take the old one away first, and does not say which files may not be written. Other addresses go to `others`.
 */
export function diskFiles(others: Files): Files {
  const own: Files = {
    read: (uri) => unlessMissing(fs.readFile(fileURLToPath(uri))),
    async write(uri, bytes) {
      const file = fileURLToPath(uri);
      await fs.mkdir(path.dirname(file), { recursive: true });
      const handle = await fs.open(file, "w");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    replace: (from, to) => fs.rename(fileURLToPath(from), fileURLToPath(to)),
    async move(from, to) {
      await fs.mkdir(path.dirname(fileURLToPath(to)), { recursive: true });
      // Unlike a renaming, a link never takes the place of a file.
      await fs.link(fileURLToPath(from), fileURLToPath(to));
      await fs.rm(fileURLToPath(from));
    },
    remove: (uri) => fs.rm(fileURLToPath(uri), { force: true }),
    async list(folder) {
      const place = fileURLToPath(folder);
      const entries = (await unlessMissing(fs.readdir(place, { withFileTypes: true }))) ?? [];
      return entries.filter((entry) => entry.isFile()).map(({ name }) => ({ name, uri: pathToFileURL(path.join(place, name)).href }));
    },
    async isReadOnly(uri) {
      const stats = await unlessMissing(fs.stat(fileURLToPath(uri)));
      return stats !== undefined && (stats.mode & mayWrite) === 0;
    },
    async stamp(uri) {
      const stats = await unlessMissing(fs.stat(fileURLToPath(uri), { bigint: true }));
      const isTold = stats && isFine(Number(stats.mtimeNs % second));
      return isTold ? { value: `${stats.ino} ${stats.mtimeNs} ${stats.size}`, isFresh: false } : undefined;
    },
  };
  const of = (uri: string): Files => (uri.startsWith("file:") ? own : others);
  return {
    read: (uri) => of(uri).read(uri),
    write: (uri, bytes) => of(uri).write(uri, bytes),
    replace: (from, to) => (of(from) === of(to) ? of(to) : others).replace(from, to),
    move: (from, to) => (of(from) === of(to) ? of(to) : others).move(from, to),
    remove: (uri) => of(uri).remove(uri),
    list: (folder) => of(folder).list(folder),
    isReadOnly: (uri) => of(uri).isReadOnly(uri),
    stamp: (uri) => of(uri).stamp(uri),
  };
}

/** In nanoseconds. */
const second = 1_000_000_000n;

/** The owner's, the group's or everybody's right to write. */
const mayWrite = 0o222;

async function unlessMissing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
