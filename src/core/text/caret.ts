import type { Direction } from "./direction.ts";
import type { Position } from "./lines.ts";

export type Side = "left" | "right";
export type Step = "character" | "word";

/** The lines that a caret moves in, as they are drawn. */
export interface DrawnText {
  readonly lineCount: number;
  /** Where the text goes on at a line's end: in a right-to-left text, beyond the left edge. */
  readonly direction: Direction;
  line(index: number): DrawnLine;
  /** Says of a grapheme cluster whether it belongs to words. */
  isWordPart(cluster: string): boolean;
}

/** A line's grapheme clusters as they stand, and the places of the caret between them; both from left to right. */
export interface DrawnLine {
  readonly cells: readonly Cell[];
  readonly stops: readonly Stop[];
}

interface Cell {
  readonly start: number;
  readonly text: string;
  readonly level: number;
}

/** An offset and where its caret is drawn: edge `n` is the left edge of cell `n`. */
interface Stop {
  readonly offset: number;
  readonly edge: number;
  /** The character after the caret runs in the line's own direction. */
  readonly isOutside: boolean;
}

/**
 * Lays out a line. `levels` holds the embedding level of each UTF-16 unit (UAX #9). Where two directions meet, the end of
 * the character before the caret and the beginning of the one after it lie apart; the editor draws the caret at the one
 * further left. So the offsets at both ends of an embedded run share the place at its left, and its right end has none.
 */
export function drawnLine(text: string, direction: Direction, levels: ArrayLike<number>): DrawnLine {
  const inText = cellsOf(text, levels);
  const order = drawnOrder(inText);
  const places: number[] = [];
  order.forEach((index, place) => (places[index] = place));
  const isReversed = (index: number): boolean => inText[index]!.level % 2 === 1;
  const beginning = (index: number): number => places[index]! + (isReversed(index) ? 1 : 0);
  const end = (index: number): number => places[index]! + (isReversed(index) ? 0 : 1);
  const stops = order.map((index): Stop => ({
    offset: inText[index]!.start,
    edge: index === 0 ? beginning(0) : Math.min(end(index - 1), beginning(index)),
    isOutside: isReversed(index) === (direction === "rtl"),
  }));
  stops.push({ offset: text.length, edge: order.length === 0 ? 0 : end(order.length - 1), isOutside: true });
  // The sort is stable: stops that share an edge stay in the order of the cells that they lead.
  return { cells: order.map((index) => inText[index]!), stops: stops.sort((one, other) => one.edge - other.edge) };
}

/**
 * Where the caret goes when it is sent to one side: to the next place on that side and, past the edge of its line, to the
 * opposite edge of the line where the text goes on. A key held down so crosses every line and never turns back.
 */
export function movedCaret(text: DrawnText, from: Position, side: Side, step: Step): Position {
  const toLeft = side === "left";
  const { stops } = text.line(from.line);
  const at = stopAt(stops, from.column);
  if (at !== (toLeft ? 0 : stops.length - 1)) {
    const next = step === "word" ? beyondWord(text, from.line, at, side) : stops[toLeft ? at - 1 : at + 1]!;
    return { line: from.line, column: next.offset };
  }
  const line = from.line + (goesOn(text, side) ? 1 : -1);
  if (line < 0 || line >= text.lineCount) return from;
  const entered = text.line(line).stops;
  const entry = toLeft ? entered.length - 1 : 0;
  return { line, column: (step === "word" ? beyondWord(text, line, entry, side) : entered[entry]!).offset };
}

/** The end of a selection that lies on one side: where an arrow key without Shift puts the caret. */
export function sideOfSelection(text: DrawnText, start: Position, end: Position, side: Side): Position {
  if (start.line !== end.line) return goesOn(text, side) ? end : start;
  const { stops } = text.line(start.line);
  const startsLeft = stopAt(stops, start.column) < stopAt(stops, end.column);
  return startsLeft === (side === "left") ? start : end;
}

function goesOn(text: DrawnText, side: Side): boolean {
  return (side === "left") === (text.direction === "rtl");
}

/** An offset inside a cluster counts as the cluster's start. */
function stopAt(stops: readonly Stop[], offset: number): number {
  let found = 0;
  let before = -1;
  stops.forEach((stop, index) => {
    if (stop.offset > offset || stop.offset <= before) return;
    before = stop.offset;
    found = index;
  });
  return found;
}

/** The stop behind the next word on one side, or the line's edge when no word is left there. */
function beyondWord(text: DrawnText, line: number, from: number, side: Side): Stop {
  const { cells, stops } = text.line(line);
  const toLeft = side === "left";
  const isWord = (edge: number): boolean => text.isWordPart(cells[toLeft ? edge - 1 : edge]!.text);
  const limit = toLeft ? 0 : cells.length;
  const onward = toLeft ? -1 : 1;
  let edge = stops[from]!.edge;
  while (edge !== limit && !isWord(edge)) edge += onward;
  while (edge !== limit && isWord(edge)) edge += onward;
  const beyond = toLeft
    ? stops.filter((stop) => stop.edge <= edge).reverse()
    : stops.filter((stop) => stop.edge >= edge);
  const nearest = beyond.filter((stop) => stop.edge === beyond[0]?.edge);
  return nearest.find((stop) => stop.isOutside) ?? nearest[0] ?? stops.at(toLeft ? 0 : -1)!;
}

const clusters = new Intl.Segmenter("ar", { granularity: "grapheme" });

function cellsOf(text: string, levels: ArrayLike<number>): Cell[] {
  return Array.from(clusters.segment(text), ({ index, segment }) => ({
    start: index,
    text: segment,
    level: levels[index] ?? 0,
  }));
}

/**
 * The indices of the cells as drawn, from the left. UAX #9, rule L2: from the highest level down to the lowest odd one,
 * reverses every run at that level or above.
 */
function drawnOrder(cells: readonly Cell[]): number[] {
  const order = cells.map((_, index) => index);
  const highest = cells.reduce((level, cell) => Math.max(level, cell.level), 0);
  const level = (place: number): number => cells[order[place]!]!.level;
  for (let lowest = highest; lowest > 0; lowest--) {
    for (let start = 0; start < order.length; start++) {
      if (level(start) < lowest) continue;
      let end = start + 1;
      while (end < order.length && level(end) >= lowest) end++;
      reverse(order, start, end);
      start = end;
    }
  }
  return order;
}

function reverse(order: number[], start: number, end: number): void {
  for (let left = start, right = end - 1; left < right; left++, right--) {
    [order[left], order[right]] = [order[right]!, order[left]!];
  }
}
