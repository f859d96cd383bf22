import * as vscode from "vscode";
import { suffix } from "./places.ts";

/** All files of marks in a folder of the workspace. */
export async function sidecarsIn(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  try {
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, `**/*${suffix}`), null);
    // A virtual file system without a search of its own finds nothing, and says nothing.
    if (found.length > 0 || searchable.includes(folder.uri.scheme)) return found;
  } catch {
    // The search is broken or switched off.
  }
  return sidecarsBelow(folder.uri);
}

const searchable = ["file", "vscode-remote"];

/** What is not the reader's own is large and holds no texts. */
const passedBy = new Set(["node_modules", ".git"]);

/** All files of marks in a folder and its folders, without a search; none where there is no folder. */
export async function sidecarsBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then((all) => all, () => []);
  const found: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory && !passedBy.has(name)) found.push(...(await sidecarsBelow(uri)));
    else if (name.endsWith(suffix)) found.push(uri);
  }
  return found;
}
