import * as vscode from "vscode";

/** The decorations that turn lines round. All are made for the same width of empty space at the right edge. */
export interface DirectionStyle extends vscode.Disposable {
  /** For lines that hold text. */
  readonly line: vscode.TextEditorDecorationType;
  /** For lines without text. */
  readonly emptyLine: vscode.TextEditorDecorationType;
  /** For the single space between two numbers of a right-to-left line. */
  readonly numberGap: vscode.TextEditorDecorationType;
}

/**
 * VS Code puts a decoration's `textDecoration` and `border` into a CSS rule as they stand; in it, nested rules that name
 * `&` reach what stands around the decorated text. None of this is documented: the tests in both VS Code versions guard it.
 *
 * - The box of a line's text must reach from the left edge of the pane to its right edge: the editor takes a click beyond
 *   the box for a click past the line's end. The box is measured in `cqw` of the visible pane, because the lines themselves
 *   keep the width of the widest pane they were shown in. It begins left of the pane by `overhang`, which is room for the
 *   space at which a row was wrapped.
 * - VS Code isolates each piece of a line that holds Arabic. That would part joined letters, and put the pieces in the wrong
 *   order, wherever something styles a part of the line.
 * - The editor draws the caret of an empty line at the piece that holds what is decorated to stand `before` it; without
 *   one, always at the left. The block that shows an empty line as selected is drawn at the left too.
 * - The editor draws a space as a no-break space, which ties two numbers together (UAX #9, rule W4) and so swaps them.
 */
export function createDirectionStyle(rightSpace: string): DirectionStyle {
  const rightEdge = `100cqw - ${rightSpace}`;
  const overhang = "0.5em";
  const emptyLine = vscode.window.createTextEditorDecorationType({
    before: { contentText: "\u200b" },
    isWholeLine: true,
    border: `none; .view-overlays > div:has(> &) > .selected-text { left: calc(${rightEdge}) !important; }`,
  });
  const emptyPiece = `[class*="-${emptyLine.key}-"]`;
  const joined = `> span[style*="unicode-bidi"] { unicode-bidi: normal !important; }`;
  const line = vscode.window.createTextEditorDecorationType({
    textDecoration: `none;
      .editor-scrollable:has(&, ${emptyPiece}) { container-type: inline-size; }
      .view-line:has(&) {
        direction: rtl;
        > span {
          direction: rtl;
          left: -${overhang};
          width: max-content;
          min-width: calc(${rightEdge} + ${overhang});
          ${joined}
        }
      }
      .view-line:not(&):has(> span > ${emptyPiece}:only-child:empty) > span {
        direction: rtl;
        width: calc(${rightEdge});
      }
      .sticky-line-content:has(&) {
        direction: rtl;
        text-align: right;
        > span { direction: rtl; ${joined} }
      }`,
  });
  const numberGap = vscode.window.createTextEditorDecorationType({
    textDecoration: `none;
      .view-line:has(&) > span > span[style*="unicode-bidi"]:is(&) { unicode-bidi: isolate !important; }`,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  return { line, emptyLine, numberGap, dispose: () => vscode.Disposable.from(line, emptyLine, numberGap).dispose() };
}
