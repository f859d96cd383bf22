// The store's files outside VS Code: as they are in Node, and as VS Code would treat them.
import { rm } from "node:fs/promises";
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

/** Files that were always written too lately for their stamps to tell anything. */
export function freshFiles(way: WayToReplace): Files {
  const files = nodeFiles(way);
  return {
    ...files,
    async stamp(uri) {
      const stamp = await files.stamp(uri);
      return stamp && { ...stamp, isFresh: true };
    },
  };
}
