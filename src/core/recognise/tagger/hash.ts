/** Hashes of words and features: 32 bits with a sign, which engines keep as small integers, the same on every machine. */

/** FNV-1a over the UTF-16 units of a word, or of a part of it, finished by a mix. */
export function hashOf(word: string, start = 0, end = word.length): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** The hash of a pair, in this order. */
export function joined(one: number, other: number): number {
  return mixed(Math.imul(one, 0x9e3779b1) ^ (other + 0x7f4a7c15));
}

/** The finisher of MurmurHash3 (Appleby, public domain): every bit depends on every other. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
