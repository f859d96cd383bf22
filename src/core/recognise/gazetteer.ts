/** Finds the names that the knowledge knows, by the longest match from each word, proclitics taken off. */

import type { Knowledge, Sense } from "../knowledge/pack.ts";
import { none, root } from "../knowledge/trie.ts";
import type { Candidate, EntityType, Recogniser, Segment, Token } from "../model.ts";
import { stems, type Stem } from "../text/clitics.ts";
import { bare, foldWord } from "../text/fold.ts";
import { cueBefore } from "./cues.ts";

export function gazetteer(knowledge: Knowledge): Recogniser {
  return {
    name: "lexicon",
    version: "1",
    recognise: (segment) => segment.tokens.flatMap((token, index) =>
      token.kind === "word" ? namesFrom(knowledge, segment, token, index) : [],
    ),
  };
}

function namesFrom(knowledge: Knowledge, segment: Segment, token: Token, index: number): Candidate[] {
  const word = segment.text.slice(token.start, token.end);
  const candidates: Candidate[] = [];
  for (const stem of stems(word)) {
    const place: Place = { segment, index, start: token.start + stem.start, stem };
    const match = longestMatch(knowledge, place);
    if (match) candidates.push(...readings(place, match));
    const exact = stem.start === 0 ? word : word.slice(stem.start);
    // An everyday word is not taken apart any further: كبيرة is not ك + بيرة.
    if (knowledge.isCommonWord(bare(exact))) break;
  }
  return candidates;
}

interface Place {
  readonly segment: Segment;
  readonly index: number;
  readonly start: number;
  readonly stem: Stem;
}

interface Match {
  readonly end: number;
  readonly senses: readonly Sense[];
}

function longestMatch(knowledge: Knowledge, place: Place): Match | undefined {
  const { stem } = place;
  const surface = bareStem(place);
  const isNisba = ({ use }: Sense): boolean => use === "nisba";
  // A nisba ends in ي, never in ى: المجرى is a channel, المجري a Hungarian.
  const accepts = (sense: Sense): boolean => !isNisba(sense) || !surface.endsWith("ى");
  return (
    walk(knowledge, place, stem.folded, accepts) ??
    walk(knowledge, place, `=${surface}`, accepts) ??
    (stem.article
      ? walk(knowledge, place, stem.folded.slice(2), (sense) => isNisba(sense) && accepts(sense)) ??
        walk(knowledge, place, `=${surface.slice(2)}`, isNisba)
      : undefined)
  );
}

function bareStem({ segment, index, start }: Place): string {
  const token = segment.tokens[index];
  return token ? bare(segment.text.slice(start, token.end)) : "";
}

function walk(
  knowledge: Knowledge,
  { segment, index }: Place,
  first: string,
  accepts: (sense: Sense) => boolean,
): Match | undefined {
  const { names } = knowledge;
  let best: Match | undefined;
  let at = index;
  let word = names.word(first);
  let node = word === none ? none : names.child(root, word);
  while (node !== none) {
    const senses = knowledge.senses(node).filter(accepts);
    const end = segment.tokens[at]?.end;
    if (senses.length > 0 && end !== undefined) best = { end, senses };
    const next = nextWord(segment, at);
    if (next === undefined) break;
    at = next;
    const token = segment.tokens[at];
    if (token === undefined) break;
    word = names.word(foldWord(segment.text.slice(token.start, token.end)));
    node = word === none ? none : names.child(node, word);
  }
  return best;
}

/** Index of the word or number that continues a name: after one space, hyphen or no-break space, not after more. */
function nextWord(segment: Segment, index: number): number | undefined {
  const between = segment.tokens[index + 1];
  const next = segment.tokens[index + 2];
  if (between === undefined || next === undefined) return undefined;
  const joins = between.kind === "space" || segment.text.slice(between.start, between.end) === "-";
  return joins && (next.kind === "word" || next.kind === "number") ? index + 2 : undefined;
}

const confidence = { name: 0.95, epithet: 0.9, nisba: 0.9, short: 0.5 } as const;
/** A reading that needs a proclitic taken off is a little less sure than the same word whole. */
const cliticDiscount = 0.05;

/** One candidate for each type among the senses; a short name without a cue is weak. */
function readings(place: Place, { end, senses }: Match): Candidate[] {
  const cue = cueBefore(place.segment, place.index);
  const byType = new Map<EntityType, Sense[]>();
  for (const sense of senses) {
    const type = sense.use === "nisba" ? "NORP" : sense.type;
    byType.set(type, [...(byType.get(type) ?? []), sense]);
  }
  return [...byType].map(([type, list]) => {
    const use = list[0]?.use ?? "name";
    const allShort = list.every((sense) => sense.use === "short");
    const cued = cue.type === type || (cue.quoted && type !== "LOC");
    return {
      start: place.start,
      end,
      type,
      entities: [...new Set(list.map((sense) => sense.entity))],
      ...(use === "nisba" && isDerived(place, list) ? { derived: true as const } : {}),
      ...(use === "epithet" ? { nominal: true as const } : {}),
      ...(place.stem.clitics === "" ? {} : { clitics: place.stem.clitics }),
      ...(allShort && !cued ? { weak: true as const } : {}),
      confidence: confidence[use] + (cued ? 0.04 : 0) - (place.stem.clitics === "" ? 0 : cliticDiscount),
      source: "lexicon",
    };
  });
}

/** A nisba of a place is derived; a people's own name is derived where it stands as an adjective. */
function isDerived({ segment, index, stem }: Place, senses: readonly Sense[]): boolean {
  if (senses[0]?.type !== "NORP") return true;
  const token = segment.tokens[index];
  const before = segment.tokens[index - 2];
  if (token === undefined) return false;
  const word = foldWord(segment.text.slice(token.start, token.end));
  const isPlural = /(ون|ين)$/.test(word) || !/(ي|يه|ه)$/.test(word);
  if (isPlural) return false;
  if (word.endsWith("ه")) return true;
  const previous = before?.kind === "word" ? segment.text.slice(before.start, before.end) : "";
  return stem.article && /^[وفبلك]{0,2}ال/.test(previous);
}
