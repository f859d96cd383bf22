/**
 * Institutions of a state: its army, government, parliament or ministry with the adjective of its nationality is one name
 * (الجيش اللبناني، وزارة الخارجية الأمريكية). Reads the adjectives that other recognisers found.
 */

import type { Candidate, Segment, Token } from "../model.ts";
import { stems } from "../text/clitics.ts";

const heads: ReadonlySet<string> = new Set(["الجيش", "الحكومه", "البرلمان"]);
const ministries: ReadonlySet<string> = new Set(["وزاره", "وزارتي"]);
/** وزارة الخارجية, وزارة الشؤون الاجتماعية: words between the head and the adjective. */
const longestPortfolio = 3;

/** The institutions around the derived nationalities among the candidates. */
export function institutions(segment: Segment, candidates: readonly Candidate[]): Candidate[] {
  const ends = new Map(segment.tokens.map((token, index) => [token.end, index]));
  return candidates.flatMap((nationality) => {
    const index = ends.get(nationality.end);
    if (nationality.type !== "NORP" || !nationality.derived || nationality.clitics !== undefined || index === undefined) return [];
    const first = segment.tokens.findIndex(({ start }) => start === nationality.start);
    const start = first < 0 ? undefined : headBefore(segment, first);
    return start === undefined ? [] : [institution(start, nationality)];
  });
}

interface Head {
  readonly start: number;
  readonly clitics: string;
}

function headBefore(segment: Segment, adjective: number): Head | undefined {
  for (let words = 1; words <= 1 + longestPortfolio; words++) {
    const space = segment.tokens[adjective - 2 * words + 1];
    const token = segment.tokens[adjective - 2 * words];
    if (space?.kind !== "space" || token?.kind !== "word") return undefined;
    const head = headIn(segment, token, words === 1 ? heads : ministries);
    if (head) return head;
    const isPortfolio = /^و?ال/.test(segment.text.slice(token.start, token.end));
    if (!isPortfolio) return undefined;
  }
  return undefined;
}

function headIn(segment: Segment, token: Token, words: ReadonlySet<string>): Head | undefined {
  const stem = stems(segment.text.slice(token.start, token.end)).find(({ folded }) => words.has(folded));
  return stem && { start: token.start + stem.start, clitics: stem.clitics };
}

function institution({ start, clitics }: Head, { end }: Candidate): Candidate {
  return {
    start,
    end,
    type: "ORG",
    entities: [],
    ...(clitics === "" ? {} : { clitics }),
    confidence: 0.8,
    source: "institutions",
  };
}
