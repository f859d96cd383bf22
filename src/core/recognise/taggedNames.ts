/** The names that the tagger sees, as candidates by the guide: proclitics left out, works and events told apart. */

import type { Candidate, EntityType, Span } from "../model.ts";
import { stems } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";
import { headType } from "./cues.ts";
import { isTitleWord } from "./titled.ts";
import type { Tagged } from "./tagger/document.ts";
import { trait, traitCount, type Word } from "./tagger/features.ts";
import { hashOf } from "./tagger/hash.ts";
import { HashSet } from "./tagger/hashSet.ts";
import { isBegin, labelCount as L, outside, taggedTypes, typeOf } from "./tagger/labels.ts";

/** A line of a text, tagged. The tokens' bounds, as `lineOf` has them, count from the line's start. */
export interface TaggedLine {
  readonly text: string;
  readonly bounds: Int32Array;
  readonly tagged: Tagged;
}

export interface Surroundings {
  /** Whether the document has this folded word by itself. */
  occurs(folded: string): boolean;
  /** How often a name is right whose tokens have this least probability. */
  calibrated(probability: number): number;
}

export function taggedNames({ text, bounds, tagged }: TaggedLine, surroundings: Surroundings): Candidate[] {
  const { labels, marginals } = tagged;
  const candidates: Candidate[] = [];
  for (let first = 0; first < labels.length; first++) {
    const label = labels[first]!;
    if (label === outside || !isBegin(label)) continue;
    let end = first + 1;
    while (end < labels.length && labels[end] === label + 1) end++;
    const type = typeNamed(typeOf(label), text, bounds, first);
    const opening = type === "PER" ? afterTitles(text, bounds, first, end) : first;
    const { start, clitics } = nameStart(wordAt(text, bounds, opening), tagged.line.words[opening], surroundings.occurs);
    candidates.push({
      start: bounds[2 * opening]! + start,
      end: bounds[2 * end - 1]!,
      type,
      entities: [],
      ...(clitics === "" ? {} : { clitics }),
      confidence: surroundings.calibrated(certainty(marginals, first, end, typeOf(label))),
      source: "tagger",
    });
    first = end - 1;
  }
  return candidates;
}

/** A person's name begins after the last title in it: بيت العميد عبد المنعم. */
function afterTitles(text: string, bounds: Int32Array, first: number, end: number): number {
  for (let at = end - 2; at >= first; at--) {
    const word = wordAt(text, bounds, at);
    if (isTitleWord(word) || (/^[وف]?ال/.test(word) && headType(word) === "PER")) return at + 1;
  }
  return first;
}

/** The least probability that the tokens of a name have of being of its type. */
export function certainty(marginals: Float32Array, start: number, end: number, type: number): number {
  let least = 1;
  for (let at = start; at < end; at++) {
    least = Math.min(least, marginals[at * L + 1 + 2 * type]! + marginals[at * L + 2 + 2 * type]!);
  }
  return least;
}

/**
 * Where a name begins in its first word. A particle that news does not clearly show to be one (the ب of باب) is one only where the
 * document has the word without it.
 */
export function nameStart(surface: string, word: Word | undefined, occurs: (folded: string) => boolean): { start: number; clitics: string } {
  // Before a stem that no name has, a letter like a particle is the name's own: ليروي ساني is no "to" يروي.
  if (word && ((word.isSureOfClitics && !word.isNeverName) || (word.isKnown && word.clitics === ""))) return { start: word.stemStart, clitics: word.clitics };
  const seen = stems(surface).find(({ clitics, folded }) => clitics !== "" && occurs(folded));
  return { start: seen?.start ?? 0, clitics: seen?.clitics ?? "" };
}

const events: ReadonlySet<string> = new Set(
  `معركه معارك حرب حروب غزوه وقعه عمليه ثوره انتفاضه مؤتمر موتمر قمه مجزره مذبحه بطوله كاس دوره مهرجان اولمبياد دوري الدوري مونديال المونديال معرض
   الحرب الثوره الانتفاضه كارثه ازمه نهايي سباق السوبر`.split(/\s+/),
);

/** Whether a document has a folded word by itself. Few names ask, so its words are gathered when the first does. */
export function occursIn(lines: readonly Tagged[]): (folded: string) => boolean {
  let hashes: HashSet | undefined;
  const gathered = (): HashSet => {
    const found = new HashSet();
    for (const { line: { traits } } of lines) {
      for (let at = traitCount + trait.hash; at < traits.length - traitCount; at += traitCount) found.add(traits[at]!);
    }
    return found;
  };
  return (folded) => (hashes ??= gathered()).has(hashOf(folded));
}

/** How likely it is, by the tagger, that words belong to a name at all. */
export class Nameness {
  readonly #starts: number[] = [];
  readonly #shares: number[] = [];

  /** Lines come in text order. */
  add(offset: number, bounds: Int32Array, { marginals }: Tagged): void {
    for (let at = 0; 2 * at < bounds.length; at++) {
      this.#starts.push(offset + bounds[2 * at]!);
      this.#shares.push(1 - marginals[at * L + outside]!);
    }
  }

  /** The largest share among the words that a span touches; 0 where there is none. */
  of({ start, end }: Span): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    let most = 0;
    for (let at = Math.max(0, low - 1); at < this.#starts.length && this.#starts[at]! < end; at++) most = Math.max(most, this.#shares[at]!);
    return most;
  }
}

function typeNamed(type: number, text: string, bounds: Int32Array, first: number): EntityType {
  const name = taggedTypes[type]!;
  return name === "MISC" ? workOrEvent(wordAt(text, bounds, first), wordAt(text, bounds, first - 1)) : name;
}

/** A token's text; nothing beyond the line. */
function wordAt(text: string, bounds: Int32Array, at: number): string {
  return at < 0 ? "" : text.slice(bounds[2 * at], bounds[2 * at + 1]);
}

/** Where works and events are known as one type, the name's own head, or the word before it, says which it is. */
export function workOrEvent(head: string, before: string): EntityType {
  const isEvent = stems(head).some(({ folded }) => events.has(folded)) || headType(head) === "EVENT";
  return isEvent || headType(foldWord(before)) === "EVENT" ? "EVENT" : "PROD";
}
