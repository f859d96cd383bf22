import assert from "node:assert/strict";
import * as vscode from "vscode";
import { anchored } from "../../../src/core/store/anchor.ts";
import type { Annotation } from "../../../src/core/store/annotation.ts";
import { Leaf } from "../../../src/vscode/annotations/leaf.ts";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { annotated } from "../../store/manyMarks.ts";
import { putAway, root, write } from "./windows.ts";

/** A text with so many marks, on its leaf. */
function leafWith(count: number): { readonly leaf: Leaf; readonly text: string; readonly marks: readonly Annotation[] } {
  const { text, sheet } = annotated(count);
  const marks = anchored(text, sheet.annotations.values());
  const uri = vscode.Uri.joinPath(root(), ".storage", "leaf.txt");
  const leaf = new Leaf(uri, text, vscode.Uri.parse(`${uri.toString()}.hashiya.jsonld`), workspaceFiles, "leaf", () => undefined);
  leaf.adopt({ ...sheet, annotations: new Map(marks.map((mark) => [mark.id, mark])) });
  return { leaf, text, marks };
}

/** Every mark stands surely on its own words, of which there are no others. */
function assertStands(leaf: Leaf, marks: readonly Annotation[]): void {
  const { annotations } = leaf.sheet();
  const wrong = marks.filter(({ id, anchor }) => {
    const { start, end, place } = annotations.get(id)!;
    return place !== "sure" || leaf.text().slice(start, end) !== anchor.quote;
  });
  assert.deepEqual(wrong.map(({ anchor }) => anchor.quote), []);
}

describe("marks that find their places in another text in steps", () => {
  afterEach(putAway);

  it("stand on the last text where several come one after the other", async () => {
    const { leaf, text, marks } = leafWith(3);
    const first = leaf.standOn(`عنوان\n${text}`);
    const last = leaf.standOn(`عنوان آخر طويل\n${text}`);
    await Promise.all([first, last]);
    assert.ok(leaf.text().startsWith("عنوان آخر"));
    assertStands(leaf, marks);
  });

  it("are there at once for somebody who cannot wait, and stay so", async () => {
    const { leaf, text, marks } = leafWith(3);
    const found = leaf.standOn(`عنوان\n${text}`);
    assertStands(leaf, marks);
    const sheet = leaf.sheet();
    await found;
    assert.equal(leaf.sheet(), sheet);
  });

  it("give way to marks that are taken meanwhile", async () => {
    const { leaf, text } = leafWith(3);
    const found = leaf.standOn(`عنوان\n${text}`);
    const other = { annotations: new Map(), kept: [], note: "أخرى" };
    leaf.adopt(other);
    await found;
    assert.equal(leaf.sheet(), other);
  });

  it("let the host do other things, and what is typed meanwhile moves them", async function () {
    this.timeout(60_000);
    const { leaf, text, marks } = leafWith(5000);
    const file = vscode.Uri.joinPath(root(), ".storage", "leaf.txt");
    await write(file, `عنوان\n${text}`);
    const document = await vscode.workspace.openTextDocument(file);
    const typed = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document) return;
      leaf.edited(document, contentChanges.map((change) => ({ start: change.rangeOffset, end: change.rangeOffset + change.rangeLength, text: change.text })));
    });
    let turns = 0;
    const counter = setInterval(() => turns++, 1);
    try {
      const found = leaf.standOn(document);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file, new vscode.Position(1, 0), "في ذلك العام ");
      const edited = vscode.workspace.applyEdit(edit);
      await found;
      assert.ok(turns > 0, "nothing else had its turn");
      assert.ok(await edited);
      await leaf.followed();
      assertStands(leaf, marks);
    } finally {
      clearInterval(counter);
      typed.dispose();
    }
  });
});
