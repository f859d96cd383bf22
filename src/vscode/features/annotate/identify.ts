import * as vscode from "vscode";
import { entityTypes, type EntityType, type Mention } from "../../../core/model.ts";
import { annotate, entityNamed, markingOf, revise, type EntityRef } from "../../../core/store/commands.ts";
import type { CommandName, Store } from "../../../core/store/change.ts";
import { isNamedType, type Identity } from "../../../core/views/identities.ts";
import { isolated } from "../../convert.ts";
import { pickIdentity, pickType } from "../../identityPick.ts";
import type { Marks } from "../../marks.ts";
import type { MarkTarget } from "../../place.ts";

interface NewEntity {
  readonly id?: string;
  readonly type: EntityType;
  readonly name: string;
}

/** What a mark is from now on. */
interface Decision {
  readonly type: EntityType;
  readonly derived: boolean;
  /** `isNew`: the workspace has to keep it, because nobody else knows it. */
  readonly entity: (NewEntity & { readonly isNew: boolean }) | undefined;
  readonly label: CommandName;
}

/**
 * Asks what a mark is, or takes what the command was given, and keeps it; the type that the mark then has. A
 * suggestion is confirmed so.
 */
export async function identify(marks: Marks, target: MarkTarget, argument: unknown): Promise<EntityType | undefined> {
  const { document, analysed, mention } = target;
  const surface = analysed.text.slice(mention.start, mention.end);
  const identity: Identity | undefined =
    givenIdentity(argument, surface) ??
    (await pickIdentity(vscode.l10n.t("What {0} is", isolated(surface)), await marks.sources(document, analysed, mention)));
  const decision = identity && (await decide(identity, mention, surface));
  if (!decision) return undefined;
  const isDone = await marks.change(document, (store, hand, text) => {
    const uri = document.uri.toString();
    const { type, label } = decision;
    const entity = decision.entity && entityFor(store, decision.entity);
    const made = decision.entity?.isNew && entity ? { entity } : {};
    const derived = decision.derived ? (true as const) : undefined;
    if (mention.annotation !== undefined) {
      return revise(store, hand, { document: uri, ids: [mention.annotation], revision: { type, entity: entity?.id, derived }, label, ...made });
    }
    const { entity: _, derived: __, ...marking } = markingOf(mention);
    const changed = { ...marking, type, ...(entity && { entity: entity.id }), ...(derived && { derived }) };
    return annotate(store, hand, { document: uri, text, markings: [changed], label, ...made });
  });
  if (!isDone) return undefined;
  const after = (await marks.targets.read(document))?.mentions.find(({ start, end }) => start === mention.start && end === mention.end);
  if (after) marks.corrected({ document, kind: "marked", surface, marking: markingOf(after), before: mention });
  return decision.type;
}

/** Other programs may say the type, or the type and the entity, with the command. */
function givenIdentity(argument: unknown, surface: string): Identity | undefined {
  const { type: name, entity } = (argument ?? {}) as { type?: unknown; entity?: unknown };
  const type = entityTypes.find((known) => known === name);
  if (type === undefined) return undefined;
  return typeof entity === "string" ? { kind: "entity", type, entity, name: surface, about: "" } : { kind: "type", type };
}

async function decide(identity: Identity, mention: Mention, surface: string): Promise<Decision | undefined> {
  switch (identity.kind) {
    case "type": {
      // A group is named after the place that its adjective is made from; any other change of type is another entity.
      const keepsEntity = identity.type === mention.type || (identity.type === "NORP" && mention.type === "LOC");
      const entity = keepsEntity && !isOfTextAlone(mention.entity) ? { id: mention.entity, type: mention.type, name: surface, isNew: false } : undefined;
      const derived = identity.type === "NORP" && entity !== undefined && (mention.derived === true || mention.type === "LOC");
      return { type: identity.type, derived, entity, label: "retype" };
    }
    case "entity": {
      const isAdjective = mention.type === "NORP" && identity.type !== "NORP";
      const entity = { id: identity.entity, type: identity.type, name: identity.name, isNew: isOfTextAlone(identity.entity) };
      return { type: isAdjective ? "NORP" : identity.type, derived: isAdjective, entity, label: "relink" };
    }
    case "new": {
      const type = await pickType(vscode.l10n.t("What {0} is", isolated(identity.name)), entityTypes.filter(isNamedType));
      return type && { type, derived: false, entity: { type, name: identity.name, isNew: true }, label: "relink" };
    }
  }
}

/** An entity that nothing but the words of texts makes. */
function isOfTextAlone(entity: string): boolean {
  return entity.startsWith("name:");
}

/** The entity by its id; a new one is the workspace's of that name and type, if it has one. */
function entityFor({ workspace }: Store, { id, type, name }: NewEntity): EntityRef {
  if (id !== undefined) return { id, type, name: { ar: name } };
  const known = [...workspace.entities.values()].find((entity) => entity.name.ar === name && entity.type === type && entity.mergedInto === undefined);
  return known ?? entityNamed(workspace, name, type);
}
