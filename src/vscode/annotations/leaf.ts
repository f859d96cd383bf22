import type * as vscode from "vscode";
import { emptySheet, type Sheet } from "../../core/store/annotation.ts";
import { anchored } from "../../core/store/anchor.ts";
import { reanchor } from "../../core/store/reanchor.ts";
import { throughEdits } from "../../core/store/through.ts";
import type { Edit } from "../../core/text/spans.ts";
import type { Files } from "./files.ts";
import { sheetFormat, type DamageKind } from "./formats.ts";
import { sourceFor } from "./places.ts";
import { SharedFile } from "./sharedFile.ts";

/** The marks of one document, on its text as it is now, and the file they are kept in. */
export class Leaf {
  readonly uri: vscode.Uri;
  readonly file: SharedFile<Sheet, DamageKind>;
  readonly #changed: () => void;
  /** The open document, else its text on the disk. */
  #source: vscode.TextDocument | string;
  #sheet: Sheet = emptySheet;
  /** The text that the sheet stands on, and the edits that it has not followed: typing costs nothing until somebody looks. */
  #ground = "";
  #edits: Edit[] = [];

  constructor(uri: vscode.Uri, source: vscode.TextDocument | string, sidecar: vscode.Uri, files: Files, mark: string, changed: () => void) {
    this.uri = uri;
    this.#source = source;
    this.#changed = changed;
    const format = sheetFormat(sourceFor(sidecar, uri), () => this.text());
    const owner = { current: () => this.sheet(), adopt: (sheet: Sheet) => this.adopt(sheet) };
    this.file = new SharedFile(sidecar.toString(), files, format, owner, mark);
  }

  get source(): vscode.TextDocument | string {
    return this.#source;
  }

  text(): string {
    return typeof this.#source === "string" ? this.#source : this.#source.getText();
  }

  sheet(): Sheet {
    if (this.#edits.length > 0) {
      const text = this.text();
      this.#sheet = { ...this.#sheet, annotations: throughEdits(this.#sheet.annotations, this.#edits, this.#ground, text) };
      this.#ground = text;
      this.#edits = [];
    }
    return this.#sheet;
  }

  /** Takes a sheet that stands on the text as it is now. */
  adopt(sheet: Sheet): void {
    if (sheet === this.#sheet) return;
    this.#sheet = sheet;
    this.#ground = this.text();
    this.#edits = [];
    this.#changed();
  }

  edited(edits: readonly Edit[]): void {
    if (this.#sheet.annotations.size > 0) this.#edits.push(...edits);
  }

  /** The text comes from elsewhere from now on: from an editor that opened, or from the disk. Marks find their places in it again. */
  standOn(source: vscode.TextDocument | string): void {
    const sheet = this.sheet();
    const before = this.text();
    this.#source = source;
    const text = this.text();
    if (text === before) return;
    const annotations = reanchor(text, anchored(before, sheet.annotations.values()), before.length);
    this.adopt({ ...sheet, annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])) });
  }
}
