/** A vocalised word as letters with what their marks say. */

export type Vowel = "a" | "i" | "u";

export interface Letter {
  readonly letter: string;
  /** The short vowel after it; nothing when the marks leave it open. */
  readonly vowel?: Vowel;
  /** The vowel is doubled: tanwīn. */
  readonly hasTanwin?: true;
  /** Marked as without a vowel: sukūn. */
  readonly isClosed?: true;
  /** Shadda. */
  readonly isDoubled?: true;
  /** The small alif of a long ā that is not written out. */
  readonly hasDagger?: true;
}

const marks: Readonly<Record<string, Omit<Letter, "letter">>> = {
  "\u064E": { vowel: "a" }, // fatha
  "\u064F": { vowel: "u" }, // damma
  "\u0650": { vowel: "i" }, // kasra
  "\u064B": { vowel: "a", hasTanwin: true }, // fathatan
  "\u064C": { vowel: "u", hasTanwin: true }, // dammatan
  "\u064D": { vowel: "i", hasTanwin: true }, // kasratan
  "\u0651": { isDoubled: true }, // shadda
  "\u0652": { isClosed: true }, // sukun
  "\u0670": { hasDagger: true }, // superscript alef
};

const otherShapes: ReadonlyMap<string, string> = new Map(
  ["اٱ", "كک", "يی", "هہ", "هە", "هھ"].map((pair) => [pair.charAt(1), pair.charAt(0)]),
);

/** The letters of a word, in composed form, with their marks. Tatweel and other marks say nothing here. */
export function lettersOf(word: string): readonly Letter[] {
  const letters: Letter[] = [];
  for (const character of word) {
    const mark = marks[character];
    if (mark === undefined) {
      if (/\p{Lo}/u.test(character)) letters.push({ letter: otherShapes.get(character) ?? character });
    } else if (letters.length > 0) letters.push({ ...letters.pop()!, ...mark });
  }
  return letters;
}

/** A word is open when no mark tells how to read any of its letters. */
export function isUnmarked(letters: readonly Letter[]): boolean {
  return letters.every((letter) => Object.keys(letter).length === 1);
}

/** The letters alone. */
export function plain(letters: readonly Letter[]): string {
  return letters.map(({ letter }) => letter).join("");
}

/** Whether nothing is marked on a letter but, at most, that it has no vowel: so a letter that makes another's vowel long. */
export function isBare(letter: Letter | undefined): letter is Letter {
  return letter !== undefined && letter.vowel === undefined && !letter.isDoubled;
}

/** Letters with the marks of a spelling in full, where every mark of theirs agrees with it. */
export function completed(letters: readonly Letter[], full: readonly Letter[]): readonly Letter[] {
  const agrees = letters.length === full.length && letters.every((letter, at) => agree(letter, full[at]!));
  return agrees ? full : letters;
}

function agree(letter: Letter, full: Letter): boolean {
  if (letter.letter !== full.letter || (letter.isDoubled && !full.isDoubled)) return false;
  if (letter.isClosed && full.vowel !== undefined) return false;
  return letter.vowel === undefined || letter.vowel === full.vowel;
}
