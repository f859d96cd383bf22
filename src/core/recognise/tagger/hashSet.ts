/** A set of 32-bit hashes: an open-addressing table that grows. */
export class HashSet {
  #slots = new Int32Array(1024);
  #size = 0;
  /** 0 marks an empty slot, so it is kept apart. */
  #hasZero = false;

  add(hash: number): void {
    if (hash === 0) this.#hasZero = true;
    else if (this.#put(hash) && ++this.#size * 2 > this.#slots.length) this.#grow();
  }

  has(hash: number): boolean {
    return hash === 0 ? this.#hasZero : this.#slots[this.#slotOf(hash)] !== 0;
  }

  /** Whether it was not there yet. */
  #put(hash: number): boolean {
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = hash;
    return true;
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== (hash | 0)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const hashes = this.#slots;
    this.#slots = new Int32Array(hashes.length * 4);
    for (const hash of hashes) if (hash !== 0) this.#put(hash);
  }
}
