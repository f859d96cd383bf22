import * as vscode from "vscode";

const section = "hashiya";

/** Every setting of the extension, read when asked so that a change holds at once. */
export const settings = {
  detectsLanguage: (scope?: vscode.ConfigurationScope) => read("detectArabic", true, scope),
  /** Languages besides `arabic` whose Arabic documents get direction, marks, hovers and jumps. */
  otherLanguages: () => read<string[]>("languages", ["markdown"]),
  highlights: () => read("highlights.enabled", true),
  /** Writes where the value in force comes from: the workspace if it has one of its own, else the user's settings. */
  setHighlights(value: boolean): Thenable<void> {
    const configuration = vscode.workspace.getConfiguration(section);
    const isOfWorkspace = configuration.inspect("highlights.enabled")?.workspaceValue !== undefined;
    return configuration.update("highlights.enabled", value, !isOfWorkspace);
  },
  hovers: () => read("hover.enabled", true),
  hoverDelay: () => read("hover.delay", 0),
  summaryLanguages: () => read<"ar" | "en" | "both">("hover.summaryLanguage", "ar"),
  transliteration: () => read<"ala-lc" | "ijmes" | "wehr" | "none">("hover.transliteration", "ala-lc"),
  followsCursor: () => read("outline.followCursor", true),
  /** Taken from "no name" or added to it: what the three words of the setting mean to the tagger. */
  caution: () => cautions[read<keyof typeof cautions>("recognition.balance", "balanced")] ?? 0,
  /** The folder of a model that finds names in place of ours; empty for none. */
  engineFolder: () => read("engine.folder", "").trim(),
  /** Without them only what people confirmed is marked. */
  suggestions: () => read("suggestions.enabled", true),
  annotationsLocation: () => read<"beside" | "folder">("annotations.location", "beside"),
  /** Who marks; empty for the name that git knows. */
  author: (scope?: vscode.ConfigurationScope) => read("annotations.author", "", scope),
  writesGitAttributes: (scope?: vscode.ConfigurationScope) => read("annotations.gitAttributes", true, scope),
};

const cautions = { precise: 1.5, balanced: 0, complete: -1 } as const;

function read<T>(key: string, fallback: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration(section, scope).get<T>(key, fallback);
}

/** Calls back when one of the extension's settings under `key` changes. */
export function onSettingChange(key: string, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.${key}`)) listener();
  });
}
