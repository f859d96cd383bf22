/**
 * A facility or a feature of the land that bears a name is named with its head: مسجد الصحابة, سد أبو منصور, وادي درنة; so is a university.
 * Reads the head before names that others found. Heads that stay out by the annotation guide (مدينة، محافظة، جزيرة) are not here.
 */

import type { Candidate, EntityType } from "../model.ts";
import { remembered } from "../remembered.ts";
import { stems, type Stem } from "../text/clitics.ts";
import { Class, classOf } from "../text/letters.ts";
import { wordTable } from "./items.ts";

const heads: ReadonlyMap<string, EntityType> = new Map([
  ...of("LOC", `مسجد جامع جسر ملعب استاد ستاد سد قاعدة منجم مطار باب برج قصر قلعة مستشفى ميناء معبر سجن وادي جبل جبال نهر بحر خليج مضيق
    بحيرة قناة شارع ساحة ميدان مسرح متحف فندق سوق`),
  ...of("ORG", "جامعة معهد"),
]);

function of(type: EntityType, words: string): [string, EntityType][] {
  return [...wordTable(words).keys()].map((word) => [word, type]);
}

const bearers: ReadonlySet<EntityType> = new Set(["PER", "LOC"]);
/** The longest head with its particles, and room for marks. */
const longestHead = 24;

/** The facilities around persons' and places' names, none of which begins before `from`. A name with a particle before it is none's: مطار في بغداد. */
export function facilities(text: string, names: readonly Candidate[], from = 0): Candidate[] {
  return names.flatMap((name) => {
    if (!bearers.has(name.type) || name.clitics !== undefined || name.weak) return [];
    const word = wordBefore(text, name.start);
    const head = word === "" ? null : headOf(word);
    if (!head) return [];
    const start = name.start - 1 - word.length + head.start;
    if (start < from) return [];
    return [{
      start,
      end: name.end,
      type: heads.get(head.folded)!,
      entities: [],
      ...(head.clitics === "" ? {} : { clitics: head.clitics }),
      confidence: 0.85,
      source: "facilities",
    }];
  });
}

const headOf = remembered((word): Stem | null => stems(word).find(({ folded }) => heads.has(folded)) ?? null);

/** The word of letters that one space, or no-break space, parts from an offset. */
function wordBefore(text: string, offset: number): string {
  const end = offset - 1;
  const space = text.charCodeAt(end);
  if (space !== 0x20 && space !== 0xa0) return "";
  let start = end;
  while (start > 0 && end - start < longestHead && isOfWord(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

function isOfWord(unit: number): boolean {
  const found = classOf(unit);
  return found === Class.arabicLetter || found === Class.mark || found === Class.tatweel || found === Class.otherLetter || found === Class.digit;
}
