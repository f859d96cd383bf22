import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, show, until } from "../documents.ts";
import { contentOf, exists, mark, marks, newStorage, newWindow, putAway, sidecarOf, write } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n\nوصل التجار من حلب إلى حماة في الشتاء.\n";

const open = async (content = text): Promise<vscode.TextDocument> => (await show(content, "arabic")).document;

describe("the marks of a text", () => {
  before(api);
  afterEach(putAway);

  it("are in a file beside it, and there again for the next window", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "دمشق");
    await mark(window, document, "بغداد", 1);
    await window.saved();
    const next = newWindow();
    await next.ready(document);
    assert.deepEqual(marks(next, document), ["دمشق", "بغداد"]);
    assert.deepEqual([...next.sheet(document.uri).annotations.keys()], [...window.sheet(document.uri).annotations.keys()]);
    assert.match(await contentOf(sidecarOf(document)), /"@context"[^]*"exact":"دمشق"/);
  });

  it("are what the session shows, at once", async () => {
    const document = await open();
    const { analysed } = await api();
    const confirmed = async (): Promise<string[]> =>
      (await analysed(document.uri)).mentions.filter(({ status }) => status === "confirmed").map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(await confirmed(), []);
    const window = newWindow();
    await mark(window, document, "حماة");
    await window.saved();
    await until(async () => String(await confirmed()) === "حماة", "the extension's own window did not see the mark");
  });

  it("move with what is typed, lose their place with their words, and find it again with undo", async () => {
    const editor = await show(text, "arabic");
    const { document } = editor;
    const window = newWindow();
    await mark(window, document, "دمشق");
    await mark(window, document, "حلب");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "في ذلك العام "));
    assert.deepEqual(marks(window, document), ["دمشق", "حلب"]);
    const start = document.positionAt(document.getText().indexOf("مدينة دمشق"));
    await editor.edit((edit) => edit.delete(new vscode.Range(start, start.translate(0, 10))));
    assert.deepEqual(marks(window, document), ["[دمشق]", "حلب"]);
    await vscode.commands.executeCommand("undo");
    assert.deepEqual(marks(window, document), ["دمشق", "حلب"]);
  });

  it("find their places in a text that another program changed while it was closed", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "بغداد", 1);
    await mark(window, document, "حلب");
    await window.saved();
    const { uri } = document;
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await write(uri, `مقدمة جديدة عن بغداد.\r\n${text.replaceAll("\n", "\r\n")}`);
    const again = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(again);
    const next = newWindow();
    await next.ready(again);
    assert.deepEqual(marks(next, again), ["بغداد", "حلب"]);
    const [baghdad] = [...next.sheet(uri).annotations.values()];
    assert.equal(baghdad?.start, again.getText().lastIndexOf("بغداد"));
  });

  it("find their places when the file is loaded again under the editor", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "بغداد", 1);
    await window.saved();
    await write(document.uri, `مقدمة جديدة عن بغداد.\n${text}`);
    await until(() => document.getText().startsWith("مقدمة"), "the editor did not load the file again");
    const [baghdad] = [...window.sheet(document.uri).annotations.values()];
    assert.equal(baghdad?.start, document.getText().lastIndexOf("بغداد"));
  });

  it("come from two windows at once, and each sees the other's", async () => {
    const document = await open();
    const [one, other] = [newWindow(), newWindow()];
    await Promise.all([one.ready(document), other.ready(document)]);
    await Promise.all([mark(one, document, "دمشق"), mark(other, document, "حلب"), mark(one, document, "حماة")]);
    const all = "دمشق,حلب,حماة";
    await until(() => String(marks(one, document)) === all && String(marks(other, document)) === all, "a window lost a mark");
    const next = newWindow();
    await until(async () => {
      await next.ready(document);
      return String(marks(next, document)) === all;
    }, "the file lost a mark");
  });

  it("leave no other file behind", async () => {
    const document = await open();
    const window = newWindow();
    for (const words of ["دمشق", "حلب", "حماة"]) await mark(window, document, words);
    await window.saved();
    const folder = vscode.Uri.joinPath(document.uri, "..");
    await until(async () => {
      const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      return !names.some((name) => name.endsWith(".new"));
    }, "a file on its way stayed");
  });

  it("are not written again when nothing changed", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "دمشق");
    await window.saved();
    const before = await contentOf(sidecarOf(document));
    await document.save();
    const next = newWindow();
    await next.ready(document);
    await next.saved();
    assert.equal(await contentOf(sidecarOf(document)), before);
  });

  it("are taken back and done again across texts, with a text closed, and in the next window", async () => {
    const storage = newStorage();
    const window = newWindow(storage);
    const first = await open();
    await mark(window, first, "دمشق");
    const second = await open();
    await mark(window, second, "حلب");
    await mark(window, first, "حماة");
    await window.saved();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const next = newWindow(storage);
    await next.ready(await vscode.workspace.openTextDocument(second.uri));
    assert.equal((await next.undo())?.label, "annotate");
    assert.equal((await next.undo())?.label, "annotate");
    await next.saved();
    const reopened = await vscode.workspace.openTextDocument(first.uri);
    await next.ready(reopened);
    assert.deepEqual([marks(next, reopened), next.sheet(second.uri).annotations.size], [["دمشق"], 0]);
    await next.redo();
    await next.redo();
    assert.equal(await next.redo(), undefined);
    assert.deepEqual([marks(next, reopened), next.sheet(second.uri).annotations.size], [["دمشق", "حماة"], 1]);
    assert.equal(next.history().length, 7);
    assert.equal(next.history(second.uri).length, 3);
  });

  it("go back as an entry of the history has it, whatever was done since", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "دمشق");
    await mark(window, document, "حلب");
    const [first] = window.history();
    assert.equal((await window.restore(first!)).kind, "done");
    assert.deepEqual(marks(window, document), ["حلب"]);
    assert.equal((await window.restore(first!)).kind, "refused");
    await window.undo();
    assert.deepEqual(marks(window, document), ["دمشق", "حلب"]);
  });

  for (const [name, damage] of [
    ["damaged", (content: string) => content.slice(0, content.length / 2)],
    ["in a merge conflict", (content: string) => `<<<<<<< ours\n${content}=======\n${content}>>>>>>> theirs\n`],
    ["newer", (content: string) => content.replace('"hashiya:format":1', '"hashiya:format":1000')],
  ] as const) {
    it(`are not overwritten when their file is ${name}`, async () => {
      const document = await open();
      const window = newWindow();
      await mark(window, document, "دمشق");
      await mark(window, document, "حلب");
      await window.saved();
      window.dispose();
      const damaged = damage(await contentOf(sidecarOf(document)));
      await write(sidecarOf(document), damaged);
      const next = newWindow();
      await next.ready(document);
      assert.ok(next.problem(document.uri));
      assert.equal((await mark(next, document, "حماة")).kind, "refused");
      await document.save();
      await next.saved();
      assert.equal(await contentOf(sidecarOf(document)), damaged);
    });
  }

  it("are left alone, with a reason, when their file cannot be read", async () => {
    const document = await open();
    await vscode.workspace.fs.createDirectory(sidecarOf(document));
    const window = newWindow();
    await window.ready(document);
    assert.equal(window.problem(document.uri)?.kind, "unreadable");
    assert.equal((await mark(window, document, "حماة")).kind, "refused");
    await vscode.workspace.fs.delete(sidecarOf(document), { recursive: true });
    assert.equal((await mark(window, document, "حماة")).kind, "done");
  });

  it("are kept under .hashiya where the reader wants them there, and a file beside the text is gone on with", async () => {
    const document = await open();
    const configuration = vscode.workspace.getConfiguration("hashiya");
    await configuration.update("annotations.location", "folder", true);
    try {
      const window = newWindow();
      await mark(window, document, "دمشق");
      await window.saved();
      const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
      assert.ok(await exists(vscode.Uri.joinPath(document.uri, "..", ".hashiya", `${name}.hashiya.jsonld`)));
      assert.ok(!(await exists(sidecarOf(document))));
    } finally {
      await configuration.update("annotations.location", undefined, true);
    }
    const next = newWindow();
    await next.ready(document);
    assert.deepEqual(marks(next, document), ["دمشق"]);
  });
});
