import * as vscode from "vscode";
import type { Mention } from "../../core/model.ts";
import { mentionAt, mentionsOf, nextMention, previousMention, type Stop } from "../../core/views/navigation.ts";
import { isolated, toRange } from "../convert.ts";
import type { Analysed, Session } from "../session.ts";

/** Where a link or tree item wants a jump to start from; without it, the cursor of the active editor. */
export interface Origin {
  readonly uri: string;
  readonly offset: number;
  readonly entity?: string;
}

function isOrigin(value: unknown): value is Origin {
  return typeof (value as Origin | undefined)?.offset === "number";
}

type Step = (mentions: readonly Mention[], offset: number) => Stop | undefined;

export function registerNavigation(session: Session): vscode.Disposable {
  const command = (id: string, step: Step, sameEntity: boolean): vscode.Disposable =>
    // A context menu hands over the document's address instead: then the caret says where.
    vscode.commands.registerCommand(id, (origin?: unknown) => jump(session, step, sameEntity, isOrigin(origin) ? origin : undefined));
  return vscode.Disposable.from(
    command("hashiya.nextMention", nextMention, false),
    command("hashiya.previousMention", previousMention, false),
    command("hashiya.nextMentionOfEntity", nextMention, true),
    command("hashiya.previousMentionOfEntity", previousMention, true),
    vscode.commands.registerCommand("hashiya.showReferences", (origin: Origin) => showReferences(session, origin)),
    vscode.commands.registerCommand("hashiya.revealMention", (origin: Origin) => revealOrigin(session, origin)),
  );
}

async function jump(session: Session, step: Step, sameEntity: boolean, origin?: Origin): Promise<void> {
  const editor = origin ? await shownEditor(vscode.Uri.parse(origin.uri)) : vscode.window.activeTextEditor;
  if (!editor) return;
  const analysed = await session.shown(editor.document);
  if (!analysed) return;
  const offset = origin?.offset ?? editor.document.offsetAt(editor.selection.active);
  const here = mentionAt(analysed.mentions, offset);
  const entity = origin?.entity ?? here?.entity;
  if (sameEntity && entity === undefined) {
    say(vscode.l10n.t("The cursor is not on a name."));
    return;
  }
  const mentions = sameEntity ? mentionsOf(analysed.mentions, entity ?? "") : analysed.mentions;
  const stop = step(mentions, here?.start ?? offset);
  if (!stop) {
    say(vscode.l10n.t("No names are marked in this text."));
    return;
  }
  await reveal(editor, stop.mention, origin !== undefined);
  say(placeInWords(analysed, stop));
}

/** The stop's name and its number among the mentions of its entity, whichever mentions the step went through. */
function placeInWords(analysed: Analysed, { mention }: Stop): string {
  const entity = analysed.entities.find(({ id }) => id === mention.entity);
  const same = mentionsOf(analysed.mentions, mention.entity);
  const name = isolated(entity?.name.ar ?? analysed.text.slice(mention.start, mention.end));
  return vscode.l10n.t("{0}: mention {1} of {2}", name, same.indexOf(mention) + 1, same.length);
}

async function revealOrigin(session: Session, origin: Origin): Promise<void> {
  const editor = await shownEditor(vscode.Uri.parse(origin.uri));
  const analysed = await session.shown(editor.document);
  const mention = analysed && mentionAt(analysed.mentions, origin.offset);
  if (mention) await reveal(editor, mention, true);
}

async function showReferences(session: Session, origin: Origin): Promise<void> {
  const editor = await shownEditor(vscode.Uri.parse(origin.uri));
  const analysed = await session.shown(editor.document);
  if (!analysed) return;
  const { document } = editor;
  const locations = mentionsOf(analysed.mentions, origin.entity ?? "").map(
    (mention) => new vscode.Location(document.uri, toRange(document, mention)),
  );
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    document.uri,
    document.positionAt(origin.offset),
    locations,
  );
}

/** The editor that shows a document already, whatever its tab group; else it is opened. */
async function shownEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const isShown = (editor: vscode.TextEditor): boolean => editor.document.uri.toString() === uri.toString();
  const active = vscode.window.activeTextEditor;
  const visible = active && isShown(active) ? active : vscode.window.visibleTextEditors.find(isShown);
  return visible ?? vscode.window.showTextDocument(uri);
}

/** Puts the caret at a mention and brings it into view; a jump from outside the text also gives the text the focus. */
async function reveal(editor: vscode.TextEditor, mention: Mention, takesFocus: boolean): Promise<void> {
  const range = toRange(editor.document, mention);
  const selection = new vscode.Selection(range.start, range.start);
  const { viewColumn } = editor;
  // The sides of a diff have no column of their own, and would be opened anew.
  if (takesFocus && viewColumn !== undefined) await vscode.window.showTextDocument(editor.document, { viewColumn, selection });
  else editor.selection = selection;
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
