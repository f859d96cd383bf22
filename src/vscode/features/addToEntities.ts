import * as vscode from "vscode";
import { idFrom, ownTypes, type Place } from "../../core/knowledge/authority.ts";
import type { OwnFields } from "../../core/knowledge/addRecord.ts";
import type { Entity, EntityType } from "../../core/model.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import type { Authorities } from "../authority.ts";
import { isolated, toRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { typeIcon, typeName } from "../words.ts";

/** Where a card's link stands, and the entity it is about. */
interface Origin {
  readonly uri: string;
  readonly offset: number;
  readonly entity?: string;
}

/** Adds an entity of a card, the one at the caret or the selected words to the reader's own entities. */
export function registerAddToEntities(session: Session, authorities: Authorities): vscode.Disposable {
  return vscode.commands.registerCommand("hashiya.addToEntities", async (argument?: unknown) => {
    try {
      // A context menu hands over the document's address instead: then the caret says where.
      const origin = argument as Origin | undefined;
      await addToEntities(session, authorities, typeof origin?.offset === "number" ? origin : undefined);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

async function addToEntities(session: Session, authorities: Authorities, origin?: Origin): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document = origin ? await vscode.workspace.openTextDocument(vscode.Uri.parse(origin.uri)) : editor?.document;
  const folder = document && (await folderToWriteTo(document.uri));
  if (!document || !folder) return;
  const found = origin ? await entityOf(session, document, origin) : editor && (await subjectAt(session, editor));
  const subject = typeof found === "object" && found.candidates ? await chosen(found.candidates) : found;
  if (typeof found === "object" && subject === undefined) return;
  const place = typeof subject === "object" ? await authorities.placeOf(subject.id, document.uri) : undefined;
  if (typeof subject === "object" && place) {
    offerToEdit(vscode.l10n.t("{0} is among your entities already.", isolated(subject.name.ar)), place);
    return;
  }
  const fields = typeof subject === "object" ? fieldsOf(subject) : await askedFields(subject ?? "");
  if (!fields) return;
  const added = await authorities.add(folder, fields);
  offerToEdit(vscode.l10n.t("{0} is now among your entities.", isolated(fields.ar ?? "")), added);
}

/** Which of the entities that a name may mean is the reader's: a row for the bare name would hide them all. */
async function chosen(candidates: readonly Entity[]): Promise<Entity | undefined> {
  const items = candidates.map((entity) => ({ label: isolated(entity.name.ar), description: entity.summary.ar ?? "", entity }));
  const item = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Add to My Entities") });
  return item?.entity;
}

/** The folder that an entity of a document is written to; undefined, and said why, where there is none. */
async function folderToWriteTo(document: vscode.Uri): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    refuse(vscode.l10n.t("Your entities are kept in a folder: open one, and add the name then."));
    return undefined;
  }
  const own = vscode.workspace.getWorkspaceFolder(document) ?? (folders.length === 1 ? folders[0] : undefined);
  const placeHolder = vscode.l10n.t("The folder whose entities it joins");
  const folder = own ?? (await vscode.window.showWorkspaceFolderPick({ placeHolder }));
  if (folder === undefined) return undefined;
  if (!vscode.workspace.isTrusted) {
    refuse(vscode.l10n.t("Nothing is written into a folder that you have not said you trust. Trust it, and add the name then."));
    return undefined;
  }
  if (vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    refuse(vscode.l10n.t("{0} can only be read, so your entities cannot be kept in it.", isolated(folder.name)));
    return undefined;
  }
  return folder;
}

function refuse(sentence: string): void {
  void vscode.window.showWarningMessage(sentence);
}

/** The entity that a link names, or the one mentioned at its place. */
async function entityOf(session: Session, document: vscode.TextDocument, origin: Origin): Promise<Entity | undefined> {
  const analysed = await session.current(document);
  if (!analysed) return undefined;
  const id = origin.entity ?? mentionAt(analysed.mentions, origin.offset)?.entity;
  const all = analysed.entities.flatMap((entity) => [entity, ...(entity.candidates ?? [])]);
  return all.find((entity) => entity.id === id && isNamed(entity));
}

/** The entity that is named at the caret or by the selected words; where there is none, those words. */
async function subjectAt(session: Session, { document, selection }: vscode.TextEditor): Promise<Entity | string | undefined> {
  const analysed = await session.current(document);
  const mention = mentionAt(analysed?.mentions ?? [], document.offsetAt(selection.start));
  const isMeant = mention && (selection.isEmpty || toRange(document, mention).isEqual(selection));
  const entity = isMeant && analysed?.entities.find(({ id }) => id === mention.entity);
  if (entity && isNamed(entity)) return entity;
  const words = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return words && document.getText(words).trim();
}

function isNamed({ type }: Entity): boolean {
  return (ownTypes as readonly EntityType[]).includes(type);
}

/** The row leaves out what the pack says of the entity already: it goes on holding. */
function fieldsOf({ id, type, name, qid, source }: Entity): OwnFields {
  const isKnown = source !== "text";
  return {
    id: isKnown ? id : idFrom(name.ar),
    type,
    ar: name.ar,
    ...(name.en === undefined ? {} : { en: name.en }),
    ...(qid === undefined ? {} : { qid }),
  };
}

/** A name that nothing is known of: its reader says how it is written and of what type it is. */
async function askedFields(words: string): Promise<OwnFields | undefined> {
  const title = vscode.l10n.t("Add to My Entities");
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("The name, as it is usually written"),
    value: words.replace(/\s+/g, " "),
    validateInput: (text) => (idFrom(text) === "" ? vscode.l10n.t("A name has letters.") : undefined),
  });
  const name = typed?.trim();
  if (!name) return undefined;
  const items = ownTypes.map((type) => ({ label: typeName(type), description: type, iconPath: typeIcon(type), type }));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("What {0} is", isolated(name)) });
  return chosen && { id: idFrom(name), type: chosen.type, ar: name };
}

/** Says what was done; the row itself opens for whoever wants to add to it. */
function offerToEdit(sentence: string, { file, start }: Place): void {
  const edit = vscode.l10n.t("Edit the Row");
  void vscode.window.showInformationMessage(sentence, edit).then(async (chosen) => {
    if (chosen !== edit) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
    const { range } = document.lineAt(document.positionAt(start).line);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
  });
}
