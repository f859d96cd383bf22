import assert from "node:assert/strict";
import { revise } from "../../../src/core/store/commands.ts";
import type { Annotations } from "../../../src/vscode/annotations/annotations.ts";
import * as vscode from "vscode";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { api, show, until } from "../documents.ts";
import { mark, marks, newStorage, newWindow, putAway, root } from "./windows.ts";

const text = "زار وفد من بغداد مدينة دمشق، ثم عاد الوفد إلى بغداد.\n\nوصل التجار من حلب إلى حماة في الشتاء.\n";

describe("two windows on one folder", () => {
  before(api);
  afterEach(putAway);

  for (const [name, storages] of [
    ["of their own", () => [newStorage(), newStorage()]],
    ["in one place", () => Array<vscode.Uri>(2).fill(newStorage())],
  ] as const) {
    it(`take back and do again what was done in each, with journals ${name}`, async () => {
      const { document } = await show(text, "arabic");
      const [one, other] = storages().map((storage) => newWindow(storage)) as [Annotations, Annotations];
      const both = (wanted: readonly string[]) =>
        until(() => [one, other].every((window) => String(marks(window, document)) === String(wanted)), `not both windows have ${wanted}`);
      await Promise.all([one.ready(document), other.ready(document)]);
      await mark(one, document, "دمشق");
      await both(["دمشق"]);
      await mark(other, document, "حلب");
      await both(["دمشق", "حلب"]);
      assert.equal((await one.undo())?.label, "annotate");
      await both(["حلب"]);
      assert.deepEqual([await one.undo(), one.canUndo], [undefined, false]);
      await one.redo();
      await both(["دمشق", "حلب"]);
      await other.undo();
      await both(["دمشق"]);
      assert.equal(await other.undo(), undefined);
      await both(["دمشق"]);
    });
  }

  it("do not take back a mark that the other has changed meanwhile", async () => {
    const { document } = await show(text, "arabic");
    const [one, other] = [newWindow(), newWindow()];
    await other.ready(document);
    await mark(one, document, "حلب");
    await mark(one, document, "دمشق");
    await until(() => marks(other, document).length === 2, "the other window did not see the marks");
    const [id] = [...other.sheet(document.uri).annotations.values()].filter(({ anchor }) => anchor.quote === "دمشق").map((found) => found.id);
    const hand = await other.hand(document.uri);
    const changed = await other.perform(document.uri, (store) =>
      revise(store, hand, { document: document.uri.toString(), ids: [id!], revision: { type: "ORG" }, label: "retype" }),
    );
    assert.equal(changed.kind, "done");
    const types = (window: Annotations) => [...window.sheet(document.uri).annotations.values()].map(({ type }) => type).sort();
    await until(() => String(types(one)) === "LOC,ORG", "the first window did not see the change");
    assert.equal(await one.undo(), undefined);
    assert.deepEqual(types(one), ["LOC", "ORG"]);
    // What was done before it is not out of reach.
    assert.equal((await one.undo())?.label, "annotate");
    assert.deepEqual(types(one), ["ORG"]);
    assert.deepEqual([(await one.redo())?.label, await one.redo()], ["annotate", undefined]);
    await other.undo();
    await until(() => String(types(one)) === "LOC,LOC", "the first window did not see that it was taken back");
  });

  it("conclude nothing from the time of a file that was just written, for both may have written it", async () => {
    const file = vscode.Uri.joinPath(root(), ".storage", "stamped").toString();
    await workspaceFiles.write(file, new TextEncoder().encode("one"));
    assert.notEqual((await workspaceFiles.stamp(file))?.isFresh, false);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const stamp = await workspaceFiles.stamp(file);
    await workspaceFiles.write(file, new TextEncoder().encode("two"));
    const later = await workspaceFiles.stamp(file);
    assert.ok(later === undefined || later.isFresh || later.value !== stamp?.value);
  });
});
