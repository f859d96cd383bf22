import * as vscode from "vscode";
import type { Span } from "../../core/model.ts";
import type { Annotation } from "../../core/store/annotation.ts";
import { setSpan } from "../../core/store/commands.ts";
import { candidatesFor } from "../../core/store/findPlace.ts";
import { cliticsBefore } from "../../core/store/place.ts";
import { context } from "../../core/views/card.ts";
import { isolated, toRange } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { say, type Place } from "../place.ts";
import { registerForActive } from "../selector.ts";
import type { Analysed } from "../session.ts";

const source = "Hāshiya";

/** Marks that lost their place in the text, or whose place is in doubt: as problems with quick fixes, and put back by choice. */
export function registerTray(marks: Marks): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection("hashiya.marks");
  const show = (document: vscode.TextDocument): void => {
    const analysed = marks.session.isActive(document) ? marks.session.latest(document) : undefined;
    if (!analysed) diagnostics.delete(document.uri);
    else if (analysed.version === document.version) diagnostics.set(document.uri, problemsOf(document, analysed));
  };
  return vscode.Disposable.from(
    diagnostics,
    marks.session.onDidChange((uri) => {
      const document = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
      if (document) show(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri, isClosed }) => {
      if (isClosed) diagnostics.delete(uri);
    }),
    registerForActive((selector) =>
      vscode.languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: (document, _, { diagnostics: found }) => found.flatMap((diagnostic) => fixesFor(document, diagnostic)) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    ),
    vscode.commands.registerCommand("hashiya.placeMark", (argument?: unknown) => choosePlace(marks, argument)),
  );
}

interface StrayPlace extends Place {
  readonly annotation: string;
  /** The place that was chosen already, as by a quick fix. */
  readonly span?: Span;
}

/** A problem that knows its mark. */
class StrayDiagnostic extends vscode.Diagnostic {
  readonly annotation: Annotation;

  constructor(range: vscode.Range, message: string, annotation: Annotation) {
    super(range, message, vscode.DiagnosticSeverity.Warning);
    this.annotation = annotation;
    this.source = source;
    this.code = annotation.place;
  }
}

function problemsOf(document: vscode.TextDocument, { orphans, doubtful }: Analysed): vscode.Diagnostic[] {
  const isDecided = ({ status }: Annotation): boolean => status === "confirmed";
  return [
    ...orphans.filter(isDecided).map((annotation) => {
      const at = document.lineAt(document.positionAt(annotation.start).line).range;
      return new StrayDiagnostic(at, vscode.l10n.t("The mark {0} stood here; its words are gone.", isolated(annotation.anchor.quote)), annotation);
    }),
    ...doubtful.filter(isDecided).map((annotation) =>
      new StrayDiagnostic(toRange(document, annotation), vscode.l10n.t("The mark {0} may belong here or in another place that looks alike.", isolated(annotation.anchor.quote)), annotation),
    ),
  ];
}

const fixesShown = 5;

/** One fix for each of the likeliest places, one to see them all, one to let the mark go. */
function fixesFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  // VS Code hands over the very problems that were set.
  if (!(diagnostic instanceof StrayDiagnostic)) return [];
  const { annotation } = diagnostic;
  const text = document.getText();
  const at = { uri: document.uri.toString(), offset: annotation.start, annotation: annotation.id };
  const fix = (title: string, command: string, argument: StrayPlace): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [argument] };
    action.diagnostics = [diagnostic];
    return action;
  };
  const places = placesFor(text, annotation).slice(0, fixesShown);
  return [
    ...places.map((span) => {
      const { before, surface, after } = context(text, span, { before: 24, after: 16 });
      const line = document.positionAt(span.start).line + 1;
      return fix(vscode.l10n.t("Put the mark in line {0}: {1}", line, `\u2067${before}【${surface}】${after}\u2069`), "hashiya.placeMark", { ...at, span });
    }),
    fix(vscode.l10n.t("Choose Where the Mark Belongs…"), "hashiya.placeMark", at),
    fix(vscode.l10n.t("Remove the mark {0}", isolated(annotation.anchor.quote)), "hashiya.removeMark", at),
  ];
}

function placesFor(text: string, annotation: Annotation): readonly Span[] {
  return annotation.candidates ?? candidatesFor(text, annotation);
}

async function choosePlace(marks: Marks, argument: unknown): Promise<void> {
  const found = await strayAt(marks, argument);
  if (!found) return say(vscode.l10n.t("No mark here has lost its place."));
  const { document, annotation, given } = found;
  const span = given ?? (await pickPlace(document, annotation));
  if (!span) return;
  const isDone = await marks.change(document, (store, hand, text) =>
    setSpan(store, hand, {
      document: document.uri.toString(), text, id: annotation.id, span: { ...span, clitics: cliticsBefore(text, span.start) }, label: "choosePlace",
    }),
  );
  if (isDone) await vscode.commands.executeCommand("hashiya.revealMention", { uri: document.uri.toString(), offset: span.start });
}

interface Stray {
  readonly document: vscode.TextDocument;
  readonly annotation: Annotation;
  readonly given?: Span;
}

/** The stray mark that a row or a quick fix names, or the one nearest to the caret. */
async function strayAt(marks: Marks, argument: unknown): Promise<Stray | undefined> {
  const [place] = marks.targets.places(argument) as Partial<StrayPlace>[];
  if (place?.uri === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
  const analysed = await marks.targets.read(document);
  const strays = [...(analysed?.orphans ?? []), ...(analysed?.doubtful ?? [])].filter(({ status }) => status === "confirmed");
  const distance = (annotation: Annotation): number => Math.abs(annotation.start - (place.offset ?? 0));
  const annotation = place.annotation === undefined
    ? strays.toSorted((a, b) => distance(a) - distance(b))[0]
    : strays.find(({ id }) => id === place.annotation);
  return annotation && { document, annotation, ...(place.span && { given: place.span }) };
}

/** The likeliest places in context; the last choice takes what is selected in the text. */
async function pickPlace(document: vscode.TextDocument, annotation: Annotation): Promise<Span | undefined> {
  const text = document.getText();
  const items = placesFor(text, annotation).map((span) => {
    const { before, surface, after } = context(text, span, { before: 26, after: 20 });
    return { label: `\u2067${before}【${surface}】${after}\u2069`, description: vscode.l10n.t("line {0}", document.positionAt(span.start).line + 1), span };
  });
  const editor = vscode.window.activeTextEditor;
  const selection = editor?.document === document && !editor.selection.isEmpty ? editor.selection : undefined;
  if (selection) {
    const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    items.push({ label: vscode.l10n.t("The selected words: {0}", isolated(document.getText(selection))), description: "", span });
  }
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Nothing in this text looks like {0}. Select the words that it belongs to, and choose again.", isolated(annotation.anchor.quote)));
    return undefined;
  }
  const { prefix, quote, suffix } = annotation.anchor;
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Where {0} belongs", isolated(quote)),
    placeHolder: `\u2067…${prefix.slice(-30)}【${quote}】${suffix.slice(0, 20)}…\u2069`.replace(/\s+/g, " "),
  });
  return chosen?.span;
}
