import * as vscode from "vscode";
import type { Files } from "./files.ts";
import { sidecarsOf, suffix } from "./places.ts";
import { sidecarsBelow } from "./sidecarsIn.ts";

/** A file of marks whose new place is taken, and the text that its marks belong to now. */
export interface Stray {
  readonly sidecar: vscode.Uri;
  readonly document: vscode.Uri;
}

/** Moves the files of marks of a text, or of all texts of a folder, that got another address. What stands there already stays; gives the files that it kept out. */
export async function moveSidecars(from: vscode.Uri, to: vscode.Uri, storage: vscode.Uri, files: Files): Promise<readonly Stray[]> {
  const strays: Stray[] = [];
  const move = async (sidecar: vscode.Uri, target: vscode.Uri, document: vscode.Uri): Promise<void> => {
    const isMoved = await files.move(sidecar.toString(), target.toString()).then(() => true, () => false);
    if (!isMoved && (await files.read(sidecar.toString()).catch(() => undefined)) !== undefined) strays.push({ sidecar, document });
  };
  const targets = sidecarsOf(to, storage);
  for (const sidecar of sidecarsOf(from, storage)) {
    // Files of a folder that was renamed have gone with it where they stand beside the texts.
    await move(sidecar, targets.find((other) => isInHashiya(other) === isInHashiya(sidecar)) ?? targets[0]!, to);
  }
  const [folder, mirror] = [mirrorOf(from), mirrorOf(to)];
  if (!folder || !mirror) return strays;
  // A folder under .hashiya mirrors one of texts.
  const isMoved = await vscode.workspace.fs.rename(folder, mirror, { overwrite: false }).then(() => true, () => false);
  if (isMoved) return strays;
  for (const sidecar of await sidecarsBelow(folder)) {
    const inside = sidecar.path.slice(folder.path.length + 1);
    await move(sidecar, vscode.Uri.joinPath(mirror, inside), vscode.Uri.joinPath(to, inside.slice(0, -suffix.length)));
  }
  return strays;
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
