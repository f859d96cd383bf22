import { firstStrongDirection } from "./letters.ts";

export type Direction = "ltr" | "rtl";

/** What a line says of its own direction; `neutral` when it has no strong character. */
export type OwnDirection = Direction | "neutral";

export function ownDirection(line: string): OwnDirection {
  return firstStrongDirection(line) ?? "neutral";
}

/**
 * The direction of every line: its own, else that of the nearest line above that has one, else that of the nearest below.
 * A text without any strong character is right to left.
 */
export function directionsOf(own: readonly OwnDirection[]): Direction[] {
  let above: Direction = own.find((direction) => direction !== "neutral") ?? "rtl";
  return own.map((direction) => (above = direction === "neutral" ? above : direction));
}

/** The direction in which most lines with letters run; right to left on a draw. */
export function prevailingDirection(own: readonly OwnDirection[]): Direction {
  let balance = 0;
  for (const direction of own) {
    if (direction === "rtl") balance++;
    if (direction === "ltr") balance--;
  }
  return balance < 0 ? "ltr" : "rtl";
}

/** The replacement of the lines `first` to `last`, both included, by `count` lines. */
export interface LineChange {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/**
 * Carries what is known of the lines over an edit; `read` is asked for the lines that the edit touched. The changes are
 * in the order in which they were made, each in the line numbers that it found.
 */
export function afterChanges(
  own: readonly OwnDirection[],
  changes: readonly LineChange[],
  read: (line: number) => OwnDirection,
): OwnDirection[] {
  let lines: readonly (OwnDirection | undefined)[] = own;
  for (const { first, last, count } of changes) {
    lines = lines.slice(0, first).concat(new Array<undefined>(count).fill(undefined), lines.slice(last + 1));
  }
  return lines.map((direction, line) => direction ?? read(line));
}

/** Runs of neighbouring lines, first and last included. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
}

export function rightToLeftRuns(directions: readonly Direction[]): LineRun[] {
  const runs: { first: number; last: number }[] = [];
  directions.forEach((direction, line) => {
    if (direction !== "rtl") return;
    const run = runs.at(-1);
    if (run?.last === line - 1) run.last = line;
    else runs.push({ first: line, last: line });
  });
  return runs;
}
