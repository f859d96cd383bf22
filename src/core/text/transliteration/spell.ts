import type { Letter } from "./letters.ts";
import { isBare, isUnmarked, plain } from "./letters.ts";
import type { Rules } from "./schemes.ts";

/**
 * One word, without particles and article, in Latin letters and lower case. The vowel of its case ending falls away, as
 * both the Library of Congress and IJMES ask for names. `isConstruct`: a tāʾ marbūṭa is followed by its genitive.
 */
export function spell(word: readonly Letter[], rules: Rules, isConstruct: boolean): string {
  const letters = withoutEnding(word);
  let text = "";
  for (let at = 0; at < letters.length; ) {
    const { latin, next } = syllable(letters, at, rules, isConstruct);
    const wouldJoin = letters[at]!.letter === "ه" && /[tdsk]$/.test(text);
    text += (wouldJoin ? rules.separator : "") + latin;
    at = next;
  }
  return text;
}

/** Words whose last vowel is their own and no case's. */
const invariable = new Set("مع هو هي ثم أنت نحن كيف أين حيث منذ كان قال ليس إن أن لأن ذلك معا جدا دائما أيضا".split(" "));

function withoutEnding(letters: readonly Letter[]): readonly Letter[] {
  if (invariable.has(plain(letters))) return letters;
  const last = letters.at(-1);
  const before = letters.at(-2);
  const isSilentAlif = last?.letter === "ا" && isBare(last) && before?.hasTanwin;
  if (isSilentAlif) return withoutEnding(letters.slice(0, -1));
  // An alif may bear the tanwin that belongs to the letter before it.
  if (last?.letter === "ا" && last.hasTanwin) return letters.slice(0, -1);
  if (!last?.vowel || letters.length < 2) return letters;
  const { letter, isDoubled } = last;
  return [...letters.slice(0, -1), isDoubled ? { letter, isDoubled } : { letter }];
}

interface Syllable {
  readonly latin: string;
  /** Index of the letter after it. */
  readonly next: number;
}

/** A consonant and the vowel after it, with the letter that makes the vowel long. */
function syllable(letters: readonly Letter[], at: number, rules: Rules, isConstruct: boolean): Syllable {
  const { letter, isDoubled } = letters[at]!;
  const isFirst = at === 0;
  if (letter === "آ") return { latin: isFirst ? "ā" : "ʾā", next: at + 1 };
  if (letter === "ا" && !isFirst) return { latin: letters[at]!.vowel ?? "ā", next: at + 1 };
  if (letter === "ة" && at === letters.length - 1) return { latin: taMarbuta(letters, rules, isConstruct), next: at + 1 };
  const consonant = isFirst && /[اأإء]/.test(letter) ? "" : (rules.consonants.get(letter) ?? letter);
  const isSingle = !isDoubled || glideIsLong(letters, at, rules);
  const vowel = vowelAfter(letters, at, rules);
  return { latin: (isSingle ? consonant : consonant + consonant) + vowel.latin, next: vowel.next };
}

function taMarbuta(letters: readonly Letter[], rules: Rules, isConstruct: boolean): string {
  if (isConstruct) return "t";
  const isAfterLong = /[اآ]/.test(letters.at(-2)?.letter ?? "") || letters.at(-2)?.hasDagger;
  return isAfterLong ? rules.taMarbuta.afterLong : rules.taMarbuta.afterShort;
}

/** Whether the doubled glide at an index is written as a long vowel and one glide. */
function glideIsLong(letters: readonly Letter[], at: number, rules: Rules): boolean {
  return rules.hasLongGlides && isDoubledGlide(letters, at) !== undefined;
}

/** The vowel before a doubled glide of its own kind: the i of عربيّ, the u of عدوّ. */
function isDoubledGlide(letters: readonly Letter[], at: number): "i" | "u" | undefined {
  const glide = letters[at];
  const before = letters[at - 1]?.vowel;
  if (!glide?.isDoubled) return undefined;
  if (glide.letter === "ي" && before === "i") return "i";
  return glide.letter === "و" && before === "u" ? "u" : undefined;
}

const long = { a: "ā", i: "ī", u: "ū" } as const;

function vowelAfter(letters: readonly Letter[], at: number, rules: Rules): Syllable {
  const current = letters[at]!;
  const next = letters[at + 1];
  const isBeforeLast = at + 2 === letters.length;
  if (current.hasDagger) return { latin: long.a, next: next?.letter === "ى" && isBare(next) ? at + 2 : at + 1 };
  const glide = isDoubledGlide(letters, at + 1);
  if (glide) return beforeDoubledGlide(glide, at, isBeforeLast, rules);
  if (current.isClosed || !next) return { latin: current.vowel ?? "", next: at + 1 };
  if (next.letter === "ى" && isBare(next)) return beforeAlifMaqsura(current, at, isBeforeLast, rules);
  const vowel = current.vowel ?? openVowel(letters, at);
  if (current.hasTanwin) return { latin: `${current.vowel}n`, next: isBare(next) ? at + 2 : at + 1 };
  if (!vowel) return { latin: "", next: at + 1 };
  return lengthened(letters, at, vowel, rules) ?? { latin: vowel, next: at + 1 };
}

/** ʿarabīyah or ʿarabiyya, but ʿarabī in both; ʿadūw in one and ʿadū in the other. */
function beforeDoubledGlide(vowel: "i" | "u", at: number, isLast: boolean, rules: Rules): Syllable {
  if (isLast && (vowel === "i" || !rules.hasLongGlides)) return { latin: long[vowel], next: at + 2 };
  return { latin: rules.hasLongGlides ? long[vowel] : vowel, next: at + 1 };
}

/** After i it is ي as Egypt writes it; else the ā or á of موسى. */
function beforeAlifMaqsura({ vowel, hasTanwin }: Letter, at: number, isLast: boolean, rules: Rules): Syllable {
  const next = at + 2;
  if (vowel === "i") return { latin: long.i, next };
  return { latin: hasTanwin ? "an" : isLast ? rules.finalAlifMaqsura : long.a, next };
}

/** The long vowel or diphthong that the letter after a vowel makes of it. */
function lengthened(letters: readonly Letter[], at: number, vowel: "a" | "i" | "u", rules: Rules): Syllable | undefined {
  const next = letters[at + 1]!;
  if (!isBare(next)) return undefined;
  if (next.letter === "ا") return vowel === "a" ? { latin: long.a, next: at + 2 } : undefined;
  const isGlide = next.letter === "و" || next.letter === "ي";
  // Before an alif or a tāʾ marbūṭa an unmarked glide begins the next syllable.
  if (!isGlide || (!next.isClosed && /[اآة]/.test(letters[at + 2]?.letter ?? "") && !isSilentAlif(letters, at + 2))) return undefined;
  if (vowel === "a") return { latin: next.letter === "و" ? rules.diphthongs.w : rules.diphthongs.y, next: at + 2 };
  if (vowel !== (next.letter === "و" ? "u" : "i")) return undefined;
  return { latin: long[vowel], next: isSilentAlif(letters, at + 2) ? at + 3 : at + 2 };
}

/** The alif that is written, not read, after a final و. */
function isSilentAlif(letters: readonly Letter[], at: number): boolean {
  return at === letters.length - 1 && letters[at]?.letter === "ا" && letters[at - 1]?.letter === "و" && isBare(letters[at - 1]);
}

/** The vowel that an unmarked letter must have, by the letter after it or, at the beginning, by its own shape. */
function openVowel(letters: readonly Letter[], at: number): "a" | "i" | "u" | undefined {
  const { letter } = letters[at]!;
  const next = letters[at + 1]!;
  const following = letters[at + 2];
  const isGlideOfNext = /[اآة]/.test(following?.letter ?? "") && !isSilentAlif(letters, at + 2);
  if (next.letter === "ا" || next.letter === "ة") return "a";
  if (isBare(next) && !isGlideOfNext && next.letter === "و") return "u";
  // غوريون, طوكيو: of two glides the second is the vowel.
  const isBeforeVowel = isGlideOfNext || (following?.letter === "و" && isBare(following));
  if (isBare(next) && !isBeforeVowel && next.letter === "ي") return "i";
  if (at > 0) return undefined;
  if (letter === "إ") return "i";
  if (letter === "أ") return "a";
  // The alif of ابن and اتحاد in a marked word has its i unwritten; in an unmarked one it mostly lost the hamza of أ.
  return letter === "ا" ? (isUnmarked(letters) ? "a" : "i") : undefined;
}
