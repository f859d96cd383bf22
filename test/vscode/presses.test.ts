import assert from "node:assert/strict";
import * as vscode from "vscode";
import sample from "../articles/suez-1956.txt";
import { mentionAt } from "../../src/core/views/navigation.ts";
import type { Mention, Span } from "../../src/core/model.ts";
import { isNamedType } from "../../src/core/views/identities.ts";
import { contains, overlaps } from "../../src/core/text/spans.ts";
import { parseMarked, type MarkedMention, type MarkedText } from "../support/mark.ts";
import { api, closeAll, forgetMarks, showArabic } from "./documents.ts";

const article = parseMarked(sample);
const isDoubtful = ({ flags }: MarkedMention): boolean => flags.includes("doubtful");

describe("annotating a text in full, key by key, moves counted and nothing done in bulk", () => {
  // Each key waits until what it taught has been read again.
  const patience = 240_000;

  before(api);
  afterEach(async () => {
    await vscode.workspace.getConfiguration("hashiya").update("suggestions.enabled", undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await forgetMarks();
  });

  it("takes at most two keys a mention in a sample", async function () {
    this.timeout(patience);
    const reader = await readerOf(article);
    await reader.annotateAll();
    this.test!.title += `: ${reader.told()}`;
    assert.ok(reader.average <= 2, reader.told());
  });

  it("takes at most five where nothing is suggested", async function () {
    this.timeout(patience);
    await vscode.workspace.getConfiguration("hashiya").update("suggestions.enabled", false, vscode.ConfigurationTarget.Global);
    const reader = await readerOf(article);
    await reader.annotateAll();
    this.test!.title += `: ${reader.told()}`;
    assert.ok(reader.average <= 5, reader.told());
  });
});

async function readerOf(article: MarkedText): Promise<Reader> {
  const editor = await showArabic(article.text);
  await (await api()).analysed(editor.document.uri);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return new Reader(editor, article);
}

/** So many letters of a name bring an entity to the front of the list. */
const fewLetters = new Array<string>(4).fill("letter");

/** Somebody who knows what is to be marked and presses as few keys as the eye can plan. */
class Reader {
  #presses = 0;
  readonly #editor: vscode.TextEditor;
  readonly #counts = new Map<string, number>();
  readonly #text: string;
  readonly #gold: readonly MarkedMention[];
  readonly #wanted: readonly MarkedMention[];
  /** Runs of letters or of signs: by words the caret goes on to the end of one, or back to the beginning of one. */
  readonly #words: readonly Span[];

  constructor(editor: vscode.TextEditor, { text, mentions }: MarkedText) {
    this.#editor = editor;
    this.#text = text;
    this.#gold = mentions;
    this.#wanted = mentions.filter((mention) => !isDoubtful(mention));
    this.#words = Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+/gu), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
  }

  get average(): number {
    return this.#presses / this.#wanted.length;
  }

  told(): string {
    const keys = [...this.#counts].map(([key, count]) => `${key} ×${count}`).join(", ");
    return `${this.average.toFixed(2)} keys a mention, ${this.#presses} for ${this.#wanted.length} (${keys})`;
  }

  /** Goes through the text from its beginning: judges what is suggested, marks what is missing, corrects what is wrong. */
  async annotateAll(): Promise<void> {
    for (let turns = 0; ; turns++) {
      assert.ok(turns < 4 * this.#gold.length, `it does not come to an end: ${this.told()}`);
      const mentions = await this.#mentions();
      const suggestion = mentions.find(({ status }) => status === undefined);
      const missing = this.#wanted.find((mention) => !mentions.some((other) => overlaps(other, mention)));
      const wrong = this.#wanted.find((mention) => mentions.some((other) => other.status && overlaps(other, mention) && !says(other, mention)));
      const astray = mentions.find((mention) => mention.status && !this.#gold.some((other) => overlaps(other, mention)));
      if (astray) await this.#press("ctrl+shift+f11", { uri: this.#editor.document.uri.toString(), offset: astray.start });
      else if (wrong) await this.#correct(wrong);
      else if (missing && (!suggestion || missing.start < suggestion.start)) await this.#markMissing(missing);
      else if (suggestion) await this.#judge(suggestion);
      else break;
    }
    const done = await this.#mentions();
    const undone = this.#wanted.filter((mention) => !done.some((other) => other.status && says(other, mention)));
    assert.deepEqual(undone.map(({ start, end, type }) => `${this.#text.slice(start, end)} ${type}`), []);
    const added = done.filter((mention) => !this.#gold.some((other) => overlaps(other, mention)));
    assert.deepEqual(added.map(({ start, end }) => this.#text.slice(start, end)), []);
  }

  async #judge(suggestion: Mention): Promise<void> {
    if ((await this.#here()) !== suggestion.start && mentionAt([suggestion], await this.#here()) === undefined) {
      await this.#goToSuggestion(suggestion);
    }
    const meant = this.#gold.find((mention) => overlaps(mention, suggestion));
    if (!meant) await this.#press("ctrl+f10");
    else if (says(suggestion, meant) || isDoubtful(meant)) await this.#press("f10");
    else await this.#press("f9");
  }

  async #goToSuggestion(suggestion: Mention): Promise<void> {
    const moves = await this.#movesTo(suggestion);
    if (moves.length === 0) return;
    await this.#press("ctrl+f7");
    if (mentionAt([suggestion], await this.#here()) === undefined) await this.#move(await this.#movesTo(suggestion));
  }

  async #markMissing(mention: MarkedMention): Promise<void> {
    await this.#move(await this.#movesTo(this.#firstWordOf(mention)));
    await this.#press("f9");
  }

  /** The mark at the caret is made right: first its boundaries, then what it is. */
  async #correct(mention: MarkedMention): Promise<void> {
    if (mentionAt(await this.#mentions(), await this.#here()) === undefined) await this.#move(await this.#movesTo(mention));
    for (let steps = 0; steps < 8; steps++) {
      const mark = await this.#mark();
      if (isSame(mark, mention)) break;
      await this.#press(contains(mention, mark) ? "f9" : "shift+f9");
      if (isSame(await this.#mark(), mark) || !(contains(mention, mark) || contains(mark, mention))) return this.#setBoundaries(mention);
      if (!contains(mention, await this.#mark()) && !contains(await this.#mark(), mention)) return this.#setBoundaries(mention);
    }
    if (!isSame(await this.#mark(), mention)) return this.#setBoundaries(mention);
    const at = { uri: this.#editor.document.uri.toString(), offset: mention.start, type: mention.type };
    if ((await this.#mark()).type !== mention.type) {
      await this.#press("ctrl+f9", at);
      this.#count("digit");
    }
    if (!says(await this.#mark(), mention)) {
      await this.#press("ctrl+f9", { ...at, entity: mention.entity });
      for (const key of [...fewLetters, "enter"]) this.#count(key);
    }
  }

  /** Selects exactly the words, and marks them. */
  async #setBoundaries({ start, end }: Span): Promise<void> {
    const { document } = this.#editor;
    const beginning = this.#words.findLast((word) => word.start <= start)?.start ?? start;
    await this.#move(await this.#movesTo({ start: beginning, end: this.#words.find((word) => word.end > start)?.end ?? end }));
    if ((await this.#here()) !== beginning) this.#count("ctrl+left");
    for (let at = beginning; at < start; at++) this.#count("left");
    for (const word of this.#words) if (word.end > start && word.end <= end) this.#count("ctrl+shift+right");
    this.#editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
    await this.#press("f9");
  }

  /** The keys that bring the caret into a span: lines up or down as they are drawn, then words; or names, then words. */
  async #movesTo(span: Span): Promise<readonly string[]> {
    const { selection } = this.#editor;
    const from = await this.#here();
    let best = this.#wordMoves(from, span);
    const consider = (first: readonly string[], at: number): void => {
      const moves = [...first, ...this.#wordMoves(at, span)];
      if (moves.length < best.length) best = moves;
    };
    for (const [key, command] of [["down", "cursorDown"], ["up", "cursorUp"]] as const) {
      for (let lines = 1; lines < best.length && lines <= 12; lines++) {
        await vscode.commands.executeCommand(command);
        consider(new Array<string>(lines).fill(key), await this.#here());
      }
      this.#editor.selection = selection;
    }
    const starts = (await this.#mentions()).map(({ start }) => start);
    for (let jumps = 1, at = from; jumps < best.length; jumps++) {
      at = starts.find((start) => start > at) ?? starts[0] ?? at;
      consider(new Array<string>(jumps).fill("ctrl+f8"), at);
    }
    return best;
  }

  /** Presses the keys of a way that was found; words are gone to by their number. */
  async #move(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      if (key === "down" || key === "up") {
        this.#count(key);
        await vscode.commands.executeCommand(key === "down" ? "cursorDown" : "cursorUp");
      } else if (key === "ctrl+f8") await this.#press(key);
      else {
        this.#count(key);
        const at = this.#wordMove(await this.#here(), key);
        const position = this.#editor.document.positionAt(at);
        this.#editor.selection = new vscode.Selection(position, position);
      }
    }
  }

  #wordMove(from: number, key: string): number {
    const word = key === "ctrl+right" ? this.#words.find(({ end }) => end > from)?.end : this.#words.findLast(({ start }) => start < from)?.start;
    return word ?? from;
  }

  #wordMoves(from: number, span: Span): string[] {
    const key = from < span.start ? "ctrl+right" : "ctrl+left";
    const moves: string[] = [];
    for (let at = from; !(span.start <= at && at <= span.end); moves.push(key)) {
      const next = this.#wordMove(at, key);
      if (next === at) return new Array<string>(1000).fill(key);
      at = next;
    }
    return moves;
  }

  #firstWordOf({ start, end }: Span): Span {
    return { start, end: this.#words.find((word) => word.end > start)?.end ?? end };
  }

  async #mark(): Promise<Mention> {
    return mentionAt(await this.#mentions(), await this.#here()) ?? assert.fail("the caret is on no mark");
  }

  async #mentions(): Promise<readonly Mention[]> {
    return (await (await api()).analysed(this.#editor.document.uri)).mentions;
  }

  async #here(): Promise<number> {
    return this.#editor.document.offsetAt(this.#editor.selection.active);
  }

  #count(key: string): void {
    this.#presses++;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Runs what a key is bound to. */
  async #press(key: string, argument?: unknown): Promise<void> {
    this.#count(key);
    const { keybindings } = vscode.extensions.getExtension("hashiya.hashiya")?.packageJSON.contributes as { keybindings: { key: string; command: string; when: string }[] };
    const binding = keybindings.find((other) => other.key === key && other.when.includes("editorTextFocus")) ?? assert.fail(`${key} is bound to nothing`);
    await vscode.commands.executeCommand(binding.command, ...(argument === undefined ? [] : [argument]));
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Right span, type and, where the knowledge has it, entity. */
function says(mention: Mention, expected: MarkedMention): boolean {
  const isMeant = !isNamedType(expected.type) || expected.entity.startsWith("name:") || mention.entity === expected.entity;
  return isSame(mention, expected) && mention.type === expected.type && isMeant;
}
