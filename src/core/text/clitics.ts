import { bare, foldWord } from "./fold.ts";
import { isInsideWordOnly } from "./letters.ts";

/** One reading of a word: attached particles, then a stem. */
export interface Stem {
  /** UTF-16 offset in the word where the stem begins, after the tatweel of the particle. */
  readonly start: number;
  /** The particles before it, bare, in reading order: "", "و", "وب". */
  readonly clitics: string;
  /** The stem begins with the article. */
  readonly article: boolean;
  /** The article lost its alef after ل, so the stem begins at the second ل (للعراق) and `folded` has it restored. */
  readonly merged?: true;
  /** The fold of the stem. */
  readonly folded: string;
}

/**
 * The readings of a word, the word itself first, then with one particle taken away, then two: و or ف, then ب, ل or ك.
 * The verbal particle س never stands before a name. A stem has at least two letters.
 *
 * After لل there are three: للبنان is ل + لبنان, للعراق is ل + العراق, للجنة is ل + اللجنة.
 */
export function stems(word: string): readonly Stem[] {
  const folded = foldWord(word);
  const first = nextLetter(word, 0);
  const readings: Stem[] = [
    { start: first, clitics: "", article: hasArticle(word, first, folded), folded },
  ];
  if (folded.length < 3) return readings;
  const letter = folded.charCodeAt(0);
  if (isConjunction(letter) && isParticle(word, first, folded)) {
    const rest = nextLetter(word, first + 1);
    addStem(readings, word, rest, folded.charAt(0), folded.slice(1));
    addPreposition(readings, word, rest, folded.charAt(0), folded.slice(1));
  } else {
    addPreposition(readings, word, first, "", folded);
  }
  return readings;
}

function addPreposition(readings: Stem[], word: string, at: number, before: string, folded: string): void {
  if (folded.length < 3 || !isPreposition(folded.charCodeAt(0)) || !isParticle(word, at, folded)) return;
  const clitics = before + folded.charAt(0);
  const start = nextLetter(word, at + 1);
  const rest = folded.slice(1);
  addStem(readings, word, start, clitics, rest);
  if (clitics.endsWith("ل") && rest.startsWith("ل")) {
    addMerged(readings, start, clitics, `ا${rest}`);
    addMerged(readings, start, clitics, `ال${rest}`);
  }
}

function addStem(readings: Stem[], word: string, start: number, clitics: string, folded: string): void {
  readings.push({ start, clitics, article: hasArticle(word, start, folded), folded });
}

function addMerged(readings: Stem[], start: number, clitics: string, folded: string): void {
  if (folded.length > 3) readings.push({ start, clitics, article: true, merged: true, folded });
}

/** An alef with hamza is never the article's: ألمانيا has none. */
function hasArticle(word: string, start: number, folded: string): boolean {
  if (folded.length < 4 || !folded.startsWith("ال")) return false;
  return bare(word.slice(start, nextLetter(word, start + 1))) === "ا";
}

/** Whether the letter at an offset is that particle itself, not a letter like it (ڤ) or half of a ligature. */
function isParticle(word: string, at: number, folded: string): boolean {
  return word.charAt(at) === folded.charAt(0) || bare(word.charAt(at)) === folded.charAt(0);
}

function nextLetter(word: string, from: number): number {
  let at = from;
  while (at < word.length && isInsideWordOnly(word.charCodeAt(at))) at++;
  return at;
}

/** و and ف. */
function isConjunction(unit: number): boolean {
  return unit === 0x648 || unit === 0x641;
}

/** ب, ل and ك. */
function isPreposition(unit: number): boolean {
  return unit === 0x628 || unit === 0x644 || unit === 0x643;
}
