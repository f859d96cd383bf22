/** What a text calls an entity right beside its name: the title before it, the apposition after it. */

import type { Mention } from "../model.ts";
import { headType } from "../recognise/cues.ts";
import { functionWords } from "../recognise/functionWords.ts";
import { foldWord } from "../text/fold.ts";
import { tokenise } from "../text/tokenise.ts";

/** Words of a title or an apposition: رئيس الوزراء الإسرائيلي الأسبق. */
const longestRole = 5;
/** Units of text that hold so many words. */
const reach = 80;

/** The roles on both sides of a mention of a person or place, each a phrase of the text. */
export function rolesBeside(text: string, mention: Mention): string[] {
  if (mention.derived || (mention.type !== "PER" && mention.type !== "LOC")) return [];
  return [roleBefore(text, mention), roleAfter(text, mention)].filter((role) => role !== undefined);
}

/** From the nearest title word before the name up to the name, if nothing but words of a phrase stands between. */
function roleBefore(text: string, mention: Mention): string | undefined {
  const from = Math.max(0, mention.start - reach);
  const words = phraseWords(text.slice(from, mention.start), "end");
  let role: string | undefined;
  for (let at = words.length - 1; at >= 0 && words.length - at <= longestRole; at--) {
    if (isTitle(words[at] ?? "", mention)) role = withoutConjunction(words.slice(at).join(" "));
    if (functionWords.has(foldWord(words[at] ?? ""))) break;
  }
  return role === undefined || !role.includes(" ") ? undefined : role;
}

/** A title word right after the name, with the words that belong to it. */
function roleAfter(text: string, mention: Mention): string | undefined {
  const rest = text.slice(mention.end, mention.end + reach).replace(/^["”»]?[ \u00a0،]*/u, "");
  const words = phraseWords(rest, "start");
  if (!isTitle(words[0] ?? "", mention) || /^[وف]/.test(words[0] ?? "")) return undefined;
  const stop = words.findIndex((word) => functionWords.has(foldWord(word)));
  const role = words.slice(0, Math.min(longestRole, stop < 0 ? words.length : stop));
  return role.length < 2 ? undefined : role.join(" ");
}

/** The words between the text's edge and the nearest sign that is no space or quotation mark. */
function phraseWords(text: string, edge: "start" | "end"): string[] {
  const tokens = tokenise(text);
  const isBreak = ({ kind, start, end }: (typeof tokens)[number]): boolean =>
    (kind === "punctuation" && !/["«»“”]/.test(text.slice(start, end))) || kind === "number" || /\n/.test(text.slice(start, end));
  const part = edge === "start" ? before(tokens, tokens.findIndex(isBreak)) : tokens.slice(tokens.findLastIndex(isBreak) + 1);
  return part.filter(({ kind }) => kind === "word").map(({ start, end }) => text.slice(start, end));
}

function before<T>(items: readonly T[], index: number): readonly T[] {
  return index < 0 ? items : items.slice(0, index);
}

function isTitle(word: string, mention: Mention): boolean {
  return mention.type === "PER" ? headType(word) === "PER" : /^(?:ال)?عاصمة$/.test(word);
}

function withoutConjunction(phrase: string): string {
  return phrase.replace(/^و(?=\S{3})/, "");
}
