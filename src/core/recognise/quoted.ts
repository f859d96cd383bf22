import type { Candidate, EntityType, Recogniser } from "../model.ts";
import { headType } from "./cues.ts";
import { functionWords } from "./functionWords.ts";
import type { Item } from "./items.ts";
import { itemsOf, wordSet } from "./items.ts";

/**
 * Names in quotation marks after a word that tells what they name: شركة "ألبيت", من نوع "هاروف", صحيفة «واشنطن بوست». The
 * candidates name no entity: only the document knows them.
 */
export const quoted: Recogniser = {
  name: "quoted",
  version: "1",
  recognise: (segment) => {
    const items = itemsOf(segment);
    const candidates: Candidate[] = [];
    for (let at = 0; at < items.length; at++) {
      const close = closingOf(items, at);
      if (close === undefined) continue;
      const candidate = nameBetween(items, at, close);
      if (candidate) candidates.push(candidate);
      at = close;
    }
    return candidates;
  },
};

const closings: ReadonlyMap<string, string> = new Map([["\"", "\""], ["«", "»"], ["“", "”"], ["”", "“"], ["„", "“"], ["‹", "›"]]);

/** A work's title may be a whole sentence; other names have up to four words. */
const longestName = 4;
const longestTitle = 8;

/** The index of the mark that closes the one at an index, within reach of a name. */
function closingOf(items: readonly Item[], at: number): number | undefined {
  const opening = items[at];
  const closing = opening?.kind === "sign" ? closings.get(opening.text) : undefined;
  if (closing === undefined) return undefined;
  const last = Math.min(items.length - 1, at + 1 + longestTitle * 2);
  for (let end = at + 2; end <= last; end++) {
    if (items[end]!.kind === "sign" && items[end]!.text === closing) return end;
  }
  return undefined;
}

function nameBetween(items: readonly Item[], open: number, close: number): Candidate | undefined {
  const content = items.slice(open + 1, close);
  const cue = cueBefore(items, open);
  if (!cue || !isName(content, cue)) return undefined;
  const { start } = content[0]!;
  const { end } = content[content.length - 1]!;
  return { start, end, type: cue.type, entities: [], confidence: 0.6, source: "quoted" };
}

interface QuoteCue {
  readonly type: EntityType;
  readonly isWork: boolean;
}

const works = wordSet("كتاب رواية فيلم مسلسل ديوان أغنية قصيدة مسرحية مسلسله روايته كتابه فيلمه فيلمها كتابها روايتها أنشودة لوحة مجموعة");
const farthestHead = 4;

/** The head noun right before the quotation mark, or before adjectives and names that belong to it. */
function cueBefore(items: readonly Item[], open: number): QuoteCue | undefined {
  for (let at = open - 1; at >= Math.max(0, open - farthestHead); at--) {
    const item = items[at]!;
    if (item.kind !== "word") return undefined;
    const stem = item.folded.replace(/^[وفبلك]{0,2}(?=ال)/, "");
    if (works.has(item.folded) || works.has(item.folded.replace(/^[وفبلك]|^ال/, ""))) return { type: "PROD", isWork: true };
    const type = headType(item.text);
    if (type) return { type, isWork: false };
    const belongsToHead = stem.startsWith("ال") || at === open - 1;
    if (!belongsToHead || functionWords.has(item.folded)) return undefined;
  }
  return undefined;
}

/** Names have few words and no function words, and a person's has two or more. */
function isName(content: readonly Item[], { type, isWork }: QuoteCue): boolean {
  const words = content.filter(({ kind }) => kind !== "sign");
  const hasOtherSigns = content.some(({ kind, folded }) => kind === "sign" && folded !== "-");
  if (words.length === 0 || words[0]!.kind === "number" || (hasOtherSigns && !isWork)) return false;
  if (isWork) return words.length <= longestTitle;
  if (words.length > longestName || words.some(({ folded }) => functionWords.has(folded))) return false;
  return type !== "PER" || words.length > 1;
}
