import * as vscode from "vscode";
import { isFine, type Files } from "./files.ts";

const onDisk: ReadonlySet<string> = new Set(["file", "vscode-remote"]);

/** In milliseconds. */
const lately = 2000;

/** The files of the workspace, through VS Code: in every host, on every file system. */
export const workspaceFiles: Files = {
  read: (uri) => unlessMissing(vscode.workspace.fs.readFile(vscode.Uri.parse(uri))),
  async write(uri, bytes) {
    await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), bytes);
  },
  async replace(from, to) {
    await vscode.workspace.fs.rename(vscode.Uri.parse(from), vscode.Uri.parse(to), { overwrite: true });
  },
  async move(from, to) {
    await vscode.workspace.fs.rename(vscode.Uri.parse(from), vscode.Uri.parse(to), { overwrite: false });
  },
  async remove(uri) {
    await unlessMissing(vscode.workspace.fs.delete(vscode.Uri.parse(uri)));
  },
  async list(folder) {
    const base = vscode.Uri.parse(folder);
    const entries = (await unlessMissing(vscode.workspace.fs.readDirectory(base))) ?? [];
    const isFile = ([, type]: [string, vscode.FileType]): boolean => (type & vscode.FileType.File) !== 0;
    return entries.filter(isFile).map(([name]) => ({ name, uri: vscode.Uri.joinPath(base, name).toString() }));
  },
  async isReadOnly(uri) {
    const { scheme } = vscode.Uri.parse(uri);
    if (vscode.workspace.fs.isWritableFileSystem(scheme) === false) return true;
    // VS Code does not say that a file of a disk may not be written; what runs in Node looks for itself.
    return Boolean((await unlessMissing(vscode.workspace.fs.stat(vscode.Uri.parse(uri))))?.permissions);
  },
  async stamp(uri) {
    const place = vscode.Uri.parse(uri);
    // Other file systems may give any time they like.
    const stats = onDisk.has(place.scheme) ? await unlessMissing(vscode.workspace.fs.stat(place)) : undefined;
    // Two windows may write files of one size within the same millisecond: of what was just written nothing is concluded.
    const isTold = stats && isFine(stats.mtime % 1000);
    return isTold ? { value: `${stats.mtime} ${stats.size}`, isFresh: Date.now() - stats.mtime <= lately } : undefined;
  },
};

async function unlessMissing<Value>(work: Thenable<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && /^File(NotFound|NotADirectory)$/.test(error.code);
    if (isMissing) return undefined;
    throw error;
  }
}
