/** Which stretch of text somebody means who puts the caret into a word: a ladder from the stem to the sentence. */

import type { Mention, Span, Token } from "../model.ts";
import { functionWords } from "../recognise/functionWords.ts";
import { stems, type Stem } from "../text/clitics.ts";
import { bare, foldWord } from "../text/fold.ts";
import { isSpace } from "../text/letters.ts";
import { sentenceAt, wholeCharacter } from "../text/sentences.ts";
import { contains } from "../text/spans.ts";
import { tokenise } from "../text/tokenise.ts";

/** A stretch that a mark may cover, with the particles that stand before it. */
export interface Rung extends Span {
  readonly clitics: string;
}

export interface Ladder {
  /** Each one wider than the one before it. */
  readonly rungs: readonly Rung[];
  /** Which of them is the name by the guide. */
  readonly name: number;
}

/** What helps to read a word: names that recognisers see in the text, and words that are known to belong to names. */
export interface Witness {
  readonly suggestions: readonly Mention[];
  /** Whether a folded word begins a known name. */
  beginsName(folded: string): boolean;
}

/** More words than this make no name. */
const longestName = 8;

/**
 * The ladder at an offset: the stem of the word there, a chain of descent or a name that a recogniser sees, then one more word
 * at a time, as far as the sentence's next sign. Nothing where no word is.
 */
export function ladderAt(text: string, offset: number, witness: Witness): Ladder | undefined {
  const line = wordsAround(text, offset);
  const at = line.findIndex(({ start, end }) => start <= offset && offset <= end);
  const here = line[at];
  if (!here) return undefined;
  const seen = witness.suggestions.filter((mention) => mention.start <= offset && offset <= mention.end);
  const stem = placed(here, stemOf(text, here, witness, seen));
  const rungs: Rung[] = [stem];
  const add = (rung: Rung): void => {
    const last = rungs.at(-1)!;
    if (contains(rung, last) && rung.end - rung.start > last.end - last.start) rungs.push(rung);
  };
  const named = seen.find((mention) => contains(mention, stem));
  const chain = chainAround(line, at, (word) => (word === here ? stem : placed(word, stemOf(text, word, witness, []))));
  const name = named ? { start: named.start, end: named.end, clitics: named.clitics ?? "" } : chain;
  add(name);
  const nameRung = rungs.length - 1;
  if (named) add(chain);
  const last = rungs.at(-1)!;
  const next = line.findIndex(({ start }) => start >= last.end);
  for (let i = next; i !== -1 && i < line.length && i - at < longestName && line[i]!.isJoined; i++) {
    add({ ...last, end: line[i]!.end });
  }
  return { rungs, name: nameRung };
}

/** The stem, the word, the name and the sentence around an offset, each wider than the one before it. */
export function stretchesAt(text: string, offset: number, witness: Witness): Span[] {
  const ladder = ladderAt(text, offset, witness);
  const word = wordsAround(text, offset).find(({ start, end }) => start <= offset && offset <= end);
  const name = ladder?.rungs[ladder.name];
  const all = [ladder?.rungs[0], word, name, sentenceAt(text, offset)];
  const wider: Span[] = [];
  for (const span of all) {
    const last = wider.at(-1);
    if (span && (last === undefined || (contains(span, last) && span.end - span.start > last.end - last.start))) {
      wider.push({ start: span.start, end: span.end });
    }
  }
  return wider;
}

/** The span with spaces and signs taken off its ends, and the particles that stand before it in its word. */
export function tidied(text: string, span: Span): Rung | undefined {
  const words = wordsIn(text, span);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  return { start: first.start, end: last.end, clitics: cliticsBefore(text, first.start) };
}

/** The particles that stand before an offset in its word, bare. */
export function cliticsBefore(text: string, offset: number): string {
  const word = wordsAround(text, offset).find(({ start, end }) => start < offset && offset < end);
  return (word && stems(word.text).find((stem) => word.start + stem.start === offset)?.clitics) ?? "";
}

/** Which boundary of a mark goes which way, and how far. */
export interface Move {
  readonly edge: "start" | "end";
  readonly towards: "earlier" | "later";
  readonly by: "word" | "letter";
}

/** The span with one boundary moved, within its paragraph; nothing where that would leave no letter, or there is nothing further. */
export function moved(text: string, span: Span, { edge, towards, by }: Move): Rung | undefined {
  const line = paragraphAround(text, span);
  const edges = by === "letter" ? letterEdges(text, line, edge) : wordsIn(text, line).map((word) => word[edge]);
  const isAllowed = (at: number): boolean => (edge === "start" ? at < span.end : at > span.start);
  const next = towards === "later"
    ? edges.find((at) => at > span[edge] && isAllowed(at))
    : edges.findLast((at) => at < span[edge] && isAllowed(at));
  if (next === undefined) return undefined;
  const start = edge === "start" ? next : span.start;
  return { start, end: edge === "end" ? next : span.end, clitics: cliticsBefore(text, start) };
}

function paragraphAround(text: string, { start, end }: Span): Span {
  const after = text.slice(end).search(/[\r\n]/);
  const before = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1));
  return { start: start === 0 ? 0 : before + 1, end: after === -1 ? text.length : end + after };
}

/** Where a letter with its marks begins, or ends; a mark neither begins nor ends with a space. */
function letterEdges(text: string, { start, end }: Span, edge: "start" | "end"): number[] {
  const edges: number[] = [];
  for (let at = start; at <= end; at++) {
    const inner = text.charCodeAt(edge === "start" ? at : at - 1);
    if (wholeCharacter(text, at) === at && !isSpace(inner)) edges.push(at);
  }
  return edges;
}

interface Word extends Span {
  readonly text: string;
  /** Only a space stands between it and the word before it. */
  readonly isJoined: boolean;
}

function wordsAround(text: string, offset: number): Word[] {
  return wordsIn(text, sentenceAt(text, offset));
}

function wordsIn(text: string, { start, end }: Span): Word[] {
  const tokens = tokenise(text.slice(start, end));
  return tokens.flatMap((token, index) => {
    if (token.kind !== "word" && token.kind !== "number") return [];
    const isJoined = tokens[index - 1]?.kind === "space" && isWordLike(tokens[index - 2]);
    return [{ start: start + token.start, end: start + token.end, text: text.slice(start + token.start, start + token.end), isJoined }];
  });
}

function isWordLike(token: Token | undefined): boolean {
  return token?.kind === "word" || token?.kind === "number";
}

function placed(word: Word, stem: Stem): Rung {
  return { start: word.start + stem.start, end: word.end, clitics: stem.clitics };
}

/**
 * Which particles are taken off a word: those before a name that a recogniser sees or that is known; else those without which
 * the word stands elsewhere in the text; else those before an article, a hamza or after و, which hardly begin a name so.
 */
function stemOf(text: string, word: Word, witness: Witness, seen: readonly Mention[]): Stem {
  const readings = stems(word.text);
  const whole = readings[0]!;
  const isSeen = readings.find((stem) => seen.some(({ start }) => start === word.start + stem.start));
  if (isSeen) return isSeen;
  const known = readings.find(({ folded }) => witness.beginsName(folded));
  if (known) return known;
  const elsewhere = readings.find((stem) => stem !== whole && !stem.merged && standsElsewhere(text, word, stem));
  return elsewhere ?? readings.findLast((stem) => stem !== whole && isPlainlyAttached(word.text, stem)) ?? whole;
}

function standsElsewhere(text: string, word: Word, stem: Stem): boolean {
  const surface = word.text.slice(stem.start);
  for (let at = text.indexOf(surface); at !== -1; at = text.indexOf(surface, at + 1)) {
    const isWhole = !isLetter(text[at - 1]) && !isLetter(text[at + surface.length]);
    if (isWhole && at !== word.start + stem.start) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}]/u.test(character);
}

/** والعراق, للعراق, بالعراق; وأذربيجان, وبأذربيجان: an alef with hamza after a particle. */
function isPlainlyAttached(word: string, stem: Stem): boolean {
  return stem.article || /^[أإآ]/.test(bare(word.slice(stem.start)));
}

/** Words that a further word of the name follows, on either side: محمد بن إدريس, أبو بكر, عبد الرحمن, آل سعود. */
const joins: ReadonlySet<string> = new Set(["بن", "ابن", "بنت"]);
const openers: ReadonlySet<string> = new Set([...joins, "ابو", "ابي", "ابا", "ام", "عبد", "ال", "دي", "فان", "فون", "دو", "ذو"]);

/** The chain of descent that a word belongs to: kunya, names joined by بن, and what an opener needs after it. */
function chainAround(line: readonly Word[], at: number, stemmed: (word: Word) => Rung): Rung {
  const folded = (index: number): string => foldWord(line[index]?.text ?? "");
  const joinsOn = (index: number): boolean => line[index]?.isJoined === true && !functionWords.has(folded(index));
  let first = at;
  let last = at;
  while (line[first]?.isJoined === true && first > 0 && (openers.has(folded(first - 1)) || joins.has(folded(first)))) first--;
  while (joinsOn(last + 1) && (openers.has(folded(last)) || joins.has(folded(last + 1)))) last++;
  return { ...stemmed(line[first]!), end: line[last]!.end };
}
