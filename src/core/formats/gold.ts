/** Gold annotations of one text as JSON: offsets in code points, `doubtful` mentions, `ignore` spans. */

import type { Gold, GoldMention } from "../evaluate.ts";
import { entityTypes, type EntityType, type Span } from "../model.ts";

/**
 * Reads a gold annotation of the text. Throws an Error with a sentence for the reader when it is none, or when a mention's
 * `surface` is not what stands at its place: then it annotates another text.
 */
export function readGold(json: string, text: string): Gold {
  const { mentions, ignore } = recordOf(parsed(json), "the annotation");
  if (!Array.isArray(mentions)) throw new Error("this is no gold annotation: it has no list of mentions");
  const points = [...text];
  return {
    mentions: mentions.map((mention, index) => readMention(mention, `mention ${index + 1}`, points)),
    ...(Array.isArray(ignore) ? { ignore: ignore.map((span, index) => readSpan(span, `ignored span ${index + 1}`, points)) } : {}),
  };
}

/** The path of the annotated text that a gold annotation gives, if it gives one. */
export function sourceOf(json: string): string | undefined {
  const { source } = recordOf(parsed(json), "the annotation");
  const path = typeof source === "object" && source !== null ? (source as { path?: unknown }).path : undefined;
  return typeof path === "string" ? path : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error("this is no JSON", { cause });
  }
}

function readMention(value: unknown, name: string, points: readonly string[]): GoldMention {
  const { type, entity, doubtful, surface } = recordOf(value, name);
  const span = readSpan(value, name, points);
  if (!isEntityType(type)) throw new Error(`${name} has no type that the annotation guide knows`);
  if (typeof surface === "string" && points.slice(span.start, span.end).join("") !== surface) {
    throw new Error(`this annotates another text: ${surface} does not stand at ${span.start}`);
  }
  return { ...span, type, ...(typeof entity === "string" ? { entity } : {}), ...(doubtful ? { doubtful } : {}) };
}

function readSpan(value: unknown, name: string, points: readonly string[]): Span {
  const { start, end } = recordOf(value, name);
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && 0 <= Number(start) && Number(start) < Number(end);
  if (!isSpan) throw new Error(`${name} has no start before its end`);
  if (Number(end) > points.length) throw new Error(`this annotates another text: ${name} ends after the text`);
  return { start: Number(start), end: Number(end) };
}

function recordOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error(`${name} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

function isEntityType(value: unknown): value is EntityType {
  return entityTypes.some((type) => type === value);
}
