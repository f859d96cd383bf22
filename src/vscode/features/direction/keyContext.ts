import * as vscode from "vscode";

interface KeyDocuments {
  /** Documents whose arrow keys are ours. */
  readonly turned: readonly vscode.TextDocument[];
  /** Documents whose direction can go off and on with their wrapping. */
  readonly ours: readonly vscode.TextDocument[];
}

/**
 * Sets the context keys that the key bindings look an editor's own document (`resource`) and language up in, so that a
 * binding never goes by the editor that was in front a moment ago. Input boxes within an editor, such as that of the
 * inline chat, inherit its document but have a language of their own.
 */
export function keyContext(): (documents: KeyDocuments) => void {
  const told = new Map<string, string>();
  const tell = (key: string, values: readonly (vscode.Uri | string)[]): void => {
    const news = values.join("\n");
    if (told.get(key) === news) return;
    told.set(key, news);
    void vscode.commands.executeCommand("setContext", `hashiya.${key}`, values);
  };
  return ({ turned, ours }) => {
    tell("rightToLeftDocuments", turned.map(({ uri }) => uri));
    tell("rightToLeftLanguages", [...new Set(turned.map(({ languageId }) => languageId))]);
    tell("arabicDocuments", ours.map(({ uri }) => uri));
  };
}
