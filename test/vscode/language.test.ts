import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, article, closeAll, show, showArabic, until } from "./documents.ts";

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("Arabic text is noticed", () => {
  before(api);
  afterEach(closeAll);

  it("in a plain document, whose language becomes Arabic with that language's settings", async () => {
    const { document } = await showArabic(article);
    const configuration = vscode.workspace.getConfiguration("editor", document);
    assert.equal(configuration.get("wordWrap"), "on");
    assert.equal(configuration.get("unicodeHighlight.ambiguousCharacters"), false);
    assert.match(configuration.get<string>("wordSeparators") ?? "", /،/);
  });

  it("while it is typed", async () => {
    const editor = await show("");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), article));
    await until(() => editor.document.languageId === "arabic", "typing Arabic changed nothing");
  });

  it("but not in a document of another script, nor in one of another language", async () => {
    const latin = await show("The quick brown fox, مرحبا once.\n".repeat(20));
    const code = await show(`// ${article}`, "javascript");
    await pause(700);
    assert.equal(latin.document.languageId, "plaintext");
    assert.equal(code.document.languageId, "javascript");
  });

  it("and a user's own choice of another language stays, for every text shown again", async () => {
    const { document } = await showArabic(article);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await pause(700);
    assert.equal(document.languageId, "plaintext");
    await show("نص آخر من كلمات عربية كثيرة تكفي ليعرف أنه نص عربي");
    await vscode.window.showTextDocument(document);
    await pause(500);
    assert.equal(document.languageId, "plaintext");
  });

  it("in an untitled document too, and what was chosen for one is forgotten with it", async () => {
    for (let i = 0; i < 2; i++) {
      const document = await vscode.workspace.openTextDocument({ content: article, language: "plaintext" });
      await vscode.window.showTextDocument(document);
      await until(() => document.languageId === "arabic", `untitled document ${i + 1} did not become Arabic`);
      await vscode.languages.setTextDocumentLanguage(document, "plaintext");
      await pause(300);
      await closeAll();
      await until(() => document.isClosed, "the untitled document did not close");
    }
  });

  it("unless a setting turns detection off", async () => {
    const configuration = vscode.workspace.getConfiguration("hashiya");
    await configuration.update("detectArabic", false, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await show(article);
      await pause(700);
      assert.equal(document.languageId, "plaintext");
    } finally {
      await configuration.update("detectArabic", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
