import type { EntityType } from "../model.ts";
import { isConstruct } from "./transliteration/construct.ts";
import type { Letter } from "./transliteration/letters.ts";
import { completed, isUnmarked, lettersOf, plain } from "./transliteration/letters.ts";
import { vocalisedByShape, vocalisedName } from "./transliteration/names.ts";
import type { Rules, Scheme } from "./transliteration/schemes.ts";
import { schemes, sunLetters } from "./transliteration/schemes.ts";
import { spell } from "./transliteration/spell.ts";
import type { Word } from "./transliteration/words.ts";
import { asItSounds, wordOf } from "./transliteration/words.ts";

export type { Scheme } from "./transliteration/schemes.ts";

/**
 * A vocalised Arabic name in Latin letters. Case endings may be marked or not; a word without any mark is read as the
 * frequent name it spells, else by its long vowels. What is not Arabic stays as it is. The type of the name helps where
 * spelling leaves open whether a tāʾ marbūṭa is in construct.
 */
export function transliterate(vocalised: string, scheme: Scheme, type?: EntityType): string {
  const pieces = piecesOf(vocalised);
  let before: Place["before"];
  let text = "";
  for (const [at, piece] of pieces.entries()) {
    if (typeof piece === "string") {
      text += piece;
      if (piece !== " ") before = undefined;
      continue;
    }
    const next = pieces[at + 1] === " " ? pieces[at + 2] : undefined;
    const isHead = isConstruct(piece, typeof next === "object" ? next : undefined, type);
    text += latin(piece, { before, isHead }, schemes[scheme]);
    before = { word: piece, isHead };
  }
  return text;
}

/** A guess that says so. */
export interface Guess {
  readonly text: string;
  readonly isGuess: true;
  /** Every word is a frequent name or word, so that no vowel is missing. */
  readonly isComplete: boolean;
}

/**
 * An unvocalised name in Latin letters as well as can be guessed: frequent names and parts of names with their vowels,
 * other words with the vowels that are written.
 */
export function transliterateGuess(unvocalised: string, scheme: Scheme, type?: EntityType): Guess {
  const words = piecesOf(unvocalised).filter((piece) => typeof piece === "object");
  return { text: transliterate(unvocalised, scheme, type), isGuess: true, isComplete: words.every(hasItsVowels) };
}

function hasItsVowels({ stem, isGod }: Word): boolean {
  return isGod === true || !isUnmarked(asItSounds(stem)) || vocalisedName(plain(stem)) !== undefined;
}

const letterOrMark = "\\p{Script=Arabic}\\u064B-\\u0655\\u0670";
const arabicWord = new RegExp(`(?=\\p{L})[${letterOrMark}]+`, "gu");
/** Tatweel and characters that show nothing. */
const unseen = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** The words of a text taken apart, with what stands between them; a run of spaces is one. */
function piecesOf(text: string): readonly (Word | string)[] {
  const clean = asPlainLetters(text).replace(unseen, "").replace(/\s+/gu, " ").trim();
  const separate = clean.replace(joinedSlave, "$1 $2");
  const pieces: (Word | string)[] = [];
  let end = 0;
  for (const match of separate.matchAll(arabicWord)) {
    if (match.index > end) pieces.push(punctuation(separate.slice(end, match.index)));
    const isFirst = pieces.at(-1) !== " ";
    pieces.push(vocalisedWord(lettersOf(match[0]), isFirst));
    end = match.index + match[0].length;
  }
  if (end < separate.length) pieces.push(punctuation(separate.slice(end)));
  return pieces;
}

/** Presentation forms as the letters they show, marks after their letters. */
function asPlainLetters(text: string): string {
  return text.replace(/[\uFB50-\uFDFF\uFE70-\uFEFC]/gu, (form) => form.normalize("NFKC")).normalize("NFC");
}

/** عبدالله, عبدالرحمن: "slave of" is a word of its own. */
const joinedSlave = /(?<![\p{L}\p{M}])(ع\p{M}*ب\p{M}*د\p{M}*)(ا\p{M}*ل)/gu;

const arabicPunctuation: ReadonlyMap<string, string> = new Map([["،", ","], ["؛", ";"], ["؟", "?"]]);

function punctuation(text: string): string {
  return text.replace(/[،؛؟]/gu, (sign) => arabicPunctuation.get(sign) ?? sign);
}

/** A word taken apart, with the vowels of the frequent name that it is or, without any mark, of its shape. */
function vocalisedWord(letters: readonly Letter[], isFirst: boolean): Word {
  const isOpen = isUnmarked(letters);
  const whole = vocalisedName(plain(letters));
  if (isOpen && whole !== undefined) return wordOf(lettersOf(whole), true);
  const second = isOpen && !isFirst && letters[0]?.letter === "و" ? vocalisedName(plain(letters.slice(1))) : undefined;
  if (second !== undefined) return { particles: ["wa"], hasArticle: false, stem: lettersOf(second) };
  const word = wordOf(letters, isFirst);
  if (word.isGod) return word;
  const stem = plain(word.stem);
  const name = vocalisedName(stem);
  if (!isOpen) return name === undefined ? word : { ...word, stem: completed(word.stem, lettersOf(name)) };
  return { ...word, stem: lettersOf(name ?? vocalisedByShape(stem)) };
}

/** Where a word stands. */
interface Place {
  /** The word before it in the same name. */
  readonly before: { readonly word: Word; readonly isHead: boolean } | undefined;
  /** Its tāʾ marbūṭa is in construct. */
  readonly isHead: boolean;
}

/** Words that are part of a name and yet in lower case. */
const lowerCase = new Set("بن بنت في من عن على إلى حتى مع".split(" "));

/** Nouns in construct and particles that end in a long vowel: abū l-, fī l-. */
const endInVowel = new Set("أبو أبا أبي أخو أخا أخي ذو ذا ذي بنو بني في على إلى حتى أولو أولي".split(" "));

function latin(word: Word, place: Place, rules: Rules): string {
  const losesVowel = rules.assimilates && place.before !== undefined && endInVowel.has(plain(place.before.word.stem));
  const particles = word.particles.map((particle) => `${particle}-`).join("");
  if (word.isGod) return nameOfGod(particles, losesVowel, rules);
  const head = particles + (word.hasArticle ? articleOf(word, losesVowel, rules) : "");
  return (rules.special.get(head) ?? head) + stemOf(word, place, rules);
}

function stemOf(word: Word, { before, isHead }: Place, rules: Rules): string {
  const own = plain(word.stem);
  const isFirst = before === undefined || before.isHead;
  const stem = own === "بن" ? sonOf(word, isFirst) : spell(asItSounds(word.stem), rules, isHead);
  return lowerCase.has(own) && !word.hasArticle && !isFirst ? stem : capitalised(stem);
}

/** Allāh, billāh, lillāh. */
function nameOfGod(particles: string, losesVowel: boolean, rules: Rules): string {
  const whole = `${particles}Allāh`;
  return losesVowel && particles === "" ? "llāh" : (rules.special.get(whole) ?? whole);
}

/** بن is ibn between names. At the beginning, or with its own i, it is the Bin of modern family names. */
function sonOf({ stem }: Word, isFirst: boolean): string {
  return isFirst || stem[0]?.vowel === "i" ? "bin" : "ibn";
}

function articleOf({ stem, particles }: Word, losesVowel: boolean, rules: Rules): string {
  const first = stem[0]?.letter ?? "";
  const consonant = rules.assimilates && sunLetters.has(first) ? rules.consonants.get(first) : "l";
  if (particles.length > 0) return rules.assimilates ? `${consonant}-` : rules.articleAfterParticle;
  return losesVowel ? `${consonant}-` : `a${consonant}-`;
}

/** With a capital, which ʿ and ʾ leave to the letter after them. */
function capitalised(word: string): string {
  return word.replace(/\p{Ll}/u, (first) => first.toUpperCase());
}
