import { sentenceEndAt, wholeCharacter } from "../text/sentences.ts";

/**
 * The text, or its first whole sentences if it is longer than `limit` UTF-16 units; where not even the first sentence
 * fits, its first words with an ellipsis.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = -1;
  for (let at = 0; at < limit; at++) {
    const after = sentenceEndAt(text, at);
    if (after !== -1 && after <= limit) end = after;
  }
  if (end !== -1) return text.slice(0, end);
  const space = text.lastIndexOf(" ", limit - 1);
  const cut = space > 0 ? space : wholeCharacter(text, limit - 1);
  return `${text.slice(0, cut).trimEnd()}…`;
}
