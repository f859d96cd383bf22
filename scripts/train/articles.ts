// Articles of ours as training lines: tokens of a paragraph with the tags that the corpora would give them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { segments } from "../../src/core/text/segments.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { parseMarked, type MarkedText } from "../../test/support/mark.ts";
import type { EntityType } from "../../src/core/model.ts";
import type { Sentence } from "../../src/core/formats/conll.ts";

const tagged: Partial<Record<EntityType, string>> = { PER: "PER", LOC: "LOC", ORG: "ORG", PROD: "MISC", EVENT: "MISC" };

export interface Article extends MarkedText {
  readonly name: string;
}

export function articlesIn(folder: string): Article[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, ...parseMarked(readFileSync(path.join(folder, name), "utf8")) }));
}

/** A sentence for each paragraph; a word belongs to a name whole, with its proclitics. */
export function sentencesOf({ text, mentions }: MarkedText): Sentence[] {
  const sentences: Sentence[] = [];
  for (const span of segments(text)) {
    const tokens: string[] = [];
    const tags: string[] = [];
    for (const token of tokenise(span.text)) {
      if (token.kind === "space" || token.kind === "other") continue;
      const [start, end] = [span.start + token.start, span.start + token.end];
      const mention = mentions.find((one) => one.start < end && one.end > start);
      const type = mention && tagged[mention.type];
      tokens.push(text.slice(start, end));
      tags.push(type === undefined ? "O" : `${mention!.start >= start ? "B" : "I"}-${type}`);
    }
    if (tokens.length > 0) sentences.push({ tokens, tags });
  }
  return sentences;
}
