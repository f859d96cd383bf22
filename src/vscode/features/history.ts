import * as vscode from "vscode";
import { documentsOf, type Change, type Part } from "../../core/store/change.ts";
import type { Entry } from "../../core/store/journal.ts";
import { isolated } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { say } from "../place.ts";
import { changeName } from "../words.ts";

/** Taking annotation commands back and doing them again, and the list of all that was done. */
export function registerHistory(marks: Marks): vscode.Disposable {
  const { annotations } = marks;
  return vscode.Disposable.from(
    vscode.commands.registerCommand("hashiya.undoAnnotation", async () => {
      const change = await annotations.undo();
      if (change) await told(vscode.l10n.t("Taken back: {0}", inWords(change)), change);
      else if (!annotations.canUndo) say(vscode.l10n.t("There is nothing to take back."));
    }),
    vscode.commands.registerCommand("hashiya.redoAnnotation", async () => {
      const change = await annotations.redo();
      if (change) await told(vscode.l10n.t("Done again: {0}", inWords(change)), change);
      else if (!annotations.canRedo) say(vscode.l10n.t("There is nothing to do again."));
    }),
    vscode.commands.registerCommand("hashiya.annotationHistory", () => showHistory(marks)),
  );
}

/** Says what happened, and shows where, if the text is in sight. */
async function told(sentence: string, change: Change): Promise<void> {
  say(sentence);
  const place = placeOf(change);
  const editor = vscode.window.activeTextEditor;
  if (!place || editor?.document.uri.toString() !== place.document) return;
  const position = editor.document.positionAt(place.offset);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

interface HistoryItem extends vscode.QuickPickItem {
  readonly entry: Entry;
}

/** The newest first; what is chosen can be taken back or looked at. */
async function showHistory({ annotations, session }: Marks): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isOurs = document !== undefined && session.isActive(document);
  if (isOurs) await annotations.ready(document);
  const entries = annotations.history(isOurs ? document.uri : undefined);
  const title = vscode.l10n.t("Annotation history");
  const items = entries.toReversed().map((entry) => itemOf(entry, isOurs ? document.uri : undefined));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Who did what; Enter for what can be done about it"), matchOnDescription: true, matchOnDetail: true });
  if (!chosen) return;
  const restore = { label: vscode.l10n.t("Take this back"), iconPath: new vscode.ThemeIcon("discard") };
  const show = { label: vscode.l10n.t("Go to Mention"), iconPath: new vscode.ThemeIcon("location") };
  const place = placeOf(chosen.entry.change);
  const action = await vscode.window.showQuickPick(place ? [restore, show] : [restore], { title: chosen.label });
  if (action === restore) {
    const outcome = await annotations.restore(chosen.entry);
    if (outcome.kind === "done") say(vscode.l10n.t("Taken back: {0}", inWords(chosen.entry.change)));
  }
  if (action === show && place) await vscode.commands.executeCommand("hashiya.revealMention", { uri: place.document, offset: place.offset });
}

/** The texts are named where they are not just the one in front. */
function itemOf(entry: Entry, front: vscode.Uri | undefined): HistoryItem {
  const { change, kind } = entry;
  const when = new Date(change.at).toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "short" });
  const prefix = kind === "undo" ? `$(discard) ${vscode.l10n.t("taken back:")} ` : kind === "redo" ? `$(redo) ${vscode.l10n.t("done again:")} ` : "";
  const files = [...documentsOf(change)].filter((uri) => uri !== front?.toString()).map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false));
  const detail = files.slice(0, 3).map(isolated).join(" · ");
  return { label: `${prefix}${inWords(change)}`, description: `${isolated(change.author)} · ${when}`, ...(detail !== "" && { detail }), entry };
}

/** "confirmed أذربيجان" or "applied everywhere أذربيجان ×14". */
function inWords({ label, parts }: Change): string {
  const [name] = parts.flatMap((part) => nameOf(part) ?? []);
  const count = parts.length === 1 ? "" : ` ×${parts.length}`;
  return name === undefined ? `${changeName(label)}${count}` : `${changeName(label)} ${isolated(name)}${count}`;
}

function nameOf(part: Part): string | undefined {
  switch (part.kind) {
    case "annotation": return (part.after ?? part.before)?.anchor.quote.replace(/\s+/g, " ");
    case "entity": return (part.after ?? part.before)?.name.ar;
    case "refusal": return (part.after ?? part.before)?.surface;
    case "documentNote": return undefined;
  }
}

function placeOf({ parts }: Change): { readonly document: string; readonly offset: number } | undefined {
  for (const part of parts) {
    const annotation = part.kind === "annotation" ? (part.after ?? part.before) : undefined;
    if (part.kind === "annotation" && annotation) return { document: part.document, offset: annotation.start };
  }
  return undefined;
}
