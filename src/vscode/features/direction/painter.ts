import * as vscode from "vscode";
import { rightToLeftRuns } from "../../../core/text/direction.ts";
import type { DirectionCache } from "./lineDirections.ts";
import { rightSpace } from "./rightSpace.ts";
import { createDirectionStyle, type DirectionStyle } from "./style.ts";

/** What was last drawn in an editor. */
interface Drawn {
  readonly style: DirectionStyle;
  readonly version: number;
  /** The lines whose small decorations are set: empty lines and gaps between numbers. */
  readonly from: number;
  readonly to: number;
}

/** Lines above and below the visible ones that are made ready too: a screen or two of scrolling. */
const margin = 100;
/** Small decorations go to every line of a document only when nothing else has happened for so many milliseconds. */
const quiet = 400;
/** Longer lines are left as VS Code draws them between numbers: looking through one takes longer than a key may. */
const longest = 20_000;
const numberGap = /(?<=[0-9\u0660-\u0669\u06f0-\u06f9]) (?=[0-9\u0660-\u0669\u06f0-\u06f9])/g;

/** Turns the right-to-left lines of editors round. */
export class Painter implements vscode.Disposable {
  readonly #cache: DirectionCache;
  readonly #styles = new Map<string, DirectionStyle>();
  readonly #drawn = new WeakMap<vscode.TextEditor, Drawn>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: DirectionCache) {
    this.#cache = cache;
  }

  /** Makes an editor's decorations true: few for whole lines, at once; the small ones first where the reader looks. */
  paint(editor: vscode.TextEditor): void {
    const style = this.#styleFor(editor);
    const { document } = editor;
    const drawn = this.#drawn.get(editor);
    if (drawn && drawn.style !== style) this.clear(editor);
    const isCurrent = drawn?.style === style && drawn.version === document.version;
    const seen = visibleLines(editor);
    if (isCurrent && drawn.from <= seen.from && seen.to <= drawn.to) return;
    if (!isCurrent) editor.setDecorations(style.line, this.#lineRanges(document));
    this.#paintSmall(editor, style, seen.from - margin, seen.to + margin);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#paintAll(), quiet);
  }

  clear(editor: vscode.TextEditor): void {
    const drawn = this.#drawn.get(editor);
    if (!drawn) return;
    for (const type of [drawn.style.line, drawn.style.emptyLine, drawn.style.numberGap]) editor.setDecorations(type, []);
    this.#drawn.delete(editor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#styles.forEach((style) => style.dispose());
  }

  #styleFor(editor: vscode.TextEditor): DirectionStyle {
    const space = rightSpace(editor);
    let style = this.#styles.get(space);
    if (!style) this.#styles.set(space, (style = createDirectionStyle(space)));
    return style;
  }

  /** One range for each run of lines: VS Code itself moves and stretches it while the user types. */
  #lineRanges(document: vscode.TextDocument): vscode.Range[] {
    return rightToLeftRuns(this.#cache.of(document).lines).map(
      ({ first, last }) => new vscode.Range(document.lineAt(first).range.start, document.lineAt(last).range.end),
    );
  }

  /** Sets the decorations of single spaces and empty lines. */
  #paintSmall(editor: vscode.TextEditor, style: DirectionStyle, from: number, to: number): void {
    const { document } = editor;
    const directions = this.#cache.of(document).lines;
    const emptyLines: vscode.Range[] = [];
    const numberGaps: vscode.Range[] = [];
    for (let line = Math.max(0, from); line <= Math.min(to, directions.length - 1); line++) {
      if (directions[line] !== "rtl") continue;
      const { text, range } = document.lineAt(line);
      if (text === "") emptyLines.push(range);
      if (text.length > longest) continue;
      for (const { index } of text.matchAll(numberGap)) numberGaps.push(new vscode.Range(line, index, line, index + 1));
    }
    editor.setDecorations(style.emptyLine, emptyLines);
    editor.setDecorations(style.numberGap, numberGaps);
    this.#drawn.set(editor, { style, version: document.version, from, to });
  }

  #paintAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const drawn = this.#drawn.get(editor);
      const isAll = drawn !== undefined && drawn.from <= 0 && drawn.to >= editor.document.lineCount - 1;
      if (drawn && !isAll) this.#paintSmall(editor, drawn.style, 0, editor.document.lineCount - 1);
    }
  }
}

function visibleLines(editor: vscode.TextEditor): { from: number; to: number } {
  return {
    from: Math.min(...editor.visibleRanges.map(({ start }) => start.line)),
    to: Math.max(...editor.visibleRanges.map(({ end }) => end.line)),
  };
}
