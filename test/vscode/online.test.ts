import assert from "node:assert/strict";
import * as vscode from "vscode";
import { caretIn, closeAll, showArabic, article } from "./documents.ts";

/** What the hovers at a place say, the uppermost first. */
async function hoversAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
  return hovers.map(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value).join("\n"));
}

/** As Wikidata and Wikipedia answer for one item; any other address is not there. */
function answers(address: URL): unknown {
  if (address.searchParams.get("action") === "wbgetentities") {
    const id = address.searchParams.get("ids") ?? "";
    return { entities: { [id]: { id, sitelinks: { arwiki: { title: "بلد" } } } }, success: 1 };
  }
  return address.pathname.includes("/page/summary/") ? { type: "standard", title: "بلد", extract: "نص *المقال*." } : undefined;
}

describe("the online part of a card", () => {
  const original = globalThis.fetch;
  let asked: URL[];
  let answer: (address: URL) => unknown;

  const setEnabled = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("hashiya").update("online.enabled", value, true);

  beforeEach(async () => {
    await vscode.commands.executeCommand("hashiya.clearOnlineCache");
    asked = [];
    answer = answers;
    globalThis.fetch = async (input, init) => {
      const address = new URL(String(input));
      if (!/\.wiki(pedia|data)\.org$/.test(address.host)) return original(input, init);
      asked.push(address);
      const json = answer(address);
      return new Response(JSON.stringify(json ?? {}), { status: json === undefined ? 404 : 200 });
    };
  });
  afterEach(async () => {
    globalThis.fetch = original;
    await setEnabled(undefined);
    await closeAll();
  });

  it("is not there, and nothing is sent, while the setting is off", async () => {
    const editor = await showArabic(article);
    const hovers = await hoversAt(editor.document, caretIn(editor, "مصر"));
    assert.equal(hovers.length, 1);
    assert.deepEqual(asked.map(String), []);
  });

  it("follows the offline card, names its source and licence, and is kept", async () => {
    await setEnabled(true);
    const editor = await showArabic(article);
    const position = caretIn(editor, "مصر");
    const [offline, online, ...more] = await hoversAt(editor.document, position);
    assert.deepEqual(more, []);
    assert.match(offline ?? "", /مصر/);
    assert.match(online ?? "", /نص &#42;المقال&#42;\./);
    assert.match(online ?? "", /CC BY-SA 4\.0/);
    assert.ok(online?.includes(`https://ar.wikipedia.org/wiki/${encodeURIComponent("بلد")}`));
    assert.equal(asked[0]?.searchParams.get("ids"), "Q79");
    assert.equal(asked.length, 2);
    await hoversAt(editor.document, position);
    assert.equal(asked.length, 2);
  });

  it("is one line where nothing was found", async () => {
    await setEnabled(true);
    answer = () => undefined;
    const editor = await showArabic(article);
    const [, online] = await hoversAt(editor.document, caretIn(editor, "مصر"));
    assert.match(online ?? "", /<small>/);
    assert.doesNotMatch(online ?? "", /CC BY-SA/);
  });

  it("asks nothing about a date", async () => {
    await setEnabled(true);
    const editor = await showArabic(article);
    assert.equal((await hoversAt(editor.document, caretIn(editor, "1991"))).length, 1);
    assert.deepEqual(asked.map(String), []);
  });
});
