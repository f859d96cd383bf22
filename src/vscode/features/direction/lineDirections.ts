import * as vscode from "vscode";
import {
  afterChanges,
  directionsOf,
  ownDirection,
  prevailingDirection,
  type Direction,
  type OwnDirection,
} from "../../../core/text/direction.ts";

/** Each change copies the list of lines; beyond this many, reading every line anew is quicker. */
const manyChanges = 50;

/** The directions of a document's lines as it stands. */
export interface LineDirections {
  readonly version: number;
  readonly own: readonly OwnDirection[];
  readonly lines: readonly Direction[];
  readonly prevailing: Direction;
}

/** Keeps the directions of the lines of every document that it is asked about; an edit costs the lines it touched. */
export class DirectionCache implements vscode.Disposable {
  readonly #known = new WeakMap<vscode.TextDocument, LineDirections>();
  readonly #listener = vscode.workspace.onDidChangeTextDocument((event) => this.#carryOver(event));

  of(document: vscode.TextDocument): LineDirections {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known;
    const own = Array.from({ length: document.lineCount }, (_, line) => ownDirection(document.lineAt(line).text));
    return this.#remember(document, own);
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #carryOver({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.#known.get(document);
    if (known === undefined || known.version === document.version) return;
    if (contentChanges.length > manyChanges) {
      this.#known.delete(document);
      return;
    }
    const changes = contentChanges.map(({ range, text }) => ({
      first: range.start.line,
      last: range.end.line,
      count: text.split(/\r\n|\r|\n/).length,
    }));
    const own = afterChanges(known.own, changes, (line) => ownDirection(document.lineAt(line).text));
    this.#remember(document, own);
  }

  #remember(document: vscode.TextDocument, own: readonly OwnDirection[]): LineDirections {
    const lines = directionsOf(own);
    const found = { version: document.version, own, lines, prevailing: prevailingDirection(own) };
    this.#known.set(document, found);
    return found;
  }
}
