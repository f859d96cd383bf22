import assert from "node:assert/strict";
import * as vscode from "vscode";
import { mergeAttributes } from "../../../src/core/formats/gitMerge.ts";
import { annotate } from "../../../src/core/store/commands.ts";
import { addToEntitiesOf } from "./entities.ts";
import { api, closeAll, show, until } from "../documents.ts";
import { contentOf, exists, mark, marks, newStorage, newWindow, putAway, root, sidecarOf, write } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n\nوصل التجار من قصر الزعفران إلى حماة في الشتاء.\n";

const open = async (): Promise<vscode.TextDocument> => (await show(text, "arabic")).document;

describe("the marks of a folder", () => {
  before(api);
  afterEach(putAway);

  it("go along with a text that gets another name, and can be taken back there", async () => {
    const document = await open();
    const window = newWindow();
    await mark(window, document, "دمشق");
    await mark(window, document, "حماة");
    await window.saved();
    const { uri } = document;
    const to = vscode.Uri.joinPath(root(), "renamed.txt");
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, to, { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    const renamed = await vscode.workspace.openTextDocument(to);
    await until(async () => {
      await window.ready(renamed);
      return marks(window, renamed).length === 2;
    }, "the marks stayed behind");
    assert.ok(!(await exists(uri.with({ path: `${uri.path}.hashiya.jsonld` }))));
    await window.undo();
    assert.deepEqual(marks(window, renamed), ["دمشق"]);
    await window.saved();
    assert.doesNotMatch(await contentOf(sidecarOf(renamed)), /حماة",/);
    await closeAll();
    await vscode.workspace.fs.delete(to);
    await vscode.workspace.fs.delete(sidecarOf(renamed));
  });

  it("teach the folder their names at once, and stop when they are taken back", async () => {
    const [one, other] = [await open(), await open()];
    const { analysed } = await api();
    const teacher = async (): Promise<string | undefined> =>
      (await analysed(other.uri)).mentions.find(({ start, end, status }) => text.slice(start, end) === "قصر الزعفران" && !status)?.why?.document;
    assert.equal(await teacher(), undefined);
    const window = newWindow();
    await mark(window, one, "قصر الزعفران");
    await until(async () => (await teacher()) === one.uri.toString(), "the name was not learnt");
    await window.undo();
    await until(async () => (await teacher()) === undefined, "the name is still suggested");
  });

  it("have entities of their own in .hashiya/entities.jsonld, for every window", async () => {
    const document = await open();
    const window = newWindow();
    await addToEntitiesOf(window, document, "قصر الزعفران");
    await window.saved();
    assert.match(await contentOf(vscode.Uri.joinPath(root(), ".hashiya", "entities.jsonld")), /قصر الزعفران/);
    const next = newWindow();
    await next.ready(document);
    assert.deepEqual([...next.workspace(document.uri).entities.values()].map(({ name }) => name.ar), ["قصر الزعفران"]);
    await window.undo();
    await until(() => next.workspace(document.uri).entities.size === 0, "the other window kept the entity");
  });

  it("are all read when asked for, of closed texts too", async () => {
    const window = newWindow();
    const documents = [await open(), await open()];
    for (const document of documents) await mark(window, document, "دمشق");
    await window.saved();
    await closeAll();
    const next = newWindow();
    await next.readyFolder(documents[0]!.uri);
    const known = next.documents(documents[0]!.uri).map(String);
    for (const { uri } of documents) assert.ok(known.includes(uri.toString()));
    assert.equal(next.textOf(documents[1]!.uri), text);
  });

  it("are put where the words are now, in a closed text that another program has changed", async () => {
    const window = newWindow();
    const uri = vscode.Uri.joinPath(root(), "closed.txt");
    await write(uri, text);
    const hand = await window.hand(uri);
    const markIn = async (words: string): Promise<string> => {
      const start = text.indexOf(words);
      const markings = [{ start, end: start + words.length, type: "LOC", source: "human" }] as const;
      return (await window.perform(uri, (store) => annotate(store, hand, { document: uri.toString(), text, markings }))).kind;
    };
    assert.equal(await markIn("دمشق"), "done");
    await window.saved();
    const now = `مقدمة جديدة كتبت في حماة.\n${text}`;
    await write(uri, now);
    assert.equal(await markIn("حماة"), "done");
    assert.equal(window.textOf(uri), now);
    assert.deepEqual([...window.sheet(uri).annotations.values()].map(({ start }) => start).sort((a, b) => a - b), [now.indexOf("دمشق"), now.lastIndexOf("حماة")]);
    await window.saved();
    assert.match(await contentOf(uri.with({ path: `${uri.path}.hashiya.jsonld` })), new RegExp(`"start":${now.lastIndexOf("حماة")},`));
  });

  it("bear the name of the setting, else that of git", async () => {
    const document = await open();
    await write(vscode.Uri.joinPath(root(), ".git", "HEAD"), "ref: refs/heads/main\n");
    await write(vscode.Uri.joinPath(root(), ".git", "config"), '[core]\n\tbare = false\n[user]\n\temail = x@example.org\n\tname = "ليلى"\n');
    assert.equal(await newWindow().author(document.uri), "ليلى");
    const configuration = vscode.workspace.getConfiguration("hashiya");
    await configuration.update("annotations.author", "سلمى", true);
    try {
      const window = newWindow();
      await mark(window, document, "دمشق");
      assert.deepEqual([...window.sheet(document.uri).annotations.values()].map(({ creator }) => creator), ["سلمى"]);
    } finally {
      await configuration.update("annotations.author", undefined, true);
    }
  });

  it("tell git how to merge them, once, and not where the reader refuses", async () => {
    const attributes = vscode.Uri.joinPath(root(), ".gitattributes");
    await write(vscode.Uri.joinPath(root(), ".git", "HEAD"), "ref: refs/heads/main\n");
    const configuration = vscode.workspace.getConfiguration("hashiya");
    await configuration.update("annotations.gitAttributes", false, true);
    try {
      const window = newWindow();
      await mark(window, await open(), "دمشق");
      await window.saved();
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.ok(!(await exists(attributes)));
    } finally {
      await configuration.update("annotations.gitAttributes", undefined, true);
    }
    await write(attributes, "*.txt text");
    const window = newWindow();
    await mark(window, await open(), "دمشق");
    await window.saved();
    await mark(window, await open(), "دمشق");
    await window.saved();
    assert.equal(await contentOf(attributes), `*.txt text\n${mergeAttributes.map((line) => `${line}\n`).join("")}`);
  });

  it("of a text that was never saved wait in the storage, and go along when it is", async () => {
    const storage = newStorage();
    const window = newWindow(storage);
    const document = await vscode.workspace.openTextDocument({ content: text, language: "arabic" });
    await vscode.window.showTextDocument(document);
    await mark(window, document, "دمشق");
    await window.saved();
    const next = newWindow(storage);
    await next.ready(document);
    assert.deepEqual(marks(next, document), ["دمشق"]);
  });
});
