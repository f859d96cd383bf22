import * as vscode from "vscode";
import type { Span } from "../core/model.ts";

export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** First strong isolate … pop: keeps a name in its own order inside a line of the other direction. Display only. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
