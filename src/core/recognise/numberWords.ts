import type { Form } from "./forms.ts";
import type { Item } from "./items.ts";
import { inTable, isSign, lookUp } from "./items.ts";
import { foldWord } from "../text/fold.ts";
import { parseNumber } from "../text/numerals.ts";

/** An amount as it stands in an entity's id: 70000, 0.5. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** What a number word adds to a number. */
type Term =
  | { readonly kind: "unit" | "ten" | "teen" | "tens" | "hundred" | "hundreds"; readonly value: number }
  /** A thousand and up; `multiple` scales (ألفين) take no number before them, and a plural (آلاف) needs one. */
  | { readonly kind: "scale"; readonly value: number; readonly form: "single" | "plural" | "dual" };

const terms = termTable();

function termTable(): ReadonlyMap<string, Term> {
  const table = new Map<string, Term>();
  const put = (words: string, term: Term): void => {
    for (const word of words.split(" ")) table.set(foldWord(word), term);
  };
  const units = [
    "أحد إحدى واحد واحدة",
    "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين إثنا إثني",
    "ثلاثة ثلاث",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
  ];
  units.forEach((words, index) => put(words, { kind: "unit", value: index + 1 }));
  put("عشرة عشر", { kind: "ten", value: 10 });
  const tens = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
  tens.forEach((stem, index) => put(`${stem}ون ${stem}ين`, { kind: "tens", value: (index + 2) * 10 }));
  put("مئة مائة مية", { kind: "hundred", value: 100 });
  put("مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي", { kind: "hundreds", value: 200 });
  ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"].forEach((stem, index) =>
    put(`${stem}مئة ${stem}مائة`, { kind: "hundreds", value: (index + 3) * 100 }),
  );
  put("ثمانمئة ثمانمائة", { kind: "hundreds", value: 800 });
  const scales: [number, string, string, string][] = [
    [1e3, "ألف ألفا", "آلاف", "ألفان ألفين ألفا ألفي"],
    [1e6, "مليون مليونا", "ملايين", "مليونان مليونين مليونا مليوني"],
    [1e9, "مليار مليارا بليون بليونا", "مليارات بلايين", "ملياران مليارين ملياري بليونين"],
    [1e12, "تريليون تريليونا ترليون ترليونا", "تريليونات ترليونات", "تريليونين تريليوني ترليونين"],
  ];
  for (const [value, single, plural, dual] of scales) {
    put(dual, { kind: "scale", value: value * 2, form: "dual" });
    put(plural, { kind: "scale", value, form: "plural" });
    put(single, { kind: "scale", value, form: "single" });
  }
  return table;
}

const fractions = new Map([["نصف", 1 / 2], ["ربع", 1 / 4], ["ثلث", 1 / 3]]);

/** Whether a number may begin with a word, or what it counts with one of some signs. */
export function beginsNumberOr(...signs: readonly string[]): (form: Form) => boolean {
  return inTable(new Map<string, unknown>([...terms, ...fractions, ...signs.map((sign) => [sign, true] as const)]));
}

/** Words that happen to look like a particle and a number: لست ("I am not"), وسبع, كألف. */
const misleading = new Set(["لست", "بست", "فست", "كست", "وتسع", "لتسع", "فتسع", "وسبع", "والف"]);

/** A number that was read, in words, digits or both. */
export interface Amount {
  readonly value: number;
  /** After the particles of its first word. */
  readonly start: number;
  readonly end: number;
  readonly clitics: string;
  /** Index of the item after it. */
  readonly next: number;
  /** The thousand, million… that its first part counts: 1 in 500, a million in 3 million. */
  readonly scale: number;
  readonly isInDigits: boolean;
  /** It is one plain word of one to ten, a hundred or a scale: words that also mean something else. */
  readonly isOneWord: boolean;
}

interface Sum {
  readonly value: number;
  readonly next: number;
}

/**
 * Reads the longest number that begins at an item: digits with the scale words after them (70 ألف, 3 ملايين و500 ألف) or
 * number words of both genders and all cases (ثلاثة وعشرون ألفا, نصف مليون). Words with the article do not begin one.
 */
export function numberAt(items: readonly Item[], at: number): Amount | undefined {
  const first = items[at];
  if (!first) return undefined;
  const found = first.kind === "word" ? firstWord(first) : undefined;
  if (first.kind === "word" && !found) return undefined;
  const whole = readNumber(items, at, found?.fraction);
  if (!whole) return undefined;
  return {
    value: whole.value,
    start: found?.start ?? first.start,
    end: items[whole.next - 1]!.end,
    clitics: found?.clitics ?? "",
    next: whole.next,
    scale: whole.scale,
    isInDigits: first.kind === "number",
    isOneWord: first.kind === "word" && whole.next === at + 1,
  };
}

function firstWord(item: Item): { start: number; clitics: string; fraction?: number } | undefined {
  if (misleading.has(item.folded) || !isNumberWord(item)) return undefined;
  const term = lookUp(item, terms);
  if (term) return term;
  const fraction = lookUp(item, fractions);
  return fraction && { start: fraction.start, clitics: fraction.clitics, fraction: fraction.value };
}

function readNumber(items: readonly Item[], at: number, fraction?: number): Part | undefined {
  if (fraction !== undefined) {
    const scale = plainTerm(items[at + 1]);
    if (scale?.kind !== "scale" || scale.form !== "single") return undefined;
    return { value: fraction * scale.value, next: at + 2, scale: 1 };
  }
  let part = scaledPart(items, at, firstTerm(items[at]));
  if (!part) return undefined;
  const { scale } = part;
  let value = part.value;
  // A part after و is added while it is smaller than the last scale: three million and (five hundred thousand).
  while (part.scale > 1) {
    const joined = joinedPart(items, part.next);
    if (!joined || joined.value >= part.scale) break;
    value += joined.value;
    part = joined;
  }
  // "One" alone is a pronoun more often than a count: أحد الوزراء.
  if (value === 1 && items[at]?.kind === "word") return undefined;
  const half = part.scale > 1 ? halfAfter(items, part.next) : undefined;
  return half ? { value: value + part.scale / 2, next: half, scale } : { value, next: part.next, scale };
}

interface Part extends Sum {
  /** The thousand, million… it ends with; 1 when it ends with none. */
  readonly scale: number;
}

function scaledPart(items: readonly Item[], at: number, first: Term | undefined): Part | undefined {
  const head = items[at];
  if (!head) return undefined;
  if (first?.kind === "scale" && first.form !== "single") {
    return first.form === "dual" ? { value: first.value, next: at + 1, scale: first.value / 2 } : undefined;
  }
  const small = head.kind === "number" ? digitsPart(items, at) : belowThousand(items, at, first);
  let value = small?.value ?? 1;
  let next = small?.next ?? at;
  let scale = 1;
  for (let term = small ? plainTerm(items[next]) : first; isMultiplier(term, scale); term = plainTerm(items[next])) {
    value *= term.value;
    scale *= term.value;
    next++;
  }
  return next === at ? undefined : { value, next, scale };
}

/** A thousand or more that counts on: ألف مليار. A trillion is the largest. */
function isMultiplier(term: Term | undefined, scale: number): term is Term {
  return term?.kind === "scale" && term.form !== "dual" && scale * term.value <= 1e12;
}

function digitsPart(items: readonly Item[], at: number): Sum | undefined {
  const { folded } = items[at]!;
  const after = items[at + 1];
  // Before a million or a percent sign three digits are decimals: 12.797 billion.
  const isSmall = /^\d{1,3}[.,]\d{3}$/.test(folded) && (plainTerm(after)?.kind === "scale" || isSign(after, "%"));
  const value = isSmall ? Number(folded.replace(",", ".")) : parseNumber(folded);
  return value === undefined ? undefined : { value, next: at + 1 };
}

/** A part that و joins: "وخمسين", "و500 ألف", "و 500 ألف". */
function joinedPart(items: readonly Item[], at: number): Part | undefined {
  const item = items[at];
  if (item?.kind !== "word") return undefined;
  if (item.folded === "و") return scaledPart(items, at + 1, plainTerm(items[at + 1]));
  const term = termAfterAnd(item);
  return term && scaledPart(items, at, term);
}

/** "ونصف", with or without the scale repeated: the index after it. */
function halfAfter(items: readonly Item[], at: number): number | undefined {
  if (items[at]?.folded !== "ونصف") return undefined;
  const repeated = items[at + 1];
  const isScale = repeated?.kind === "word" && terms.get(repeated.folded.replace(/^ال/, ""))?.kind === "scale";
  return isScale ? at + 2 : at + 1;
}

function belowThousand(items: readonly Item[], at: number, first: Term | undefined): Sum | undefined {
  const hundreds = hundredsAt(items, at, first);
  if (!hundreds) return belowHundred(items, at, first);
  const item = items[hundreds.next];
  const rest = item?.kind === "word" && item.folded !== "و" ? belowHundred(items, hundreds.next, termAfterAnd(item)) : undefined;
  return rest ? { value: hundreds.value + rest.value, next: rest.next } : hundreds;
}

function hundredsAt(items: readonly Item[], at: number, first: Term | undefined): Sum | undefined {
  if (first?.kind === "hundred" || first?.kind === "hundreds") return { value: first.value, next: at + 1 };
  const isMultiple = first?.kind === "unit" && first.value >= 3 && plainTerm(items[at + 1])?.kind === "hundred";
  return isMultiple ? { value: first.value * 100, next: at + 2 } : undefined;
}

function belowHundred(items: readonly Item[], at: number, first: Term | undefined): Sum | undefined {
  if (first?.kind === "ten" || first?.kind === "tens") return { value: first.value, next: at + 1 };
  if (first?.kind !== "unit") return undefined;
  if (plainTerm(items[at + 1])?.kind === "ten") return { value: 10 + first.value, next: at + 2 };
  const after = items[at + 1];
  const tens = after && termAfterAnd(after);
  if (tens?.kind === "tens") return { value: first.value + tens.value, next: at + 2 };
  return { value: first.value, next: at + 1 };
}

function firstTerm(item: Item | undefined): Term | undefined {
  return item && isNumberWord(item) ? lookUp(item, terms)?.value : undefined;
}

function plainTerm(item: Item | undefined): Term | undefined {
  return item?.kind === "word" && isNumberWord(item) ? terms.get(item.folded) : undefined;
}

function termAfterAnd(item: Item): Term | undefined {
  const isJoined = item.kind === "word" && item.folded.startsWith("و") && isNumberWord(item);
  return isJoined ? terms.get(item.folded.slice(1)) : undefined;
}

/** A hundred keeps its hamza: ميتا is no number, مئتا is. */
function isNumberWord(item: Item): boolean {
  return !/^[وفبلك]?ما?ي[هت]/.test(item.folded) || /[ئ\u0654]/u.test(item.text);
}
