/** Every form in which a knowledge row's names appear in running text, before folding. */

import type { Row } from "./rows.ts";

/**
 * How a form names its entity. `name`: by itself. `short`: only beside a cue or after the full name. `cued`: only beside a cue, each time. `surname`: only with the full name in the text. `epithet`: as a
 * fixed description. `nisba`: as an adjective or noun of belonging, with or without the article.
 */
export type Use = "name" | "short" | "cued" | "surname" | "epithet" | "nisba";

export interface Form {
  readonly text: string;
  readonly use: Use;
}

/** All forms of a row, without repetition; the standard name comes first. */
export function formsOf(row: Row): Form[] {
  const forms: Form[] = [];
  const foreign = row.voc === undefined;
  const add = (use: Use, texts: Iterable<string>): void => {
    for (const text of texts) forms.push({ text, use });
  };
  for (const name of row.ar) {
    if (row.type === "PER" && title.test(name)) add("short", spellings(name.replace(title, ""), foreign));
    else if (!isHeadAndName(row, name)) add("name", spellings(name, foreign));
  }
  for (const name of row.epithet) add("epithet", spellings(name, false));
  for (const name of row.short) add("short", spellings(name, foreign));
  if (row.type === "PER") add("surname", row.ar.slice(0, 1).flatMap(surnames));
  for (const nisba of row.nisba) add("nisba", nisbaForms(nisba));
  for (const plural of row.plural) add("nisba", [plural, `${plural}ا`]);
  return distinct(forms);
}

/** The last part of a person's name, by which news goes on after the full name; with بن, أبو, عبد and the like before it. */
function surnames(name: string): string[] {
  const match = /\s((?:(?:بن|ابن|أبو|أبي|عبد|آل|دي|فون|فان|دو) )*\S+)$/.exec(name);
  const surname = match?.[1];
  return surname !== undefined && surname.length >= 3 && !neverSurnames.has(surname) ? [surname] : [];
}

/** Words of every sentence: ناوتو كان is not meant by كان. */
const neverSurnames: ReadonlySet<string> = new Set("كان بين غير أمام أول أولى دون مارس بيان دين عام عشر ستون نحو".split(" "));

/** A title stays out of a person's name; what is left needs the title beside it. */
const title = /^(?:الأمير|الأميرة|الملك|الملكة|الشيخ|الشيخة|السلطان|الرئيس|الجنرال|الإمبراطور|القيصر|البابا|البطريرك|الخليفة) (?=\S)/;

const genericHead = /^(?:شركة|صحيفة|جريدة|مجلة|وكالة|قناة|إذاعة|موقع|شبكة|منصة) /;

/** A generic noun before an organisation's own name stays out of the name: صحيفة واشنطن بوست. */
function isHeadAndName(row: Row, name: string): boolean {
  const rest = name.replace(genericHead, "");
  return row.type === "ORG" && rest !== name && [...row.ar, ...row.short].includes(rest);
}

function distinct(forms: readonly Form[]): Form[] {
  const seen = new Set<string>();
  return forms.filter(({ text, use }) => {
    // سورية is the country and its adjective; أرمينيا is the country only, though the accusative of أرميني is spelled so.
    const key = use === "nisba" && text.endsWith("ة") ? `nisba ${text}` : text;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const kunya = /(^|\s)أبو(?=\s)/;

/** A name and its regular variants: kunya cases, بن/ابن, عبد joined or apart, a foreign g as غ ج ق ك. */
export function spellings(name: string, foreign: boolean): Set<string> {
  let all = [name];
  const vary = (pattern: RegExp, ...replacements: string[]): void => {
    all = all.flatMap((form) =>
      pattern.test(form) ? [form, ...replacements.map((to) => form.replace(pattern, to))] : [form],
    );
  };
  vary(kunya, "$1أبا", "$1أبي");
  vary(/ ابن (?=\S)/, " بن ");
  vary(/(?<=\S) بن (?=\S)/g, " ابن ");
  vary(/(^|\s)عبد ال/, "$1عبدال");
  vary(/(^|\s)عبدال/, "$1عبد ال");
  // Short names turn into other words: غينيا into كينيا, غوته into قوته.
  if (foreign && name.length >= 4) vary(/غ/g, "ج", ...(name.length >= 7 ? ["ق", "ك"] : []));
  return new Set(all);
}

const endings = ["", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا", "و"];

/**
 * The declension of a nisba: إسرائيلي → إسرائيلية، إسرائيليون، … Each word that ends in ي declines in a nisba of several
 * words (كوري شمالي → الكورية الشمالية); those forms carry the article on every word or on none.
 */
export function nisbaForms(nisba: string): Set<string> {
  const words = nisba.split(" ");
  if (words.length === 1) return new Set(endings.map((ending) => declined(nisba, ending)));
  const forms = new Set<string>();
  for (const ending of endings) {
    const bare = words.map((word, i) => (word.endsWith("ي") || i === words.length - 1 ? declined(word, ending) : word));
    forms.add(bare.join(" "));
    forms.add(bare.map((word) => (word.startsWith("ال") ? word : `ال${word}`)).join(" "));
    forms.add([`ال${bare[0] ?? ""}`, ...bare.slice(1)].join(" "));
  }
  return forms;
}

function declined(word: string, ending: string): string {
  const stem = word.endsWith("ة") && ending !== "" ? word.slice(0, -1) : word;
  return stem + ending;
}
