import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import * as vscode from "vscode";
import { diskFiles } from "../../../src/desktop/diskFiles.ts";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { api, show, until } from "../documents.ts";
import { contentOf, exists, mark, marks, newStorage, newWindow, putAway, root, sidecarOf } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n";

describe("the files of marks on a disk", () => {
  before(api);
  afterEach(putAway);

  it("are left alone where they are read-only", async () => {
    const { document } = await show(text, "arabic");
    const window = newWindow(newStorage(), diskFiles(workspaceFiles));
    await mark(window, document, "دمشق");
    await window.saved();
    const before = await contentOf(sidecarOf(document));
    chmodSync(sidecarOf(document).fsPath, 0o444);
    assert.equal((await mark(window, document, "بغداد")).kind, "refused");
    assert.deepEqual(marks(window, document), ["دمشق"]);
    assert.equal(await contentOf(sidecarOf(document)), before);
    chmodSync(sidecarOf(document).fsPath, 0o644);
    assert.equal((await mark(window, document, "بغداد")).kind, "done");
  });

  it("of a new text go beside it when it is first saved", async () => {
    const file = vscode.Uri.joinPath(root(), "new.txt");
    const document = await vscode.workspace.openTextDocument(file.with({ scheme: "untitled" }));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
    const window = newWindow();
    await mark(window, document, "دمشق");
    await document.save();
    await until(() => exists(vscode.Uri.joinPath(root(), "new.txt.hashiya.jsonld")), "the marks stayed behind");
    const saved = await vscode.workspace.openTextDocument(file);
    assert.deepEqual(marks(window, saved), ["دمشق"]);
    await window.undo();
    assert.deepEqual(marks(window, saved), []);
    await window.saved();
    await vscode.workspace.fs.delete(file);
  });
});
