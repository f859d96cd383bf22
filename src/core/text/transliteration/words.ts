import type { Letter } from "./letters.ts";
import { isUnmarked, lettersOf, plain } from "./letters.ts";

/** A word taken apart: attached particles, article, and the rest. */
export interface Word {
  /** wa, bi, li …, outermost first. */
  readonly particles: readonly string[];
  readonly hasArticle: boolean;
  readonly stem: readonly Letter[];
  /** It is الله. */
  readonly isGod?: true;
}

/**
 * Takes a word apart. A particle without the article after it is read only where the vowels leave no other reading, and
 * never in the first word of a name, so that وَلِيد and لِسَان stay whole.
 */
export function wordOf(letters: readonly Letter[], isFirst: boolean): Word {
  const god = nameOfGod(letters);
  if (god) return god;
  if (irregular.has(plain(letters))) return { particles: [], hasArticle: false, stem: letters };
  const article = articleAt(letters, 0);
  if (article !== undefined) return { particles: [], hasArticle: true, stem: withoutHelper(letters, article) };
  const forThe = stemAfterForThe(letters, 0);
  if (forThe) return { particles: ["li"], hasArticle: true, stem: forThe };
  const particle = particleAt(letters);
  if (particle === undefined) return { particles: [], hasArticle: false, stem: letters };
  const inner = articleAt(letters, 1);
  if (inner !== undefined) return { particles: [particle], hasArticle: true, stem: withoutHelper(letters, inner) };
  const innerForThe = stemAfterForThe(letters, 1);
  if (innerForThe) return { particles: [particle, "li"], hasArticle: true, stem: innerForThe };
  if (isFirst || !isSurelyParticle(particle, letters)) return { particles: [], hasArticle: false, stem: letters };
  return { particles: [particle], hasArticle: false, stem: letters.slice(1) };
}

/** الله, بالله, لله, والله: its lam has a shadda of its own. */
function nameOfGod(letters: readonly Letter[]): Word | undefined {
  const [found, and, particle, alif] = /^([وف]?)(?:([بتك]?)(ا))?لله$/u.exec(plain(letters)) ?? [];
  if (found === undefined) return undefined;
  const outer = particles.get(and ?? "")?.latin;
  const inner = alif === undefined ? "li" : (particles.get(particle ?? "")?.latin ?? (particle === "ت" ? "ta" : undefined));
  const attached = [outer, inner].filter((latin) => latin !== undefined);
  return { particles: attached, hasArticle: false, stem: lettersOf("الله"), isGod: true };
}

/** Index of the first letter after the article that begins at an index. */
function articleAt(letters: readonly Letter[], at: number): number | undefined {
  const [alif, lam, first] = [letters[at], letters[at + 1], letters[at + 2]];
  // Without marks والد and بالي look like a particle and the article: then at least three letters must follow.
  const least = at > 0 && isUnmarked(letters) ? 3 : 2;
  if (alif?.letter !== "ا" || lam?.letter !== "ل" || letters.length < at + 2 + least) return undefined;
  if ((alif.vowel !== undefined && alif.vowel !== "a") || lam.isDoubled) return undefined;
  // The lam may bear the vowel of a following ابن or اتحاد; else a vowel makes it a letter of the word.
  if (lam.vowel !== undefined && !(lam.vowel === "i" && first?.letter === "ا")) return undefined;
  // اِلْتِزَام: before a sun letter the article's lam has no sukun.
  const isPartOfStem = lam.isClosed && first?.letter === "ت" && !first.isDoubled;
  return isPartOfStem ? undefined : at + 2;
}

/** A sun letter's shadda is the article's doing. */
function withoutHelper(letters: readonly Letter[], at: number): readonly Letter[] {
  const { isDoubled: _, ...first } = letters[at]!;
  return [first, ...letters.slice(at + 1)];
}

/** The stem after لِلـ, "for the". */
function stemAfterForThe(letters: readonly Letter[], at: number): readonly Letter[] | undefined {
  const [preposition, lam] = [letters[at], letters[at + 1]];
  const isPreposition = preposition?.letter === "ل" && (preposition.vowel ?? "i") === "i" && !preposition.isDoubled;
  if (!isPreposition || lam?.letter !== "ل" || letters.length < at + 4) return undefined;
  if (lam.isDoubled) return withoutHelper(letters, at + 1);
  return lam.vowel === undefined ? withoutHelper(letters, at + 2) : undefined;
}

const particles: ReadonlyMap<string, { readonly latin: string; readonly vowel: string }> = new Map([
  ["و", { latin: "wa", vowel: "a" }],
  ["ف", { latin: "fa", vowel: "a" }],
  ["ب", { latin: "bi", vowel: "i" }],
  ["ل", { latin: "li", vowel: "i" }],
  ["ك", { latin: "ka", vowel: "a" }],
]);

function particleAt([first]: readonly Letter[]): string | undefined {
  const particle = particles.get(first?.letter ?? "");
  const fits = particle && !first!.isDoubled && !first!.isClosed && (first!.vowel ?? particle.vowel) === particle.vowel;
  return fits ? particle.latin : undefined;
}

function isSurelyParticle(particle: string, [, ...stem]: readonly Letter[]): boolean {
  const [first, second, third] = stem;
  if (stem.length < 3 || !first || first.isDoubled || first.isClosed) return false;
  if (!first.vowel && !/[أإآ]/.test(first.letter)) return false;
  switch (particle) {
    case "wa":
      return isAfterAnd(stem);
    case "bi":
    case "li":
      // فُعْل after i does not exist; فِعَال and فِعَالَة do (بِلَاد, لِسَان); بِرِيطَانِيَا is foreign.
      if (first.vowel === "u") return true;
      if (first.vowel === "i") return first.letter !== "ر";
      return !(second?.letter === "ا" && third && stem.length <= 4);
    default:
      return false;
  }
}

/** وَلَيْلَة, وَشَمْس, وَدِرَاسَة and the like, as against وَلِيد, وَكَالَة, وَسِيلَة. */
function isAfterAnd(stem: readonly Letter[]): boolean {
  const second = stem[1]!;
  if (stem.length === 3) return second.isClosed === true;
  const isLengthened = /[اوي]/.test(second.letter) && !second.isClosed && second.vowel === undefined;
  return !isLengthened || stem.length > 5;
}

/** Words whose spelling hides their vowels, respelt in full. Keys are plain letters; the article is not among them. */
const irregular: ReadonlyMap<string, readonly Letter[]> = new Map(
  Object.entries({
    "رحمن": "رَحْمَان",
    "إله": "إِلَاه",
    "هذا": "هَاذَا",
    "هذه": "هَاذِه",
    "ذلك": "ذَالِكَ",
    "لكن": "لَاكِن",
    "طه": "طَاهَا",
    "يس": "يَاسِين",
    "داود": "دَاوُود",
    "طاوس": "طَاوُوس",
    "إسحق": "إِسْحَاق",
    "إبرهيم": "إِبْرَاهِيم",
    "إسمعيل": "إِسْمَاعِيل",
    "هرون": "هَارُون",
    "سليمن": "سُلَيْمَان",
    "عثمن": "عُثْمَان",
    "مائة": "مِئَة",
    "سموات": "سَمَاوَات",
    "عمرو": "عَمْر",
    "أولو": "أُلُو",
    "أولي": "أُلِي",
    "أولى": "أُولَى",
    "الذي": "أَلَّذِي",
    "الذين": "أَلَّذِين",
    "التي": "أَلَّتِي",
  }).map(([word, spelling]) => [word, lettersOf(spelling)]),
);

/** The letters of a stem as it sounds. */
export function asItSounds(stem: readonly Letter[]): readonly Letter[] {
  return irregular.get(plain(stem)) ?? stem;
}
