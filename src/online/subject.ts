import { isQid } from "../core/online/wikimedia.ts";
import type { Entity, EntityType } from "../core/model.ts";

/** What is asked about: a Wikidata item, or a name where no item is known. */
export type Subject = { readonly kind: "item"; readonly qid: string } | { readonly kind: "name"; readonly name: string };

/** What the reader allows: the look-up is off until they turn it on, and off in folders they do not trust. */
export interface Permission {
  readonly isEnabled: boolean;
  readonly isTrusted: boolean;
}

const namedTypes: ReadonlySet<EntityType> = new Set(["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"]);
/** Longer "names" are a recogniser's mistake, and somebody's text. */
const longestName = 80;

export function isPermitted({ isEnabled, isTrusted }: Permission): boolean {
  return isEnabled && isTrusted;
}

/** What may be sent out about an entity; undefined where nothing may or should: that is decided here and nowhere else. */
export function subjectToLookUp(entity: Entity, permission: Permission): Subject | undefined {
  if (!isPermitted(permission) || !namedTypes.has(entity.type) || entity.candidates !== undefined) return undefined;
  if (entity.qid !== undefined && isQid(entity.qid)) return { kind: "item", qid: entity.qid };
  const name = entity.name.ar.replace(/\s+/g, " ").trim();
  return name.length > 1 && name.length <= longestName ? { kind: "name", name } : undefined;
}
