import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Span } from "../../src/core/model.ts";
import { readingSheet, writeSheet } from "../../src/core/formats/webAnnotation.ts";
import { anchored, anchoring } from "../../src/core/store/anchor.ts";
import { isPlaced, type Annotation } from "../../src/core/store/annotation.ts";
import { reanchor, reanchoring } from "../../src/core/store/reanchor.ts";
import { followingEdits, throughEdits } from "../../src/core/store/through.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { annotated } from "../store/manyMarks.ts";
import { annotation } from "../support/annotations.ts";
import { parseMarked } from "../support/mark.ts";
import { fates, outsideEdits, textOf, tracked, type Fate, type OutsideEdit } from "../support/outsideEdits.ts";

const samples = ["suez-1956", "hope-probe", "morocco-2022"].map((name) => readFileSync(`samples/${name}.txt`, "utf8"));
const sentences = samples.flatMap((sample) => sample.split(/(?<=[.؟])\s+/u));
const names = ["السويس", "المسبار", "مصر", "القاهرة", "الإماراتية", "يوسف النصيري"];

/** Marks on one to three words in a row. */
function marksOf(text: string, step: number): Annotation[] {
  const words = tokenise(text).filter(({ kind }) => kind === "word");
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += step) {
    const last = words[Math.min(words.length - 1, at + (at % 3))]!;
    const span = { start: words[at]!.start, end: last.end };
    if (!text.slice(span.start, span.end).includes("\n\n")) spans.push(span);
  }
  return anchored(text, spans.map((span, index) => annotation({ ...span, id: `m${index}` })));
}

interface Count {
  marks: number;
  undisturbed: number;
  kept: number;
}

/** How marks get from one text to another. */
type Way = (before: string, after: string, marks: readonly Annotation[]) => readonly Annotation[];

const fromFile: Way = (before, after, marks) => reanchor(after, marks, before.length);

/** As an editor loads a file again: all lines but those that are the same at both ends are one edit. */
const asOneEdit: Way = (before, after, marks) => {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const fewest = Math.min(old.length, now.length);
  let first = 0;
  while (first < fewest && old[first] === now[first]) first++;
  let same = 0;
  while (same < fewest - first && old.at(-1 - same) === now.at(-1 - same)) same++;
  const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);
  const start = Math.min(lengthOf(now.slice(0, first)), before.length, after.length);
  const kept = Math.min(lengthOf(now.slice(now.length - same)), before.length - start, after.length - start);
  const edit = { start, end: before.length - kept, text: after.slice(start, after.length - kept) };
  return [...throughEdits(new Map(marks.map((mark) => [mark.id, mark])), [edit], before, after).values()];
};

function count(text: string, marks: readonly Annotation[], edit: OutsideEdit, total: Count, way: Way): void {
  const now = edit(tracked(text));
  const changed = textOf(now);
  const found = way(text, changed, marks);
  const truth = fates(text, now, marks);
  found.forEach((mark, index) => {
    const fate = truth[index]!;
    total.marks++;
    if (fate.isWhole) total.undisturbed++;
    if (!isPlaced(mark)) return;
    if (!isRight(mark, fate)) {
      assert.fail(`${mark.anchor.quote} was put at ${mark.start} instead of ${fate.span?.start}: ${changed.slice(Math.max(0, mark.start - 60), mark.end + 60)}`);
    }
    if (fate.isWhole) total.kept++;
  });
}

/** A whole mark stands on its letters exactly; one that was torn apart, where some of them are. */
function isRight({ start, end }: Annotation, { isWhole, span, letters }: Fate): boolean {
  if (isWhole) return span!.start === start && span!.end === end;
  return letters.some((at) => at >= start && at < end);
}

function counted(texts: readonly string[], step: number, runs: number, way = fromFile): Count {
  const marks = texts.map((text) => marksOf(text, step));
  const total: Count = { marks: 0, undisturbed: 0, kept: 0 };
  const edits = fc.property(fc.nat({ max: texts.length - 1 }), outsideEdits(names), (index, edit) => count(texts[index]!, marks[index]!, edit, total, way));
  fc.assert(edits, { numRuns: runs });
  assert.ok(total.undisturbed > total.marks / 2);
  return total;
}

function keepsMost({ kept, undisturbed }: Count): void {
  assert.ok(kept >= 0.99 * undisturbed, `${kept} of ${undisturbed} marks that nobody touched kept their place`);
}

describe("marks in a text that something else changed", function () {
  // A few seconds of work, which a busy machine may spread over minutes.
  this.timeout(300_000);

  it("are never put on a look-alike, and 99 % of those that nobody touched keep their place", () => keepsMost(counted(samples, 4, 1_600)));

  it("hold when the editor loads the text again", () => keepsMost(counted(samples, 4, 200, asOneEdit)));

  it("hold in longer texts as well", () => {
    const articles = readdirSync("test/articles/dev").map((name) => parseMarked(readFileSync(`test/articles/dev/${name}`, "utf8")).text);
    keepsMost(counted([articles.slice(0, 5).join("\n"), articles.slice(5, 9).join("\n")], 12, 200));
  });

  it("are rather asked about than guessed where sentences come again and again", () => {
    const again = [1, 2, 3, 4, 5].map((step) => Array.from({ length: 60 }, (_, i) => sentences[(i * step + (i % 7)) % sentences.length]!).join(" "));
    counted(again, 9, 200);
  });
});

/** How many steps a work takes, and of how many marks its busiest step reads the anchor. */
function stepsOf(marks: readonly Annotation[], work: (marks: readonly Annotation[]) => Generator): { readonly steps: number; readonly most: number } {
  const read = new Set<string>();
  const counting = marks.map((mark) => new Proxy(mark, { get: (target, name) => (name === "anchor" && read.add(target.id), Reflect.get(target, name)) }));
  const running = work(counting);
  let most = 0;
  for (let steps = 1; ; steps++) {
    read.clear();
    const { done } = running.next();
    most = Math.max(most, read.size);
    if (done) return { steps, most };
  }
}

describe("finding marks again", () => {
  const asMap = (marks: readonly Annotation[]): Map<string, Annotation> => new Map(marks.map((mark) => [mark.id, mark]));
  const lost = (mark: Annotation): Annotation => ({ ...mark, end: mark.start, place: "orphan" });

  it("is done in steps of one mark each, however many there are", () => {
    const { text, sheet } = annotated(300);
    const changed = `عنوان\n${text.replaceAll("7", "٧ و")}خاتمة\n`;
    const wholeText = { start: 0, end: text.length, text: changed };
    const marks = anchored(text, sheet.annotations.values());
    const works: readonly ((marks: readonly Annotation[]) => Generator)[] = [
      (given) => anchoring(changed, given),
      (given) => reanchoring(changed, given, text.length),
      (given) => followingEdits(asMap(given), [wholeText], text, changed),
    ];
    for (const work of works) assert.equal(stepsOf(marks, work).most, 1);
    assert.equal(stepsOf(marks.map(lost), works[2]!).most, 1);
    // Moved, given an anchor, looked for, placed, and compared with what was put in.
    assert.ok(stepsOf(marks, works[2]!).steps > 5 * marks.length);
    const json = writeSheet({ annotations: asMap(marks), kept: [] }, { source: "a.txt", text });
    // Its line read, told from others, its offsets counted, looked at where it stood, looked for, placed.
    assert.ok(stepsOf([], () => readingSheet(json, changed)).steps > 6 * marks.length);
  });
});
