/** Arabic and Latin spellings as the registry writes them. */

const persianLetters: Record<string, string> = {
  "\u06a9": "ك", "\u06cc": "ي", "\u06af": "غ", "\u06a4": "ف", "\u067e": "ب", "\u0686": "تش", "\u0698": "ج", "\u06d5": "ه",
  "\u06be": "ه", "\u06c1": "ه",
};
// Letters that decomposition does not take apart, and the marks that romanised Arabic writes for hamza and ʿayn.
const latinLetters: Record<string, string> = {
  ß: "ss", æ: "ae", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", œ: "oe", ə: "a", ħ: "h", ŋ: "n",
  "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "",
};

/**
 * The name in plain Arabic letters: no vowel marks, tatweel, invisible controls or hyphens, Persian letters replaced, and
 * nothing in parentheses or after a comma. Empty when another script is mixed in.
 */
export function plainArabic(text: string): string {
  const plain = text
    .replace(/[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s*[(،,].*$/u, "")
    .replace(/[\u0671-\u06d5]/g, (letter) => persianLetters[letter] ?? letter)
    .replace(/[-\u2010-\u2015_/]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /^[\u0621-\u063a\u0641-\u064a ]+$/.test(plain) ? plain : "";
}

/** Lower-case ASCII words joined by hyphens: "São Tomé" gives sao-tome. */
export function slugOf(name: string): string {
  return [...name.normalize("NFD").toLowerCase()]
    .map((letter) => latinLetters[letter] ?? letter)
    .join("")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** English spelling of a romanised name: "Al Ḩawāmidīyah" gives Al Hawamidiyah; European letters stay. */
export function plainLatin(name: string): string {
  const isRomanised = /[āīūĀĪŪḨḩŢţŞşḐḑẔẕẖ‘’ʻ]/.test(name) && !/[ıçğöüâêîôûéèàñãõąęłřžšţș]/.test(name.normalize("NFC").replace(/[şţ]/g, ""));
  if (!isRomanised) return name.normalize("NFC");
  return name.normalize("NFD").replace(/[\p{M}‘’ʻʼ]/gu, "").normalize("NFC");
}
