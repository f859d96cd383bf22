import * as vscode from "vscode";

/**
 * While the boundaries of a mark are changed, the arrow keys move them instead of the caret. It ends with Enter, Escape, the
 * key that began it, or as soon as the selection or the editor is another.
 */
export class Adjusting implements vscode.Disposable {
  #editor: vscode.TextEditor | undefined;
  /** The selection that shows the mark; any other ends the adjusting. */
  #shown: vscode.Selection | undefined;
  readonly #status = vscode.window.createStatusBarItem("hashiya.adjusting", vscode.StatusBarAlignment.Left, 100);
  readonly #listeners: vscode.Disposable;

  constructor() {
    this.#status.name = vscode.l10n.t("Hāshiya: boundaries of the mark");
    this.#status.text = `$(arrow-both) ${vscode.l10n.t("← → move the end of the mark, with Shift its start, by word with Ctrl; Enter ends")}`;
    this.#listeners = vscode.Disposable.from(
      this.#status,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const isShown = selections.length === 1 && this.#shown?.isEqual(selections[0]!) === true;
        if (textEditor === this.#editor && !isShown) this.end();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.end()),
    );
  }

  get isOn(): boolean {
    return this.#editor !== undefined;
  }

  /** Begins, or goes on with the mark's new boundaries. The caret stands at the boundary that was moved. */
  show(editor: vscode.TextEditor, range: vscode.Range, caretAt: "start" | "end"): void {
    const [anchor, active] = caretAt === "end" ? [range.start, range.end] : [range.end, range.start];
    this.#shown = new vscode.Selection(anchor, active);
    this.#editor = editor;
    editor.selection = this.#shown;
    this.#status.show();
    void vscode.commands.executeCommand("setContext", "hashiya.adjusting", true);
  }

  end(): void {
    if (!this.#editor || !this.#shown) return;
    const editor = this.#editor;
    this.#editor = undefined;
    if (editor.selection.isEqual(this.#shown)) editor.selection = new vscode.Selection(this.#shown.start, this.#shown.start);
    this.#shown = undefined;
    this.#status.hide();
    void vscode.commands.executeCommand("setContext", "hashiya.adjusting", false);
  }

  dispose(): void {
    this.end();
    this.#listeners.dispose();
  }
}
