/** Persons that only a title announces: الدكتور سامر النجار. Their names need not be known. */

import type { Knowledge } from "../knowledge/pack.ts";
import type { Candidate, Recogniser, Segment, Token } from "../model.ts";
import { bare, foldWord } from "../text/fold.ts";
import { formsOf, formTest } from "./forms.ts";
import { functionWords } from "./functionWords.ts";

/** Titles that stand right before a name, with the article; offices such as رئيس are followed by other words as well. */
const titles: ReadonlySet<string> = new Set(
  `الدكتور الدكتوره الشيخ الاستاذ البروفيسور المهندس المحامي الجنرال العميد العقيد اللواء المقدم النقيب الكاتب الكاتبه الصحفي الصحفيه
   الصحافي الشاعر الشاعره الفنان الفنانه المخرج الممثل الممثله اللاعب المدرب الحارس المهاجم الباحث الباحثه المورخ الروايي الروايه
   الناشط الناشطه القاضي السفير النايب السيد السيده الاميره الحاج القيادي`.split(/\s+/),
);

/** Words that a further word of the name must follow: عبد الرحمن, بن سعيد. */
const openers: ReadonlySet<string> = new Set(["عبد", "بن", "ابن", "بنت", "ابو", "ام", "ال", "دي", "فان", "فون"]);
const longestName = 6;

export function titled(knowledge: Knowledge): Recogniser {
  return {
    name: "titled",
    version: "1",
    recognise: (segment) => {
      const candidates: Candidate[] = [];
      const forms = formsOf(segment);
      for (let index = 0; index < forms.length; index++) {
        const candidate = isTitle(forms[index]!) ? nameAfter(knowledge, segment, index) : undefined;
        if (candidate) candidates.push(candidate);
      }
      return candidates;
    },
  };
}

/** Whether a word is one of the titles that stand right before a name, perhaps with a conjunction. */
export function isTitleWord(word: string): boolean {
  return titles.has(foldWord(word).replace(/^[وف](?=ال)/, ""));
}

const isTitle = formTest(({ text }) => isTitleWord(text));

/** A given name without article, then one more word of a name; then what an opener or the article still joins to it. */
function nameAfter(knowledge: Knowledge, segment: Segment, title: number): Candidate | undefined {
  const words = nameWords(knowledge, segment, title);
  const end = nameEnd(words.map(({ folded }) => folded));
  const [first, last] = [words[0], words[end - 1]];
  if (first === undefined || last === undefined || end < 2) return undefined;
  return { start: first.token.start, end: last.token.end, type: "PER", entities: [], confidence: 0.6, source: "titled" };
}

function nameWords(knowledge: Knowledge, segment: Segment, title: number): { token: Token; folded: string }[] {
  const words: { token: Token; folded: string }[] = [];
  for (let at = title + 2; words.length < longestName; at += 2) {
    const space = segment.tokens[at - 1];
    const token = segment.tokens[at];
    if (space?.kind !== "space" || token?.kind !== "word" || /\n/.test(segment.text.slice(space.start, space.end))) break;
    const word = segment.text.slice(token.start, token.end);
    const folded = foldWord(word);
    if (!/^[\u0621-\u064a]{2,}$/.test(folded) || functionWords.has(folded) || knowledge.isCommonWord(bare(word))) break;
    words.push({ token, folded });
  }
  return words;
}

/** Given names that begin as verbs of the present do. */
const likeVerbs = /^(?:يوسف|ياسر|ياسين|ياسمين|يحيي|يونس|يعقوب|يزيد|يسري|يوهان|يورغن|تركي|تميم|توفيق|تامر|تيم|توني|توماس|تيري|تيسير|تغريد)$/;

/** A conjunction, an article or a verb after the title: there is no given name. */
function isNoGivenName(word: string): boolean {
  return word.startsWith("ال") || /^و.{4,}/.test(word) || (/^[يت].{3,}/.test(word) && !likeVerbs.test(word));
}

/** How many of the words are the name. */
function nameEnd(words: readonly string[]): number {
  if (isNoGivenName(words[0] ?? "")) return 0;
  let end = 0;
  for (let parts = 0; parts < 2 && end < words.length; parts++) {
    while (openers.has(words[end] ?? "") && end + 1 < words.length) end++;
    end++;
  }
  while (words[end] === "بن" && end + 1 < words.length) end += 2;
  const isFamily = /^ال.{3,}ي$/.test(words[end] ?? "") && !/^ال.{3,}/.test(words[end - 1] ?? "");
  return isFamily ? end + 1 : end;
}
