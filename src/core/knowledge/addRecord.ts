/** Adds an entity to a list of entities without touching what stands there. */

import { ownColumns, type OwnColumn } from "./authority.ts";
import { listItems, readRecords, separatorOf, type RecordFormat } from "./records.ts";

export type OwnFields = Readonly<Partial<Record<OwnColumn, string>>>;

/** A text to be inserted into a file. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Where the new entity begins, counted in the text after the insertion. */
  readonly entityAt: number;
}

/**
 * The insertion that adds an entity at the end of a file, in the file's own columns, line ends and indentation; a blank file
 * gets a header first. Undefined when the file is malformed. The text may begin with a byte order mark.
 */
export function insertionOf(format: RecordFormat, text: string, fields: OwnFields): Insertion | undefined {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const content = text.slice(mark);
  if (readRecords(format, content).breakage) return undefined;
  const { at, text: added, entityAt } = format === "json" ? intoJson(content, fields) : intoTable(format, content, fields);
  return { at: at + mark, text: added, entityAt: entityAt + mark };
}

function intoTable(format: "tsv" | "csv", text: string, fields: OwnFields): Insertion {
  const lineEnd = lineEndOf(text);
  const separator = format === "tsv" ? "\t" : separatorOf(text);
  const { columns } = readRecords(format, text);
  const isNew = columns.length === 0;
  const names: readonly string[] = isNew ? ownColumns : columns.map(({ name }) => name);
  const needsLineEnd = text !== "" && !/[\r\n]$/.test(text);
  const before = (needsLineEnd ? lineEnd : "") + (isNew ? names.join(separator) + lineEnd : "");
  const row = names.map((name) => cellOf((fields as Readonly<Record<string, string>>)[name] ?? "", separator)).join(separator);
  return { at: text.length, text: before + row + lineEnd, entityAt: text.length + before.length };
}

/** A cell without line ends, in quotes where it could be misread. */
function cellOf(value: string, separator: string): string {
  const line = value.replace(/\s+/g, " ").trim();
  const needsQuotes = line.startsWith('"') || (separator !== "\t" && (line.includes(separator) || line.includes('"')));
  return needsQuotes ? `"${line.replaceAll('"', '""')}"` : line;
}

function intoJson(text: string, fields: OwnFields): Insertion {
  const lineEnd = lineEndOf(text);
  if (text.trim() === "") {
    const before = `[${lineEnd}  `;
    return { at: 0, text: `${before}${objectOf(fields, "  ", lineEnd)}${lineEnd}]${lineEnd}`, entityAt: before.length };
  }
  const items = listItems(text);
  const last = items.at(-1);
  const [first] = items;
  const indent = first ? /[ \t]*$/.exec(text.slice(0, first.start))![0] : "  ";
  const at = last?.end ?? text.indexOf("[") + 1;
  const before = `${last ? "," : ""}${lineEnd}${indent}`;
  const after = /^[ \t]*\]/.test(text.slice(at)) ? lineEnd : "";
  return { at, text: before + objectOf(fields, indent, lineEnd) + after, entityAt: at + before.length };
}

function objectOf(fields: OwnFields, indent: string, lineEnd: string): string {
  const given = ownColumns.filter((name) => fields[name]);
  const ordered = Object.fromEntries(given.map((name) => [name, fields[name]]));
  return JSON.stringify(ordered, undefined, indent || "  ").replaceAll("\n", lineEnd + indent);
}

/** The line end that the text has first; LF where it has none. */
function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
