import * as vscode from "vscode";
import type { EntityType, Mention } from "../../core/model.ts";
import { annotate, confirm, markingOf, remove, setSpan, type Marking } from "../../core/store/commands.ts";
import { ladderAt, moved, tidied, type Move, type Rung } from "../../core/store/place.ts";
import { guessFor } from "../../core/views/likely.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { isolated, toRange } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { say } from "../place.ts";
import type { Analysed } from "../session.ts";
import { typeName } from "../words.ts";
import { Adjusting } from "./annotate/adjusting.ts";
import { identify } from "./annotate/identify.ts";

/** Marking names by keys: mark, widen, narrow, move boundaries, say what it is, remove. */
export function registerAnnotate(marks: Marks): vscode.Disposable {
  const adjusting = new Adjusting();
  const annotator = new Annotator(marks, adjusting);
  const command = (name: string, run: (argument?: unknown, all?: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  return vscode.Disposable.from(
    adjusting,
    command("hashiya.mark", () => annotator.mark()),
    command("hashiya.narrow", () => annotator.narrow()),
    command("hashiya.identify", (argument, all) => annotator.identify(argument, all)),
    command("hashiya.removeMark", (argument, all) => annotator.remove(argument, all)),
    command("hashiya.adjust", () => annotator.adjust()),
    command("hashiya.startEarlierByWord", () => annotator.move({ edge: "start", towards: "earlier", by: "word" })),
    command("hashiya.startLaterByWord", () => annotator.move({ edge: "start", towards: "later", by: "word" })),
    command("hashiya.endEarlierByWord", () => annotator.move({ edge: "end", towards: "earlier", by: "word" })),
    command("hashiya.endLaterByWord", () => annotator.move({ edge: "end", towards: "later", by: "word" })),
    command("hashiya.startEarlierByLetter", () => annotator.move({ edge: "start", towards: "earlier", by: "letter" })),
    command("hashiya.startLaterByLetter", () => annotator.move({ edge: "start", towards: "later", by: "letter" })),
    command("hashiya.endEarlierByLetter", () => annotator.move({ edge: "end", towards: "earlier", by: "letter" })),
    command("hashiya.endLaterByLetter", () => annotator.move({ edge: "end", towards: "later", by: "letter" })),
  );
}

/** The text in front, read as it is now, and where its caret is. */
interface Here {
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly analysed: Analysed;
  readonly offset: number;
  readonly mention: Mention | undefined;
}

class Annotator {
  readonly #marks: Marks;
  readonly #adjusting: Adjusting;
  /** A name that nothing is known of is taken for what the last one was. */
  #lastType: EntityType = "PER";
  /** Keys come faster than a change is done: each waits for the one before it. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(marks: Marks, adjusting: Adjusting) {
    this.#marks = marks;
    this.#adjusting = adjusting;
  }

  /** Marks the name at the caret, confirms the suggestion there, or widens the mark there; a selection is marked as it is. */
  mark(): Promise<void> {
    return this.#inOrder(async (here) => {
      const { editor, analysed, mention } = here;
      if (!editor.selection.isEmpty && !this.#adjusting.isOn) return this.#markSelection(here);
      if (mention?.status === "confirmed") return this.#step(here, mention, "wider");
      if (mention) return this.#confirm(here, mention);
      const ladder = await this.#ladder(here);
      const rung = ladder?.rungs[ladder.name];
      if (!rung) return say(vscode.l10n.t("There is no word at the caret."));
      return this.#put(here, rung, analysed.suggestions.find(({ start, end }) => start === rung.start && end === rung.end));
    });
  }

  narrow(): Promise<void> {
    return this.#inOrder(async (here) => {
      if (here.mention) await this.#step(here, here.mention, "narrower");
      else say(vscode.l10n.t("The cursor is not on a name."));
    });
  }

  /** Asks what the name is; one that is not marked yet is marked first. */
  async identify(argument?: unknown, all?: unknown): Promise<void> {
    let target = await this.#marks.targets.one(argument, all);
    if (target && !target.mention) {
      await this.mark();
      target = await this.#marks.targets.one(argument, all);
    }
    const type = target?.mention && (await identify(this.#marks, { ...target, mention: target.mention }, argument));
    if (type) this.#lastType = type;
  }

  async remove(argument?: unknown, all?: unknown): Promise<void> {
    const id = (argument as { annotation?: unknown; place?: { annotation?: unknown } } | undefined);
    const stray = id?.annotation ?? id?.place?.annotation;
    const targets = typeof stray === "string" ? [] : await this.#marks.targets.marks(argument, all);
    const [place] = this.#marks.targets.places(argument, all);
    const document = targets[0]?.document ?? (place && (await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri))));
    const ids = typeof stray === "string" ? [stray] : targets.flatMap(({ mention }) => mention.annotation ?? []);
    if (!document) return;
    if (ids.length === 0) return say(vscode.l10n.t("This is a suggestion: reject it instead."));
    const isDone = await this.#marks.change(document, (store, hand) => remove(store, hand, { document: document.uri.toString(), ids }));
    const [first] = targets;
    if (isDone && first) this.#marks.corrected({ document, kind: "removed", surface: surfaceOf(first.analysed, first.mention), marking: markingOf(first.mention), before: first.mention });
  }

  adjust(): Promise<void> {
    if (this.#adjusting.isOn) {
      this.#adjusting.end();
      return Promise.resolve();
    }
    return this.#inOrder(async ({ editor, mention }) => {
      if (mention) this.#adjusting.show(editor, toRange(editor.document, mention), "end");
      else say(vscode.l10n.t("The cursor is not on a name."));
    });
  }

  move(move: Move): Promise<void> {
    return this.#inOrder(async (here) => {
      const { editor, analysed, mention } = here;
      const rung = mention && moved(analysed.text, mention, move);
      if (!rung) return say(mention ? vscode.l10n.t("The mark cannot go further there.") : vscode.l10n.t("The cursor is not on a name."));
      const isDone = await this.#setSpan(here, mention, rung);
      if (isDone && this.#adjusting.isOn) this.#adjusting.show(editor, toRange(editor.document, rung), move.edge);
      return undefined;
    });
  }

  async #markSelection(here: Here): Promise<void> {
    const { editor, document, analysed } = here;
    const rung = tidied(analysed.text, { start: document.offsetAt(editor.selection.start), end: document.offsetAt(editor.selection.end) });
    if (!rung) return say(vscode.l10n.t("There is no word at the caret."));
    const inside = analysed.mentions.filter(({ start, end }) => start < rung.end && rung.start < end);
    const [only] = inside;
    if (inside.length === 1 && only?.status === "confirmed") await this.#setSpan(here, only, rung);
    else await this.#put(here, rung, only);
    editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
  }

  async #confirm({ document, analysed }: Here, mention: Mention): Promise<void> {
    const isDone = await this.#marks.change(document, (store, hand, text) => confirm(store, hand, { document: document.uri.toString(), text, mentions: [mention] }));
    if (isDone) this.#told(document, analysed, { ...markingOf(mention) });
  }

  /** Marks a stretch as what a suggestion takes it for, or as what the name is likely to be. */
  async #put({ document, analysed }: Here, rung: Rung, suggestion: Mention | undefined): Promise<void> {
    const { text, mentions } = analysed;
    const surface = surfaceOf(analysed, rung);
    const guess = suggestion ? markingOf(suggestion) : guessFor(surface, text, mentions, await this.#marks.knowledge(document), this.#lastType);
    const { type, entity, derived } = guess;
    const marking: Marking = {
      start: rung.start,
      end: rung.end,
      type,
      ...(entity !== undefined && !entity.startsWith("name:") && { entity }),
      ...(derived && { derived }),
      clitics: rung.clitics,
      source: "human",
    };
    const isDone = await this.#marks.change(document, (store, hand, current) => annotate(store, hand, { document: document.uri.toString(), text: current, markings: [marking] }));
    if (isDone) this.#told(document, analysed, marking);
  }

  async #step(here: Here, mention: Mention, where: "wider" | "narrower"): Promise<void> {
    const ladder = await this.#ladder(here);
    const length = mention.end - mention.start;
    const covers = ({ start, end }: Rung): boolean => start <= mention.start && mention.end <= end;
    const rung = where === "wider"
      ? ladder?.rungs.find((other) => covers(other) && other.end - other.start > length)
      : ladder?.rungs.findLast(({ start, end }) => mention.start <= start && end <= mention.end && end - start < length);
    if (!rung) return say(where === "wider" ? vscode.l10n.t("Nothing wider is a name here.") : vscode.l10n.t("Nothing narrower is a name here."));
    await this.#setSpan(here, mention, rung);
  }

  async #setSpan({ document, analysed }: Here, mention: Mention, rung: Rung): Promise<boolean> {
    const { annotation } = mention;
    const uri = document.uri.toString();
    const marking = { ...markingOf(mention), start: rung.start, end: rung.end, clitics: rung.clitics };
    const isDone = await this.#marks.change(document, (store, hand, text) =>
      annotation === undefined
        ? annotate(store, hand, { document: uri, text, markings: [marking], label: "setSpan" })
        : setSpan(store, hand, { document: uri, text, id: annotation, span: rung }),
    );
    if (isDone) this.#told(document, analysed, marking, mention);
    return isDone;
  }

  #told(document: vscode.TextDocument, analysed: Analysed, marking: Marking, before?: Mention): void {
    const surface = surfaceOf(analysed, marking);
    say(vscode.l10n.t("{0}: {1}. F9 widens, Ctrl+F9 says what it is.", isolated(surface), typeName(marking.type)));
    this.#marks.corrected({ document, kind: "marked", surface, marking, ...(before && { before }) });
  }

  async #ladder({ document, analysed, offset }: Here): Promise<ReturnType<typeof ladderAt>> {
    return ladderAt(analysed.text, offset, await this.#marks.witness(document, analysed));
  }

  #inOrder(run: (here: Here) => Promise<void> | void): Promise<void> {
    const done = this.#queue.then(async () => {
      const here = await this.#here();
      if (here) await run(here);
    });
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #here(): Promise<Here | undefined> {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await this.#marks.targets.read(editor.document));
    if (!editor || !analysed) return undefined;
    // While boundaries are moved the selection shows the mark: its beginning is always inside.
    const offset = editor.document.offsetAt(this.#adjusting.isOn ? editor.selection.start : editor.selection.active);
    return { editor, document: editor.document, analysed, offset, mention: mentionAt(analysed.mentions, offset) };
  }
}

function surfaceOf({ text }: Analysed, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}
