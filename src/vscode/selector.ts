import * as vscode from "vscode";
import { onSettingChange, settings } from "./settings.ts";

/** Registers a language feature for Arabic documents and again whenever the listed languages change. */
export function registerForActive(register: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
  const selector = (): vscode.DocumentSelector => ["arabic", ...settings.otherLanguages()].map((language) => ({ language }));
  let registered = register(selector());
  const listener = onSettingChange("languages", () => {
    registered.dispose();
    registered = register(selector());
  });
  return { dispose: () => vscode.Disposable.from(registered, listener).dispose() };
}
