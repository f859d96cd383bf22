// The extension where it runs in Node: the same, but that the store's files are written straight to the disk, and that a model of the
// reader's may run. What is the same it takes from the web host's file, which stands beside it.
import path from "node:path";
import type * as vscode from "vscode";
import { activateWith, type HashiyaApi } from "../vscode/extension.ts";
import { workspaceFiles } from "../vscode/annotations/workspaceFiles.ts";
import type { EngineOpener } from "../vscode/engine.ts";
import { diskFiles } from "./diskFiles.ts";

export { deactivate } from "../vscode/extension.ts";

export function activate(context: vscode.ExtensionContext): HashiyaApi {
  return activateWith(context, diskFiles(workspaceFiles), openEngine);
}

/** The program that runs models is a file of its own beside this one: most readers never load it. */
const openEngine: EngineOpener = (folder) => {
  const program = require(path.join(__dirname, "engine.js")) as typeof import("../engine/main.ts");
  return program.openEngine(folder);
};
