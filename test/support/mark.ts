import type { EntityType, Span } from "../../src/core/model.ts";
import { entityTypes } from "../../src/core/model.ts";

/** A mention that an annotated article expects. */
export interface MarkedMention extends Span {
  readonly type: EntityType;
  readonly entity: string;
  readonly flags: readonly string[];
}

export interface MarkedText {
  readonly text: string;
  readonly mentions: readonly MarkedMention[];
}

const marks = /\[\[([^|\]]*)\|([^|\]]*)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]\]/gu;

/** Reads the notation of test/articles: the text without its marks, and what the marks say. */
export function parseMarked(marked: string): MarkedText {
  const mentions: MarkedMention[] = [];
  let text = "";
  let read = 0;
  for (const match of marked.matchAll(marks)) {
    const [mark, surface = "", type = "", entity = "", flags = ""] = match;
    text += marked.slice(read, match.index);
    read = match.index + mark.length;
    mentions.push({
      start: text.length,
      end: text.length + surface.length,
      type: typeNamed(type),
      entity: entity.trim(),
      flags: flags.split(",").map((flag) => flag.trim()).filter(Boolean),
    });
    text += surface;
  }
  return { text: text + marked.slice(read), mentions };
}

function typeNamed(name: string): EntityType {
  const found = entityTypes.find((type) => type === name.trim());
  if (!found) throw new Error(`No entity type is called ${name}`);
  return found;
}
