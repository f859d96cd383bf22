import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, article, caretIn, closeAll, positionOf, show, showArabic } from "./documents.ts";

describe("reading with names", () => {
  let editor: vscode.TextEditor;

  before(api);
  beforeEach(async () => {
    editor = await showArabic(article);
    await (await api()).analysed(editor.document.uri);
  });
  afterEach(closeAll);

  const hoverAt = async (position: vscode.Position): Promise<string> => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider", editor.document.uri, position,
    );
    return hovers.flatMap(({ contents }) => contents).map((content) => (content as vscode.MarkdownString).value).join("\n");
  };
  const here = (): string => {
    const { active } = editor.selection;
    return editor.document.getText(new vscode.Range(active, active.translate(0, 4)));
  };

  it("a hover says who: names, type, summary, spellings, place among the mentions, links", async () => {
    const card = await hoverAt(positionOf(editor.document, "المصرية").translate(0, 3));
    for (const part of ["مصر", "Egypt", "Place", "النيل", "Mention 3 of 5", "المصرية", "command:hashiya.nextMentionOfEntity", "Source: Hāshiya"]) {
      assert.ok(card.includes(part), `${part} is not on the card: ${card}`);
    }
    assert.ok(card.includes("\u2067"), "the card's blocks are not isolated right to left");
    assert.equal(await hoverAt(positionOf(editor.document, "مستثمرون").translate(0, 2)), "");
  });

  it("a hover comes at once when the text is read", async () => {
    const start = performance.now();
    await hoverAt(positionOf(editor.document, "مصر").translate(0, 1));
    // 50 ms are aimed at; the ceiling leaves room for a busy machine.
    assert.ok(performance.now() - start < 1000);
  });

  it("hovers can be turned off", async () => {
    const configuration = vscode.workspace.getConfiguration("hashiya");
    await configuration.update("hover.enabled", false, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await hoverAt(positionOf(editor.document, "مصر").translate(0, 1)), "");
    } finally {
      await configuration.update("hover.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("one key goes to the next name, another to the previous, around the text's end", async () => {
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand("hashiya.nextMention");
    assert.equal(here().slice(0, 3), "مصر");
    await vscode.commands.executeCommand("hashiya.nextMention");
    assert.equal(here(), "العر");
    await vscode.commands.executeCommand("hashiya.previousMention");
    await vscode.commands.executeCommand("hashiya.previousMention");
    assert.equal(here().slice(0, 3), "40%");
  });

  it("one key goes through the mentions of the same entity, whatever the spelling", async () => {
    caretIn(editor, "مصر");
    await vscode.commands.executeCommand("hashiya.nextMentionOfEntity");
    await vscode.commands.executeCommand("hashiya.nextMentionOfEntity");
    assert.equal(here(), "المص");
    await vscode.commands.executeCommand("hashiya.previousMentionOfEntity");
    await vscode.commands.executeCommand("hashiya.previousMentionOfEntity");
    await vscode.commands.executeCommand("hashiya.previousMentionOfEntity");
    assert.equal(editor.selection.active.line, 6);
  });

  it("a context menu's jump, which hands over the document's address, starts at the caret", async () => {
    caretIn(editor, "مصر");
    await vscode.commands.executeCommand("hashiya.nextMentionOfEntity", editor.document.uri);
    assert.equal(editor.selection.active.line, 2);
  });

  it("F12 goes to the first mention; references and document highlights know all", async () => {
    const position = caretIn(editor, "المصرية");
    const { uri } = editor.document;
    const run = <T>(command: string): Thenable<T[]> => vscode.commands.executeCommand<T[]>(command, uri, position);
    const [definition] = await run<vscode.Location>("vscode.executeDefinitionProvider");
    assert.deepEqual(definition?.range.start, positionOf(editor.document, "مصر"));
    assert.equal((await run<vscode.Location>("vscode.executeReferenceProvider")).length, 5);
    assert.equal((await run<vscode.DocumentHighlight>("vscode.executeDocumentHighlights")).length, 5);
  });

  it("the article's parts are its symbols", async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider", editor.document.uri,
    );
    assert.deepEqual(symbols.map(({ name }) => name), ["كيف تغيرت العلاقات بين مصر والعراق؟", "فصل جديد"]);
  });

  it("Go to Symbol in Workspace finds entities by Arabic name in any spelling, or Latin name, over open documents", async () => {
    await show("أخبار من الأردن وحدها في هذا النص القصير", "arabic");
    const find = (query: string): Thenable<vscode.SymbolInformation[]> =>
      vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", query);
    assert.ok((await find("iraq")).some(({ name }) => name.startsWith("العراق")));
    assert.ok((await find("الاردن")).some(({ name }) => name.startsWith("الأردن")));
  });
});
