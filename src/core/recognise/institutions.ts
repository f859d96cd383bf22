/**
 * Institutions of a state: its army, government, parliament, ministry or central bank with the adjective of its nationality is one name
 * (الجيش اللبناني، وزارة الخارجية الأمريكية). Reads the adjectives that other recognisers found.
 */

import { institutions as known } from "../knowledge/institutions.ts";
import { nameKey } from "../knowledge/pack.ts";
import type { Candidate, Segment, Token } from "../model.ts";
import { stems } from "../text/clitics.ts";
import { foldWord } from "../text/fold.ts";

/** Of single words only these: الشرطة and الرئاسة stay outside the mention of the nationality. */
const singleHeads = ["الجيش", "الحكومة", "البرلمان"];
const heads: ReadonlySet<string> = new Set(
  [...singleHeads, ...known.flatMap(({ heads }) => heads.filter((head) => head.includes(" ")))].map(nameKey),
);
const ministries: ReadonlySet<string> = new Set(["وزاره", "وزارتي"]);
/** Portfolios that stand for their ministry before a feminine adjective: قالت الخارجية الروسية. */
const elided: ReadonlySet<string> = new Set(["الخارجيه", "الداخليه"]);
/** Words after which they do not: وزيرة الخارجية الألمانية, السياسة الخارجية الصينية. */
const takesPortfolio = /^[وف]?[بلك]?(?:وزير|وزرا|وزار|شؤون)|^[وف]?(?:[بلك]?ال|لل)/;
/** وزارة الخارجية, وزارة الشؤون الاجتماعية: words between the head's first and the adjective. */
const longestPortfolio = 3;

/** The institutions around the derived nationalities among the candidates. */
export function institutions(segment: Segment, candidates: readonly Candidate[]): Candidate[] {
  return candidates.flatMap((nationality) => {
    if (nationality.type !== "NORP" || !nationality.derived || nationality.clitics !== undefined) return [];
    const first = segment.tokens.findIndex(({ start }) => start === nationality.start);
    const head = first < 0 ? undefined : (headBefore(segment, first) ?? elidedMinistry(segment, first));
    return head === undefined ? [] : [institution(head, nationality)];
  });
}

interface Head {
  readonly start: number;
  readonly clitics: string;
}

function headBefore(segment: Segment, adjective: number): Head | undefined {
  let rest = "";
  for (let words = 1; words <= 1 + longestPortfolio; words++) {
    const space = segment.tokens[adjective - 2 * words + 1];
    const token = segment.tokens[adjective - 2 * words];
    if (space?.kind !== "space" || token?.kind !== "word") return undefined;
    const head = headIn(segment, token, rest);
    if (head) return head;
    const word = segment.text.slice(token.start, token.end);
    const isPortfolio = /^و?ال/.test(word);
    if (!isPortfolio) return undefined;
    rest = ` ${foldWord(word)}${rest}`;
  }
  return undefined;
}

function elidedMinistry(segment: Segment, adjective: number): Head | undefined {
  const textOf = (token: Token | undefined): string => (token?.kind === "word" ? segment.text.slice(token.start, token.end) : "");
  const portfolio = segment.tokens[adjective - 2];
  if (portfolio === undefined || segment.tokens[adjective - 1]?.kind !== "space" || !foldWord(textOf(segment.tokens[adjective])).endsWith("ه")) return undefined;
  const stem = stems(textOf(portfolio)).find(({ folded }) => elided.has(folded));
  if (stem === undefined || (stem.clitics === "" && takesPortfolio.test(textOf(segment.tokens[adjective - 4])))) return undefined;
  return { start: portfolio.start + stem.start, clitics: stem.clitics };
}

/** The head that begins with a word and goes on with the rest, each of whose words has a space before it. */
function headIn(segment: Segment, token: Token, rest: string): Head | undefined {
  const stem = stems(segment.text.slice(token.start, token.end)).find(
    ({ folded }) => heads.has(folded + rest) || (rest !== "" && ministries.has(folded)),
  );
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
