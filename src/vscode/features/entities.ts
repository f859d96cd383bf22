import * as vscode from "vscode";
import type { Entity } from "../../core/model.ts";
import { annotate, entityNamed, markingOf, noteOnDocument, revise, reviseEntity, splitEntity, type EntityRef } from "../../core/store/commands.ts";
import { context } from "../../core/views/card.ts";
import { mentionsOf } from "../../core/views/navigation.ts";
import { isolated } from "../convert.ts";
import { pickEntity } from "../identityPick.ts";
import { pickPlaces } from "../kwicPick.ts";
import type { Marks } from "../marks.ts";
import { say, type MarkTarget } from "../place.ts";

/** Renaming, merging and splitting entities, and notes on mentions, entities and texts. */
export function registerEntities(marks: Marks): vscode.Disposable {
  const command = (name: string, run: (marks: Marks, target: MarkTarget, entity: Entity) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (argument?: unknown, all?: unknown) => {
      const target = await marks.targets.mark(argument, all);
      const entity = target?.analysed.entities.find(({ id }) => id === target.mention.entity);
      if (target && entity) await run(marks, target, entity);
    });
  return vscode.Disposable.from(
    command("hashiya.renameEntity", rename),
    command("hashiya.mergeEntities", merge),
    command("hashiya.splitEntity", split),
    command("hashiya.noteOnEntity", noteOnEntity),
    command("hashiya.noteOnMention", noteOnMention),
    vscode.commands.registerCommand("hashiya.noteOnDocument", () => noteOnText(marks)),
  );
}

async function rename(marks: Marks, { document }: MarkTarget, entity: Entity): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Rename the entity"),
    prompt: vscode.l10n.t("The name, as it is usually written"),
    value: entity.name.ar,
  });
  const ar = typed?.trim();
  if (!ar || ar === entity.name.ar) return;
  await marks.change(document, (store, hand) =>
    reviseEntity(store, hand, { entity: refOf(entity), revision: { name: { ...entity.name, ar } }, label: "renameEntity" }),
  );
}

async function merge(marks: Marks, { document, analysed, mention }: MarkTarget, entity: Entity): Promise<void> {
  const others = { ...analysed, entities: analysed.entities.filter(({ id }) => id !== entity.id) };
  const chosen = await pickEntity(vscode.l10n.t("The entity that {0} is", isolated(entity.name.ar)), await marks.sources(document, others, mention));
  if (chosen) await marks.merge(document, refOf(entity), { id: chosen.entity, type: chosen.type, name: { ar: chosen.name } });
}

/** Asks which mentions are somebody else's, and what that one is called. */
async function split(marks: Marks, { document, analysed, mention }: MarkTarget, entity: Entity): Promise<void> {
  const rows = mentionsOf(analysed.mentions, entity.id).map((other) => ({ ...context(analysed.text, other, reach), isTicked: other === mention, mention: other }));
  const chosen = await pickPlaces([{ title: entity.name.ar, rows }], {
    title: vscode.l10n.t("The mentions that are not {0}", isolated(entity.name.ar)),
    placeHolder: vscode.l10n.t("Space ticks, Enter goes on"),
  });
  if (!chosen || chosen.length === 0) return;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("The new entity"),
    prompt: vscode.l10n.t("The name, as it is usually written"),
    value: entity.name.ar,
  });
  const name = typed?.trim();
  if (!name) return;
  await marks.change(document, (store, hand, text) =>
    splitEntity(store, hand, {
      document: document.uri.toString(),
      text,
      mentions: chosen.map((row) => row.mention),
      entity: entityNamed(store.workspace, name, entity.type),
    }),
  );
}

const reach = { before: 26, after: 22 };

async function noteOnEntity(marks: Marks, { document }: MarkTarget, entity: Entity): Promise<void> {
  const note = await askNote(vscode.l10n.t("Note on {0}", isolated(entity.name.ar)), entity.note);
  if (note === undefined) return;
  await marks.change(document, (store, hand) => reviseEntity(store, hand, { entity: refOf(entity), revision: { note }, label: "noteEntity" }));
}

/** A note makes an annotation of a suggestion. */
async function noteOnMention(marks: Marks, { document, analysed, mention }: MarkTarget): Promise<void> {
  const surface = analysed.text.slice(mention.start, mention.end);
  const note = await askNote(vscode.l10n.t("Note on this mention of {0}", isolated(surface)), mention.note);
  if (note === undefined) return;
  const { annotation } = mention;
  const uri = document.uri.toString();
  await marks.change(document, (store, hand, text) =>
    annotation === undefined
      ? annotate(store, hand, { document: uri, text, markings: [{ ...markingOf(mention), note }], label: "note" })
      : revise(store, hand, { document: uri, ids: [annotation], revision: { note }, label: "note" }),
  );
}

async function noteOnText(marks: Marks): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !marks.session.isActive(document)) return say(vscode.l10n.t("No Arabic text is in front."));
  await marks.annotations.ready(document);
  const note = await askNote(vscode.l10n.t("Note on this text"), marks.annotations.sheet(document.uri).note);
  if (note === undefined) return;
  await marks.change(document, (store, hand) => noteOnDocument(store, hand, { document: document.uri.toString(), note }));
}

function askNote(title: string, value = ""): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, value, prompt: vscode.l10n.t("An empty note is none") });
}

function refOf({ id, type, name }: Entity): EntityRef {
  return { id, type, name };
}
