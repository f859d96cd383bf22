/** What was done, in order: every change, and every time one was taken back or done again. Nothing is ever struck out of it. */

import { invert, type Change } from "./change.ts";

export interface Entry {
  /** Unique in the journal. */
  readonly id: string;
  readonly kind: "do" | "undo" | "redo";
  /** What was really done: an undo has the change that took the other one back. */
  readonly change: Change;
  /** Of an undo or a redo: the entry that was first done. */
  readonly of?: string;
  /** The folder whose store was changed. */
  readonly place: string;
}

/** What can be taken back and done again, the nearest last: entries whose inverse is to be done. */
export interface History {
  readonly undoable: readonly Entry[];
  readonly redoable: readonly Entry[];
}

/**
 * The history after some entries. A change that is taken back can be done again until something new is done. An undo or redo whose
 * change is unknown, because its entry is lost, counts for nothing.
 */
export function history(entries: Iterable<Entry>): History {
  let state: History = { undoable: [], redoable: [] };
  for (const entry of entries) state = after(state, entry);
  return state;
}

export function after({ undoable, redoable }: History, entry: Entry): History {
  switch (entry.kind) {
    case "do":
      return { undoable: [...undoable, entry], redoable: [] };
    case "undo":
      return undoable.some((one) => isOf(one, entry))
        ? { undoable: undoable.filter((one) => !isOf(one, entry)), redoable: withContent(redoable, entry) }
        : { undoable, redoable };
    case "redo":
      return redoable.some((one) => isOf(one, entry))
        ? { undoable: withContent(undoable, entry), redoable: redoable.filter((one) => !isOf(one, entry)) }
        : { undoable, redoable };
  }
}

/** An entry that could change nothing, because others had changed all of it, is done with. */
function withContent(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  return entry.change.parts.length === 0 ? entries : [...entries, entry];
}

/** The id of the change that an entry is about. */
export function subjectOf(entry: Entry): string {
  return entry.of ?? entry.id;
}

/** The change that takes an entry back: of an undo, the one that does it again. */
export function reversal(entry: Entry): Change {
  return invert(entry.change);
}

export function encodeEntry(entry: Entry): string {
  return JSON.stringify(entry);
}

/** Undefined for what is no entry: one broken entry must not take the others with it. */
export function decodeEntry(text: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOf(one: Entry, other: Entry): boolean {
  return subjectOf(one) === subjectOf(other);
}

function isEntry(value: unknown): value is Entry {
  const { id, kind, change, of, place } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  const { label, author, at, parts } = (change ?? {}) as Partial<Record<keyof Change, unknown>>;
  return (
    typeof id === "string" && typeof place === "string" && (of === undefined || typeof of === "string") &&
    (kind === "do" || kind === "undo" || kind === "redo") &&
    typeof label === "string" && typeof author === "string" && typeof at === "string" && Array.isArray(parts)
  );
}
