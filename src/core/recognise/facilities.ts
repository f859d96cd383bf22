/**
 * A facility or a feature of the land that bears a name is named with its head: مسجد الصحابة, سد أبو منصور, وادي درنة; so is a university.
 * Reads the head before names that others found. Heads that stay out by the annotation guide (مدينة، محافظة، جزيرة) are not here.
 */

import type { Candidate, EntityType } from "../model.ts";
import { stems } from "../text/clitics.ts";
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
const headBefore = /(?:^|[^\p{L}\p{M}\p{N}_])([\p{L}\p{M}\u0640]+)[ \u00a0]$/u;
/** The longest head with its particles and the space, and room for marks. */
const longestHead = 24;

/** The facilities around persons' and places' names. A name with a particle before it is none's: مطار في بغداد. */
export function facilities(text: string, names: readonly Candidate[]): Candidate[] {
  return names.flatMap((name) => {
    if (!bearers.has(name.type) || name.clitics !== undefined || name.weak) return [];
    const word = headBefore.exec(text.slice(Math.max(0, name.start - longestHead), name.start))?.[1];
    if (word === undefined) return [];
    const head = stems(word).find(({ folded }) => heads.has(folded));
    if (head === undefined) return [];
    const start = name.start - 1 - word.length + head.start;
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
