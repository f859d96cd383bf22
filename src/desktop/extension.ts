// The extension where it runs in Node: the same, but that the store's files are written straight to the disk.
import type * as vscode from "vscode";
import { activateWith, type HashiyaApi } from "../vscode/extension.ts";
import { workspaceFiles } from "../vscode/annotations/workspaceFiles.ts";
import { diskFiles } from "./diskFiles.ts";

export function activate(context: vscode.ExtensionContext): HashiyaApi {
  return activateWith(context, diskFiles(workspaceFiles));
}
