/**
 * Finds the place of a 32-bit key in a list: an open-addressing table at most half full, behind a small map of bits. Most keys that
 * are asked for are not there, and the bits, which fit the processor's cache, say so.
 */
export class HashIndex {
  readonly #bits: Uint32Array;
  readonly #bitMask: number;
  /** A key and its place plus one, one after the other; 0 for an empty slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** Keys are distinct; with a sign or without is the same. */
  constructor(keys: Uint32Array | Int32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2);
    // Eight to sixteen bits a key: one in ten that is not there passes.
    this.#bitMask = size * 4 - 1;
    this.#bits = new Uint32Array(size / 8);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]! | 0;
      let slot = key & this.#mask;
      while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[2 * slot] = key;
      this.#slots[2 * slot + 1] = at + 1;
      const bit = (key >>> bitShift) & this.#bitMask;
      this.#bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** The key's place in the list, or -1. */
  at(key: number): number {
    const bit = (key >>> bitShift) & this.#bitMask;
    if (((this.#bits[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return -1;
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const next = this.#slots[2 * slot + 1]!;
      if (next === 0 || this.#slots[2 * slot] === (key | 0)) return next - 1;
    }
  }
}

/** The bits use other parts of a key than the slots do. */
const bitShift = 11;
