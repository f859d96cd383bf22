// Loaded before the tests of this folder: a failed test leaves a picture of its windows in out/screenshots.
import { closeAll, photographAll, suiteVersion } from "../support/workbench.ts";

afterEach(async function () {
  if (this.currentTest?.state === "failed") {
    await photographAll(`${suiteVersion()}-${this.currentTest.fullTitle()}`);
  }
});

after(closeAll);
