import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, closeAll, until } from "../documents.ts";
import { contentOf, exists, mark, marks, newStorage, newWindow, putAway, root, write } from "./windows.ts";
import type { Annotations } from "../../../src/vscode/annotations/annotations.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n\nوصل التجار من حلب إلى حماة في الشتاء.\n";

const at = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), "moving", name);
const beside = (name: string): vscode.Uri => at(`${name}.hashiya.jsonld`);
const mirrored = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), ".hashiya", "moving", `${name}.hashiya.jsonld`);

/** A text of the folder in an editor. */
async function open(name: string): Promise<vscode.TextDocument> {
  await write(at(name), text);
  const document = await vscode.workspace.openTextDocument(at(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** As the explorer does it: through VS Code, which tells everybody. */
async function move(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(at(from), at(to));
  assert.ok(await vscode.workspace.applyEdit(edit), "VS Code did not move it");
}

async function awaitMarks(window: Annotations, name: string, wanted: readonly string[]): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(at(name));
  await until(async () => {
    await window.ready(document);
    return String(marks(window, document)) === String(wanted);
  }, `${name} does not have ${wanted}`);
  return document;
}

describe("marks of texts that move in the folder", () => {
  before(api);
  afterEach(async () => {
    await putAway();
    await vscode.workspace.fs.delete(at("."), { recursive: true }).then(undefined, () => undefined);
  });

  for (const [kept, location, sidecar] of [["beside the texts", "beside", beside], ["under .hashiya", "folder", mirrored]] as const) {
    describe(`and are kept ${kept}`, () => {
      before(() => vscode.workspace.getConfiguration("hashiya").update("annotations.location", location, true));
      after(() => vscode.workspace.getConfiguration("hashiya").update("annotations.location", undefined, true));

      it("go along with a text into another folder", async () => {
        const document = await open("a.txt");
        const window = newWindow();
        await mark(window, document, "دمشق");
        await window.saved();
        const before = await contentOf(sidecar("a.txt"));
        await vscode.workspace.fs.createDirectory(at("inner"));
        await move("a.txt", "inner/b.txt");
        const moved = await awaitMarks(window, "inner/b.txt", ["دمشق"]);
        assert.equal(await exists(sidecar("a.txt")), false);
        assert.deepEqual([await exists(sidecar("inner/b.txt")), idsIn(await contentOf(sidecar("inner/b.txt")))], [true, idsIn(before)]);
        await mark(window, moved, "حلب");
        await window.saved();
        assert.equal(await exists(sidecar("a.txt")), false);
        assert.equal(idsIn(await contentOf(sidecar("inner/b.txt"))).length, 2);
        assert.match(await contentOf(sidecar("inner/b.txt")), /b\.txt"/);
      });

      it("go along with a folder, of open and of closed texts, and can be taken back there", async () => {
        const storage = newStorage();
        const window = newWindow(storage);
        const closed = await open("old/deep/closed.txt");
        await mark(window, closed, "حماة");
        await window.saved();
        await closeAll();
        const shown = await open("old/shown.txt");
        await mark(window, shown, "دمشق");
        await mark(window, shown, "حلب");
        await window.saved();
        await move("old", "new");
        const moved = await awaitMarks(window, "new/shown.txt", ["دمشق", "حلب"]);
        for (const name of ["shown.txt", "deep/closed.txt"]) {
          assert.deepEqual([await exists(sidecar(`old/${name}`)), await exists(sidecar(`new/${name}`))], [false, true], name);
        }
        await awaitMarks(window, "new/deep/closed.txt", ["حماة"]);
        await window.undo();
        assert.deepEqual(marks(window, moved), ["دمشق"]);
        await window.saved();
        assert.equal(idsIn(await contentOf(sidecar("new/shown.txt"))).length, 1);
        const next = newWindow(storage);
        await next.ready(moved);
        await next.redo();
        assert.deepEqual(marks(next, moved), ["دمشق", "حلب"]);
        await next.saved();
        assert.equal(await exists(at("old")), false);
      });

      it("go along with what was typed and not saved", async () => {
        const document = await open("a.txt");
        const window = newWindow();
        await mark(window, document, "دمشق");
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(0, 0), "في ذلك العام ");
        await vscode.workspace.applyEdit(edit);
        await mark(window, document, "حلب");
        await move("a.txt", "b.txt");
        const moved = await awaitMarks(window, "b.txt", ["دمشق", "حلب"]);
        assert.match(moved.getText(), /^في ذلك العام/);
        await moved.save();
        await window.saved();
        const next = newWindow();
        await next.ready(moved);
        assert.deepEqual([...next.sheet(moved.uri).annotations.values()].map(({ place }) => place), ["sure", "sure"]);
      });
    });
  }

  for (const [place, location, sidecar] of [["beside the texts", "beside", beside], ["under .hashiya", "folder", mirrored]] as const) {
    it(`come to those that are there already, ${place}`, async () => {
      const configuration = vscode.workspace.getConfiguration("hashiya");
      await configuration.update("annotations.location", location, true);
      try {
        const window = newWindow();
        const gone = await open("new/a.txt");
        await mark(window, gone, "حماة");
        await window.saved();
        await closeAll();
        await vscode.workspace.fs.delete(location === "folder" ? at("new") : gone.uri, { recursive: true });
        const document = await open("old/a.txt");
        await mark(window, document, "دمشق");
        await window.saved();
        if (location === "folder") await move("old", "new");
        else await move("old/a.txt", "new/a.txt");
        await awaitMarks(window, "new/a.txt", ["دمشق", "حماة"]);
        await until(async () => !(await exists(sidecar("old/a.txt"))), "the old file stayed");
        assert.equal(idsIn(await contentOf(sidecar("new/a.txt"))).length, 2);
      } finally {
        await configuration.update("annotations.location", undefined, true);
      }
    });
  }

  it("stay in their file when a damaged one is in its new place", async () => {
    const document = await open("a.txt");
    const window = newWindow();
    await mark(window, document, "دمشق");
    await window.saved();
    const [own, damaged] = [await contentOf(beside("a.txt")), "{}\n"];
    await write(beside("b.txt"), damaged);
    await move("a.txt", "b.txt");
    const moved = await vscode.workspace.openTextDocument(at("b.txt"));
    await until(async () => {
      await window.ready(moved);
      return window.problem(moved.uri)?.kind === "corrupt";
    }, "the damage was not noticed");
    await window.saved();
    assert.deepEqual([await contentOf(beside("a.txt")), await contentOf(beside("b.txt"))], [own, damaged]);
  });
});

function idsIn(sidecar: string): string[] {
  return sidecar.match(/urn:uuid:[^"]+/g) ?? [];
}
