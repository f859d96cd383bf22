/** Entities as the workspace has them. */

import type { Entity } from "../model.ts";
import type { OwnEntity, WorkspaceSheet } from "./annotation.ts";

/** The id of the entity that an entity was merged into, however often; its own where it was not. */
export function currentId(id: string, { entities }: WorkspaceSheet): string {
  let current = id;
  // A circle, as two people who merge crosswise make one, ends where it began.
  for (const seen = new Set<string>(); !seen.has(current); ) {
    seen.add(current);
    const next = entities.get(current)?.mergedInto;
    if (next === undefined) return current;
    current = next;
  }
  return [...circleOf(id, entities)].sort()[0]!;
}

function circleOf(id: string, entities: ReadonlyMap<string, OwnEntity>): ReadonlySet<string> {
  const circle = new Set<string>();
  for (let current: string | undefined = id; current !== undefined && !circle.has(current); ) {
    circle.add(current);
    current = entities.get(current)?.mergedInto;
  }
  return circle;
}

/** An entity with what the workspace says of it. */
export function inWorkspace(entity: Entity, { entities }: WorkspaceSheet): Entity {
  const own = entities.get(entity.id);
  return own ? withOwn(entity, own) : entity;
}

/** An entity that only the workspace knows. */
export function ownEntity(own: OwnEntity): Entity {
  return withOwn({ id: own.id, type: own.type, name: own.name, summary: {}, source: "own" }, own);
}

function withOwn(entity: Entity, { type, name, note, qid }: OwnEntity): Entity {
  const { candidates: _, ...rest } = entity;
  return { ...rest, type, name: { ...entity.name, ...name }, ...(note !== undefined && { note }), ...(qid !== undefined && { qid }), source: "own" };
}
