// The files of the store over Node, as the tests need them outside VS Code.
import { constants, promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Files } from "../../src/vscode/annotations/files.ts";

/** How a file takes the place of another: at once, or as VS Code does it, the old one first out of the way. */
export type Replacing = "at once" | "as VS Code";

export function nodeFiles(replacing: Replacing): Files {
  return {
    read: (uri) => unlessMissing(fs.readFile(fileURLToPath(uri))),
    async write(uri, bytes) {
      await fs.mkdir(path.dirname(fileURLToPath(uri)), { recursive: true });
      await fs.writeFile(fileURLToPath(uri), bytes);
    },
    async replace(from, to) {
      if (replacing === "as VS Code") await fs.rm(fileURLToPath(to), { force: true });
      await fs.rename(fileURLToPath(from), fileURLToPath(to));
    },
    async move(from, to) {
      await fs.mkdir(path.dirname(fileURLToPath(to)), { recursive: true });
      await fs.copyFile(fileURLToPath(from), fileURLToPath(to), constants.COPYFILE_EXCL);
      await fs.rm(fileURLToPath(from));
    },
    remove: (uri) => fs.rm(fileURLToPath(uri), { force: true }),
    async list(folder) {
      const names = (await unlessMissing(fs.readdir(fileURLToPath(folder)))) ?? [];
      return names.map((name) => ({ name, uri: `${folder}/${pathToFileURL(`/${name}`).href.slice("file:///".length)}` }));
    },
    isReadOnly: (uri) => fs.access(fileURLToPath(uri), constants.W_OK).then(() => false, (error: NodeJS.ErrnoException) => error.code !== "ENOENT"),
  };
}

async function unlessMissing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
