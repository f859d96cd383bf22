/** Reads a reader's own authority file: the names that somebody's texts need and the pack lacks, or has otherwise. */

import type { EntityType, Span } from "../model.ts";
import { bare } from "../text/fold.ts";
import { linesOf, positionAt } from "../text/lines.ts";
import { nameKey } from "./pack.ts";
import { readRecords, type Column, type FileRecord, type RecordFormat } from "./records.ts";
import type { Row } from "./rows.ts";

/** The types that a row may have: the others are read off the text itself. */
export const ownTypes = ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"] as const satisfies readonly EntityType[];

/** The columns of a table and the properties of an entity in JSON, in the order in which a new file has them. */
export const ownColumns = [
  "id", "type", "ar", "aliases", "short", "nisba", "en", "qid", "summary_ar", "summary_en", "born", "died", "in", "note",
] as const;

export type OwnColumn = (typeof ownColumns)[number];

/** A longer summary fills the card and hides what else it says. */
export const longestSummary = 400;

export interface AuthorityFile {
  /** Unique among the files read together. */
  readonly name: string;
  readonly format: RecordFormat;
  /** Without its byte order mark. */
  readonly text: string;
}

/** A stretch of a file. */
export interface Place extends Span {
  readonly file: string;
}

export interface OwnRow extends Row {
  readonly note?: string;
  readonly place: Place;
  /** The file gives no id; this one was made from the English name, or from the Arabic one. */
  readonly isIdMade: boolean;
  /** The row only adds names that marks taught: what the pack says of the entity is still the pack's word. */
  readonly isTaught?: true;
}

/** `error`: the row, or the whole file, is left out. `warning`: the row holds, but for what is wrong. */
export type Severity = "error" | "warning" | "information";

const severities = {
  // A host says these two of a file that it has no text of.
  "unreadable": "error",
  "not-utf8": "error",
  "bad-quotes": "error",
  "bad-json": "error",
  "no-list": "error",
  "no-header": "error",
  "unknown-column": "information",
  "repeated-column": "information",
  "too-many-cells": "error",
  "not-an-entity": "error",
  "missing-name": "error",
  "unknown-type": "error",
  "duplicate-id": "error",
  "shared-name": "warning",
  "bad-qid": "warning",
  "bad-date": "warning",
  "long-summary": "warning",
} as const satisfies Readonly<Record<string, Severity>>;

export type ProblemCode = keyof typeof severities;

/** What is wrong, by its code and the words or numbers that a sentence about it needs. A host makes the sentence. */
export interface Complaint {
  readonly code: ProblemCode;
  readonly values: readonly string[];
}

/** All that is wrong with one line of a file. */
export interface AuthorityProblem extends Place {
  readonly severity: Severity;
  readonly complaints: readonly Complaint[];
}

export interface Authority {
  readonly rows: readonly OwnRow[];
  readonly problems: readonly AuthorityProblem[];
}

/**
 * Reads the files of one folder; a row of an earlier file goes before one of a later. Reading never fails: a malformed file
 * gives one problem and no rows, a bad row one problem on its line.
 */
export function readAuthority(files: readonly AuthorityFile[]): Authority {
  const rows: OwnRow[] = [];
  const problems: AuthorityProblem[] = [];
  const taken: Taken = { ids: new Map(), names: new Map() };
  for (const file of files) {
    const { columns, records, breakage } = readRecords(file.format, file.text);
    const lines = linesOf(file.text);
    const complain = ({ start, end }: Span, complaints: readonly Complaint[]): void => {
      if (complaints.length > 0) problems.push({ file: file.name, start, end, severity: worst(complaints), complaints });
    };
    if (breakage) complain(breakage, [{ code: breakage.code, values: [] }]);
    columns.forEach((column, i) => complain(column, columnComplaints(column, columns.slice(0, i))));
    for (const record of records) {
      const where = `${file.name}:${positionAt(lines, record.start).line + 1}`;
      const { row, complaints } = readRow(record, taken, where);
      complain(record, complaints);
      if (row) rows.push({ ...row, place: { file: file.name, start: record.start, end: record.end } });
    }
  }
  return { rows, problems };
}

function worst(complaints: readonly Complaint[]): Severity {
  const found = complaints.map(({ code }): Severity => severities[code]);
  return (["error", "warning"] as const).find((severity) => found.includes(severity)) ?? "information";
}

function columnComplaints({ name }: Column, before: readonly Column[]): Complaint[] {
  if (name === "") return [];
  if (!isOneOf(ownColumns, name)) return [{ code: "unknown-column", values: [name, ownColumns.join(", ")] }];
  return before.some((column) => column.name === name) ? [{ code: "repeated-column", values: [name] }] : [];
}

/** What the rows so far have used up, each with the `file:line` of the row that did. */
interface Taken {
  readonly ids: Map<string, string>;
  readonly names: Map<string, string>;
}

type ReadRow = Omit<OwnRow, "place">;

/** The row, unless something forbids it, and all that is wrong with it. Notes its id and names as taken. */
function readRow(record: FileRecord, taken: Taken, where: string): { row?: ReadRow; complaints: readonly Complaint[] } {
  if (record.problem) return { complaints: [{ code: record.problem, values: [] }] };
  const { fields } = record;
  const type = fields.get("type")?.toUpperCase() ?? "";
  const names = [...new Set([...listOf(fields, "ar"), ...listOf(fields, "aliases")])];
  const id = writtenId(fields) ?? madeId(fields, taken);
  const errors = [...typeComplaints(type), ...nameComplaints(fields), ...idComplaints(id, taken)];
  if (!isOneOf(ownTypes, type) || errors.length > 0) return { complaints: errors };

  taken.ids.set(id, where);
  const cells = [...fields].flatMap(([column, value]) => cellComplaints(column, value));
  const complaints = [...sharedNames(names, taken, where), ...cells];
  return { row: rowOf({ id, type, names, fields }), complaints };
}

function typeComplaints(type: string): Complaint[] {
  return isOneOf(ownTypes, type) ? [] : [{ code: "unknown-type", values: [type, ownTypes.join(", ")] }];
}

function nameComplaints(fields: Fields): Complaint[] {
  const names = [...listOf(fields, "ar"), ...listOf(fields, "aliases")];
  const isNamed = listOf(fields, "ar").length > 0 && names.every((name) => nameKey(name) !== "");
  return isNamed ? [] : [{ code: "missing-name", values: [] }];
}

function idComplaints(id: string, { ids }: Taken): Complaint[] {
  const where = ids.get(id);
  return where === undefined ? [] : [{ code: "duplicate-id", values: [id, where] }];
}

/** Names that another row has already: both rows keep them, and the text decides. */
function sharedNames(names: readonly string[], taken: Taken, where: string): Complaint[] {
  return names.flatMap((name): Complaint[] => {
    const key = nameKey(name);
    const other = taken.names.get(key);
    if (other === undefined) taken.names.set(key, where);
    return other === undefined || other === where ? [] : [{ code: "shared-name", values: [name, other] }];
  });
}

/** What is wrong with a cell that the row can do without. */
function cellComplaints(column: string, value: string): Complaint[] {
  switch (column) {
    case "qid":
      return isQid.test(value) ? [] : [{ code: "bad-qid", values: [value] }];
    case "born":
    case "died":
      return isDate.test(value) ? [] : [{ code: "bad-date", values: [value] }];
    case "summary_ar":
    case "summary_en":
      return value.length <= longestSummary
        ? []
        : [{ code: "long-summary", values: [String(value.length), String(longestSummary)] }];
    default:
      return [];
  }
}

const isQid = /^Q[1-9]\d*$/;

/** `~` before the year for about, `-` for BCE, as in the rows of the pack. */
const isDate = /^~?-?\d{1,4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

type Fields = ReadonlyMap<string, string>;

interface Named {
  readonly id: string;
  readonly type: (typeof ownTypes)[number];
  readonly names: readonly string[];
  readonly fields: Fields;
}

/** The row without the cells that something is wrong with. */
function rowOf({ id, type, names, fields }: Named): ReadRow {
  const good = (column: OwnColumn): string | undefined => {
    const value = fields.get(column);
    return value !== undefined && cellComplaints(column, value).length === 0 ? value : undefined;
  };
  const facts = {
    qid: good("qid"),
    born: good("born"),
    died: good("died"),
    in: good("in"),
    sum: shortened(fields.get("summary_ar")),
    sumEn: shortened(fields.get("summary_en")),
    note: good("note"),
  };
  return {
    id,
    type,
    ar: names,
    short: listOf(fields, "short"),
    nisba: listOf(fields, "nisba"),
    en: listOf(fields, "en"),
    epithet: [],
    plural: [],
    cue: [],
    // Given as it is spelt: no other letters are tried for a foreign g.
    voc: "",
    ...present(facts),
    isIdMade: writtenId(fields) === undefined,
  };
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

function present<T extends object>(facts: T): Present<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** The id in the row's own cell; ids are one word. */
function writtenId(fields: Fields): string | undefined {
  return fields.get("id")?.replaceAll(" ", "-");
}

/** An id from the English name, or from the Arabic one where there is none or another row has that id. */
function madeId(fields: Fields, { ids }: Taken): string {
  const [english = "", arabic = ""] = [listOf(fields, "en")[0], listOf(fields, "ar")[0]].map((name) => idFrom(name ?? ""));
  return english === "" || ids.has(english) ? arabic : english;
}

/** A name as an id: letters without marks in lower case, words joined by `-`. */
export function idFrom(name: string): string {
  const plain = bare(name).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join("-");
}

function shortened(summary: string | undefined): string | undefined {
  if (summary === undefined || summary.length <= longestSummary) return summary;
  return `${summary.slice(0, longestSummary).replace(/\s+\S*$/, "")}…`;
}

function listOf(fields: Fields, column: OwnColumn): string[] {
  return (fields.get(column) ?? "").split("|").map((part) => part.trim()).filter((part) => part !== "");
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
