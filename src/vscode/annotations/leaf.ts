import * as vscode from "vscode";
import type { Edit } from "../../core/text/spans.ts";
import { emptySheet, type Sheet } from "../../core/store/annotation.ts";
import { throughEdits } from "../../core/store/through.ts";
import { reanchored } from "../../core/store/reanchor.ts";
import type { Files } from "./files.ts";
import { sheetFormat, type DamageKind } from "./formats.ts";
import { SharedFile } from "./sharedFile.ts";

/** The marks of one document, on its text as it is now, and the file they are kept in. */
export class Leaf {
  readonly uri: vscode.Uri;
  readonly #changed: () => void;
  #sheet: Sheet = emptySheet;
  /** Edits of the text that the sheet has not followed yet: typing costs nothing until somebody looks. */
  #edits: Edit[] = [];
  /** The open document, else its text on the disk. */
  #source: vscode.TextDocument | string;
  readonly file: SharedFile<Sheet, DamageKind>;

  constructor(uri: vscode.Uri, source: vscode.TextDocument | string, sidecar: vscode.Uri, files: Files, mark: string, changed: () => void) {
    this.uri = uri;
    this.#source = source;
    this.#changed = changed;
    const format = sheetFormat(uri, () => this.text());
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
      const edits = this.#edits;
      this.#edits = [];
      this.#sheet = throughEdits(this.#sheet, edits, this.text());
    }
    return this.#sheet;
  }

  adopt(sheet: Sheet): void {
    if (sheet === this.#sheet) return;
    this.#edits = [];
    this.#sheet = sheet;
    this.#changed();
  }

  edited(edits: readonly Edit[]): void {
    if (this.#sheet.annotations.size > 0) this.#edits.push(...edits);
  }

  /** The text comes from elsewhere from now on: an editor that opened, or the disk. Marks find their places in it again. */
  standOn(source: vscode.TextDocument | string): void {
    const sheet = this.sheet();
    const before = this.text();
    this.#source = source;
    if (before !== this.text()) this.adopt(reanchored(sheet, this.text()));
  }
}
