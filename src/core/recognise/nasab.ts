/**
 * Persons by the form of their names: a chain of descent (nasab: محمد بن إدريس بن العباس) with the kunya before it and the nisbas after
 * it, and the transmitters of a chain of authorities (isnād: حدثنا فلان عن فلان). None of the names need be known.
 */

import type { Knowledge } from "../knowledge/pack.ts";
import type { Candidate, Recogniser } from "../model.ts";
import { bare } from "../text/fold.ts";
import { formsOf, formTest } from "./forms.ts";
import { functionWords } from "./functionWords.ts";
import { itemsOf, wordSet, type Item } from "./items.ts";

export function nasab(knowledge: Knowledge): Recogniser {
  return {
    name: "nasab",
    version: "1",
    recognise: (segment) => {
      if (!formsOf(segment).some(mayTell)) return [];
      const items = itemsOf(segment);
      const opensName = ({ folded, text }: Item): boolean => givenNames.has(folded) || !knowledge.isCommonWord(bare(text));
      return [...chains(items, opensName), ...transmitters(items)];
    },
  };
}

const descent = wordSet("بن ابن بنت");
const kunyas = wordSet("أبو أبي أبا أم");
/** Words that open a name of two words. */
const openers = wordSet("عبد أبو أبي أبا أم ابن آل");
const transmission = wordSet("حدثنا حدثني أخبرنا أخبرني أنبأنا أنبأني ثنا");
const whence = wordSet("عن");
/** Whether a word is one of those without which there is no such name. */
const mayTell = formTest(({ folded }) => descent.has(folded) || transmission.has(folded) || (folded.startsWith("و") && transmission.has(folded.slice(1))));
/** Ends of a transmitter's name. */
const breaks = wordSet("قال قالت قالا قالوا يقول أن أنه أنها عن يحدث يخبر سمع سمعت حدثه أخبره كلاهما جميعا مرفوعا به يعني وهو");

/** An everyday word opens no chain, unless it is a given name as well: زار بن غوريون is a verb and a name. */
function* chains(items: readonly Item[], opensName: (item: Item) => boolean): Generator<Candidate> {
  for (let at = 1; at < items.length; at++) {
    if (!isDescent(items, at)) continue;
    const first = nameStart(items, at);
    if (first === undefined || !opensName(items[first]!)) continue;
    let end = at;
    while (isDescent(items, end)) {
      const next = nameEnd(items, end + 1);
      if (next === undefined) break;
      end = next;
    }
    if (end === at) continue;
    end = nisbasEnd(items, end);
    yield person(items, first, end, 0.85, "nasab");
    at = end;
  }
}

/** A word of descent between two words of a name. */
function isDescent(items: readonly Item[], at: number): boolean {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  return item?.kind === "word" && descent.has(item.folded) && isName(before) && isName(after) && after!.isSpaced && item.isSpaced;
}

function isName(item: Item | undefined): boolean {
  if (item?.kind !== "word" || item.folded.length < 2 || !/^[\u0621-\u064a]+$/.test(item.folded)) return false;
  // علي folds as the preposition على does.
  return item.text === "علي" || (!functionWords.has(item.folded) && !breaks.has(item.folded));
}

/** Where the name before a word of descent begins: with its opener (عبد الله), and with the kunya before that. */
function nameStart(items: readonly Item[], at: number): number | undefined {
  let first = at - 1;
  if (openers.has(items[first - 1]?.folded ?? "") && items[first]!.isSpaced) first--;
  if (isName(items[first - 2]) && kunyas.has(items[first - 2]!.folded) && isName(items[first - 1]) && items[first]!.isSpaced && items[first - 1]!.isSpaced) first -= 2;
  else if (isName(items[first - 3]) && kunyas.has(items[first - 3]!.folded) && items[first - 2]?.folded === "عبد" && items[first]!.isSpaced) first -= 3;
  return isName(items[first]) ? first : undefined;
}

/** The item after the name that begins at an index. */
function nameEnd(items: readonly Item[], at: number): number | undefined {
  if (!isName(items[at])) return undefined;
  const isOpen = openers.has(items[at]!.folded);
  if (!isOpen) return at + 1;
  return isName(items[at + 1]) && items[at + 1]!.isSpaced ? at + 2 : undefined;
}

/** Nisbas follow: محمد بن إسماعيل البخاري. */
function nisbasEnd(items: readonly Item[], from: number): number {
  let end = from;
  while (end < from + 3 && items[end]?.kind === "word" && items[end]!.isSpaced && /^ال.{2,}ي$/.test(items[end]!.folded)) end++;
  return end;
}

const longestTransmitter = 8;

/** The names after a verb of transmission, or after عن once one has been read. */
function* transmitters(items: readonly Item[]): Generator<Candidate> {
  let isChain = false;
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const verb = item.kind === "word" && (transmission.has(item.folded) || (item.folded.startsWith("و") && transmission.has(item.folded.slice(1))));
    if (verb) isChain = true;
    if (!verb && !(isChain && item.kind === "word" && whence.has(item.folded))) continue;
    let end = at + 1;
    while (end < items.length && end - at <= longestTransmitter && isName(items[end]) && items[end]!.isSpaced && !transmission.has(items[end]!.folded)) end++;
    const words = end - at - 1;
    if (words === 0 || end - at > longestTransmitter || !isLikeName(items.slice(at + 1, end))) continue;
    yield person(items, at + 1, end, 0.7, "nasab");
    at = end - 1;
  }
}

/** A kunya, or at most three words. Chains of descent are read as such. */
function isLikeName(words: readonly Item[]): boolean {
  return !words.some(({ folded }) => descent.has(folded)) && (words.length <= 3 || words.some(({ folded }) => kunyas.has(folded)));
}

function person(items: readonly Item[], first: number, end: number, confidence: number, source: string): Candidate {
  const opening = items[first]!;
  // A conjunction or preposition before a given name that has it attached: ومحمد بن سعد.
  const stem = opening.stems.find(({ folded }) => givenNames.has(folded));
  const start = opening.start + (stem?.start ?? 0);
  const last = items[end - 1]!;
  return { start, end: last.end, type: "PER", entities: [], ...(stem && { clitics: stem.clitics }), confidence, source };
}

/** Given names before which a letter like a particle is one. */
const givenNames = wordSet(`محمد أحمد محمود علي عمر عثمان الحسن الحسين حسن حسين عبد أبو أبي أبا أم إبراهيم إسماعيل إسحاق يعقوب يوسف موسى هارون
  عيسى يحيى زكريا سليمان داود خالد سعد سعيد زيد يزيد معاوية مالك أنس جعفر حمزة العباس طلحة الزبير سفيان شعبة قتيبة هشام الوليد مروان عمرو
  عمران سلمة ليث نافع سالم القاسم مسلم حماد صالح طاهر منصور ابن فاطمة عائشة زينب خديجة مريم`);
