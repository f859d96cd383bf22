// How long it takes to mark in a text with many marks.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { writeSheet } from "../../../src/core/formats/webAnnotation.ts";
import type { Annotation } from "../../../src/core/store/annotation.ts";
import type { Files } from "../../../src/vscode/annotations/files.ts";
import { annotated } from "../../store/manyMarks.ts";
import { mark, newStorage, newWindow, putAway, root, write } from "./windows.ts";

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;
/** Another one each time: VS Code remembers for a while what it has opened. */
let runs = 0;
const folder = (): vscode.Uri => vscode.Uri.joinPath(root(), `many-${runs}`);

export async function putManyAway(): Promise<void> {
  await putAway();
  await vscode.workspace.fs.delete(folder(), { recursive: true }).then(undefined, () => undefined);
}

/** Marks 20 places of a text with 5,000 marks, in a folder with 50,000, opens three that another program has changed, and gives what it took. */
export async function timeManyMarks(test: Mocha.Runnable, files: Files): Promise<{ readonly shown: number; readonly saved: number; readonly typed: number }> {
  runs++;
  const { text, sheet } = annotated(5000);
  const json = writeSheet(sheet, { source: "text.txt", text });
  for (let n = 0; n < 9; n++) {
    await write(vscode.Uri.joinPath(folder(), `${n}.txt`), text);
    await write(vscode.Uri.joinPath(folder(), `${n}.txt.hashiya.jsonld`), json);
  }
  const file = vscode.Uri.joinPath(folder(), "text.txt");
  await write(file, text);
  await write(vscode.Uri.joinPath(folder(), "text.txt.hashiya.jsonld"), json);
  // Not shown: what the editor and the extension's own window do with it is no time of the store's.
  const document = await vscode.workspace.openTextDocument(file);
  const window = newWindow(newStorage(), files);
  await window.ready(document);
  await window.readyFolder(file);
  assert.equal(window.sheet(file).annotations.size, 5000);
  assert.ok(window.documents(file).length >= 10);
  const [shown, saved, typed, held, found, heldThen]: number[][] = [[], [], [], [], [], []];
  for (let n = 0; n < 20; n++) {
    const start = performance.now();
    await mark(window, document, "الوفد", n * 200);
    shown!.push(performance.now() - start);
    const saving = performance.now();
    const release = watchHost((time) => held!.push(time));
    await window.saved();
    release();
    saved!.push(performance.now() - saving);
  }
  for (let n = 0; n < 3; n++) {
    const other = vscode.Uri.joinPath(folder(), `${n}.txt`);
    const changed = `عنوان ${n}\n${text}خاتمة ${n}\n`;
    await write(other, changed);
    const opened = await vscode.workspace.openTextDocument(other);
    const release = watchHost((time) => heldThen!.push(time));
    const start = performance.now();
    await window.ready(opened);
    found!.push(performance.now() - start);
    release();
    const isLost = ({ start, end, place, anchor }: Annotation): boolean => place !== "sure" || changed.slice(start, end) !== anchor.quote;
    assert.equal([...window.sheet(other).annotations.values()].filter(isLost).length, 0);
  }
  for (let n = 0; n < 10; n++) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), "و");
    await vscode.workspace.applyEdit(edit);
    const start = performance.now();
    window.sheet(file);
    typed!.push(performance.now() - start);
  }
  const figures = (times: readonly number[]): string => `${median(times).toFixed()}, at most ${Math.max(...times).toFixed()} ms`;
  const times = [`shown in ${figures(shown!)}`, `saved in ${figures(saved!)}, the host held up for ${figures(held!)}`];
  times.push(`found again in ${figures(found!)}, the host held up for ${figures(heldThen!)}`);
  test.title += ` (${times.join("; ")})`;
  return { shown: median(shown!), saved: median(saved!), typed: median(typed!) };
}

/** Tells, when it is ended, for how long nothing else could run in the host at once. */
function watchHost(tell: (longest: number) => void): () => void {
  let longest = 0;
  let since = performance.now();
  let timer = setTimeout(function look() {
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
    timer = setTimeout(look, 0);
  }, 0);
  return () => {
    clearTimeout(timer);
    tell(Math.max(longest, performance.now() - since));
  };
}
