import * as vscode from "vscode";

/** The decorations that turn lines round. All are made for the same width of empty space at the right edge. */
export interface DirectionStyle extends vscode.Disposable {
  /** For whole lines that hold text. */
  readonly line: vscode.TextEditorDecorationType;
  /** For lines without text, as empty ranges: their caret stands at the right. */
  readonly emptyLine: vscode.TextEditorDecorationType;
  /** For the single space between two numbers of a right-to-left line. */
  readonly numberGap: vscode.TextEditorDecorationType;
}

/**
 * VS Code puts a decoration's `textDecoration` into a CSS rule as it stands; nested rules reach the line around the
 * decorated text. None of this is documented: the tests of both VS Code versions guard it.
 *
 * - The box of a line's text must reach from the left edge to the right one: the editor takes a click beyond it for a click
 *   past the line's end. It is measured in `cqw` of the visible pane, because the lines themselves keep the width of the
 *   widest pane they were shown in. It begins `overhang` left of the pane, room for the space at which a row was wrapped.
 * - VS Code isolates each piece of a line that holds Arabic, which parts joined letters and puts pieces in the wrong order
 *   wherever something else styles a part of the line.
 * - The editor draws the caret of an empty line at the end of what stands `before` it.
 * - The editor draws a space as a no-break space, which ties two numbers together (UAX #9, rule W4) and swaps them.
 */
export function createDirectionStyle(rightSpace: string): DirectionStyle {
  const overhang = "0.5em";
  const line = vscode.window.createTextEditorDecorationType({
    textDecoration: `none;
      .editor-scrollable:has(&), [data-mode-id="arabic"] .editor-scrollable:not(&) { container-type: inline-size; }
      .view-line:has(&) {
        direction: rtl;
        > span {
          direction: rtl;
          left: -${overhang};
          width: max-content;
          min-width: calc(100cqw - ${rightSpace} + ${overhang});
          > span[style*="unicode-bidi"] { unicode-bidi: normal !important; }
        }
      }
      .sticky-line-content:has(&) {
        &, > span { direction: rtl; }
        text-align: right;
        > span > span[style*="unicode-bidi"] { unicode-bidi: normal !important; }
      }`,
  });
  const emptyLine = vscode.window.createTextEditorDecorationType({
    before: { contentText: "\u200b", width: `calc(100cqw - ${rightSpace})` },
    isWholeLine: true,
    border: `none;
      .view-overlays > div:has(> &) > .selected-text { left: calc(100cqw - ${rightSpace}) !important; }`,
  });
  const numberGap = vscode.window.createTextEditorDecorationType({
    textDecoration: `none;
      .view-line:has(&) > span > span[style*="unicode-bidi"]:is(&) { unicode-bidi: isolate !important; }`,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  return { line, emptyLine, numberGap, dispose: () => vscode.Disposable.from(line, emptyLine, numberGap).dispose() };
}
