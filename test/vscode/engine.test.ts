import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, closeAll, showArabic } from "./documents.ts";

describe("an engine that cannot be used", () => {
  const choose = (value: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("hashiya").update("engine.folder", value, vscode.ConfigurationTarget.Global);

  afterEach(async () => {
    await choose(undefined);
    await closeAll();
  });

  // In the browser no engine can; elsewhere this folder has no model.
  it("leaves the names to the built-in recogniser", async () => {
    const { document } = await showArabic("زار الرئيس مصر ثم عاد إلى بيته في القرية البعيدة عام 1991.");
    const found = async (): Promise<unknown> => (await (await api()).analysed(document.uri)).mentions;
    const builtIn = await found();
    await choose("/none");
    assert.deepEqual(await found(), builtIn);
  });
});
