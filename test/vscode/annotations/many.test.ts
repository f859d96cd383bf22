import assert from "node:assert/strict";
import { workspaceFiles } from "../../../src/vscode/annotations/workspaceFiles.ts";
import { putManyAway, timeManyMarks } from "./many.ts";

describe("many marks in files that VS Code writes", function () {
  this.timeout(240_000);
  afterEach(putManyAway);

  it("are no hindrance: 5,000 in the text and 50,000 in the folder, and a mark shows and is saved at once", async function () {
    const { shown, saved, typed } = await timeManyMarks(this.test!, workspaceFiles);
    // 100 ms and 200 ms are aimed at (test/bench has the figures); the ceilings leave room for a busy machine.
    assert.ok(shown < 1000, `a mark takes ${shown.toFixed()} ms to show`);
    assert.ok(saved < 4000, `a mark takes ${saved.toFixed()} ms to be saved`);
    assert.ok(typed < 200, `the marks take ${typed.toFixed()} ms to follow a letter`);
  });
});
