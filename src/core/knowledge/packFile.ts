/**
 * The pack as a file of lines. After the header come the entities field by field (all ids, all types, …), since like compresses well
 * beside like; then the names in order, each as a sign for how many letters it has from the one before and the rest; then what each name
 * stands for. Most ids are the English name in small letters: only what differs is written.
 */

const signature = "hashiya-pack";
const format = 4;

export const fields = [
  "id", "type", "qid", "ar", "en", "voc", "kind", "in", "capital", "born", "died", "from", "to", "population", "at",
  "cue", "sum", "sumEn", "nisba",
] as const;
export type Field = (typeof fields)[number];

/** The entities' fields, all of them text; "" where an entity has none. */
export interface EntityTable {
  readonly count: number;
  value(field: Field, row: number): string;
}

/** A name's folded words, and what it stands for. */
export type NameLine = readonly [key: string, value: string];

/** No value has a line break. Names come in ascending order. */
export function writeLines(entities: readonly Readonly<Partial<Record<Field, string>>>[], names: readonly NameLine[]): string {
  const lines = [`${signature}\t${format}\t${entities.length}\t${names.length}`];
  for (const field of fields) for (const entity of entities) lines.push(field === "id" ? shortId(entity) : (entity[field] ?? ""));
  let before = "";
  for (const [key] of names) {
    const shared = sharedLength(before, key);
    lines.push(String.fromCharCode(noneShared + shared) + key.slice(shared));
    before = key;
  }
  for (const [, value] of names) lines.push(value);
  return `${lines.join("\n")}\n`;
}

/** What an id has beyond the English name's letters: nothing, or "+" and its end; else the whole id. */
function shortId({ id = "", en = "" }: Readonly<Partial<Record<Field, string>>>): string {
  const usual = usualId(en);
  if (usual === "" || !id.startsWith(usual)) return id;
  return id === usual ? "" : `+${id.slice(usual.length)}`;
}

function wholeId(written: string, en: string): string {
  if (written === "") return usualId(en);
  return written.startsWith("+") ? usualId(en) + written.slice(1) : written;
}

/** "São Tomé and Príncipe" → "sao-tome-and-principe". */
function usualId(en: string): string {
  const plain = /^[ -~]*$/.test(en) ? en : en.normalize("NFD").replace(/[^ -~]/g, "");
  return plain.toLowerCase().replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** The sign for no letters, "0"; the others follow it. */
const noneShared = 0x30;
const mostShared = 60;

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < mostShared && length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

export interface PackLines {
  readonly entities: EntityTable;
  readonly names: Iterable<NameLine>;
}

/**
 * Finds the lines, in steps of a few milliseconds. Throws an Error with a sentence for the reader when the text is no pack of this
 * format.
 */
export function* readingLines(text: string): Generator<void, PackLines> {
  const headEnd = text.indexOf("\n");
  const [name, version, entityCount, nameCount] = text.slice(0, Math.max(0, headEnd)).split("\t");
  if (name !== signature) throw new Error("The knowledge pack is damaged: it does not begin as a pack.");
  if (version !== String(format)) throw new Error(`The knowledge pack has format ${version ?? "?"}; this version reads ${format}.`);
  const count = Number(entityCount);
  const columns: Uint32Array[] = [];
  let at = headEnd + 1;
  for (let field = 0; field < fields.length; field++) {
    const starts = lineStarts(text, at, count);
    columns.push(starts);
    at = starts[count]!;
    yield;
  }
  const keys = lineStarts(text, at, Number(nameCount));
  yield;
  const values = lineStarts(text, keys[keys.length - 1]!, keys.length - 1);
  const inColumn = (field: Field, row: number): string => line(text, columns[fieldIndex[field]]!, row);
  return {
    entities: { count, value: (field, row) => (field === "id" ? wholeId(inColumn("id", row), inColumn("en", row)) : inColumn(field, row)) },
    names: namesIn(text, keys, values),
  };
}

const fieldIndex = Object.fromEntries(fields.map((field, index) => [field, index])) as Record<Field, number>;

/** Where lines start, and where the next would. */
function lineStarts(text: string, from: number, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  starts[0] = from;
  for (let row = 1, at = from; row <= count; row++) {
    const end = text.indexOf("\n", at);
    if (end < 0) throw new Error("The knowledge pack is damaged: it ends too early.");
    starts[row] = at = end + 1;
  }
  return starts;
}

function line(text: string, starts: Uint32Array, row: number): string {
  return text.slice(starts[row], starts[row + 1]! - 1);
}

function* namesIn(text: string, keys: Uint32Array, values: Uint32Array): Generator<NameLine> {
  let key = "";
  for (let row = 0; row + 1 < keys.length; row++) {
    const coded = line(text, keys, row);
    key = key.slice(0, coded.charCodeAt(0) - noneShared) + coded.slice(1);
    yield [key, line(text, values, row)];
  }
}
