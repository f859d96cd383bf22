import type { Candidate, EntityType, Recogniser } from "../model.ts";
import { stems } from "../text/clitics.ts";
import { headType } from "./cues.ts";
import { formsOf, formTest } from "./forms.ts";
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
    const candidates: Candidate[] = [];
    if (!formsOf(segment).some(opens)) return candidates;
    const items = itemsOf(segment);
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

const opens = formTest(({ text }) => closings.has(text));

/** A work's title may be a whole sentence; other names have up to four words. */
const longestName = 4;
const longestTitle = 8;

/** The index of the mark that closes the one at an index, within reach of a name. */
function closingOf(items: readonly Item[], at: number): number | undefined {
  const opening = items[at]!;
  const closing = opening.kind === "sign" ? closings.get(opening.text) : undefined;
  if (closing === undefined || looksClosing(items, at)) return undefined;
  const last = Math.min(items.length - 1, at + 1 + longestTitle * 2);
  for (let end = at + 2; end <= last; end++) {
    if (items[end]!.kind === "sign" && items[end]!.text === closing) return end;
  }
  return undefined;
}

/** A straight mark that hangs on the word before it ends a longer quotation. */
function looksClosing(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  const after = items[at + 1];
  const hangs = !items[at]!.isSpaced && before !== undefined && !(before.kind === "word" && before.folded.length <= 2);
  return items[at]!.text === "\"" && hangs && (after === undefined || after.isSpaced || after.kind === "sign");
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

const works = wordSet("كتاب رواية فيلم مسلسل ديوان أغنية قصيدة مسرحية لوحة ألبوم أوبرا كتابه كتابها روايته روايتها فيلمه فيلمها مسلسله مسلسلها ديوانه");
/** Whether a word, with whatever particles, is the head of a work's title. */
export function isWorkHead(word: string): boolean {
  return stems(word).some(({ folded }) => works.has(folded) || works.has(folded.replace(/^ال/, "")));
}

/** Heads of bodies whose name follows in quotation marks: رئيس "..." is not a person's name. */
const heldOffices = wordSet("رئيس وزير قائد زعيم مدير نائب متحدث ناطق حرب");
/** Between the head and the mark stand at most three words of its own: جهاز الاستخبارات الإسرائيلي "الموساد". */
const farthestHead = 4;

/** The head noun before the quotation mark; words with the article may belong to it and stand between. */
function cueBefore(items: readonly Item[], open: number): QuoteCue | undefined {
  for (let at = open - 1; at >= Math.max(0, open - farthestHead); at--) {
    const item = items[at]!;
    if (item.kind !== "word" || heldOffices.has(item.folded)) return undefined;
    const hasArticle = /^[وفبك]?ال|^[وف]?لل/.test(item.folded);
    if (!hasArticle) return headCue(item);
  }
  return undefined;
}

function headCue(item: Item): QuoteCue | undefined {
  const isWork = works.has(item.folded) || item.stems.some(({ folded }) => works.has(folded));
  if (isWork) return { type: "PROD", isWork };
  const type = headType(item.text);
  return type && { type, isWork };
}

/** Names have few words and no function words, begin with no particle, and a person's has two words or more. */
function isName(content: readonly Item[], { type, isWork }: QuoteCue): boolean {
  const words = content.filter(({ kind }) => kind !== "sign");
  const hasOtherSigns = content.some(({ kind, folded }) => kind === "sign" && folded !== "-");
  if (words.length === 0 || words[0]!.kind === "number" || (hasOtherSigns && !isWork)) return false;
  if (isWork) return words.length <= longestTitle;
  const isPhrase = words.some(({ folded }) => functionWords.has(folded)) || /^(?:[وفبك]ال|لل)/.test(words[0]!.folded);
  if (words.length > longestName || isPhrase) return false;
  return type !== "PER" || words.length > 1;
}
