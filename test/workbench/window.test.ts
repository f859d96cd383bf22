import assert from "node:assert/strict";
import { openWorkbench } from "../support/workbench.ts";
import type { Workbench } from "../support/workbench.ts";

describe("a window of VS Code", () => {
  let bench: Workbench;
  before(async () => {
    bench = await openWorkbench({ files: { "a.txt": "first line\nsecond line\n" }, open: ["a.txt"] });
  });
  after(() => bench.close());

  it("shows the file", async () => {
    const lines = await bench.lines();
    assert.deepEqual(lines.map((line) => line.text), ["first line", "second line", ""]);
  });

  it("takes keys", async () => {
    await bench.goTo(2, 1);
    await bench.press("Control+Shift+ArrowRight");
    assert.equal(await bench.selectedText(), "second");
  });

  it("runs a command by its title", async () => {
    await bench.runCommand("View: Split Editor");
    await bench.until(async () => (await bench.page.locator(".editor-group-container").count()) === 2);
  });
});
