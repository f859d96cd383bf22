import assert from "node:assert/strict";
import * as vscode from "vscode";
import { writeSheet } from "../../../src/core/formats/webAnnotation.ts";
import { annotated } from "../../store/manyMarks.ts";
import { mark, newWindow, putAway, root, write } from "./windows.ts";

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

describe("many marks", function () {
  this.timeout(240_000);
  const folder = (): vscode.Uri => vscode.Uri.joinPath(root(), "many");
  afterEach(async () => {
    await putAway();
    await vscode.workspace.fs.delete(folder(), { recursive: true }).then(undefined, () => undefined);
  });

  it("are no hindrance: 5,000 in the text and 50,000 in the folder, and a mark shows and is saved at once", async function () {
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
    const window = newWindow();
    await window.ready(document);
    await window.readyFolder(file);
    assert.equal(window.sheet(file).annotations.size, 5000);
    assert.ok(window.documents(file).length >= 10);
    const shown: number[] = [];
    const saved: number[] = [];
    for (let n = 0; n < 20; n++) {
      const start = performance.now();
      await mark(window, document, "الوفد", n * 200);
      shown.push(performance.now() - start);
      const saving = performance.now();
      await window.saved();
      saved.push(performance.now() - saving);
    }
    const typed: number[] = [];
    for (let n = 0; n < 10; n++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file, new vscode.Position(0, 0), "و");
      await vscode.workspace.applyEdit(edit);
      const start = performance.now();
      window.sheet(file);
      typed.push(performance.now() - start);
    }
    const figures = (times: readonly number[]): string => `${median(times).toFixed()}, at most ${Math.max(...times).toFixed()} ms`;
    this.test!.title += ` (shown in ${figures(shown)}; saved in ${figures(saved)})`;
    // 100 ms and 200 ms are aimed at (test/bench has the figures); the ceilings leave room for a busy machine.
    assert.ok(median(shown) < 1000, `a mark takes ${median(shown).toFixed()} ms to show`);
    assert.ok(median(saved) < 4000, `a mark takes ${median(saved).toFixed()} ms to be saved`);
    assert.ok(median(typed) < 200, `the marks take ${median(typed).toFixed()} ms to follow a letter`);
  });
});
