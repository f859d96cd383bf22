import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, article, closeAll, show, showArabic } from "./documents.ts";

describe("the mentions of a document", () => {
  afterEach(closeAll);

  it("come with UTF-16 offsets, without proclitics, one entity for every spelling", async () => {
    const { document } = await showArabic(article);
    const { mentions, entities } = await (await api()).analysed(document.uri);
    const surfaces = (entity: string): string[] =>
      mentions.filter((mention) => mention.entity === entity).map(({ start, end }) => document.getText().slice(start, end));
    assert.deepEqual(surfaces("egypt"), ["مصر", "مصر", "المصرية", "مصر", "مصر"]);
    assert.deepEqual(surfaces("iraq"), ["العراق", "العراق", "لعراق", "العراق", "عراقيون"]);
    assert.ok(mentions.some(({ type, entity }) => type === "DATE" && entity === "date:1991"));
    assert.ok(mentions.some(({ type, entity }) => type === "PERCENT" && entity === "percent:40"));
    assert.equal(entities.find(({ id }) => id === "egypt")?.qid, "Q79");
  });

  it("follow an edit", async () => {
    const editor = await showArabic(article);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "لبنان وأخبار أخرى\n"));
    const { mentions } = await (await api()).analysed(editor.document.uri);
    const text = editor.document.getText();
    assert.equal(mentions[0]?.entity, "lebanon");
    assert.equal(text.slice(mentions[1]?.start, mentions[1]?.end), "مصر");
  });

  it("are there in Markdown, which keeps its language", async () => {
    const { document } = await show(`# عنوان\n\n${article}`, "markdown");
    const { mentions } = await (await api()).analysed(document.uri);
    assert.ok(mentions.length > 5);
    assert.equal(document.languageId, "markdown");
  });

  it("are none in a text that is not Arabic", async () => {
    const { document } = await show("Egypt and Iraq, مصر", "markdown");
    assert.deepEqual(await (await api()).analysed(document.uri), { mentions: [], entities: [] });
  });

  it("survive bad input", async () => {
    const junk = ["", "\ud800 مصر \udfff", `${"\u202e\u2066".repeat(5000)} مصر`, `${"مصر والعراق ".repeat(90_000)}`];
    for (const content of junk) {
      const { document } = await show(content, "arabic");
      const { mentions } = await (await api()).analysed(document.uri);
      const text = document.getText();
      for (const { start, end, entity } of mentions) {
        if (entity === "egypt") assert.equal(text.slice(start, end), "مصر");
      }
      assert.ok(content === "" || mentions.some(({ entity }) => entity === "egypt"));
      await closeAll();
    }
  });
});
