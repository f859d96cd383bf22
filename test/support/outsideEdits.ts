/** Texts that other programs change, with every letter's way through the change known. */

import fc from "fast-check";
import type { Span } from "../../src/core/model.ts";
import { foldWord } from "../../src/core/text/fold.ts";

/** A text whose units know where they stood at first; units that came later stood nowhere. */
export interface Tracked {
  readonly units: readonly Unit[];
}

interface Unit {
  readonly text: string;
  readonly origin: number;
}

const nowhere = -1;

export function tracked(text: string): Tracked {
  return { units: Array.from({ length: text.length }, (_, origin) => ({ text: text[origin]!, origin })) };
}

export function textOf({ units }: Tracked): string {
  return units.map(({ text }) => text).join("");
}

/** What became of the letters of a span. */
export interface Fate {
  /** They still stand together, none lost and none other between them. */
  readonly isWhole: boolean;
  /** From the first to the last of those that are left. */
  readonly span: Span | undefined;
  /** Where each of those that are left stands. */
  readonly letters: readonly number[];
}

export function fates(original: string, now: Tracked, spans: readonly Span[]): Fate[] {
  const places = new Int32Array(original.length).fill(nowhere);
  now.units.forEach(({ origin }, at) => {
    if (origin !== nowhere) places[origin] = at;
  });
  return spans.map(({ start, end }) => {
    const letters = Array.from({ length: end - start }, (_, i) => start + i).filter((at) => !isLight(original[at]!));
    const found = letters.map((at) => places[at]!).filter((at) => at !== nowhere);
    if (found.length === 0) return { isWhole: false, span: undefined, letters: [] };
    const [first, last] = [Math.min(...found), Math.max(...found)];
    const between = now.units.slice(first, last + 1);
    const isWhole = found.length === letters.length && between.every(({ text, origin }) => (origin >= start && origin < end) || isLight(text));
    let after = last + 1;
    while (after < now.units.length && /^[\p{M}\u0640]$/u.test(now.units[after]!.text)) after++;
    return { isWhole, span: { start: first, end: after }, letters: found };
  });
}

/** White space and marks may come and go inside a name without changing it. */
function isLight(text: string): boolean {
  return /^[\s\u0640\uFEFF]*$/u.test(text) || isMark(text);
}

function isMark(text: string): boolean {
  return /^\p{M}+$/u.test(text);
}

export type OutsideEdit = (text: Tracked) => Tracked;

const nat = fc.nat({ max: 1_000_000 });

function insert({ units }: Tracked, at: number, text: string): Tracked {
  const added = Array.from({ length: text.length }, (_, i) => ({ text: text[i]!, origin: nowhere }));
  return { units: [...units.slice(0, at), ...added, ...units.slice(at)] };
}

/** What is typed stands between signs that no text has: else nobody could say which of two equal words was there before. */
function typing(words: readonly string[]): fc.Arbitrary<OutsideEdit> {
  const typed = fc.array(fc.constantFrom(...words, "،", "\n", "في", "كتب"), { minLength: 1, maxLength: 12 });
  return fc.tuple(nat, typed).map(([n, parts]) => (text) => insert(text, n % (text.units.length + 1), `†${parts.join(" ")}‡`));
}

/** Takes out a stretch, begun so that no neighbouring stretch could have been taken out with the same result. */
const deletion: fc.Arbitrary<OutsideEdit> = fc.tuple(nat, fc.integer({ min: 1, max: 400 })).map(([n, length]) => ({ units }) => {
  const folded = (at: number): string => foldWord(units[at]?.text ?? "").trim();
  for (let start = n % (units.length + 1); start + length < units.length; start++) {
    const end = start + length;
    const slides = folded(start) === folded(end) || folded(end - 1) === folded(start - 1);
    if (!slides && folded(start) !== "" && folded(end) !== "") return { units: [...units.slice(0, start), ...units.slice(end)] };
  }
  return { units };
});

const paragraphMove: fc.Arbitrary<OutsideEdit> = fc.tuple(nat, nat).map(([a, b]) => ({ units }) => {
  const paragraphs = paragraphsOf(units);
  const [taken] = paragraphs.splice(a % paragraphs.length, 1);
  paragraphs.splice(b % (paragraphs.length + 1), 0, taken!);
  return { units: paragraphs.flat() };
});

function paragraphsOf(units: readonly Unit[]): Unit[][] {
  const paragraphs: Unit[][] = [[]];
  for (const unit of units) {
    paragraphs.at(-1)!.push(unit);
    if (unit.text === "\n") paragraphs.push([]);
  }
  return paragraphs;
}

/** Every space of prose may become a line break and the other way round. */
const rewrap: fc.Arbitrary<OutsideEdit> = fc.integer({ min: 20, max: 120 }).map((width) => ({ units }) => {
  let column = 0;
  return {
    units: units.map((unit, at) => {
      column = unit.text === "\n" ? 0 : column + 1;
      const isAlone = unit.text === "\n" && units[at - 1]?.text !== "\n" && units[at + 1]?.text !== "\n";
      if (isAlone) return { ...unit, text: " " };
      if (unit.text !== " " || column < width) return unit;
      column = 0;
      return { ...unit, text: "\n" };
    }),
  };
});

const toCrLf: OutsideEdit = ({ units }) => ({
  units: units.flatMap((unit) => (unit.text === "\n" ? [{ text: "\r", origin: nowhere }, unit] : [unit])),
});

const toLf: OutsideEdit = ({ units }) => ({ units: units.filter(({ text }) => text !== "\r") });

const byteOrderMark: OutsideEdit = (text) => insert(text, 0, "\uFEFF");

const plainHamza: OutsideEdit = ({ units }) => ({ units: units.map((unit) => (/[أإآ]/.test(unit.text) ? { ...unit, text: "ا" } : unit)) });

const plainEndings: OutsideEdit = ({ units }) => ({
  units: units.map((unit) => ({ ...unit, text: unit.text === "ة" ? "ه" : unit.text === "ى" ? "ي" : unit.text })),
});

const withoutTashkeel: OutsideEdit = ({ units }) => ({ units: units.filter(({ text }) => !isMark(text)) });

const withTashkeel: fc.Arbitrary<OutsideEdit> = fc.integer({ min: 2, max: 9 }).map((step) => ({ units }) => ({
  units: units.flatMap((unit, at) => (at % step === 0 && /[\u0628-\u064A]/u.test(unit.text) ? [unit, { text: "\u064E", origin: nowhere }] : [unit])),
}));

/** What another program, git or a careless colleague does to a text: up to five things in a row. */
export function outsideEdits(words: readonly string[]): fc.Arbitrary<OutsideEdit> {
  const one = fc.oneof(
    { weight: 4, arbitrary: typing(words) },
    { weight: 3, arbitrary: deletion },
    { weight: 2, arbitrary: paragraphMove },
    { weight: 2, arbitrary: rewrap },
    { weight: 3, arbitrary: fc.constantFrom(toCrLf, toLf, byteOrderMark, plainHamza, plainEndings, withoutTashkeel) },
    { weight: 1, arbitrary: withTashkeel },
  );
  return fc.array(one, { minLength: 1, maxLength: 5 }).map((edits) => (text) => edits.reduce((now, edit) => edit(now), text));
}
