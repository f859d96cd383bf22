/** Reads lists of entities out of three file formats: tab-separated and comma-separated tables, and JSON. */

import type { Span } from "../model.ts";

export const recordFormats = ["tsv", "csv", "json"] as const;

export type RecordFormat = (typeof recordFormats)[number];

export interface Column extends Span {
  /** In lower case, without spaces around it. */
  readonly name: string;
}

/** One entity as the file has it. The span is its first line. */
export interface FileRecord extends Span {
  /** By column; empty cells are left out. A list of JSON is joined with `|`. */
  readonly fields: ReadonlyMap<string, string>;
  /** Why the record cannot be read at all. */
  readonly problem?: "too-many-cells" | "not-an-entity";
}

/** Why a whole file cannot be read, and where that shows. */
export interface Breakage extends Span {
  readonly code: "bad-quotes" | "bad-json" | "no-list" | "no-header";
}

export interface Records {
  /** In order of first appearance. */
  readonly columns: readonly Column[];
  readonly records: readonly FileRecord[];
  /** The file is malformed; there are no records then. */
  readonly breakage?: Breakage;
}

/** Reads a file's text, its byte order mark removed. A blank file has no records and is not malformed. */
export function readRecords(format: RecordFormat, text: string): Records {
  if (text.trim() === "") return { columns: [], records: [] };
  switch (format) {
    case "tsv": return tableOf(text, [...tabbedRows(text)]);
    case "csv": return readCsv(text);
    case "json": return readJson(text);
  }
}

interface Cell extends Span {
  readonly value: string;
}

/** Columns without which a table is no list of entities. */
const neededColumns = ["type", "ar"];

function tableOf(text: string, rows: readonly (readonly Cell[])[]): Records {
  const [header = [], ...rest] = rows;
  const columns = header.map(({ start, end, value }) => ({ start, end, name: columnName(value) }));
  if (neededColumns.some((name) => !columns.some((column) => column.name === name))) {
    return broken("no-header", firstLine(text, header[0]?.start ?? 0, text.length));
  }
  return { columns, records: rest.map((cells) => tableRecord(text, columns, cells)) };
}

function columnName(text: string): string {
  return text.trim().toLowerCase();
}

function tableRecord(text: string, columns: readonly Column[], cells: readonly Cell[]): FileRecord {
  const span = firstLine(text, cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0);
  const fields = new Map<string, string>();
  cells.slice(0, columns.length).forEach((cell, i) => addField(fields, columns[i]!.name, cell.value));
  const isTooLong = cells.slice(columns.length).some(({ value }) => value.trim() !== "");
  return { ...span, fields, ...(isTooLong ? { problem: "too-many-cells" } : {}) };
}

/** Of two columns of one name the first counts. */
function addField(fields: Map<string, string>, name: string, value: string): void {
  const content = value.replace(/\s+/g, " ").trim();
  if (content !== "" && name !== "" && !fields.has(name)) fields.set(name, content);
}

/** A line a row. A cell that is in quotes from end to end, as spreadsheets write it, stands for what is in them. */
function* tabbedRows(text: string): Generator<Cell[]> {
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim() === "") continue;
    let start = line.index;
    yield line[0].split("\t").map((value) => {
      const cell = { start, end: start + value.length, value: isQuoted.test(value) ? unquoted(value) : value };
      start = cell.end + 1;
      return cell;
    });
  }
}

const isQuoted = /^"[^"]*(?:""[^"]*)*"$/;

function unquoted(cell: string): string {
  return cell.slice(1, -1).replaceAll('""', '"');
}

/** Commas part the cells, or semicolons where a header has only those, as spreadsheets write it in much of the world. */
export function separatorOf(text: string): "," | ";" {
  const header = /[^\r\n]+/.exec(text)?.[0] ?? "";
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}

/** Quoting as in RFC 4180. A quotation mark inside a cell that does not begin with one is itself. */
function readCsv(text: string): Records {
  const separator = separatorOf(text);
  const cell = new RegExp(`"[^"]*(?:""[^"]*)*"(?=${separator}|[\\r\\n]|$)|(?!")[^${separator}\\r\\n]*`, "y");
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const found = cell.exec(text)?.[0];
    if (found === undefined) return broken("bad-quotes", firstLine(text, at, text.length));
    const end = at + found.length;
    row.push({ start: at, end, value: found.startsWith('"') ? unquoted(found) : found });
    if (text[end] !== separator) {
      if (row.some(({ value }) => value.trim() !== "")) rows.push(row);
      row = [];
    }
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  return tableOf(text, rows);
}

function readJson(text: string): Records {
  const value = parsed(text);
  if (value === undefined) return broken("bad-json", brokenPlace(text));
  if (!Array.isArray(value)) return broken("no-list", firstLine(text, text.search(/\S/), text.length));
  const places = listItems(text);
  const columns = new Map<string, Column>();
  const records = value.map((item, i) => {
    const place = places[i] ?? { start: 0, end: 0 };
    const record = jsonRecord(item, firstLine(text, place.start, place.end));
    for (const name of record.fields.keys()) {
      if (!columns.has(name)) columns.set(name, { start: record.start, end: record.end, name });
    }
    return record;
  });
  return { columns: [...columns.values()], records };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The first item that is not JSON by itself; where each is, the end of the file. */
function brokenPlace(text: string): Span {
  const item = listItems(text).find(({ start, end }) => parsed(text.slice(start, end)) === undefined);
  if (item && item.end > item.start) return firstLine(text, item.start, item.end);
  const end = text.trimEnd().length;
  return { start: Math.max(0, end - 1), end };
}

/** Where the items of the outermost list stand. What is said of broken JSON is a guess. */
export function listItems(json: string): Span[] {
  const items: Span[] = [];
  let depth = 0;
  let start = 0;
  const close = (end: number): void => {
    const content = json.slice(start, end);
    const item = { start: start + content.length - content.trimStart().length, end: start + content.trimEnd().length };
    if (item.end > item.start) items.push(item);
    start = end + 1;
  };
  for (const { 0: sign, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    if (sign === "[" || sign === "{") {
      if (depth++ === 0) start = index + 1;
    } else if (sign === "]" || sign === "}") {
      if (--depth === 0) close(index);
    } else if (sign === "," && depth === 1) close(index);
  }
  if (depth > 0) close(json.length);
  return items;
}

function jsonRecord(item: unknown, span: Span): FileRecord {
  const fields = new Map<string, string>();
  const isObject = typeof item === "object" && item !== null && !Array.isArray(item);
  if (!isObject) return { ...span, fields, problem: "not-an-entity" };
  for (const [name, value] of Object.entries(item)) {
    const texts = (Array.isArray(value) ? value : [value ?? ""]) as unknown[];
    if (!texts.every((text) => typeof text === "string" || typeof text === "number")) {
      return { ...span, fields, problem: "not-an-entity" };
    }
    addField(fields, columnName(name), texts.join("|"));
  }
  return { ...span, fields };
}

function broken(code: Breakage["code"], span: Span): Records {
  return { columns: [], records: [], breakage: { ...span, code } };
}

/** The part of a span that stands on its first line. */
function firstLine(text: string, start: number, end: number): Span {
  const length = text.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 0 ? end : start + length };
}
