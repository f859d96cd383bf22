/**
 * Speed of the marks at three sizes: 5,000 in one text, 50,000 in a workspace. What must hold on any machine is the growth; a command
 * that takes more than its share of the 100 ms that people do not notice fails as well.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readSheet, writeSheet } from "../../src/core/formats/webAnnotation.ts";
import type { Analysis, Mention } from "../../src/core/model.ts";
import { anchored } from "../../src/core/store/anchor.ts";
import { emptyWorkspace, type Annotation, type Sheet } from "../../src/core/store/annotation.ts";
import { apply, invert, type Change, type Store } from "../../src/core/store/change.ts";
import { annotate, confirm, mergeEntities, reject, remove, revise, setSpan, type Hand } from "../../src/core/store/commands.ts";
import { occurrences } from "../../src/core/store/occurrences.ts";
import { ladderAt } from "../../src/core/store/place.ts";
import { reanchor } from "../../src/core/store/reanchor.ts";
import { reviewed } from "../../src/core/store/review.ts";
import { lessonsOf } from "../../src/core/store/teach.ts";
import { throughEdits } from "../../src/core/store/through.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { annotation } from "../support/annotations.ts";
import { parseMarked } from "../support/mark.ts";

const articles = ["dev", "train"].flatMap((folder) => readdirSync(`test/articles/${folder}`).map((name) => readFileSync(`test/articles/${folder}/${name}`, "utf8")));
const prose = parseMarked(articles.join("\n")).text;

let ids = 0;
const hand: Hand = { author: "reader", at: "2026-01-01T00:00:00Z", newId: () => `urn:uuid:new-${++ids}` };

/** A text with marks on a fourth of its words, and suggestions on another. */
interface Scene {
  readonly text: string;
  readonly sheet: Sheet;
  readonly analysis: Analysis;
}

function scene(marks: number): Scene {
  const spans = tokenise(prose).filter(({ kind }) => kind === "word").slice(0, marks * 4);
  if (spans.length < marks * 4) throw new Error("The articles are too short for this benchmark.");
  const text = prose.slice(0, spans.at(-1)!.end);
  const annotations = spans
    .filter((_, index) => index % 4 === 0)
    .map(({ start, end }, index) => annotation({ id: `urn:uuid:${index}`, start, end, entity: `e${index % 500}` }));
  const mentions = spans
    .filter((_, index) => index % 4 === 2)
    .map(({ start, end }): Mention => ({ start, end, type: "LOC", entity: `e${start % 500}`, confidence: 0.9, source: "lexicon" }));
  const entities = Array.from({ length: 500 }, (_, i) => ({ id: `e${i}`, type: "LOC" as const, name: { ar: `e${i}` }, summary: {}, source: "pack" }));
  const sheet = { annotations: new Map(anchored(text, annotations).map((mark) => [mark.id, mark])), kept: [] };
  return { text, sheet, analysis: { mentions, entities, problems: [] } };
}

const storeOf = (sheets: readonly Sheet[]): Store => ({ sheets: new Map(sheets.map((sheet, i) => [`file:///${i}`, sheet])), workspace: emptyWorkspace });

interface Timed {
  readonly name: string;
  /** Milliseconds at the largest size. */
  readonly most: number;
  run(given: Scene): unknown;
}

function middle({ sheet }: Scene): Annotation {
  const marks = [...sheet.annotations.values()];
  return marks[marks.length >> 1]!;
}

/** A command as the host does it: the change is built, applied, and what the reader sees is made anew. */
function shown(given: Scene, build: (store: Store) => Change | undefined): unknown {
  const store = storeOf([given.sheet]);
  const { store: changed } = apply(store, build(store)!, () => given.text);
  return reviewed({ ...given, sheet: changed.sheets.get("file:///0")!, workspace: changed.workspace });
}

const document = "file:///0";
const inOneText: readonly Timed[] = [
  {
    name: "a letter typed",
    most: 100,
    run: ({ sheet, text }) => throughEdits(sheet.annotations, [{ start: 5, end: 5, text: "ا" }], text, `${text.slice(0, 5)}ا${text.slice(5)}`),
  },
  {
    name: "a paragraph deleted",
    most: 100,
    run: ({ sheet, text }) => throughEdits(sheet.annotations, [{ start: 1000, end: 2000, text: "" }], text, text.slice(0, 1000) + text.slice(2000)),
  },
  { name: "what the reader sees", most: 100, run: (given) => reviewed({ ...given, workspace: emptyWorkspace }) },
  {
    name: "annotate",
    most: 100,
    run: (given) => shown(given, (store) => annotate(store, hand, { document, text: given.text, markings: [{ start: 0, end: 4, type: "PER", source: "human" }] })),
  },
  {
    name: "confirm 1,000 suggestions",
    most: 100,
    run: (given) => shown(given, (store) => confirm(store, hand, { document, text: given.text, mentions: given.analysis.mentions.slice(0, 1000) })),
  },
  {
    name: "reject 1,000 suggestions",
    most: 100,
    run: (given) => shown(given, (store) => reject(store, hand, { document, text: given.text, mentions: given.analysis.mentions.slice(0, 1000) })),
  },
  {
    name: "retype",
    most: 100,
    run: (given) => shown(given, (store) => revise(store, hand, { document, ids: [middle(given).id], revision: { type: "ORG" }, label: "retype" })),
  },
  {
    name: "set a boundary",
    most: 100,
    run: (given) => {
      const { id, start, end } = middle(given);
      return shown(given, (store) => setSpan(store, hand, { document, text: given.text, id, span: { start, end: end + 3 } }));
    },
  },
  {
    name: "take back a removal of all marks",
    most: 100,
    run: (given) => {
      const change = remove(storeOf([given.sheet]), hand, { document, ids: [...given.sheet.annotations.keys()] })!;
      return apply(storeOf([]), invert(change), () => given.text);
    },
  },
  {
    name: "the other places of a name",
    most: 100,
    run: ({ text, analysis }) => occurrences(text, { surface: "مصر", type: "LOC", entity: "egypt" }, { mentions: analysis.mentions, isEverydayWord: () => false }),
  },
  {
    name: "the name under the caret",
    most: 100,
    run: ({ text, analysis }) => ladderAt(text, text.length >> 1, { suggestions: analysis.mentions, beginsName: () => false }),
  },
  { name: "write", most: 200, run: ({ sheet, text }) => writeSheet(sheet, { source: "a.txt", text }) },
];

const files = new Map<Scene, string>();
const fileOf = (given: Scene): string => files.get(given) ?? files.set(given, writeSheet(given.sheet, { source: "a.txt", text: given.text })).get(given)!;

const onOpening: readonly Timed[] = [
  { name: "read", most: 500, run: (given) => readSheet(fileOf(given), given.text) },
  { name: "read for a text that was re-wrapped", most: 1000, run: (given) => readSheet(fileOf(given), given.text.replaceAll(". ", ".\n")) },
  { name: "find again in a text with a new title", most: 1000, run: ({ sheet, text }) => reanchor(`عنوان\n${text}`, [...sheet.annotations.values()], text.length) },
];

const workspaceOf = (given: Scene): Store => storeOf(Array.from({ length: 10 }, () => given.sheet));
const inWorkspace: readonly Timed[] = [
  {
    name: "merge two entities in ten texts",
    most: 100,
    run: (given) => {
      const store = workspaceOf(given);
      const named = (id: string) => ({ id, type: "LOC" as const, name: { ar: id } });
      return apply(store, mergeEntities(store, hand, { from: named("e1"), into: named("e2") })!, () => given.text);
    },
  },
  { name: "lessons of ten texts", most: 500, run: (given) => lessonsOf(workspaceOf(given)) },
];

const sizes = [1_250, 2_500, 5_000];
const scenes = sizes.map(scene);
/** Four times the marks in sixteen times the time would be quadratic; a busy machine and the garbage collector stay below. */
const worstGrowth = 10;

let failed = false;
for (const [place, timed] of [["in one text", inOneText], ["on opening", onOpening], ["in a workspace of ten times as many", inWorkspace]] as const) {
  for (const { name, most, run } of timed) {
    const first = measure(run);
    const { times, growth, isRight } = first.isRight(most) ? first : measure(run);
    failed ||= !isRight(most);
    console.log(`${isRight(most) ? "ok  " : "SLOW"} ${name} [linear], ${place}: ${times.map((time) => `${time.toFixed(1)} ms`).join(", ")}; ×${growth.toFixed(1)}`);
  }
}
process.exitCode = failed ? 1 : 0;

/** The best times at each of three sizes. Times under 2 ms are too small to say how they grow. */
function measure(run: (given: Scene) => unknown): { times: number[]; growth: number; isRight: (most: number) => boolean } {
  const times = scenes.map((given) => best(() => run(given)));
  const [small = 0, , large = 0] = times;
  const growth = large / Math.max(small, 2);
  return { times, growth, isRight: (most) => growth <= worstGrowth && large <= most };
}

function best(run: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < 9; round++) {
    const begin = performance.now();
    run();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}
