/**
 * A trie of names whose edges are whole words, in typed arrays. Words are interned once, so that a word of the text
 * that begins or continues no name is refused by a single probe.
 */

const empty = -1;

/** Index of a word in the trie, or of a node; `none` where there is nothing. */
export const none = -1;
export const root = 0;

/** What a lookup walks: from `root`, word by word. */
export interface Names {
  /** The index of a folded word, `none` if no name contains it. */
  word(folded: string): number;
  /** The node reached from `node` by a word, or `none`. */
  child(node: number, word: number): number;
}

export class NameTrie implements Names {
  #words = new WordTable();
  #parents = new Int32Array(1024);
  #labels = new Int32Array(1024);
  #edges = new Int32Array(2048).fill(empty);
  #nodes = 1;
  #values: string[] = [];
  #valueOf = new Int32Array(1024).fill(none);

  /** Adds what a name stands for. Several calls with the same words append, separated by a space. */
  add(name: string, value: string): void {
    let node = root;
    for (const word of name.split(" ")) node = this.#childOrNew(node, this.#words.intern(word));
    const known = this.#valueOf[node] ?? none;
    if (known === none) this.#valueOf[node] = this.#values.push(value) - 1;
    else this.#values[known] += ` ${value}`;
  }

  word(folded: string): number {
    return this.#words.find(folded);
  }

  child(node: number, word: number): number {
    const slot = this.#slot(node, word);
    return this.#edges[slot] ?? none;
  }

  /** What the name that ends at this node stands for. */
  value(node: number): string | undefined {
    const index = this.#valueOf[node] ?? none;
    return index === none ? undefined : this.#values[index];
  }

  #childOrNew(parent: number, word: number): number {
    const slot = this.#slot(parent, word);
    const known = this.#edges[slot] ?? none;
    if (known !== empty) return known;
    if (this.#nodes === this.#parents.length) this.#growNodes();
    const node = this.#nodes++;
    this.#parents[node] = parent;
    this.#labels[node] = word;
    this.#edges[slot] = node;
    if (this.#nodes * 2 > this.#edges.length) this.#growEdges();
    return node;
  }

  #slot(parent: number, word: number): number {
    const mask = this.#edges.length - 1;
    let slot = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) & mask;
    for (;;) {
      const node = this.#edges[slot] ?? empty;
      if (node === empty || (this.#parents[node] === parent && this.#labels[node] === word)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #growNodes(): void {
    const size = this.#parents.length * 2;
    this.#parents = copied(this.#parents, size, 0);
    this.#labels = copied(this.#labels, size, 0);
    this.#valueOf = copied(this.#valueOf, size, none);
  }

  #growEdges(): void {
    const nodes = this.#nodes;
    this.#edges = new Int32Array(this.#edges.length * 2).fill(empty);
    for (let node = 1; node < nodes; node++) {
      this.#edges[this.#slot(this.#parents[node] ?? 0, this.#labels[node] ?? 0)] = node;
    }
  }
}

class WordTable {
  #list: string[] = [];
  #table = new Int32Array(2048).fill(empty);

  find(word: string): number {
    return this.#table[this.#slot(word)] ?? none;
  }

  intern(word: string): number {
    const slot = this.#slot(word);
    const known = this.#table[slot] ?? none;
    if (known !== empty) return known;
    const index = this.#list.push(word) - 1;
    this.#table[slot] = index;
    if (this.#list.length * 2 > this.#table.length) this.#grow();
    return index;
  }

  #slot(word: string): number {
    const mask = this.#table.length - 1;
    let slot = hash(word) & mask;
    for (;;) {
      const index = this.#table[slot] ?? empty;
      if (index === empty || this.#list[index] === word) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(empty);
    for (let i = 0; i < this.#list.length; i++) this.#table[this.#slot(this.#list[i] ?? "")] = i;
  }
}

/** FNV-1a over UTF-16 units, mixed once more because neighbouring words share their beginnings. */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
}

function copied(from: Int32Array, size: number, fill: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size).fill(fill);
  grown.set(from);
  return grown;
}
