import * as vscode from "vscode";
import type { Mention } from "../core/model.ts";
import { mentionAt } from "../core/views/navigation.ts";
import type { Analysed, Session } from "./session.ts";

/** Where a command is to act: what a link, a row of a tree or a code action hands over. */
export interface Place {
  readonly uri: string;
  readonly offset: number;
  readonly entity?: string;
}

/** A mention that a command acts on, in the text as it is now. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly analysed: Analysed;
  readonly offset: number;
  /** None where nothing is marked. */
  readonly mention: Mention | undefined;
}

/** A row of a tree that stands for a place in a text. */
interface Row {
  readonly place?: Place | undefined;
}

/** The rows that are selected in each of our trees: a key pressed there hands over nothing but the tree's name. */
export class SelectedRows {
  readonly #rows = new Map<string, readonly Row[]>();

  follow<Node extends Row>(viewId: string, view: vscode.TreeView<Node>): vscode.Disposable {
    return view.onDidChangeSelection(({ selection }) => this.#rows.set(viewId, selection));
  }

  of(viewId: string): readonly Row[] {
    return this.#rows.get(viewId) ?? [];
  }
}

/** Finds what commands are to act on, however they were called. */
export class Targets {
  readonly #session: Session;
  readonly rows = new SelectedRows();

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * The places that a command was called for: those of a link, of rows of a tree, or else of the carets of the active editor.
   * VS Code hands a tree's command the row under the pointer and all selected rows; a context menu of the editor, its address.
   */
  places(argument?: unknown, all?: unknown): Place[] {
    const rows = isKeyOfTree(argument) ? this.rows.of(argument.view) : Array.isArray(all) && all.length > 0 ? all : [argument];
    const given = rows.flatMap((row: unknown) => placeOf(row) ?? []);
    if (given.length > 0 || isKeyOfTree(argument)) return given;
    const editor = vscode.window.activeTextEditor;
    if (!editor) return [];
    const { document, selections } = editor;
    return selections.map(({ active }) => ({ uri: document.uri.toString(), offset: document.offsetAt(active) }));
  }

  async at({ uri, offset }: Place): Promise<Target | undefined> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const analysed = await this.read(document);
    return analysed && { document, analysed, offset, mention: mentionAt(analysed.mentions, offset) };
  }

  /** What is known of the text as it is now, even where names that were learned meanwhile are still being looked for. */
  async read(document: vscode.TextDocument): Promise<Analysed | undefined> {
    return this.#session.shown(document);
  }

  /** The first place that a command was called for. */
  async one(argument?: unknown, all?: unknown): Promise<Target | undefined> {
    const [place] = this.places(argument, all);
    return place && this.at(place);
  }

  /** The marks that a command was called for, and says so where there are none. */
  async marks(argument?: unknown, all?: unknown): Promise<MarkTarget[]> {
    const targets = await Promise.all(this.places(argument, all).map((place) => this.at(place)));
    const marks = targets.filter(isMarkTarget);
    if (marks.length === 0) say(vscode.l10n.t("The cursor is not on a name."));
    return marks;
  }

  async mark(argument?: unknown, all?: unknown): Promise<MarkTarget | undefined> {
    return (await this.marks(argument, all))[0];
  }
}

export interface MarkTarget extends Target {
  readonly mention: Mention;
}

function isMarkTarget(target: Target | undefined): target is MarkTarget {
  return target?.mention !== undefined;
}

function placeOf(row: unknown): Place | undefined {
  const { offset, place } = (row ?? {}) as Partial<Place> & Row;
  return typeof offset === "number" ? (row as Place) : place;
}

function isKeyOfTree(argument: unknown): argument is { readonly view: string } {
  return typeof (argument as { view?: unknown } | undefined)?.view === "string";
}

/** Tells what was done or not done, without getting in the way. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
