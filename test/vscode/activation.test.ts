import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension", () => {
  it("is there and activates", async () => {
    const extension = vscode.extensions.getExtension("hashiya.hashiya");
    assert.ok(extension, "hashiya.hashiya is not among the extensions");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
