/** Finds strings in one text again and again. */
export interface Search {
  readonly text: string;
  /** Where a string begins in the text, in order, `most` places at most. */
  places(needle: string, most: number): readonly number[];
}

/** Strings of this many units or more are found through an index. */
const window = 32;
/** So few searches are done before an index is built: building costs as much as a few passes over the text. */
const withoutIndex = 8;

export function searchIn(text: string): Search {
  let searches = 0;
  let index: WindowIndex | undefined;
  return {
    text,
    places(needle, most) {
      searches++;
      if (needle.length < window || searches <= withoutIndex) return scanned(text, needle, most);
      index ??= indexed(text);
      return lookedUp(text, index, needle, most);
    },
  };
}

function scanned(text: string, needle: string, most: number): number[] {
  const places: number[] = [];
  if (needle === "") return places;
  for (let at = text.indexOf(needle); at !== -1 && places.length < most; at = text.indexOf(needle, at + 1)) places.push(at);
  return places;
}

/** The places of all windows by their hash: the first of each, and after each place the next of the same hash. */
interface WindowIndex {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function indexed(text: string): WindowIndex {
  const count = Math.max(0, text.length - window + 1);
  let size = 1024;
  while (size < count) size *= 2;
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(count);
  const hashes = new Int32Array(count);
  let hash = hashAt(text, 0);
  for (let at = 0; at < count; at++) {
    hashes[at] = hash;
    hash = Math.imul(hash - Math.imul(text.charCodeAt(at), farthestWeight), weight) + text.charCodeAt(at + window) | 0;
  }
  // From the end, so that each chain is in the order of the text.
  for (let at = count - 1; at >= 0; at--) {
    const slot = slotOf(hashes[at]!, size);
    next[at] = first[slot]!;
    first[slot] = at;
  }
  return { first, next };
}

function lookedUp(text: string, { first, next }: WindowIndex, needle: string, most: number): number[] {
  const places: number[] = [];
  for (let at = first[slotOf(hashAt(needle, 0), first.length)]!; at !== -1 && places.length < most; at = next[at]!) {
    if (text.startsWith(needle, at)) places.push(at);
  }
  return places;
}

const weight = 0x01000193;
const farthestWeight = power(weight, window - 1);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}

/** A polynomial in the units of the window: it rolls from one window to the next. */
function hashAt(text: string, start: number): number {
  let hash = 0;
  for (let at = start; at < start + window; at++) hash = (Math.imul(hash, weight) + text.charCodeAt(at)) | 0;
  return hash;
}

function slotOf(hash: number, size: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8) & (size - 1);
}
