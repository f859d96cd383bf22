/** What an engine found, as candidates by the annotation guide. */

import type { Candidate, EntityType } from "../model.ts";
import { nameStart, workOrEvent } from "../recognise/taggedNames.ts";
import type { Word } from "../recognise/tagger/features.ts";
import { stems } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";
import { tokenise } from "../text/tokenise.ts";
import type { NamedSpan } from "./engine.ts";

/** What an engine found in a text. */
export interface Findings {
  /** The engine's name. */
  readonly engine: string;
  readonly names: readonly NamedSpan[];
}

const named: ReadonlySet<EntityType> = new Set(["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"]);

/**
 * Names without the particles attached to them, in whole words but for those, and without signs at their edges. Dates and amounts are left to the
 * rules. `word` tells what is known of a word from much text, if somebody knows.
 */
export function engineCandidates(text: string, { engine, names }: Findings, word?: (surface: string) => Word): Candidate[] {
  const tokens = tokenise(text).filter(({ kind }) => kind === "word" || kind === "number");
  const words = new Set(tokens.map(({ start, end }) => foldWord(text.slice(start, end))));
  const surface = (index: number): string => {
    const token = tokens[index];
    return token === undefined ? "" : text.slice(token.start, token.end);
  };
  let next = 0;
  return names.flatMap(({ start, end, type: found, confidence }): Candidate[] => {
    while (next < tokens.length && tokens[next]!.end <= start) next++;
    const first = next;
    while (next < tokens.length && tokens[next]!.start < end) next++;
    if (next === first) return [];
    const head = surface(first);
    const offset = start - tokens[first]!.start;
    const parted = stems(head).find((stem) => stem.clitics !== "" && stem.start === offset);
    const opening = parted ?? nameStart(head, word?.(head), (folded) => words.has(folded));
    const type = found === "MISC" ? workOrEvent(head, surface(first - 1)) : found;
    if (!named.has(type)) return [];
    return [
      {
        start: tokens[first]!.start + opening.start,
        end: tokens[next - 1]!.end,
        type,
        entities: [],
        ...(opening.clitics === "" ? {} : { clitics: opening.clitics }),
        confidence,
        source: engine,
      },
    ];
  });
}
