/**
 * One decision from three witnesses. The lexicon knows names, the rules know the forms of dates, amounts and titles, and the tagger reads
 * the context; each proposes, and here it is settled what stands:
 *
 * 1. Dates, times and amounts are the rules'.
 * 2. Where lexicon and tagger propose the same span and type, the name is sure and the lexicon says whose it is. So a name that the
 *    lexicon has only as a part of another (a surname, a short form) stands when the tagger sees it.
 * 3. A name of several words that the lexicon knows as one thing only is that, whatever type the tagger gives it (`asKnown`).
 * 4. A name that only the lexicon knows stands unless the tagger is all but certain that its words name nothing here.
 * 5. A name of the reader's own stands as they wrote it: no guess goes beyond it (`ownFirst`).
 * 6. Of overlapping readings the longest stands, the surer among equals (`settle`).
 */

import { groupBy } from "../groupBy.ts";
import { entityTypes, type Candidate, type EntityType } from "../model.ts";
import { finderOfOverlaps } from "../text/overlapping.ts";
import type { Nameness } from "./taggedNames.ts";

/** Less than this and a single word of the lexicon is taken for an everyday word. */
const leastNameness = 0.08;
/** A tagger's name below this is a guess. */
const leastConfidence = 0.5;

const tagged: ReadonlySet<EntityType> = new Set(["PER", "LOC", "ORG", "PROD", "EVENT"]);

/**
 * The tagger's names as the lexicon knows them: one that begins with a particle which the lexicon takes off begins after it; a name
 * with its nationality (ناسا الأمريكية) ends before it, and two names in a row (كلمات مفتاحية) or with "and" between them (الأهلي والهلال) are two.
 */
export function aligned(names: readonly Candidate[], lexical: readonly Candidate[]): Candidate[] {
  const byEnd = groupBy(lexical, ({ end }) => end);
  const byStart = groupBy(lexical, ({ start }) => start);
  return names.flatMap((name) => {
    const ending = byEnd.get(name.end) ?? [];
    const known = ending.find(({ start, clitics }) => clitics !== undefined && start > name.start && start - name.start <= clitics.length + 1);
    if (known?.clitics !== undefined) return [{ ...name, start: known.start, clitics: known.clitics }];
    if (byStart.get(name.start)?.some(({ end, type }) => end === name.end && type === name.type)) return [name];
    const first = byStart.get(name.start)?.find(({ end, type }) => type === name.type && ending.some((rest) => follows(rest, end, name)));
    const rest = first && ending.find((other) => follows(other, first.end, name));
    if (first === undefined || rest === undefined) return [name];
    const whole = { ...name, end: first.end };
    if (rest.type === "NORP") return [whole];
    return [whole, { ...name, start: rest.start, ...(rest.clitics === undefined ? {} : { clitics: rest.clitics }) }];
  });
}

/** Whether a reading is the other half of a name whose first half ends at an offset, with "and" or without. A person's name has its parts' names in it anyway. */
function follows({ start, type, clitics }: Candidate, end: number, name: Candidate): boolean {
  const isNext = clitics === undefined ? start === end + 1 : clitics === "و" && start === end + 2;
  return isNext && (type === "NORP" ? clitics === undefined : type === name.type && type !== "PER");
}

/** Guesses in which the first word comes again after "and" are two: وزارة الخارجية ووزارة المالية. */
export function coordinated(names: readonly Candidate[], text: string): Candidate[] {
  return names.flatMap((name) => {
    const words = text.slice(name.start, name.end);
    const [head] = words.split(/\s/, 1);
    const and = head === undefined || name.type === "PER" ? -1 : words.indexOf(` و${head} `);
    if (and === -1) return [name];
    const { clitics: _clitics, ...second } = name;
    return [{ ...name, end: name.start + and }, { ...second, start: name.start + and + 2, clitics: "و" }];
  });
}

/**
 * The tagger's names of several words, each with the type of what the lexicon knows by the same words, if that is one thing only. A guess
 * that goes on beyond an institution with its nationality, by a word without the article (وزارة الخارجية الأميركية + أبلغت), ends with it.
 */
export function asKnown(names: readonly Candidate[], lexical: readonly Candidate[], text: string): Candidate[] {
  const isSeveralWords = ({ start, end }: Candidate): boolean => /[\s_]/.test(text.slice(start, end));
  const bySpan = groupBy(lexical.filter(({ source }) => source === "lexicon"), spanKey);
  const institutions = lexical.filter(({ source }) => source === "institutions");
  return names.map((name) => {
    const whole = institutions.find(({ start, end, confidence }) => start === name.start && end < name.end && confidence > name.confidence);
    if (whole && !/^\s+ال/.test(text.slice(whole.end, name.end))) return { ...name, end: whole.end, type: whole.type };
    const [known, another] = bySpan.get(spanKey(name)) ?? [];
    const isOneThing = known?.entities.length === 1 && another === undefined && !known.weak && !known.everyday;
    return isOneThing && isSeveralWords(name) ? { ...name, type: known.type } : name;
  });
}

/** Weak readings that the tagger sees as names are weak no longer; everyday words that it does not see so are left out. */
export function sureOfWeak(lexical: readonly Candidate[], names: readonly Candidate[]): Candidate[] {
  const seen = new Set(names.filter(({ confidence }) => confidence >= leastConfidence).map(key));
  return lexical.flatMap((candidate) => {
    if (!candidate.weak && !candidate.everyday) return [candidate];
    const isSeen = seen.has(key(candidate));
    if (!isSeen) return candidate.everyday ? [] : [candidate];
    const { weak: _weak, everyday: _everyday, ...sure } = candidate;
    return [sure];
  });
}

/** The readings that go on to `settle`: the lexicon's and the rules' as the document supports them, and the tagger's. Without a tagger, all of them. */
export function decide<C extends Candidate>(
  lexical: readonly C[],
  names: readonly C[],
  nameness?: Nameness,
): C[] {
  const bySpan = new Map(names.map((name) => [key(name), name]));
  const kept = lexical.flatMap((reading) => {
    const same = bySpan.get(key(reading));
    if (same === undefined) return standsAlone(reading, nameness) ? [reading] : [];
    bySpan.delete(key(reading));
    return [{ ...reading, confidence: Math.max(reading.confidence, same.confidence) }];
  });
  return [...kept, ...[...bySpan.values()].filter(({ confidence }) => confidence >= leastConfidence)];
}

/** Leaves out the readings that name nobody known and touch a name of the reader's own. */
export function ownFirst<C extends Candidate>(readings: readonly C[], isOwn: (entity: string) => boolean): readonly C[] {
  const own = readings.filter(({ entities }) => entities.some(isOwn));
  if (own.length === 0) return readings;
  const ownTouching = finderOfOverlaps(own);
  return readings.filter((reading) => reading.entities.length > 0 || ownTouching(reading).length === 0);
}

/** A number for a span and a type. */
function key(candidate: Candidate): number {
  return spanKey(candidate) * 16 + entityTypes.indexOf(candidate.type);
}

/** No candidate goes beyond its piece of the text, which has at most some thousands of units. */
function spanKey({ start, end }: Candidate): number {
  return start * 0x10000 + (end - start);
}

function standsAlone(reading: Candidate, nameness: Nameness | undefined): boolean {
  if (!tagged.has(reading.type) || reading.nominal || reading.source !== "lexicon") return true;
  return nameness === undefined || nameness.of(reading) >= leastNameness;
}
