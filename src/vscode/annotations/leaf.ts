import type * as vscode from "vscode";
import { emptySheet, type Annotation, type Sheet } from "../../core/store/annotation.ts";
import { anchoring } from "../../core/store/anchor.ts";
import { reanchoring } from "../../core/store/reanchor.ts";
import { followingEdits } from "../../core/store/through.ts";
import type { Edit } from "../../core/text/spans.ts";
import { toEnd } from "../../core/toEnd.ts";
import { inSteps } from "../steps.ts";
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
  /** The text comes from elsewhere than the ground: no edits lead from one to the other. */
  #isElsewhere = false;
  #following: Promise<void> | undefined;

  constructor(uri: vscode.Uri, source: vscode.TextDocument | string, sidecar: vscode.Uri, files: Files, mark: string, changed: () => void) {
    this.uri = uri;
    this.#source = source;
    this.#changed = changed;
    const format = sheetFormat(sourceFor(sidecar, uri), () => this.text(), () => this.followed());
    const owner = { ready: () => this.followed(), current: () => this.sheet(), adopt: (sheet: Sheet) => this.adopt(sheet) };
    this.file = new SharedFile(sidecar.toString(), files, format, owner, mark);
  }

  get source(): vscode.TextDocument | string {
    return this.#source;
  }

  text(): string {
    return typeof this.#source === "string" ? this.#source : this.#source.getText();
  }

  get hasMarks(): boolean {
    return this.#sheet.annotations.size > 0;
  }

  /** On the text as it is now, at once; where much of the text is another, those who can wait let `followed` come first. */
  sheet(): Sheet {
    if (this.#isBehind) {
      const text = this.text();
      this.#stand(toEnd(this.#onText(text)), text, this.#edits.length);
    }
    return this.#sheet;
  }

  /** Resolves when the sheet stands on the text as it is; what holds up the host is done in steps. */
  followed(): Promise<void> {
    return (this.#following ??= this.#follow().finally(() => (this.#following = undefined)));
  }

  /** Takes a sheet that stands on the text as it is now. */
  adopt(sheet: Sheet): void {
    if (sheet === this.#sheet) return;
    this.#sheet = sheet;
    this.#ground = this.text();
    this.#edits = [];
    this.#isElsewhere = false;
    this.#changed();
  }

  edited(document: vscode.TextDocument, edits: readonly Edit[]): void {
    if (this.hasMarks && document === this.#source) this.#edits.push(...edits);
  }

  /** The text comes from elsewhere from now on: from an editor that opened, or from the disk. Resolves when the marks have found their places in it. */
  async standOn(source: vscode.TextDocument | string): Promise<void> {
    // What was typed is followed in the text that it was typed in.
    if (!this.#isElsewhere) this.sheet();
    const before = this.text();
    this.#source = source;
    if (this.text() === before) return;
    this.#isElsewhere = this.hasMarks;
    await this.followed();
    this.#changed();
  }

  get #isBehind(): boolean {
    return this.#edits.length > 0 || this.#isElsewhere;
  }

  async #follow(): Promise<void> {
    while (this.#isBehind) {
      const [sheet, source, text, edits] = [this.#sheet, this.#source, this.text(), this.#edits.length];
      const annotations = await inSteps(this.#onText(text));
      // Somebody could not wait, or the marks or the text are others now: then it is done anew. What was typed meanwhile is followed next.
      if (sheet === this.#sheet && source === this.#source) this.#stand(annotations, text, edits);
    }
  }

  /** The annotations on a text to which all the edits lead, or which comes from elsewhere. */
  *#onText(text: string): Generator<undefined, ReadonlyMap<string, Annotation>> {
    const { annotations } = this.#sheet;
    const ground = this.#ground;
    if (!this.#isElsewhere) return yield* followingEdits(annotations, [...this.#edits], ground, text);
    const found = yield* reanchoring(text, yield* anchoring(ground, annotations.values()), ground.length);
    return new Map(found.map((annotation) => [annotation.id, annotation]));
  }

  /** Takes the annotations as they stand on a text to which so many edits led. */
  #stand(annotations: ReadonlyMap<string, Annotation>, text: string, edits: number): void {
    this.#sheet = { ...this.#sheet, annotations };
    this.#ground = text;
    this.#edits.splice(0, edits);
    this.#isElsewhere = false;
  }
}
