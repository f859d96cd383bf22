import bidi from "bidi-js";
import * as vscode from "vscode";
import { drawnLine, type DrawnLine, type DrawnText } from "../../../core/text/caret.ts";
import type { Direction } from "../../../core/text/direction.ts";
import type { LineDirections } from "./lineDirections.ts";

const { getEmbeddingLevels } = bidi();

/** Longer lines are walked in the order of their text: laying one out takes 8 µs a character, and a key should not wait. */
const longest = 10_000;

/** A document as the caret walks it. Lines are laid out when asked for, and the last ones are remembered. */
export function drawnText(document: vscode.TextDocument, directions: LineDirections): DrawnText {
  const separators = vscode.workspace.getConfiguration("editor", document).get("wordSeparators", "");
  return {
    lineCount: document.lineCount,
    direction: directions.prevailing,
    line: (index) => laidOut(document.lineAt(index).text, directions.lines[index] ?? "rtl"),
    isWordPart: (cluster) => !/^\s/.test(cluster) && !separators.includes(cluster.charAt(0)),
  };
}

const recent = new Map<string, DrawnLine>();

function laidOut(text: string, direction: Direction): DrawnLine {
  const key = direction + text;
  const known = recent.get(key);
  if (known) return known;
  const line = drawnLine(text, direction, levelsOf(text, direction));
  if (recent.size >= 4) recent.clear();
  recent.set(key, line);
  return line;
}

function levelsOf(text: string, direction: Direction): ArrayLike<number> {
  if (text.length <= longest) return getEmbeddingLevels(text, direction).levels;
  return new Uint8Array(text.length).fill(direction === "rtl" ? 1 : 0);
}
