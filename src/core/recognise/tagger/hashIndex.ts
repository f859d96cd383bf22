/** Finds the place of a 32-bit key in a list: an open-addressing table at most half full. */
export class HashIndex {
  readonly #slots: Int32Array;
  readonly #keys: Uint32Array;
  readonly #mask: number;

  /** Keys are distinct. */
  constructor(keys: Uint32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#keys = keys;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (let at = 0; at < keys.length; at++) {
      let slot = keys[at]! & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = at;
    }
  }

  /** The key's place in the list, or -1. */
  at(key: number): number {
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = this.#slots[slot]!;
      if (at === -1 || this.#keys[at] === key) return at;
    }
  }
}
