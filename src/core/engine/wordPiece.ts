/** The tokenizer of BERT and its Arabic descendants: words and signs, and each word in pieces that the model knows. */

import type { Span } from "../model.ts";

/** A word as the model sees it. Offsets are those of the text. */
export interface PiecedWord extends Span {
  readonly pieces: readonly number[];
}

export interface WordPiece {
  /** The pieces that stand before and after every text. */
  readonly first: number;
  readonly last: number;
  words(text: string): PiecedWord[];
}

/** What a model's folder says of its tokenizer: `tokenizer.json`, or `vocab.txt` with `tokenizer_config.json`. */
export interface TokenizerFiles {
  readonly tokenizer?: string | undefined;
  readonly vocabulary?: string | undefined;
  readonly config?: string | undefined;
}

interface Manner {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly isLowercase: boolean;
  readonly stripsAccents: boolean;
  /** What a piece that continues a word begins with. */
  readonly prefix: string;
}

/** Throws an Error with a sentence for the reader where the tokenizer is of another kind. */
export function readWordPiece(files: TokenizerFiles): WordPiece {
  const manner = mannerOf(files);
  const special = (piece: string): number => {
    const id = manner.vocabulary.get(piece);
    if (id === undefined) throw new Error(`the model's vocabulary has no ${piece}, so its tokenizer is not BERT's`);
    return id;
  };
  const unknown = special("[UNK]");
  return {
    first: special("[CLS]"),
    last: special("[SEP]"),
    words: (text) => wordsOf(text, manner).map(({ start, end, word }) => ({ start, end, pieces: piecesOf(word, manner, unknown) })),
  };
}

function mannerOf({ tokenizer, vocabulary, config }: TokenizerFiles): Manner {
  if (tokenizer !== undefined) return mannerOfTokenizer(JSON.parse(tokenizer) as TokenizerJson);
  if (vocabulary === undefined) throw new Error("the folder has neither tokenizer.json nor vocab.txt");
  const { do_lower_case: isLowercase = false, strip_accents: stripsAccents } = JSON.parse(config ?? "{}") as TokenizerConfig;
  const pieces = vocabulary.split(/\r?\n/).map((piece, id) => [piece.trim(), id] as const);
  return {
    vocabulary: new Map(pieces.filter(([piece]) => piece !== "")),
    isLowercase,
    stripsAccents: stripsAccents ?? isLowercase,
    prefix: "##",
  };
}

interface TokenizerConfig {
  readonly do_lower_case?: boolean;
  readonly strip_accents?: boolean | null;
}

interface TokenizerJson {
  readonly model?: { readonly type?: string; readonly vocab?: Readonly<Record<string, number>>; readonly continuing_subword_prefix?: string };
  readonly normalizer?: { readonly lowercase?: boolean; readonly strip_accents?: boolean | null } | null;
  readonly added_tokens?: readonly { readonly id: number; readonly content: string }[];
}

function mannerOfTokenizer({ model = {}, normalizer, added_tokens: added = [] }: TokenizerJson): Manner {
  const { type = "WordPiece", vocab } = model;
  if (type !== "WordPiece" || vocab === undefined || Array.isArray(vocab)) {
    throw new Error(`the model's tokenizer is ${type}; only WordPiece, that of BERT, is understood`);
  }
  const isLowercase = normalizer?.lowercase ?? false;
  return {
    vocabulary: new Map([...Object.entries(vocab), ...added.map(({ content, id }) => [content, id] as const)]),
    isLowercase,
    stripsAccents: normalizer?.strip_accents ?? isLowercase,
    prefix: model.continuing_subword_prefix ?? "##",
  };
}

interface SpelledWord extends Span {
  /** As the model spells it. */
  readonly word: string;
}

/** Arabic models are trained on text without vowels and tatweel. */
const unwritten = /^[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]$/u;
const invisible = /^[\p{Cc}\p{Cf}\p{Cn}\ufffd]$/u;
const space = /^\s$/u;
/** BERT takes every sign of ASCII for punctuation. */
const standsAlone = /^[\p{P}$+<=>^`|~\u3400-\u9fff]$/u;

function wordsOf(text: string, manner: Manner): SpelledWord[] {
  const words: SpelledWord[] = [];
  let open: { start: number; end: number; word: string } | undefined;
  const close = (): void => {
    if (open && open.word !== "") words.push(open);
    open = undefined;
  };
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const end = at + character.length;
    if (space.test(character)) close();
    else if (unwritten.test(character)) {
      if (open) open.end = end;
    } else if (standsAlone.test(character)) {
      close();
      words.push({ start: at, end, word: character });
    } else if (!invisible.test(character)) {
      open ??= { start: at, end, word: "" };
      open.end = end;
      open.word += spelled(character, manner);
    }
    at = end;
  }
  close();
  return words;
}

function spelled(character: string, { isLowercase, stripsAccents }: Manner): string {
  const plain = stripsAccents ? character.normalize("NFD").replace(/\p{Mn}/gu, "") : character;
  return isLowercase ? plain.toLowerCase() : plain;
}

/** A word longer than this is one that the model does not know, as in BERT. */
const longestWord = 100;

/** The longest piece that the vocabulary has, then the longest that goes on from there; one unknown piece where there is none. */
function piecesOf(word: string, { vocabulary, prefix }: Manner, unknown: number): number[] {
  if (word.length > longestWord) return [unknown];
  const pieces: number[] = [];
  for (let start = 0; start < word.length; ) {
    let end = word.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = vocabulary.get((start > 0 ? prefix : "") + word.slice(start, end));
      if (id !== undefined) break;
    }
    if (id === undefined) return [unknown];
    pieces.push(id);
    start = end;
  }
  return pieces;
}
