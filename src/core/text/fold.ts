import { isInsideWordOnly } from "./letters.ts";

/** A text in which spellings can be compared, and the way back. */
export interface Folded {
  readonly text: string;
  /**
   * `origin[i]` is where character `i` of `text` stood in the input and `origin[text.length]` is the input's length, so
   * every match maps back exactly. It never decreases.
   */
  readonly origin: Uint32Array;
}

/**
 * Unifies the spellings of a text: hamza seats (أ إ آ ٱ become ا, ؤ becomes و, ئ becomes ي), final ى and ة (ي and ه),
 * Persian and other added letters (the Arabic letter of the same shape), presentation forms, digits (0-9), Latin case and
 * accents, no-break spaces. Tashkeel, tatweel and invisible controls disappear.
 *
 * The bare hamza ء stays: unlike its seats it is seldom left out, and without it ماء and ما would be one word.
 * A combining hamza or madda is a mark, so composed and decomposed text fold alike.
 */
export function fold(text: string): Folded {
  const folding = foldings();
  let units = new Uint16Array(text.length + 16);
  let origin = new Uint32Array(text.length + 17);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = folding.single[unit]!;
    if (folded === dropped) continue;
    const added = folded === several ? folding.several.get(unit)! : undefined;
    const needed = length + (added?.length ?? 1);
    if (needed > units.length) {
      units = grown(units, new Uint16Array(needed * 2));
      origin = grown(origin, new Uint32Array(needed * 2 + 1));
    }
    for (let part = 0; part < (added?.length ?? 1); part++) {
      units[length] = added ? added.charCodeAt(part) : folded;
      origin[length++] = at;
    }
  }
  origin[length] = text.length;
  return { text: stringOf(units, length), origin: origin.subarray(0, length + 1) };
}

/** The fold of one word, without the way back. A word that is already folded comes back as it is. */
export function foldWord(word: string): string {
  const folding = foldings();
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (folding.single[unit] !== unit) return foldFrom(word, at);
  }
  return word;
}

function foldFrom(word: string, start: number): string {
  const folding = foldings();
  let text = word.slice(0, start);
  for (let at = start; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    const folded = folding.single[unit]!;
    if (folded === several) text += folding.several.get(unit)!;
    else if (folded !== dropped) text += String.fromCharCode(folded);
  }
  return text;
}

/**
 * Where a match in the folded text lies in the input. It is never empty when the match is not, takes a ligature whole, and
 * includes the marks after its last letter.
 */
export function unfoldSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  const last = folded.text.length;
  let after = end;
  while (after > start && after < last && folded.origin[after] === folded.origin[after - 1]) after++;
  return { start: folded.origin[start]!, end: folded.origin[after]! };
}

/**
 * A word without marks, tatweel and invisible controls, in plain Arabic letters. What readers tell apart stays: hamza on its
 * seats, ى and ي, ة and ه, پ and ب.
 */
export function bare(word: string): string {
  if (plainWord.test(word)) return word;
  let text = "";
  for (const character of word.normalize("NFC")) {
    const unit = character.charCodeAt(0);
    if (isInsideWordOnly(unit)) continue;
    for (const part of isPresentationForm(unit) ? character.normalize("NFKC") : character) {
      text += lookAlikes.get(part) ?? part;
    }
  }
  return text;
}

const plainWord = /^[\u0621-\u063A\u0641-\u064A]*$/u;

/** Letters of Persian, Urdu, Kurdish and Uyghur keyboards that are drawn as an Arabic letter in some position. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  pairs("كک كڪ يی يې يے هہ هە هھ ةۃ اٱ ئۓ هۀ هۂ فڡ قٯ بٮ"),
);

/** Added letters and the Arabic letter whose shape they share, for search: Arabic writes گ in as many ways as it can. */
const sameShape: ReadonlyMap<string, string> = new Map([
  ...pairs("اأ اإ اآ اٱ اٲ اٳ اٵ وؤ وۆ وۇ وۈ وۋ وۏ يئ يى يی يې يۍ يێ يے يۓ يؠ هة هہ هە هھ هۀ هۂ هۃ"),
  ...pairs("كک كڪ كگ كڭ كڮ كڬ فڤ فڡ فڢ فڥ قٯ قڧ قڨ بپ بٮ جچ زژ تٹ دڈ رڑ رڕ نں لڵ"),
]);

function pairs(list: string): [string, string][] {
  return list.split(" ").map((pair) => [pair.charAt(1), pair.charAt(0)]);
}

function isPresentationForm(unit: number): boolean {
  return (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefc);
}

const dropped = -1;
const several = -2;

interface Foldings {
  /** What each unit becomes: another unit, `dropped`, or `several`. */
  readonly single: Int32Array;
  /** What a unit becomes when it becomes more than one. */
  readonly several: ReadonlyMap<number, string>;
}

let table: Foldings | undefined;

function foldings(): Foldings {
  return (table ??= foldingTable());
}

function foldingTable(): Foldings {
  const single = new Int32Array(0x10000);
  const expanded = new Map<number, string>();
  for (let unit = 0; unit < single.length; unit++) single[unit] = isInsideWordOnly(unit) ? dropped : unit;
  const put = (unit: number, text: string): void => {
    single[unit] = text.length === 0 ? dropped : text.length === 1 ? text.charCodeAt(0) : several;
    if (text.length > 1) expanded.set(unit, text);
  };
  for (const [letter, base] of sameShape) put(letter.charCodeAt(0), base);
  for (const [from, to] of decomposable) for (let unit = from; unit <= to; unit++) put(unit, decomposed(unit, single));
  for (let digit = 0; digit < 10; digit++) {
    put(0x660 + digit, String(digit));
    put(0x6f0 + digit, String(digit));
  }
  for (const space of "\u00A0\u202F\u2007\u2009\u200A") put(space.charCodeAt(0), " ");
  put(0x200b, "");
  return { single, several: expanded };
}

/** Latin letters, combining accents, Latin and Greek additions, Arabic presentation forms. */
const decomposable = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x300, 0x36f],
  [0x1e00, 0x1eff],
  [0xfb50, 0xfdfc],
  [0xfe70, 0xfefc],
] as const;

/** The compatibility decomposition of one unit, each part folded in turn. */
function decomposed(unit: number, single: Int32Array): string {
  let text = "";
  for (const part of String.fromCharCode(unit).normalize("NFKD").toLowerCase()) {
    const code = part.charCodeAt(0);
    if (code >= 0x300 && code <= 0x36f) continue;
    if (single[code] !== dropped) text += String.fromCharCode(single[code]!);
  }
  return isInsideWordOnly(unit) ? "" : text;
}

function grown<Units extends Uint16Array | Uint32Array>(from: Units, to: Units): Units {
  to.set(from);
  return to;
}

function stringOf(units: Uint16Array, length: number): string {
  let text = "";
  for (let start = 0; start < length; start += 0x2000) {
    text += String.fromCharCode(...units.subarray(start, Math.min(length, start + 0x2000)));
  }
  return text;
}
