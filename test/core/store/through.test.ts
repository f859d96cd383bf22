import assert from "node:assert/strict";
import type { Annotation } from "../../../src/core/store/annotation.ts";
import { throughEdits } from "../../../src/core/store/through.ts";
import { anchored } from "../../../src/core/store/anchor.ts";
import type { Edit } from "../../../src/core/text/spans.ts";
import { annotation } from "../../support/annotations.ts";
import { parseMarked } from "../../support/mark.ts";

/** A marked text under edits, each told by what is replaced and by what. */
class Typed {
  #text: string;
  #marks: ReadonlyMap<string, Annotation>;

  constructor(marked: string) {
    const { text, mentions } = parseMarked(marked);
    this.#text = text;
    this.#marks = new Map(anchored(text, mentions.map((mention, index) => annotation({ id: `m${index}`, ...mention }))).map((mark) => [mark.id, mark]));
  }

  replace(old: string, text: string): this {
    return this.edit({ start: this.#text.indexOf(old), end: this.#text.indexOf(old) + old.length, text });
  }

  edit(...edits: Edit[]): this {
    const before = this.#text;
    for (const { start, end, text } of edits) this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    this.#marks = throughEdits(this.#marks, edits, before, this.#text);
    return this;
  }

  get marks(): string[] {
    return [...this.#marks.values()].map(({ place, start, end }) => `${place} ${this.#text.slice(start, end)}`.trim());
  }

  get text(): string {
    return this.#text;
  }
}

const typed = (marked: string): Typed => new Typed(marked);

describe("marks under the keyboard", () => {
  it("move with the text, keep what is typed inside, and leave out what is typed at their edges", () => {
    assert.deepEqual(typed("في [[مصر|LOC]]").edit({ start: 0, end: 0, text: "كان " }).marks, ["sure مصر"]);
    assert.deepEqual(typed("في [[القاهرة|LOC]]").replace("اهرة", "ـاهرة").marks, ["sure القـاهرة"]);
    assert.deepEqual(typed("في [[مصر|LOC]] ").edit({ start: 6, end: 6, text: "\u064E" }).marks, ["sure مصر\u064E"]);
    assert.deepEqual(typed("في [[مصر|LOC]] ").edit({ start: 6, end: 6, text: "ية" }).edit({ start: 3, end: 3, text: "ب" }).marks, ["sure مصر"]);
  });

  it("become orphans when their words are deleted, and come back with them on undo", () => {
    const text = typed("زار الوفد [[بغداد|LOC]] أمس");
    assert.deepEqual(text.replace("بغداد ", "").marks, ["orphan"]);
    assert.deepEqual(text.edit({ start: 10, end: 10, text: "بغداد " }).marks, ["sure بغداد"]);
  });

  it("go along when a paragraph is cut and pasted elsewhere", () => {
    const text = typed("الأولى\nزار الوفد [[بغداد|LOC]] أمس\nالثالثة عن بغداد\n");
    text.replace("زار الوفد بغداد أمس\n", "");
    assert.deepEqual(text.edit({ start: text.text.length, end: text.text.length, text: "زار الوفد بغداد أمس\n" }).marks, ["moved بغداد"]);
  });

  it("stay when the whole text is loaded again", () => {
    const text = typed("زار الوفد [[بغداد|LOC]] أمس ثم [[دمشق|LOC]] اليوم");
    const again = `عنوان\n${text.text.replace("أمس", "مساء أمس")}`;
    assert.deepEqual(text.edit({ start: 0, end: text.text.length, text: again }).marks, ["sure بغداد", "sure دمشق"]);
  });

  it("are shown as moved when the text that is loaded again has their paragraph elsewhere", () => {
    const paragraphs = ["أعلنت الحكومة في بيان قصير أن [[بغداد|LOC]] ستستضيف القمة المقبلة في الخريف.", "وصل الوفد مساء أمس إلى [[دمشق|LOC]] في زيارة رسمية تستمر أياما."];
    const text = typed(paragraphs.join("\n"));
    const [first, second] = text.text.split("\n");
    assert.deepEqual(text.edit({ start: 0, end: text.text.length, text: `${second}\n${first}` }).marks.sort(), ["moved بغداد", "moved دمشق"]);
  });

  it("follow a replacement of all spellings of a name", () => {
    const text = typed("في [[اذربيجان|LOC]] نفط وفي اذربيجان غاز");
    const [first, second] = [text.text.indexOf("اذر"), text.text.lastIndexOf("اذر")];
    const edits = [second, first].map((start) => ({ start, end: start + 8, text: "أذربيجان" }));
    assert.deepEqual(text.edit(...edits).marks, ["sure أذربيجان"]);
  });

  it("ask when other words were put over them", () =>
    assert.deepEqual(typed("زار الوفد الرسمي [[بغداد|LOC]] أمس في رحلة قصيرة").replace("بغداد", "دمشق").marks, ["doubtful دمشق"]));

  it("are not put on a look-alike that is typed elsewhere", () => {
    const text = typed("زار الوفد [[بغداد|LOC]] أمس").replace("بغداد", "");
    assert.deepEqual(text.edit({ start: 0, end: 0, text: "بغداد مدينة كبيرة. " }).marks, ["orphan"]);
  });
});
