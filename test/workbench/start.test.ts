// `npm start`, as far as a machine without a desktop goes: the VS Code server and its address.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { launchBrowser } from "../../scripts/host/browser.ts";
import { suiteVersion } from "../support/workbench.ts";

// It always takes the newest version, so one of the two suites is enough.
if (suiteVersion() === "newest") {
  describe("npm start", () => {
    it("opens the samples with the extension, and Ctrl-C ends all it started", async () => {
      const start = spawn(process.execPath, ["scripts/run.mjs", "start", "--server", "--fresh", "--no-open"], {
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise<number | null>((resolve) => start.once("exit", resolve));
      let address = "";
      let output = "";
      for await (const chunk of start.stdout) {
        output += String(chunk);
        address = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0] ?? "";
        if (address !== "") break;
      }
      assert.notEqual(address, "", output);

      const browser = await launchBrowser();
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator(".explorer-folders-view").waitFor({ timeout: 60_000 });
      await browser.close();

      start.kill("SIGINT");
      await ended;
      await assert.rejects(fetch(new URL("/", address)), "the server still answers");
    });
  });
}
