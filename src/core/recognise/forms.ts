/**
 * The words of texts as they are wherever they stand. Texts say the same words again and again: what is found out about one is kept at
 * it, so that a word is looked up once, whoever reads it.
 */

import type { Segment, Token } from "../model.ts";
import { remembered } from "../remembered.ts";
import { stems, type Stem } from "../text/clitics.ts";

/** A spelling. The same one is the same object, most of the time. */
export interface Form {
  readonly text: string;
  /** The fold of a word, a number in digits 0-9, a sign in its plain form: every dash is "-", every percent sign "%". */
  readonly folded: string;
  /** The readings of a word, the word itself first. */
  readonly readings: readonly Stem[];
  /** Those with a particle taken off, where enough of the word is left to be one. */
  readonly stems: readonly Stem[];
  /** A bit for each `formTest` that it was put to, and for each that it passed. */
  asked: number;
  passed: number;
  /** What was noted last in each place, and by whom. */
  lexicon: Note | undefined;
  tagger: Note | undefined;
}

interface Note {
  readonly by: object;
  readonly found: unknown;
}

let last: { readonly tokens: readonly Token[]; readonly forms: readonly Form[] } | undefined;

/** The forms of a segment's tokens. All who read the segment share them. */
export function formsOf({ text, tokens }: Segment): readonly Form[] {
  if (last?.tokens === tokens) return last.forms;
  const forms = tokens.map(({ start, end, kind }) => {
    if (kind === "space") return space;
    return kind === "word" || kind === "number" ? formOfWord(text.slice(start, end)) : formOfSign(text.slice(start, end));
  });
  last = { tokens, forms };
  return forms;
}

const none: readonly Stem[] = [];
const particle = /^[وفبلك]../;
const formOfWord = remembered((text) => {
  const readings = stems(text);
  const { folded } = readings[0]!;
  return form(text, folded, readings, particle.test(folded) ? readings.slice(1) : none);
});
const formOfSign = remembered((text) => form(text, plainSign(text), none, none));
/** All spaces are one form: nobody asks which one it is. */
const space = form(" ", " ", none, none);

function form(text: string, folded: string, readings: readonly Stem[], stems: readonly Stem[]): Form {
  return { text, folded, readings, stems, asked: 0, passed: 0, lexicon: undefined, tagger: undefined };
}

/** Dashes of any length and a tatweel that stands alone (often typed for one), percent signs, quotation marks, slashes. */
function plainSign(sign: string): string {
  if (/[-\u2010-\u2015\u2212\u0640]/u.test(sign)) return "-";
  if (/[%\u066A\uFF05]/u.test(sign)) return "%";
  if (sign === "،") return ",";
  return sign === "\u2044" || sign === "\u2215" ? "/" : sign;
}

/** A test that looks at nothing but the form: each is put to it once. At most 32 of them. */
export function formTest(passes: (form: Form) => boolean): (form: Form) => boolean {
  const bit = 1 << tests++;
  return (form) => {
    if ((form.asked & bit) === 0) {
      form.asked |= bit;
      if (passes(form)) form.passed |= bit;
    }
    return (form.passed & bit) !== 0;
  };
}

let tests = 0;

/** What is found out about a form, kept at the form until somebody else finds out things of this kind. */
export function noted<Found>(place: "lexicon" | "tagger", find: (form: Form) => Found): (form: Form) => Found {
  const by = {};
  return (form) => {
    const note = form[place];
    if (note?.by === by) return note.found as Found;
    const found = find(form);
    form[place] = { by, found };
    return found;
  };
}
