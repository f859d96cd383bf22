import * as vscode from "vscode";
import type { Files } from "./files.ts";
import { sidecarsOf } from "./places.ts";

/** Moves the files of marks of a text, or of all texts of a folder, that got another address. What stands there already stays. */
export async function moveSidecars(from: vscode.Uri, to: vscode.Uri, storage: vscode.Uri, files: Files): Promise<void> {
  const targets = sidecarsOf(to, storage);
  for (const sidecar of sidecarsOf(from, storage)) {
    // Files of a folder that was renamed have gone with it where they stand beside the texts.
    const target = targets.find((other) => isInHashiya(other) === isInHashiya(sidecar)) ?? targets[0]!;
    await files.move(sidecar.toString(), target.toString()).catch(() => undefined);
  }
  const [folder, mirror] = [mirrorOf(from), mirrorOf(to)];
  if (!folder || !mirror) return;
  // A folder under .hashiya mirrors one of texts.
  await vscode.workspace.fs.rename(folder, mirror, { overwrite: false }).then(undefined, () => undefined);
}

function isInHashiya({ path }: vscode.Uri): boolean {
  return path.includes("/.hashiya/");
}

function mirrorOf(uri: vscode.Uri): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder && vscode.Uri.joinPath(folder.uri, ".hashiya", uri.path.slice(folder.uri.path.length + 1));
}

/** A text in front of which another was opened: if that one is then saved with the same words, it is its copy. */
interface Original {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** Tells which text another one is a copy of, under a new name: "Save As", and the first saving of a new text. */
export class Copies implements vscode.Disposable {
  readonly #originals = new WeakMap<vscode.TextDocument, Original>();
  readonly #listener: vscode.Disposable;

  constructor() {
    this.#listener = vscode.workspace.onDidOpenTextDocument((document) => {
      const original = vscode.window.activeTextEditor?.document;
      if (original && original !== document) this.#originals.set(document, { uri: original.uri, text: original.getText() });
    });
  }

  /** The text that a document, just saved, is a copy of. */
  originalOf(document: vscode.TextDocument): vscode.Uri | undefined {
    const original = this.#originals.get(document);
    this.#originals.delete(document);
    return original?.text === document.getText() ? original.uri : undefined;
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
