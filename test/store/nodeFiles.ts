// The store's files outside VS Code: as they are in Node, and as VS Code would treat them.
import { rm, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { diskFiles } from "../../src/desktop/diskFiles.ts";
import type { Files } from "../../src/vscode/annotations/files.ts";

const onDisk = diskFiles({} as Files);

export const waysToReplace = ["at once", "as VS Code does"] as const;

/** Whether a file takes the place of another in one step, or the old one goes out of the way first. */
export type WayToReplace = (typeof waysToReplace)[number];

export function nodeFiles(way: WayToReplace): Files {
  if (way === "at once") return onDisk;
  return {
    ...onDisk,
    async replace(from, to) {
      await rm(fileURLToPath(to), { force: true });
      await onDisk.replace(from, to);
    },
  };
}

/** Files of a disk with a coarse clock, whose stamps may be another writing's for as long as the tests take. */
export function freshFiles(way: WayToReplace): Files {
  return {
    ...nodeFiles(way),
    async stamp(uri) {
      const stats = await stat(fileURLToPath(uri)).catch(() => undefined);
      return stats && { value: `${Math.floor(stats.mtimeMs / coarse)} ${stats.size}`, isFresh: true };
    },
  };
}

/** In milliseconds. */
export const coarse = 10;
