import assert from "node:assert/strict";
import { diskFiles } from "../../../src/desktop/diskFiles.ts";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { putManyAway, timeManyMarks } from "./many.ts";

describe("many marks on the disk", function () {
  this.timeout(240_000);
  afterEach(putManyAway);

  it("are no hindrance: 5,000 in the text and 50,000 in the folder, and a mark shows and is saved at once", async function () {
    const { shown, saved } = await timeManyMarks(this.test!, diskFiles(workspaceFiles));
    // 100 ms and 200 ms are aimed at; the ceilings leave room for a busy machine.
    assert.ok(shown < 500, `a mark takes ${shown.toFixed()} ms to show`);
    assert.ok(saved < 1000, `a mark takes ${saved.toFixed()} ms to be saved`);
  });
});
