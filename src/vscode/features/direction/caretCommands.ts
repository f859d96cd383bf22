import * as vscode from "vscode";
import { movedCaret, sideOfSelection, type DrawnText, type Side, type Step } from "../../../core/text/caret.ts";
import { drawnText } from "./drawnText.ts";
import type { DirectionCache } from "./lineDirections.ts";
import { LiveSelections } from "./liveSelections.ts";

/** What a key binding says of a caret command. */
interface Move {
  readonly by?: Step | "line";
  readonly select?: boolean;
}

/**
 * The caret commands behind the arrow keys. They go by the selection and the text at the moment they run, so keys that
 * follow each other quickly never see a stale direction. Where lines are not turned they do what VS Code's own keys do.
 */
export function registerCaretCommands(
  cache: DirectionCache,
  isTurned: (document: vscode.TextDocument) => boolean,
): vscode.Disposable {
  const selections = new LiveSelections();
  const run = async (side: Side, { by = "character", select = false }: Move = {}): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isTurned(editor.document)) return runBuiltIn(builtIn(side, by, select));
    const directions = cache.of(editor.document);
    if (by === "line") {
      const isLeftToRight = directions.lines[selections.of(editor)[0]!.active.line] === "ltr";
      return runBuiltIn(builtIn(isLeftToRight ? side : opposite(side), by, select));
    }
    const text = drawnText(editor.document, directions);
    const there = selections.of(editor).map((selection) => moved(text, selection, side, by, select));
    selections.set(editor, there);
    editor.revealRange(new vscode.Range(there[0]!.active, there[0]!.active));
  };
  return vscode.Disposable.from(
    selections,
    vscode.commands.registerCommand("hashiya.cursorLeft", (move?: Move) => run("left", move)),
    vscode.commands.registerCommand("hashiya.cursorRight", (move?: Move) => run("right", move)),
  );
}

function moved(text: DrawnText, selection: vscode.Selection, side: Side, by: Step, select: boolean): vscode.Selection {
  const collapses = !select && by === "character" && !selection.isEmpty;
  const { line, column } = collapses
    ? sideOfSelection(text, toPlace(selection.start), toPlace(selection.end), side)
    : movedCaret(text, toPlace(selection.active), side, by);
  const active = new vscode.Position(line, column);
  return new vscode.Selection(select ? selection.anchor : active, active);
}

function toPlace({ line, character }: vscode.Position): { line: number; column: number } {
  return { line, column: character };
}

function opposite(side: Side): Side {
  return side === "left" ? "right" : "left";
}

/** The command that VS Code itself binds to the key, for left-to-right text. */
function builtIn(side: Side, by: Step | "line", select: boolean): string {
  const toLeft = side === "left";
  const extent = select ? "Select" : "";
  switch (by) {
    case "character": return (toLeft ? "cursorLeft" : "cursorRight") + extent;
    case "word": return (toLeft ? "cursorWordLeft" : "cursorWordEndRight") + extent;
    case "line": return (toLeft ? "cursorHome" : "cursorEnd") + extent;
  }
}

async function runBuiltIn(command: string): Promise<void> {
  await vscode.commands.executeCommand(command);
}
