import * as vscode from "vscode";

type Selections = readonly vscode.Selection[];

/**
 * The selections of editors without the delay of VS Code's reports. The report of a selection that an extension has set
 * comes late and, when keys follow each other quickly, puts an older one in the place of a newer one; so what was set
 * last counts until VS Code has reported it, or reports something else, which is then the user's doing.
 */
export class LiveSelections implements vscode.Disposable {
  readonly #unreported = new WeakMap<vscode.TextEditor, Selections[]>();
  readonly #listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    const unreported = this.#unreported.get(textEditor) ?? [];
    const reported = unreported.findIndex((set) => areEqual(set, selections));
    unreported.splice(0, reported === -1 ? unreported.length : reported + 1);
  });

  of(editor: vscode.TextEditor): Selections {
    return this.#unreported.get(editor)?.at(-1) ?? editor.selections;
  }

  set(editor: vscode.TextEditor, selections: Selections): void {
    if (areEqual(selections, this.of(editor))) return;
    const unreported = this.#unreported.get(editor) ?? [];
    unreported.push(selections);
    this.#unreported.set(editor, unreported);
    editor.selections = selections;
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

function areEqual(some: Selections, others: Selections): boolean {
  return some.length === others.length && some.every((selection, index) => selection.isEqual(others[index]!));
}
