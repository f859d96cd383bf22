/** The sidebar's tree as data: type → entity → mention. */

import type { Analysis, Entity, EntityType, Mention } from "../model.ts";
import { entityTypes } from "../model.ts";
import { groupBy } from "../groupBy.ts";
import { fold } from "../text/fold.ts";

export type Order = "position" | "name" | "count";

export interface EntityNode {
  readonly entity: Entity;
  readonly mentions: readonly Mention[];
}

export interface TypeNode {
  readonly type: EntityType;
  readonly entities: readonly EntityNode[];
}

/** Groups the mentions of an analysis; `filter` keeps the entities one of whose names contains it, spelling aside. */
export function outline(text: string, analysis: Analysis, order: Order, filter = ""): TypeNode[] {
  const mentionsByEntity = groupBy(analysis.mentions, (mention) => mention.entity);
  const wanted = fold(filter.trim().toLowerCase()).text;
  const nodes = analysis.entities
    .map((entity) => ({ entity, mentions: mentionsByEntity.get(entity.id) ?? [] }))
    .filter((node) => node.mentions.length > 0 && (wanted === "" || isNamed(text, node, wanted)));
  const sorted = order === "position" ? nodes : nodes.sort(compare[order]);
  const byType = groupBy(sorted, (node) => node.entity.type);
  return entityTypes.flatMap((type) => {
    const entities = byType.get(type);
    return entities === undefined ? [] : [{ type, entities }];
  });
}

/** True if the folded words occur in the entity's Arabic or English name or in a mention's surface. */
function isNamed(text: string, { entity, mentions }: EntityNode, folded: string): boolean {
  const names = [entity.name.ar, entity.name.en ?? "", ...mentions.map(({ start, end }) => text.slice(start, end))];
  return names.some((name) => fold(name.toLowerCase()).text.includes(folded));
}

const compare: Readonly<Record<Exclude<Order, "position">, (a: EntityNode, b: EntityNode) => number>> = {
  name: (a, b) => sortKey(a).localeCompare(sortKey(b), "ar"),
  count: (a, b) => b.mentions.length - a.mentions.length,
};

/** The name without its article, as Arabic indexes are sorted. */
function sortKey({ entity }: EntityNode): string {
  return entity.name.ar.replace(/^ال/, "");
}
