/** What the reader sees: what people decided, laid over what the recognisers suggest. */

import type { Analysis, Entity, EntityType, Mention, Span } from "../model.ts";
import { nameKey } from "../knowledge/pack.ts";
import { contains, overlaps } from "../text/spans.ts";
import type { Annotation, Sheet, WorkspaceSheet } from "./annotation.ts";
import { inOrder, isPlaced } from "./annotation.ts";
import { currentId, inWorkspace } from "./entities.ts";
import type { Lessons } from "./teach.ts";

export interface Reviewed {
  /** Mentions in text order, never overlapping: confirmed ones (with `status` and `annotation`), and the suggestions that stand. */
  readonly analysis: Analysis;
  readonly doubtful: readonly Annotation[];
  readonly orphans: readonly Annotation[];
  /** Confirmed marks that are not shown because a longer or later one overlaps them. */
  readonly covered: readonly Annotation[];
  /** Rejections that stand in the text. */
  readonly rejected: readonly Annotation[];
}

export interface Review {
  readonly text: string;
  readonly analysis: Analysis;
  readonly sheet: Sheet;
  readonly workspace: WorkspaceSheet;
  /** An entity of the pack or of the reader's file. */
  readonly entityById?: (id: string) => Entity | undefined;
  readonly lessons?: Lessons;
}

export function reviewed({ text, analysis, sheet, workspace, entityById = () => undefined, lessons }: Review): Reviewed {
  const all = inOrder(sheet.annotations.values());
  const rejected = all.filter((annotation) => annotation.status === "rejected" && isPlaced(annotation));
  const confirmed = all.filter((annotation) => annotation.status === "confirmed" && isPlaced(annotation));
  const { shown, covered } = apart(confirmed);
  const refuses = refusing(text, all, workspace);
  const suggested = apartFrom(apartFrom(analysis.mentions, shown, overlaps), rejected, (mention, mark) => contains(mark, mention));
  const known = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const mentions = [
    ...suggested.filter((mention) => !refuses(mention)).map((mention) => suggestion(mention, text, workspace, lessons)),
    ...shown.map((annotation) => mentionOf(annotation, text, workspace)),
  ].sort((a, b) => a.start - b.start);
  const entities = new Map<string, Entity>();
  for (const mention of mentions) {
    const { entity: id } = mention;
    if (entities.has(id)) continue;
    const entity = known.get(id) ?? entityById(id) ?? named(mention, text);
    entities.set(id, inWorkspace(entity, workspace));
  }
  return {
    analysis: { ...analysis, mentions, entities: [...entities.values()] },
    doubtful: all.filter(({ place }) => place === "doubtful"),
    orphans: all.filter(({ place }) => place === "orphan"),
    covered,
    rejected,
  };
}

/** The id of an entity that has no other name than the one in the text, as the linker makes it. */
export function idOfName(surface: string): string {
  return `name:${nameKey(surface).replaceAll(" ", "_")}`;
}

function mentionOf(annotation: Annotation, text: string, workspace: WorkspaceSheet): Mention {
  const { id, start, end, type, entity, derived, nominal, clitics, confidence, source, place, note } = annotation;
  return {
    start,
    end,
    type,
    entity: currentId(entity ?? idOfName(text.slice(start, end)), workspace),
    ...(derived && { derived }),
    ...(nominal && { nominal }),
    ...(clitics !== undefined && { clitics }),
    confidence: confidence ?? 1,
    source,
    status: "confirmed",
    annotation: id,
    ...(place === "moved" && { moved: true }),
    ...(note !== undefined && { note }),
  };
}

function suggestion(mention: Mention, text: string, workspace: WorkspaceSheet, lessons: Lessons | undefined): Mention {
  const entity = currentId(mention.entity, workspace);
  const why = lessons?.why(text.slice(mention.start, mention.end), mention.type, entity);
  return entity === mention.entity && !why ? mention : { ...mention, entity, ...(why && { why }) };
}

function named({ start, end, entity, type }: Mention, text: string): Entity {
  return { id: entity, type, name: { ar: text.slice(start, end) }, summary: {}, source: "text" };
}

/** Marks that do not overlap: the longest, the last decided among equals; and those that must stand back. */
function apart(annotations: readonly Annotation[]): { shown: Annotation[]; covered: Annotation[] } {
  const shown: Annotation[] = [];
  const covered: Annotation[] = [];
  for (const annotation of annotations) {
    // In text order: only the marks shown last can reach this one.
    while (shown.length > 0 && overlaps(shown.at(-1)!, annotation) && isBetter(annotation, shown.at(-1)!)) covered.push(shown.pop()!);
    const last = shown.at(-1);
    if (last && overlaps(last, annotation)) covered.push(annotation);
    else shown.push(annotation);
  }
  return { shown, covered };
}

function isBetter(a: Annotation, b: Annotation): boolean {
  const longer = a.end - a.start - (b.end - b.start);
  return longer > 0 || (longer === 0 && a.modified > b.modified);
}

/** The mentions that no mark rules out. Both are in text order, and the mentions never overlap. */
function apartFrom(
  mentions: readonly Mention[],
  marks: readonly Annotation[],
  rulesOut: (mention: Mention, mark: Span) => boolean,
): readonly Mention[] {
  let first = 0;
  return mentions.filter((mention) => {
    while (first < marks.length && marks[first]!.end <= mention.start) first++;
    for (let at = first; at < marks.length && marks[at]!.start < mention.end; at++) {
      if (rulesOut(mention, marks[at]!)) return false;
    }
    return true;
  });
}

/** Whether a suggestion was refused by its name: in this document or in the workspace. */
function refusing(text: string, annotations: readonly Annotation[], workspace: WorkspaceSheet): (mention: Mention) => boolean {
  const refused = new Set<string>();
  for (const { status, scope, anchor, type } of annotations) {
    if (status === "rejected" && scope === "document") refused.add(refusalId(anchor.quote, type));
  }
  for (const { surface, type } of workspace.refusals.values()) refused.add(refusalId(surface, type));
  if (refused.size === 0) return () => false;
  return ({ start, end, type }) => refused.has(refusalId(text.slice(start, end), type));
}

/** One id for a name in all its spellings, as one type. */
export function refusalId(surface: string, type: EntityType): string {
  return `refused:${type}:${nameKey(surface).replaceAll(" ", "_")}`;
}
