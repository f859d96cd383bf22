/** Lays a reader's own entities over the pack: they are read first, and what the pack says of the same entity gives way. */

import { idFrom, type OwnRow } from "./authority.ts";
import { institutionById } from "./institutions.ts";
import { gatheringRows, nameKey, sensesAt, type KnownEntity, type Knowledge, type Sense } from "./pack.ts";
import { none, root, type Names } from "./trie.ts";
import { toEnd } from "../toEnd.ts";

export interface LayeredKnowledge extends Knowledge {
  /** The reader's row that an entity comes from. */
  ownRow(id: string): OwnRow | undefined;
  /** All of the reader's rows, under their final ids. */
  ownRows(): Iterable<OwnRow>;
  /** The pack's entity that the reader's row of this id stands for. */
  packsEntity(id: string): KnownEntity | undefined;
  /** The reader's row to whose entity the names lead that the pack has for its own of this id. */
  rowOver(packsId: string): OwnRow | undefined;
}

/**
 * The pack under a reader's own rows. A row stands for the pack's entity of the same id or Wikidata item, and leaves it the
 * facts that it does not give itself; or else for the one entity of its type whose name it has, and then nothing is left.
 * Names that the row does not mention go on leading to the entity. Of rows with one id the first holds.
 */
export function layered(pack: Knowledge, rows: Iterable<OwnRow>): LayeredKnowledge {
  return toEnd(layering(pack, rows));
}

/** The same in steps, a row each: marks teach thousands of names, and each that is confirmed lays them anew. */
export function* layering(pack: Knowledge, rows: Iterable<OwnRow>): Generator<undefined, LayeredKnowledge> {
  const placed = new Map<string, Placed>();
  const replaced = new Map<string, Placed>();
  for (const given of rows) {
    const found = placedOver(pack, given, placed);
    const { row, over } = found;
    if (!placed.has(row.id)) {
      placed.set(row.id, found);
      if (over) replaced.set(over.id, found);
    }
    yield;
  }
  const own = yield* gatheringRows(rowsIn(placed), pack.commonWords);
  return new Layered({ pack, own, placed, replaced });
}

function* rowsIn(placed: ReadonlyMap<string, Placed>): Generator<OwnRow> {
  for (const { row } of placed.values()) yield row;
}

/** A row under its final id, with the entity of the pack that it stands for. */
interface Placed {
  readonly row: OwnRow;
  readonly over?: KnownEntity;
  /** The facts of `over` hold where the row has none. */
  readonly keepsFacts: boolean;
}

function placedOver(pack: Knowledge, row: OwnRow, placed: ReadonlyMap<string, Placed>): Placed {
  const same = sameEntity(pack, row);
  const over = same ?? entityOfName(pack, row);
  if (!row.isIdMade) return { row, ...(over && { over }), keepsFacts: same !== undefined };
  const id = over?.id ?? freeId(row, (taken) => pack.entity(taken) !== undefined || placed.has(taken));
  return { row: { ...row, id }, ...(over && { over }), keepsFacts: same !== undefined };
}

/** The pack's entity that the row names by its item or by the id that the reader gave it. */
function sameEntity(pack: Knowledge, row: OwnRow): KnownEntity | undefined {
  const id = row.qid === undefined ? undefined : pack.idOfQid(row.qid);
  return pack.entity(id ?? (row.isIdMade ? "" : row.id));
}

/** The pack's entity of the row's type and first name; none where there are several, or where it has another item. */
function entityOfName(pack: Knowledge, row: OwnRow): KnownEntity | undefined {
  const key = nameKey(row.ar[0] ?? "");
  const named = sensesAt(pack, key)
    .filter(({ use, type }) => use === "name" && type === row.type)
    .map(({ entity }) => pack.entity(entity));
  const [only] = named;
  const isSame = named.length === 1 && only !== undefined && nameKey(only.ar) === key;
  return isSame && (row.qid === undefined || only.qid === undefined) ? only : undefined;
}

/** The made id, or one from the Arabic name, or that with a number. */
function freeId({ id, ar }: OwnRow, isTaken: (id: string) => boolean): string {
  const arabic = idFrom(ar[0] ?? "");
  let free = isTaken(id) ? arabic : id;
  for (let number = 2; isTaken(free); number++) free = `${arabic}-${number}`;
  return free;
}

interface Layers {
  readonly pack: Knowledge;
  /** What the rows say by themselves. */
  readonly own: Knowledge;
  /** The rows by their final ids. */
  readonly placed: ReadonlyMap<string, Placed>;
  /** The rows that stand for entities of the pack, by the pack's ids. */
  readonly replaced: ReadonlyMap<string, Placed>;
}

class Layered implements LayeredKnowledge {
  readonly #pack: Knowledge;
  readonly #own: Knowledge;
  readonly #placed: ReadonlyMap<string, Placed>;
  readonly #replaced: ReadonlyMap<string, Placed>;
  readonly #names: PairedNames;
  /** Made when they are asked for: texts speak of few. */
  readonly #entities = new Map<string, KnownEntity>();
  readonly #senses = new Map<number, readonly Sense[]>();

  constructor({ pack, own, placed, replaced }: Layers) {
    this.#pack = pack;
    this.#own = own;
    this.#placed = placed;
    this.#replaced = replaced;
    this.#names = new PairedNames(own.names, pack.names);
  }

  get names(): Names {
    return this.#names;
  }

  get commonWords(): Iterable<string> {
    return this.#pack.commonWords;
  }

  get size(): number {
    return this.#pack.size + this.#placed.size - this.#replaced.size;
  }

  *ids(): Iterable<string> {
    yield* this.#placed.keys();
    for (const id of this.#pack.ids()) if (!this.#replaced.has(id) && !this.#placed.has(id)) yield id;
  }

  senses(node: number): readonly Sense[] {
    const known = this.#senses.get(node);
    if (known) return known;
    const [own, packs] = this.#names.pairOf(node);
    const senses = this.#over(
      own === none ? [] : this.#own.senses(own),
      packs === none ? [] : this.#pack.senses(packs),
    );
    this.#senses.set(node, senses);
    return senses;
  }

  isCommonWord(word: string): boolean {
    return this.#pack.isCommonWord(word);
  }

  entity(id: string): KnownEntity | undefined {
    const own = this.#placed.get(id) ?? this.#replaced.get(id);
    if (own) return this.#entityOf(own);
    return institutionById(id, (country) => this.entity(country)) ?? this.#pack.entity(id);
  }

  idOfQid(qid: string): string | undefined {
    for (const [id, own] of this.#placed) if (this.#entityOf(own).qid === qid) return id;
    return this.#pack.idOfQid(qid);
  }

  ownRow(id: string): OwnRow | undefined {
    return this.#placed.get(id)?.row;
  }

  ownRows(): Iterable<OwnRow> {
    return rowsIn(this.#placed);
  }

  packsEntity(id: string): KnownEntity | undefined {
    return this.#placed.get(id)?.over;
  }

  rowOver(packsId: string): OwnRow | undefined {
    return this.#replaced.get(packsId)?.row;
  }

  /** Own senses first. A full own name silences the pack's names, an own nisba the pack's nisbas. */
  #over(own: readonly Sense[], packs: readonly Sense[]): readonly Sense[] {
    const isNisba = ({ use }: Sense): boolean => use === "nisba";
    const silencesNisbas = own.some(isNisba);
    const silencesNames = own.some(({ use }) => use === "name" || use === "epithet");
    const heard = packs.filter((sense) => !(isNisba(sense) ? silencesNisbas : silencesNames));
    return [...own, ...heard.map((sense) => this.#redirected(sense))];
  }

  #redirected(sense: Sense): Sense {
    const own = this.#replaced.get(sense.entity)?.row;
    return own ? { ...sense, entity: own.id, type: own.type } : sense;
  }

  #entityOf(own: Placed): KnownEntity {
    const known = this.#entities.get(own.row.id) ?? this.#made(own);
    this.#entities.set(own.row.id, known);
    return known;
  }

  #made({ row, over, keepsFacts }: Placed): KnownEntity {
    const country = row.in === undefined ? undefined : this.#idOf(row.in);
    return {
      ...(keepsFacts ? over : {}),
      ...this.#own.entity(row.id)!,
      ...(country === undefined ? {} : { in: country }),
      ...(row.note === undefined ? {} : { note: row.note }),
      ...(row.isTaught && over ? {} : { source: "own" }),
    };
  }

  /** The entity that a reader means by an id, an English name or an Arabic one. */
  #idOf(text: string): string | undefined {
    const layers = [this.#own, this.#pack];
    const id = [text, idFrom(text)].find((name) => layers.some((layer) => layer.entity(name)));
    if (id !== undefined) return id;
    const named = layers.flatMap((layer) => sensesAt(layer, nameKey(text))).find(({ use }) => use === "name");
    return named?.entity;
  }
}

/** More nodes and words than any trie has, and little enough that a pair is an exact number. */
const pairing = 2 ** 26;

/**
 * Two tries walked as one: a node is a node of the first, one of the second, or both, as one number. Neither root is ever
 * anybody's child, so beside the common root a 0 in a pair stands for no node.
 */
class PairedNames implements Names {
  readonly #first: Names;
  readonly #second: Names;

  constructor(first: Names, second: Names) {
    this.#first = first;
    this.#second = second;
  }

  word(folded: string): number {
    const first = this.#first.word(folded);
    const second = this.#second.word(folded);
    return first === none && second === none ? none : (first + 1) * pairing + (second + 1);
  }

  child(node: number, word: number): number {
    const [first, second] = this.pairOf(node);
    const firstWord = Math.floor(word / pairing) - 1;
    const secondWord = (word % pairing) - 1;
    const a = first === none || firstWord === none ? none : this.#first.child(first, firstWord);
    const b = second === none || secondWord === none ? none : this.#second.child(second, secondWord);
    return a === none && b === none ? none : Math.max(a, 0) * pairing + Math.max(b, 0);
  }

  /** The nodes of the two tries that a node stands for. */
  pairOf(node: number): readonly [number, number] {
    if (node === root) return [root, root];
    const first = Math.floor(node / pairing);
    const second = node % pairing;
    return [first === 0 ? none : first, second === 0 ? none : second];
  }
}
