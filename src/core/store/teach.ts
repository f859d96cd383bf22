/** What the confirmed marks of a workspace teach the recognisers. */

import type { EntityType, Why } from "../model.ts";
import { ownTypes, type OwnRow } from "../knowledge/authority.ts";
import { nisbaForms } from "../knowledge/forms.ts";
import { nameKey, type KnownEntity } from "../knowledge/pack.ts";
import { bare } from "../text/fold.ts";
import { toEnd } from "../toEnd.ts";
import type { Annotation, Sheet, WorkspaceSheet } from "./annotation.ts";
import type { Store } from "./change.ts";
import { currentId } from "./entities.ts";
import { idOfName } from "./review.ts";

export interface Lesson extends Why {
  readonly type: EntityType;
  readonly entity: string;
  readonly derived?: true;
  readonly nominal?: true;
}

export interface Lessons {
  readonly all: readonly Lesson[];
  /** The confirmed mark that taught a suggestion, if one did. */
  why(surface: string, type: EntityType, entity: string): Why | undefined;
}

/** What the marks of one document teach: one lesson for each name, type and entity; the last confirmation speaks for all. */
export function* lessonsOfSheet(document: string, sheet: Sheet, workspace: WorkspaceSheet): Generator<undefined, readonly Lesson[]> {
  const lessons = new Map<string, Lesson>();
  for (const annotation of sheet.annotations.values()) {
    if (annotation.status !== "confirmed" || !isTeachable(annotation)) continue;
    addLesson(lessons, lessonOf(annotation, document, workspace));
    yield;
  }
  return [...lessons.values()];
}

export function lessonsOf({ sheets, workspace }: Store): Lessons {
  return toEnd(lessonsTogether(Array.from(sheets, ([document, sheet]) => toEnd(lessonsOfSheet(document, sheet, workspace)))));
}

/** The lessons of several documents as one. */
export function* lessonsTogether(lists: Iterable<readonly Lesson[]>): Generator<undefined, Lessons> {
  const lessons = new Map<string, Lesson>();
  for (const list of lists) {
    for (const lesson of list) {
      addLesson(lessons, lesson);
      yield;
    }
  }
  return {
    all: [...lessons.values()],
    why(surface, type, entity) {
      const lesson = lessons.get(keyOf(surface, type, entity));
      return lesson && { surface: lesson.surface, by: lesson.by, document: lesson.document, at: lesson.at, count: lesson.count };
    },
  };
}

function addLesson(lessons: Map<string, Lesson>, lesson: Lesson): void {
  const key = keyOf(lesson.surface, lesson.type, lesson.entity);
  const known = lessons.get(key);
  const latest = known && known.at > lesson.at ? known : lesson;
  lessons.set(key, known ? { ...latest, count: known.count + lesson.count } : lesson);
}

/**
 * The lessons and the workspace's entities as rows that `layering` lays over the pack, in steps of one each. `known` gives the
 * entities of the pack, whose type and standard name stay.
 */
export function* rowsOf(
  { all }: Lessons,
  workspace: WorkspaceSheet,
  known: (id: string) => Pick<KnownEntity, "ar" | "type"> | undefined,
): Generator<undefined, OwnRow[]> {
  const taught = new Map<string, Lesson[]>();
  for (const lesson of all) {
    const others = taught.get(lesson.entity);
    if (others) others.push(lesson);
    else taught.set(lesson.entity, [lesson]);
    yield;
  }
  for (const id of workspace.entities.keys()) {
    if (!taught.has(id)) taught.set(id, []);
    yield;
  }
  const rows: OwnRow[] = [];
  for (const [id, lessons] of taught) {
    const own = workspace.entities.get(id);
    const first = lessons.find(({ derived }) => !derived) ?? lessons[0];
    const type = own?.type ?? known(id)?.type ?? first?.type;
    const name = own?.name.ar ?? known(id)?.ar ?? first?.surface;
    const isNamed = own?.mergedInto === undefined && name !== undefined && nameKey(name) !== "";
    if (isNamed && type !== undefined && isOwnType(type)) rows.push(rowOf(id, type, name, lessons, workspace));
    yield;
  }
  return rows;
}

/** The reader's rows with the names that were taught for the same entities, then the other rows that were taught; in steps. */
export function* joinedRows(rows: readonly OwnRow[], taught: readonly OwnRow[]): Generator<undefined, OwnRow[]> {
  const byId = new Map<string, OwnRow>();
  for (const row of taught) {
    byId.set(row.id, row);
    yield;
  }
  const joined: OwnRow[] = [];
  for (const row of rows) {
    joined.push(withNamesOf(byId.get(row.id), row));
    byId.delete(row.id);
    yield;
  }
  return [...joined, ...byId.values()];
}

function withNamesOf(taught: OwnRow | undefined, row: OwnRow): OwnRow {
  if (!taught) return row;
  return {
    ...row,
    ar: distinct([...row.ar, ...taught.ar]),
    short: distinct([...row.short, ...taught.short]),
    epithet: distinct([...row.epithet, ...taught.epithet]),
    nisba: distinct([...row.nisba, ...taught.nisba]),
    plural: distinct([...row.plural, ...taught.plural]),
  };
}

function isTeachable({ type, anchor }: Annotation): boolean {
  return isOwnType(type) && nameKey(anchor.quote) !== "";
}

function isOwnType(type: EntityType): type is (typeof ownTypes)[number] {
  return (ownTypes as readonly EntityType[]).includes(type);
}

function lessonOf(annotation: Annotation, document: string, workspace: WorkspaceSheet): Lesson {
  const { anchor, type, entity, derived, nominal, creator, modified, modifiedBy } = annotation;
  return {
    surface: anchor.quote,
    type,
    entity: currentId(entity ?? idOfName(anchor.quote), workspace),
    ...(derived && { derived }),
    ...(nominal && { nominal }),
    by: modifiedBy ?? creator,
    document,
    at: modified,
    count: 1,
  };
}

function keyOf(surface: string, type: EntityType, entity: string): string {
  return `${type} ${entity} ${nameKey(surface)}`;
}

function rowOf(id: string, type: OwnRow["type"], name: string, lessons: readonly Lesson[], workspace: WorkspaceSheet): OwnRow {
  const own = workspace.entities.get(id);
  const surfaces = lessons.filter(({ derived, nominal }) => !derived && !nominal).map(({ surface }) => plain(surface));
  const isPart = (surface: string): boolean => type === "PER" && isPartOf(surface, name);
  const nisbas = lessons.filter(({ derived }) => derived).map(({ surface }) => nisbaOf(plain(surface)));
  return {
    id,
    type,
    ar: distinct([name, ...(own?.aliases ?? []), ...surfaces.filter((surface) => !isPart(surface))]),
    short: distinct(surfaces.filter(isPart)),
    epithet: distinct(lessons.filter(({ nominal }) => nominal).map(({ surface }) => plain(surface))),
    nisba: distinct(nisbas.filter((nisba) => nisba.endsWith("ي"))),
    plural: distinct(nisbas.filter((nisba) => !nisba.endsWith("ي"))),
    cue: [],
    en: own?.name.en === undefined ? [] : [own.name.en],
    // Taught as it is spelt: no other letters are tried for a foreign g.
    voc: "",
    ...(own?.qid !== undefined && { qid: own.qid }),
    ...(own?.note !== undefined && { note: own.note }),
    place: { file: lessons[0]?.document ?? "", start: 0, end: 0 },
    isIdMade: false,
    ...(!own && { isTaught: true }),
  };
}

/** A name on one line, without vowels. */
function plain(surface: string): string {
  return surface.split(/\s+/).map(bare).join(" ").trim();
}

/** A surname alone means the person only beside the full name: otherwise every Aḥmad would be this one. */
function isPartOf(surface: string, name: string): boolean {
  const [part, whole] = [nameKey(surface), nameKey(name)];
  return part !== whole && !part.includes(" ") && whole.split(" ").includes(part);
}

const endings = ["تين", "تان", "ون", "ين", "ان", "ات", "ة", "ا", "و"];

/** The adjective in its first form: الأذربيجانية → أذربيجاني. A plural that follows no rule stays as it is: اليهود → يهود. */
export function nisbaOf(surface: string): string {
  const stem = surface.replace(/^ال(?=..)/, "");
  for (const ending of endings) {
    const base = stem.slice(0, -ending.length);
    if (stem.endsWith(ending) && base.endsWith("ي") && nisbaForms(base).has(stem)) return base;
  }
  return stem;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => nameKey(name) !== ""))];
}
