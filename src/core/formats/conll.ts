/** Corpora as token TAB BIO tag, a blank line between sentences, and mentions in the style of such a corpus. */

import type { EntityType, Span } from "../model.ts";

export interface Sentence {
  readonly tokens: readonly string[];
  /** BIO tags, as in the file. */
  readonly tags: readonly string[];
}

/** The first cell of a row is its token, the last its tag. Throws an Error that names the line of a row without a tag. */
export function readConll(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: string[] = [];
  let tags: string[] = [];
  const close = (): void => {
    if (tokens.length > 0) sentences.push({ tokens, tags });
    [tokens, tags] = [[], []];
  };
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "" || line.startsWith("-DOCSTART-")) return close();
    const cells = line.includes("\t") ? line.split("\t") : line.split(" ");
    const [token, tag] = [cells[0], cells.at(-1)?.trim()];
    if (!token || tag === undefined || !/^(?:O|[BI]-\S+)$/.test(tag)) {
      throw new Error(`line ${index + 1} is not a token with a BIO tag: ${line}`);
    }
    tokens.push(token);
    tags.push(tag);
  });
  close();
  return sentences;
}

/** A corpus as a text to read: a line for each sentence, a space between tokens. */
export interface Layout {
  readonly text: string;
  /** Where the tokens of each sentence stand in the text. */
  readonly places: readonly (readonly Span[])[];
}

export function layOut(sentences: readonly Sentence[]): Layout {
  let at = 0;
  const places = sentences.map(({ tokens }) =>
    tokens.map((token) => {
      const start = at;
      at += token.length + 1;
      return { start, end: start + token.length };
    }),
  );
  return { text: sentences.map(({ tokens }) => `${tokens.join(" ")}\n`).join(""), places };
}

/** What a mention is called in a corpus; nothing for what the corpus does not mark. */
export type Style = (mention: { readonly type: EntityType }) => string | undefined;

/**
 * The style of a corpus by the tags it uses: persons, places and organisations are marked everywhere, products and events are
 * miscellaneous, and peoples, dates and amounts are out, unless the corpus has tags of that name.
 */
export function styleOf(sentences: readonly Sentence[]): Style {
  const used = new Set(sentences.flatMap(({ tags }) => tags.map((tag) => tag.slice(2))));
  return ({ type }) => {
    if (used.has(type) || alwaysMarked.includes(type)) return type;
    return type === "PROD" || type === "EVENT" ? "MISC" : undefined;
  };
}

const alwaysMarked: readonly EntityType[] = ["PER", "LOC", "ORG"];

/**
 * The tags of each sentence for mentions in the layout's text: a token that a mention touches belongs to it whole, attached
 * particles included, and to the first of several.
 */
export function tagsOf(
  layout: Layout,
  mentions: readonly (Span & { readonly type: EntityType })[],
  style: Style,
): string[][] {
  const named = mentions.flatMap(({ start, end, type }) => {
    const name = style({ type });
    return name === undefined ? [] : [{ start, end, name }];
  });
  let next = 0;
  return layout.places.map((places) => {
    let last = -1;
    return places.map(({ start, end }) => {
      while (next < named.length && named[next]!.end <= start) next++;
      const mention = named[next];
      if (mention === undefined || mention.start >= end) return "O";
      const tag = `${next === last ? "I" : "B"}-${mention.name}`;
      last = next;
      return tag;
    });
  });
}
