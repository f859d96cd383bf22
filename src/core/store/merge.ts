/** Brings together what two people wrote into one file at the same time. */

import type { Annotation, OwnEntity, Refusal, Sheet, WorkspaceSheet } from "./annotation.ts";
import { sameValue } from "./sameValue.ts";

/**
 * Our sheet with what they changed since `base`. What both changed: a mark goes before its removal, and of two marks the one that
 * was changed last stands. Where they changed nothing about a mark, it keeps the place that it has in ours, unless only theirs is sure.
 */
export function mergeSheets(base: Sheet, ours: Sheet, theirs: Sheet): Sheet {
  const annotations = mergeMaps(base.annotations, ours.annotations, theirs.annotations, saysTheSame, surelyPlaced);
  const note = sameValue(ours.note, base.note) ? theirs.note : ours.note;
  const { kept, foreign } = theirs;
  return { annotations, ...(note !== undefined && { note }), kept, ...(foreign && { foreign }) };
}

export function mergeWorkspaces(base: WorkspaceSheet, ours: WorkspaceSheet, theirs: WorkspaceSheet): WorkspaceSheet {
  const { kept, foreign } = theirs;
  return {
    entities: mergeMaps<OwnEntity>(base.entities, ours.entities, theirs.entities, sameValue),
    refusals: mergeMaps<Refusal>(base.refusals, ours.refusals, theirs.refusals, sameValue),
    kept,
    ...(foreign && { foreign }),
  };
}

/** Whether two sheets hold the same marks and the same note, wherever the marks stand. */
export function sameSheets(a: Sheet, b: Sheet): boolean {
  return a === b || (a.note === b.note && sameMaps(a.annotations, b.annotations, saysTheSame));
}

export function sameWorkspaces(a: WorkspaceSheet, b: WorkspaceSheet): boolean {
  return a === b || (sameMaps(a.entities, b.entities, sameValue) && sameMaps(a.refusals, b.refusals, sameValue));
}

function sameMaps<Item>(a: ReadonlyMap<string, Item>, b: ReadonlyMap<string, Item>, isSame: (a: Item, b: Item) => boolean): boolean {
  if (a.size !== b.size) return false;
  for (const [id, item] of a) {
    const other = b.get(id);
    if (other === undefined || !isSame(item, other)) return false;
  }
  return true;
}

/** Whether two marks say the same of the same words, wherever these stand. */
function saysTheSame(a: Annotation, b: Annotation): boolean {
  if (a === b) return true;
  return a.anchor.quote === b.anchor.quote && sameWords(a, b);
}

/** Whether all is the same but what places them. To copy the rest of each would take longer than all else in a merge. */
function sameWords(a: Annotation, b: Annotation): boolean {
  for (const key of membersOf(a)) if (!placing.has(key) && !sameValue(a[key], b[key])) return false;
  for (const key of membersOf(b)) if (!placing.has(key) && b[key] !== undefined && a[key] === undefined) return false;
  return true;
}

function membersOf(annotation: Annotation): readonly (keyof Annotation)[] {
  return Object.keys(annotation) as (keyof Annotation)[];
}

const placing: ReadonlySet<keyof Annotation> = new Set(["start", "end", "anchor", "place", "candidates"]);

/** Our mark; where they say the same and alone know where it stands, theirs. */
function surelyPlaced(our: Annotation, their: Annotation): Annotation {
  return our.place !== "sure" && their.place === "sure" && saysTheSame(our, their) ? their : our;
}

interface Dated {
  readonly created: string;
  readonly modified?: string;
}

function mergeMaps<Item extends Dated>(
  base: ReadonlyMap<string, Item>,
  ours: ReadonlyMap<string, Item>,
  theirs: ReadonlyMap<string, Item>,
  isSame: (a: Item, b: Item) => boolean,
  chosen: (our: Item, their: Item) => Item = (our) => our,
): ReadonlyMap<string, Item> {
  const isUnchanged = (a: Item | undefined, b: Item | undefined): boolean => (a && b ? isSame(a, b) : a === b);
  const merged = new Map<string, Item>();
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, our, their] = [base.get(id), ours.get(id), theirs.get(id)];
    const item = isUnchanged(their, before) || isUnchanged(our, their) ? our : isUnchanged(our, before) ? their : later(our, their);
    if (item) merged.set(id, item === our && their ? chosen(item, their) : item);
  }
  return merged;
}

function later<Item extends Dated>(our: Item | undefined, their: Item | undefined): Item | undefined {
  if (!our || !their) return our ?? their;
  return (their.modified ?? their.created) > (our.modified ?? our.created) ? their : our;
}
