import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { OnlineCache } from "../../src/vscode/onlineCache.ts";

/** As much of a file system as the cache uses, with a clock that moves at every write. */
function files(): { fs: vscode.FileSystem; files: Map<string, { bytes: Uint8Array; mtime: number }>; folder: vscode.Uri } {
  const all = new Map<string, { bytes: Uint8Array; mtime: number }>();
  let clock = 0;
  const known = (path: string): { bytes: Uint8Array; mtime: number } => {
    const file = all.get(path);
    if (file === undefined) throw new Error(`no such file: ${path}`);
    return file;
  };
  let hasFolder = false;
  const fs = {
    readFile: async ({ path }: vscode.Uri) => known(path).bytes,
    writeFile: async ({ path }: vscode.Uri, bytes: Uint8Array) => void all.set(path, { bytes, mtime: clock++ }),
    createDirectory: async () => void (hasFolder = true),
    readDirectory: async ({ path }: vscode.Uri) => {
      if (!hasFolder) throw new Error("no such folder");
      return [...all.keys()].map((name) => [name.slice(path.length + 1), 1]);
    },
    stat: async ({ path }: vscode.Uri) => ({ mtime: known(path).mtime }),
    delete: async ({ path }: vscode.Uri) => {
      known(path);
      all.delete(path);
    },
  };
  const uri = (path: string): vscode.Uri => ({ path, with: (change: { path: string }) => uri(change.path) }) as unknown as vscode.Uri;
  return { fs: fs as unknown as vscode.FileSystem, files: all, folder: uri("/storage/online") };
}

const address = (n: number): string => `https://ar.wikipedia.org/api/rest_v1/page/summary/${n}`;

describe("the cache on disk", () => {
  it("gives back what it was given, from another window too", async () => {
    const { fs, folder, files: all } = files();
    const page = { address: address(1), savedAt: 5, body: '{"title":"مصر"}' };
    const none = { address: address(2), savedAt: 6 };
    const cache = new OnlineCache(folder, fs);
    await cache.save(page);
    await cache.save(none);
    const other = new OnlineCache(folder, fs);
    assert.deepEqual(await other.read(page.address), page);
    assert.deepEqual(await other.read(none.address), none);
    for (const path of all.keys()) assert.match(path, /^\/storage\/online\/[0-9a-f]{16}\.json$/);
  });

  it("never gives an answer for another address", async () => {
    const { fs, folder, files: all } = files();
    const cache = new OnlineCache(folder, fs);
    await cache.save({ address: address(1), savedAt: 5 });
    const [path = ""] = all.keys();
    all.set(path, { bytes: new TextEncoder().encode(JSON.stringify({ address: address(2), savedAt: 5 })), mtime: 0 });
    assert.equal(await cache.read(address(1)), undefined);
    all.set(path, { bytes: new TextEncoder().encode(JSON.stringify({ address: address(1), savedAt: "5" })), mtime: 0 });
    assert.equal(await cache.read(address(1)), undefined);
  });

  it("lets the oldest go when it has too many", async () => {
    const { fs, folder, files: all } = files();
    const cache = new OnlineCache(folder, fs, 8);
    for (let n = 0; n < 9; n++) await cache.save({ address: address(n), savedAt: n });
    assert.equal(all.size, 6);
    for (const n of [3, 8]) assert.equal((await cache.read(address(n)))?.savedAt, n);
    await assert.rejects(cache.read(address(2)));
  });

  it("is cleared, also when there is nothing", async () => {
    const { fs, folder, files: all } = files();
    const cache = new OnlineCache(folder, fs);
    assert.equal(await cache.clear(), 0);
    await cache.save({ address: address(1), savedAt: 5 });
    assert.equal(await cache.clear(), 1);
    assert.equal(all.size, 0);
  });
});
