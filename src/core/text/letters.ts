/**
 * The characters the product knows by name. Everything invisible is written as an escape, so that this file reads the
 * same in every editor.
 */

export const tatweel = "\u0640";

/** Ranges for use inside a character class: tashkeel, Quranic marks, superscript alef, combining hamza and madda. */
const markRange =
  "\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED" +
  "\\u0897-\\u089F\\u08CA-\\u08E1\\u08E3-\\u08FF\\uFE70-\\uFE7F";

/** Accents that stand after a letter of any script, and variation selectors. */
const otherMarkRange = "\\u0300-\\u036F\\uFE00-\\uFE0F\\uFE20-\\uFE2F";

/**
 * Characters that show nothing and part no word: soft hyphen, joiners, direction marks, embeddings, isolates, byte
 * order mark. The zero width space is not among them: it is a place where a word ends.
 */
const invisibleRange = "\\u00AD\\u061C\\u200C-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF";

/** What a UTF-16 unit is to the tokeniser. */
export const Class = {
  other: 0,
  arabicLetter: 1,
  mark: 2,
  tatweel: 3,
  invisible: 4,
  otherLetter: 5,
  digit: 6,
  space: 7,
  punctuation: 8,
  surrogate: 9,
} as const;

export type CharacterClass = (typeof Class)[keyof typeof Class];

/** Arabic, its supplement and extensions, and presentation forms A and B. */
const arabicBlocks = [
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x870, 0x8ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
] as const;

const classes = classTable();

/** The class of one UTF-16 unit; a unit of a surrogate pair is a `surrogate`. */
export function classOf(unit: number): CharacterClass {
  return classes[unit] as CharacterClass;
}

/** A mark, a tatweel or an invisible control: what may stand between two letters of a word. */
export function isInsideWordOnly(unit: number): boolean {
  const found = classes[unit]!;
  return found >= Class.mark && found <= Class.invisible;
}

export function isSpace(unit: number): boolean {
  return classes[unit] === Class.space;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The value of a digit in European (0-9), Arabic (U+0660) or Persian (U+06F0) form, else -1. */
export function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit >= 0x660 && unit <= 0x669) return unit - 0x660;
  if (unit >= 0x6f0 && unit <= 0x6f9) return unit - 0x6f0;
  return -1;
}

/**
 * The direction that a paragraph takes from its first strong character, passing over isolates (UAX #9, rules P2 and
 * P3); nothing when no character is strong.
 */
export function firstStrongDirection(text: string): "rtl" | "ltr" | undefined {
  let isolates = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2066 && unit <= 0x2068) isolates++;
    else if (unit === 0x2069) isolates = Math.max(0, isolates - 1);
    else if (isolates === 0) {
      const direction = strongDirection(text, at);
      if (direction) return direction;
    }
  }
  return undefined;
}

function strongDirection(text: string, at: number): "rtl" | "ltr" | undefined {
  const unit = text.charCodeAt(at);
  if (unit === 0x200f || unit === 0x61c) return "rtl";
  if (unit === 0x200e) return "ltr";
  switch (classes[unit]) {
    case Class.arabicLetter:
      return "rtl";
    case Class.otherLetter:
      return inRightToLeftBlock(unit) ? "rtl" : "ltr";
    case Class.punctuation:
    case Class.other:
      return rightToLeftSign.test(text.charAt(at)) ? "rtl" : undefined;
    case Class.surrogate:
      return strongDirectionOfPair(text.codePointAt(at)!);
    default:
      return undefined;
  }
}

/** Hebrew, Syriac, Thaana, N'Ko, Samaritan and Mandaic letters, and the Hebrew presentation forms. */
function inRightToLeftBlock(unit: number): boolean {
  return (unit >= 0x590 && unit <= 0x8ff) || (unit >= 0xfb1d && unit <= 0xfb4f);
}

/** Punctuation of bidirectional class R or AL: Arabic semicolon, question mark, full stop, Hebrew and Syriac marks. */
const rightToLeftSign =
  /[\u0608\u060B\u060D\u061B\u061D-\u061F\u066D\u06D4\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0700-\u070D\uFBB2-\uFBC2]/u;

function strongDirectionOfPair(codePoint: number): "rtl" | "ltr" | undefined {
  if (codePoint < 0x10000) return undefined;
  if (!/\p{L}/u.test(String.fromCodePoint(codePoint))) return undefined;
  const rightToLeft = (codePoint >= 0x10800 && codePoint <= 0x10fff) || (codePoint >= 0x1e800 && codePoint <= 0x1efff);
  return rightToLeft ? "rtl" : "ltr";
}

const sampleLength = 4096;
const sampleCount = 4;

/** Whether most letters are Arabic. A long text is judged by four evenly spread samples, the first at its beginning. */
export function isMostlyArabic(text: string): boolean {
  let arabic = 0;
  let letters = 0;
  const step = Math.max(sampleLength, Math.floor(text.length / sampleCount));
  for (let start = 0; start < text.length; start += step) {
    const end = Math.min(text.length, start + sampleLength);
    for (let at = start; at < end; at++) {
      const found = classes[text.charCodeAt(at)];
      if (found === Class.arabicLetter) arabic++;
      if (found === Class.arabicLetter || found === Class.otherLetter) letters++;
    }
  }
  return arabic * 2 > letters;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const basicPlane = everyUnit();
  const mark = (characters: RegExp, found: CharacterClass): void => {
    for (const match of basicPlane.matchAll(characters)) table.fill(found, match.index, match.index + match[0].length);
  };
  mark(/[\p{P}\p{Sc}\p{Sm}\p{Sk}]+/gu, Class.punctuation);
  mark(/[\p{Z}\t-\r\u0085]+/gu, Class.space);
  mark(/\p{Nd}+/gu, Class.digit);
  mark(/[\p{L}\p{M}]+/gu, Class.otherLetter);
  for (const [from, to] of arabicBlocks) {
    for (let unit = from; unit <= to; unit++) if (table[unit] === Class.otherLetter) table[unit] = Class.arabicLetter;
  }
  mark(new RegExp(`[${markRange}${otherMarkRange}]+`, "gu"), Class.mark);
  mark(new RegExp(`[${invisibleRange}]+`, "gu"), Class.invisible);
  table[tatweel.charCodeAt(0)] = Class.tatweel;
  table.fill(Class.surrogate, 0xd800, 0xe000);
  return table;
}

function everyUnit(): string {
  const part = new Uint16Array(0x1000);
  let text = "";
  for (let start = 0; start < 0x10000; start += part.length) {
    for (let at = 0; at < part.length; at++) part[at] = start + at;
    text += String.fromCharCode(...part);
  }
  return text;
}
