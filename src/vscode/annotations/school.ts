import type { Sheet, WorkspaceSheet } from "../../core/store/annotation.ts";
import type { Store } from "../../core/store/change.ts";
import { lessonsOfSheet, lessonsTogether, type Lesson, type Lessons } from "../../core/store/teach.ts";

/** What a folder's confirmed marks and entities teach. Another object exactly when they teach something else. */
export interface Taught {
  readonly lessons: Lessons;
  readonly workspace: WorkspaceSheet;
}

interface Learnt {
  readonly sheet: Sheet;
  readonly lessons: readonly Lesson[];
  /** What is taught, without who taught it and how often. */
  readonly content: string;
}

/** Learns from the sheets of a folder; only those that have changed are read anew. */
export class School {
  #learnt: ReadonlyMap<string, Learnt> = new Map();
  #taught: Taught | undefined;

  get taught(): Taught | undefined {
    return this.#taught;
  }

  /** Whether the store teaches something else than before; in steps of a few milliseconds. */
  *learning({ sheets, workspace }: Store): Generator<undefined, boolean> {
    const isSameWorkspace = workspace.entities === this.#taught?.workspace.entities;
    const learnt = new Map<string, Learnt>();
    let isNews = !isSameWorkspace && (workspace.entities.size > 0 || this.#taught !== undefined);
    for (const [document, sheet] of sheets) {
      if (sheet.annotations.size === 0) continue;
      const known = this.#learnt.get(document);
      const now = isSameWorkspace && known?.sheet === sheet ? known : yield* learntFrom(document, sheet, workspace);
      learnt.set(document, now);
      isNews ||= now.content !== (known?.content ?? "");
    }
    isNews ||= [...this.#learnt].some(([document, { content }]) => content !== "" && !learnt.has(document));
    const lessons = isNews ? yield* lessonsTogether([...learnt.values()].map((known) => known.lessons)) : undefined;
    this.#learnt = learnt;
    if (lessons) this.#taught = { lessons, workspace };
    return isNews;
  }
}

function* learntFrom(document: string, sheet: Sheet, workspace: WorkspaceSheet): Generator<undefined, Learnt> {
  const lessons = yield* lessonsOfSheet(document, sheet, workspace);
  const told = lessons.map(({ surface, type, entity, derived, nominal }) => [surface, type, entity, derived, nominal].join("\t"));
  return { sheet, lessons, content: told.sort().join("\n") };
}
