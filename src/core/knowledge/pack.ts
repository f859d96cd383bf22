/**
 * The knowledge pack: entities and their names. The build writes it and compresses it; a host decompresses it and reads it once. Names
 * are folded when written, so that reading is only filling a trie.
 */

import type { EntityType } from "../model.ts";
import { foldWord, bare } from "../text/fold.ts";
import { tokenise } from "../text/tokenise.ts";
import { toEnd } from "../toEnd.ts";
import { formsOf, type Form, type Use } from "./forms.ts";
import { institutionById } from "./institutions.ts";
import { fields, readingLines, writeLines, type EntityTable, type Field, type NameLine } from "./packFile.ts";
import type { Row } from "./rows.ts";
import { NameTrie, none, root, type Names } from "./trie.ts";

/** What the pack knows of one entity. Dates are ISO with `-` for BCE and `~` for about. */
export interface KnownEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly qid?: string;
  readonly ar: string;
  readonly en?: string;
  readonly voc?: string;
  readonly kind?: string;
  readonly in?: string;
  readonly capital?: string;
  readonly born?: string;
  readonly died?: string;
  readonly from?: string;
  readonly to?: string;
  readonly population?: number;
  readonly at?: readonly [number, number];
  /** Words that, near a name of several entities, speak for this one. */
  readonly cue?: readonly string[];
  readonly sum?: string;
  readonly sumEn?: string;
  /** The adjective of belonging, masculine and without article. */
  readonly nisba?: string;
  /** The reader's own remark. */
  readonly note?: string;
  /** Who says so, where it is not the pack. */
  readonly source?: "own";
}

export interface Sense {
  readonly entity: string;
  readonly type: EntityType;
  readonly use: Use;
}

/** What recognition and linking ask of a knowledge base. */
export interface Knowledge {
  readonly names: Names;
  /** What the name ending at a node of `names` may mean, the likeliest first. */
  senses(node: number): readonly Sense[];
  /** An everyday word, as written but for marks and tatweel. */
  isCommonWord(word: string): boolean;
  readonly commonWords: Iterable<string>;
  /** An entity that has a row, or an institution that a country with a row is sure to have (`institutions.ts`). */
  entity(id: string): KnownEntity | undefined;
  /** The id of the entity with this Wikidata item. */
  idOfQid(qid: string): string | undefined;
  /** The ids of all entities, the most prominent first. */
  ids(): Iterable<string>;
  readonly size: number;
}

/** The folded words of a name, as they stand in the trie. */
export function nameKey(name: string): string {
  const words: string[] = [];
  for (const token of tokenise(name)) {
    if (token.kind === "word" || token.kind === "number") words.push(foldWord(name.slice(token.start, token.end)));
  }
  return words.join(" ");
}

/** What a name may mean whose folded words are given, parted by spaces. */
export function sensesAt(knowledge: Knowledge, key: string): readonly Sense[] {
  const { names } = knowledge;
  let node = root;
  for (const word of key.split(" ")) {
    const index = names.word(word);
    node = index === none ? none : names.child(node, index);
    if (node === none) return [];
  }
  return knowledge.senses(node);
}

/** Key under which a form is kept by its exact spelling, because its folded form is an everyday word's. */
function exactKey(word: string): string {
  return `=${bare(word)}`;
}

const uses: Readonly<Record<Use, string>> = { name: "n", short: "s", cued: "c", surname: "u", epithet: "e", nisba: "d" };
const useOf = new Map(Object.entries(uses).map(([use, letter]) => [letter, use as Use]));
const commonWord = "x";

/**
 * Writes a pack. Rows come in order of prominence: where two share a name, the earlier is the likelier.
 * A one-word name that is an everyday word needs a cue; one that only folds to an everyday word is kept by its spelling.
 */
export function writePack(rows: readonly Row[], commonWords: Iterable<string>): string {
  const everyday = everydayOf(commonWords);
  const names = new Map<string, string[]>();
  for (const word of everyday.exact) names.set(exactKey(word), [commonWord]);
  rows.forEach((row, index) => {
    for (const [key, values] of namesOf(row, index, everyday)) names.set(key, [...(names.get(key) ?? []), ...values]);
  });
  const lines = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]): NameLine => [key, values.join(" ")]);
  return writeLines(rows.map(recordOf), lines);
}

/** What a pack of the rows would know when read, without its everyday words; made in steps, a row each. */
export function* gatheringRows(rows: Iterable<Row>, commonWords: Iterable<string>): Generator<undefined, Knowledge> {
  const everyday = everydayOf(commonWords);
  const names = new NameTrie();
  const records: ReturnType<typeof recordOf>[] = [];
  const indexOf = new Map<string, number>();
  for (const row of rows) {
    for (const [key, values] of namesOf(row, records.length, everyday)) names.add(key, [...values].join(" "));
    indexOf.set(row.id, records.length);
    records.push(recordOf(row));
    yield;
  }
  return new Pack(names, { count: records.length, value: (field, row) => records[row]![field] ?? "" }, indexOf, new Set());
}

/** Everyday words as they are spelt, and folded. */
interface EverydayWords {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
}

function everydayOf(commonWords: Iterable<string>): EverydayWords {
  const exact = new Set([...commonWords].map(bare));
  return { exact, folded: new Set([...exact].map(foldWord)) };
}

/** Every key under which a name of the row may stand. */
export function keysOf(row: Row): string[] {
  return formsOf(row).flatMap(({ text }) => [nameKey(text), exactKey(text)]);
}

/** The names that a row has in the trie, and what each of them says of it. */
function namesOf(row: Row, index: number, everyday: EverydayWords): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const form of formsOf(row)) {
    const { key, use } = placed(form, row.type, everyday);
    if (key === "") continue;
    const value = uses[use] + index.toString(36);
    names.set(key, (names.get(key) ?? new Set()).add(value));
  }
  return names;
}

/**
 * A form that is itself an everyday word needs a cue each time; a person's name, only until the full name has been read. A form
 * that merely folds to one is kept by its spelling.
 */
function placed(form: Form, type: EntityType, { exact, folded }: EverydayWords): { key: string; use: Use } {
  const key = nameKey(form.text);
  if (key.includes(" ") || !folded.has(key)) return { key, use: form.use };
  // A surname counts in its own spelling only: آلي is no إلى.
  if (form.use === "surname" || !exact.has(bare(form.text))) return { key: exactKey(form.text), use: form.use };
  if (form.use === "nisba") return { key, use: form.use };
  return { key, use: type === "PER" ? "short" : "cued" };
}

function recordOf(row: Row): Partial<Record<Field, string>> {
  const record: Record<Field, string | undefined> = {
    id: row.id,
    type: row.type,
    ar: row.ar[0] ?? row.short[0] ?? row.nisba[0],
    en: row.en[0],
    qid: row.qid,
    voc: row.voc,
    kind: row.kind,
    in: row.in,
    capital: row.capital,
    born: row.born,
    died: row.died,
    from: row.from,
    to: row.to,
    population: row.population?.toString(),
    at: row.at?.join(","),
    cue: row.cue.join("|"),
    sum: row.sum,
    sumEn: row.sumEn,
    nisba: row.nisba[0],
  };
  return record as Partial<Record<Field, string>>;
}

/** Reads a pack in one go. Throws an Error with a sentence for the reader when the text is no pack of this format. */
export function readPack(text: string): Knowledge {
  return toEnd(readingPack(text));
}

/** Reads a pack in steps of a few milliseconds, so that a host can do other things between them. */
export function* readingPack(text: string): Generator<void, Knowledge> {
  const { entities, names: lines } = yield* readingLines(text);
  const indexOf = new Map<string, number>();
  for (let row = 0; row < entities.count; row++) {
    indexOf.set(entities.value("id", row), row);
    if (row % 4000 === 3999) yield;
  }
  const names = new NameTrie();
  const commonWords = new Set<string>();
  let count = 0;
  for (const [key, value] of lines) {
    names.add(key, value);
    if (key.startsWith("=") && value.startsWith(commonWord)) commonWords.add(key.slice(1));
    if (++count % 2000 === 0) yield;
  }
  return new Pack(names, entities, indexOf, commonWords);
}

class Pack implements Knowledge {
  readonly names: NameTrie;
  readonly #table: EntityTable;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly commonWords: ReadonlySet<string>;
  #idsByQid: ReadonlyMap<string, string> | undefined;
  readonly #senses = new Map<number, readonly Sense[]>();
  /** Lines read already; a text asks for the same few hundred again and again. */
  readonly #entities = new Map<string, KnownEntity>();

  constructor(
    names: NameTrie,
    table: EntityTable,
    indexOf: ReadonlyMap<string, number>,
    commonWords: ReadonlySet<string>,
  ) {
    this.names = names;
    this.#table = table;
    this.#indexOf = indexOf;
    this.commonWords = commonWords;
  }

  get size(): number {
    return this.#table.count;
  }

  ids(): Iterable<string> {
    return this.#indexOf.keys();
  }

  senses(node: number): readonly Sense[] {
    const known = this.#senses.get(node);
    if (known) return known;
    const senses = (this.names.value(node) ?? "").split(" ").flatMap((value) => this.#sense(value));
    this.#senses.set(node, senses);
    return senses;
  }

  isCommonWord(word: string): boolean {
    return this.commonWords.has(word);
  }

  entity(id: string): KnownEntity | undefined {
    const known = this.#entities.get(id);
    if (known !== undefined) return known;
    const index = this.#indexOf.get(id);
    const entity = index === undefined ? institutionById(id, (country) => this.entity(country)) : readEntity(this.#table, index);
    if (entity !== undefined) this.#entities.set(id, entity);
    return entity;
  }

  idOfQid(qid: string): string | undefined {
    this.#idsByQid ??= new Map([...this.#indexOf].map(([id, row]) => [this.#table.value("qid", row), id]));
    return qid === "" ? undefined : this.#idsByQid.get(qid);
  }

  #sense(value: string): Sense[] {
    const use = useOf.get(value[0] ?? "");
    const row = parseInt(value.slice(1), 36);
    if (use === undefined || !(row < this.#table.count)) return [];
    return [{ entity: this.#table.value("id", row), type: this.#table.value("type", row) as EntityType, use }];
  }
}

function readEntity(table: EntityTable, row: number): KnownEntity {
  const record: Record<string, unknown> = {};
  for (const field of fields) {
    const value = table.value(field, row);
    if (value === "") continue;
    if (field === "population") record[field] = Number(value);
    else if (field === "cue") record[field] = value.split("|");
    else if (field === "at") record[field] = value.split(",").map(Number);
    else record[field] = value;
  }
  return record as unknown as KnownEntity;
}
