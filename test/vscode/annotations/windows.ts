// A window of the store, of its own, on the folder that the tests have open.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Annotation } from "../../../src/core/store/annotation.ts";
import { annotate } from "../../../src/core/store/commands.ts";
import { Annotations, type Outcome } from "../../../src/vscode/annotations/annotations.ts";
import type { Files } from "../../../src/vscode/annotations/files.ts";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { closeAll } from "../documents.ts";

let count = 0;
const opened: Annotations[] = [];

export function root(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "the tests need an open folder");
  return folder.uri;
}

/** Storage that outlives a window, as that of a workspace does. */
export function newStorage(): vscode.Uri {
  return vscode.Uri.joinPath(root(), ".storage", String(count++));
}

export function newWindow(storage = newStorage(), files: Files = workspaceFiles): Annotations {
  const window = new Annotations({ own: storage, global: vscode.Uri.joinPath(storage, "global") }, files);
  opened.push(window);
  return window;
}

/** Puts everything away that a test opened and wrote. */
export async function putAway(): Promise<void> {
  await Promise.all(opened.map((window) => window.saved()));
  opened.splice(0).forEach((window) => window.dispose());
  await closeAll();
  for (const name of [".storage", ".hashiya", ".git", ".gitattributes"]) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), name), { recursive: true }).then(undefined, () => undefined);
  }
}

/** Marks the nth occurrence of some words as a place. */
export async function mark(window: Annotations, document: vscode.TextDocument, words: string, occurrence = 0): Promise<Outcome> {
  await window.ready(document);
  const hand = await window.hand(document.uri);
  return window.perform(document.uri, (store) => {
    const text = document.getText();
    let start = text.indexOf(words);
    for (let n = 0; n < occurrence; n++) start = text.indexOf(words, start + 1);
    assert.ok(start >= 0, `${words} is not in the document`);
    const marking = { start, end: start + words.length, type: "LOC", source: "human" } as const;
    return annotate(store, hand, { document: document.uri.toString(), text, markings: [marking] });
  });
}

/** The words that are marked in a document, in text order; an orphan's in brackets. */
export function marks(window: Annotations, document: vscode.TextDocument): string[] {
  const text = document.getText();
  const shown = ({ start, end, place, anchor }: Annotation): string => (place === "orphan" ? `[${anchor.quote}]` : text.slice(start, end));
  return [...window.sheet(document.uri).annotations.values()].sort((a, b) => a.start - b.start).map(shown);
}

export function sidecarOf(document: vscode.TextDocument): vscode.Uri {
  return document.uri.with({ path: `${document.uri.path}.hashiya.jsonld` });
}

export async function contentOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

export async function write(file: vscode.Uri, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
}

export async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(() => true, () => false);
}
