import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Entity } from "../../src/core/model.ts";
import { api, caretIn, closeAll, positionOf, show, showArabic, until } from "./documents.ts";

const text = "زار فلان بن علان الفلاني مدينة بصرى الشام، ثم عاد فلان بن علان إلى مصر وكتب عنها مقالا طويلا.";

describe("the reader's own entities", () => {
  const root = (): vscode.Uri => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, "the tests need an open folder");
    return folder.uri;
  };
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), ".hashiya", name);
  const write = (name: string, content: string | Uint8Array): Thenable<void> =>
    vscode.workspace.fs.writeFile(file(name), typeof content === "string" ? new TextEncoder().encode(content) : content);
  const read = async (name: string): Promise<string> =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(file(name)));
  const named = async ({ uri }: vscode.TextDocument, id: string): Promise<Entity | undefined> =>
    (await (await api()).analysed(uri)).entities.find((entity) => entity.id === id);
  const problems = (name: string): vscode.Diagnostic[] => vscode.languages.getDiagnostics(file(name)).filter(({ source }) => source === "Hāshiya");

  before(api);
  afterEach(async () => {
    await closeAll();
    const wasThere = await vscode.workspace.fs.stat(file("")).then(() => true, () => false);
    if (!wasThere) return;
    await vscode.workspace.fs.delete(file(""), { recursive: true });
    const document = await vscode.workspace.openTextDocument({ content: text, language: "arabic" });
    await until(async () => !(await (await api()).analysed(document.uri)).entities.some(({ source }) => source === "own"), "deleted entities stayed");
  });

  it("are found, override the pack's, and follow the file within a second", async () => {
    const { document } = await showArabic(text);
    assert.equal(await named(document, "fulan"), undefined);
    await write("entities.tsv", "id\ttype\tar\tsummary_ar\tnote\nfulan\tPER\tفلان بن علان\tرجل من الأمثلة.\tراجع\negypt\tLOC\tمصر\tتعريفي لها.\n");
    await until(async () => (await named(document, "fulan")) !== undefined, "the new file was not read", 1000);
    const fulan = await named(document, "fulan");
    assert.deepEqual([fulan?.source, fulan?.summary.ar, fulan?.note], ["own", "رجل من الأمثلة.", "راجع"]);
    const egypt = await named(document, "egypt");
    assert.deepEqual([egypt?.source, egypt?.summary.ar, egypt?.name.en, egypt?.qid], ["own", "تعريفي لها.", "Egypt", "Q79"]);

    await write("entities.tsv", "id\ttype\tar\nalani\tPER\tفلان بن علان الفلاني\n");
    await until(async () => (await named(document, "alani")) !== undefined, "the change was not read", 1000);
    assert.equal((await named(document, "egypt"))?.source, "pack");
    const { mentions } = await (await api()).analysed(document.uri);
    assert.ok(mentions.some(({ entity, end }) => entity === "alani" && document.getText().slice(0, end).endsWith("الفلاني")));

    await vscode.workspace.fs.delete(file(""), { recursive: true });
    await until(async () => (await named(document, "alani")) === undefined, "the deleted folder's entities stayed");
  });

  it("show on the hover", async () => {
    await write("entities.csv", 'type,ar,summary_ar\nPER,فلان بن علان,"رجل, من الأمثلة"\n');
    const { document } = await showArabic(text);
    await until(async () => (await named(document, "فلان-بن-علان")) !== undefined, "the file was not read");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider", document.uri, positionOf(document, "فلان").translate(0, 1),
    );
    const card = hovers.flatMap(({ contents }) => contents).map((content) => (content as vscode.MarkdownString).value).join("\n");
    assert.ok(card.includes("رجل, من الأمثلة"), card);
  });

  it("with mistakes give one problem a line, and the good rows hold", async () => {
    const { document } = await showArabic(text);
    await write("entities.tsv", "id\ttype\tar\tcolour\none\tPER\t\ntwo\tPERSON\tفلان بن علان\nthree\tLOC\tبصرى الشام\nthree\tPER\tعلان\n");
    await until(() => problems("entities.tsv").length > 0, "no problems are shown", 1000);
    assert.deepEqual(problems("entities.tsv").map(({ range, code, severity }) => [range.start.line, code, severity]), [
      [0, "unknown-column", vscode.DiagnosticSeverity.Information],
      [1, "missing-name", vscode.DiagnosticSeverity.Error],
      [2, "unknown-type", vscode.DiagnosticSeverity.Error],
      [4, "duplicate-id", vscode.DiagnosticSeverity.Error],
    ]);
    assert.equal((await named(document, "three"))?.name.ar, "بصرى الشام");
    await write("entities.tsv", "type\tar\nPER\tفلان بن علان\n");
    await until(() => problems("entities.tsv").length === 0, "the problems stayed", 1000);
  });

  it("in a malformed file give one clear problem, and all else works", async () => {
    const { document } = await showArabic(text);
    await write("entities.json", '[{"type": "PER" "ar": "فلان بن علان"}]');
    await write("entities.csv", 'type,ar\nPER,"فلان بن علان\n');
    await write("entities.tsv", Uint8Array.from([0x74, 0x09, 0xe3, 0xe1, 0x0a]));
    const found = (): unknown[] => ["entities.json", "entities.csv", "entities.tsv"].map((name) => problems(name).map(({ code }) => code).join());
    await until(() => String(found()) === "bad-json,bad-quotes,not-utf8", "the problems are not those expected");
    assert.equal((await named(document, "egypt"))?.source, "pack");
  });

  it("grow by one from a card or at the caret, in the file's own way", async () => {
    const { document } = await showArabic(text);
    const offset = document.offsetAt(positionOf(document, "مصر"));
    await vscode.commands.executeCommand("hashiya.addToEntities", { uri: document.uri.toString(), offset, entity: "egypt" });
    const written = (await read("entities.tsv")).split("\n");
    assert.match(written[0]!, /^id\ttype\tar\t/);
    assert.match(written[1]!, /^egypt\tLOC\tمصر\t.*Egypt\tQ79\t/);
    assert.deepEqual(problems("entities.tsv"), []);
    assert.equal((await named(document, "egypt"))?.source, "own");
    assert.ok((await named(document, "egypt"))?.summary.ar, "the pack's summary was lost");

    await vscode.commands.executeCommand("hashiya.addToEntities", { uri: document.uri.toString(), offset });
    assert.equal(await read("entities.tsv"), written.join("\n"), "an entity was added twice");
  });

  it("keep the file's columns, line ends and byte order mark as they grow", async () => {
    const before = "\ufeffar;type;mine\r\nفلان بن علان;PER;x";
    await write("entities.csv", before);
    const editor = await showArabic(text);
    caretIn(editor, "مصر");
    await vscode.commands.executeCommand("hashiya.addToEntities");
    assert.equal(await read("entities.csv"), `${before}\r\nمصر;LOC;\r\n`);
  });

  it("grow inside a document that is being edited, and lose nothing of it", async () => {
    await write("entities.tsv", "type\tar\r\nPER\tفلان بن علان\r\n");
    const table = await vscode.window.showTextDocument(file("entities.tsv"));
    await table.edit((edit) => edit.insert(new vscode.Position(2, 0), "LOC\tبصرى الشام"));
    const { document } = await showArabic(text);
    const offset = document.offsetAt(positionOf(document, "مصر"));
    await vscode.commands.executeCommand("hashiya.addToEntities", { uri: document.uri.toString(), offset });
    assert.equal(await read("entities.tsv"), "type\tar\r\nPER\tفلان بن علان\r\nLOC\tبصرى الشام\r\nLOC\tمصر\r\n");
  });

  it("are left alone when the file is malformed", async () => {
    await write("entities.json", "[{]");
    const editor = await showArabic(text);
    caretIn(editor, "مصر");
    await vscode.commands.executeCommand("hashiya.addToEntities");
    assert.equal(await read("entities.json"), "[{]");
  });

  it("take words that nobody knows, and ask for the type alone", async () => {
    const editor = await show(text, "arabic");
    const start = positionOf(editor.document, "فلان بن علان");
    editor.selection = new vscode.Selection(start, start.translate(0, "فلان بن علان".length));
    const adding = vscode.commands.executeCommand("hashiya.addToEntities");
    let isDone = false;
    void Promise.resolve(adding).then(() => (isDone = true));
    // The name stands in the box already; the first type of the list is a person.
    await until(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isDone;
    }, "the questions were not answered");
    assert.match(await read("entities.tsv"), /\nفلان-بن-علان\tPER\tفلان بن علان\t/);
    assert.equal((await named(editor.document, "فلان-بن-علان"))?.source, "own");
  });
});
