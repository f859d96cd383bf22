/** Guesses made of everyday words alone: in news most quotation marks stand around what somebody said, not around a title. */

import type { Knowledge } from "../knowledge/pack.ts";
import type { Candidate, EntityType } from "../model.ts";
import { remembered } from "../remembered.ts";
import { bare } from "../text/fold.ts";
import { headType } from "./cues.ts";
import { isWorkHead } from "./quoted.ts";

const doubted: ReadonlySet<EntityType> = new Set(["LOC", "ORG", "PROD", "EVENT"]);

/**
 * Leaves out single everyday words, and phrases of them that would be works, unless the lexicon has them too or the text announces a
 * name: فيلم "الخوف". A head noun is no name of its own: مطار مدينة الإسكندرية.
 */
export function withoutEveryday(names: readonly Candidate[], lexical: readonly Candidate[], text: string, isEveryday: (word: string) => boolean): readonly Candidate[] {
  return names.filter((name) => {
    if (!doubted.has(name.type)) return true;
    const surface = text.slice(name.start, name.end);
    const words = severalWords.test(surface) ? surface.split(severalWords) : [surface];
    if ((words.length > 1 && name.type !== "PROD") || !words.every(isEveryday)) return true;
    const isHeadItself = words.length === 1 && headType(words[0]!) !== undefined;
    const isKnown = lexical.some(({ start, end, everyday }) => start === name.start && end === name.end && !(isHeadItself && everyday));
    return isKnown || (!isHeadItself && isAnnounced(text, name.start));
  });
}

const severalWords = /[\s_]+/;

/** Whether a word is an everyday one, with the article or the alef of the accusative too. */
export function everydayTest(knowledge: Knowledge): (word: string) => boolean {
  return remembered((word) => {
    const whole = bare(word);
    const plain = whole.replace(/^[وف]?[بلك]?ال(?=..)/, "").replace(/^لل(?=..)/, "");
    return [whole, plain, plain.replace(/ا$/, "")].some((form) => knowledge.isCommonWord(form));
  });
}

const afterQuotedName = /["»”]\s*[،,]?\s*و?\s*["«“]$/u;
const between = /[\s"«“„'‘(]+/u;

/** Whether a name is announced by the head noun before it, which its adjectives may follow, or stands in a list of quoted names. */
function isAnnounced(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (afterQuotedName.test(before)) return true;
  const words = before.split(between).filter((word) => word.length > 2);
  return words.some((word, at) => isHead(word) && words.slice(at + 1).every(isAdjective));
}

function isAdjective(word: string): boolean {
  return /^ال.*[\u0621-\u064A]$/.test(word);
}

function isHead(word: string): boolean {
  const type = headType(word);
  return (type !== undefined && doubted.has(type)) || isWorkHead(word);
}
