import * as vscode from "vscode";

/**
 * The CSS length that an editor's text must leave free at its right edge: the scroll bar, which lies over the text, and
 * the minimap.
 */
export function rightSpace(editor: vscode.TextEditor): string {
  const options = vscode.workspace.getConfiguration("editor", editor.document);
  // Two pixels more, as VS Code leaves where it wraps lines.
  const scrollBar = options.get("scrollbar.verticalScrollbarSize", 14) + 2;
  // Diffs and peeked editors have no column, and no minimap.
  const hasMinimap = editor.viewColumn !== undefined && options.get("minimap.enabled", true);
  if (!hasMinimap || options.get("minimap.side") === "left") return `${scrollBar}px`;
  const scale = options.get("minimap.scale", 1);
  const widest = options.get("minimap.maxColumn", 120) * scale;
  // As VS Code lays the minimap out: `scale` pixels of it for each column of the text, and a gutter of 8 pixels. 0.6 em is
  // the width of a column in the usual monospaced fonts.
  const column = options.get("fontSize", 14) * 0.6;
  const share = scale / (column + scale);
  return `(${scrollBar}px + min(${widest}px, (100cqw - ${scrollBar}px) * ${share.toFixed(4)} + 8px))`;
}
