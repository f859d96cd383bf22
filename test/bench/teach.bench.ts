/**
 * What it takes to know of a newly confirmed mark where so many names are taught already, and to read a text with it. What must hold on
 * any machine is the growth; absolute figures are only printed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createAnalyser, type Memory } from "../../src/core/analyse.ts";
import { expandingText } from "../../src/core/knowledge/compactText.ts";
import { layering } from "../../src/core/knowledge/layered.ts";
import { readPack, type Knowledge } from "../../src/core/knowledge/pack.ts";
import { readTagger } from "../../src/core/recognise/tagger/tagger.ts";
import { kept } from "../../src/core/rereading.ts";
import { emptyWorkspace, type Annotation } from "../../src/core/store/annotation.ts";
import { joinedRows, lessonsOf, rowsOf, type Lessons } from "../../src/core/store/teach.ts";
import { toEnd } from "../../src/core/toEnd.ts";
import { annotation } from "../support/annotations.ts";
import { parseMarked } from "../support/mark.ts";

const pack = readPack(toEnd(expandingText(gunzipSync(readFileSync("dist/knowledge.pack")))));
const known = [...pack.ids()].slice(0, 2_500).flatMap((id) => pack.entity(id) ?? []);

const tagger = readTagger(readFileSync("dist/recogniser/words.bin"), readFileSync("dist/recogniser/product.bin"), (word) => pack.isCommonWord(word));
const articles = readdirSync("test/articles/dev").map((name) => readFileSync(`test/articles/dev/${name}`, "utf8"));
const { text } = parseMarked(articles.join("\n"));

/** Four times the names in sixteen times the time would be quadratic; a busy machine and the garbage collector stay below. */
const worstGrowth = 10;

const figures = [1_250, 2_500, 5_000].map((names) => {
  const lessons = taught(names);
  const figure = least(() => knowing(lessons));
  console.log(`${names} taught names laid over the pack [linear]: ${shown(figure)}`);
  return figure;
});
const [small, , large] = figures as [Figure, Figure, Figure];

const before = toEnd(knowing(taught(5_000)));
const now = toEnd(knowing(taught(5_000, text.split(/\s+/).slice(1000, 1002).join(" "))));
const { memory } = createAnalyser(before, { tagger }).analyse(text);
const still = toEnd(kept(memory, before, now));
console.log(`${text.length} letters read anew with one name more: ${shown(least(() => reading()))}`);
console.log(`what still holds of an earlier reading, found out: ${shown(least(() => kept(memory, before, now)))}`);
console.log(`the rest read again: ${shown(least(() => reading(still.memory)))}`);

process.exitCode = large.total / small.total > worstGrowth ? 1 : 0;

function reading(earlier?: Memory): Generator {
  return createAnalyser(now, { tagger }).analysing(text, earlier);
}

function shown({ total, longest }: Figure): string {
  return `${total.toFixed(1)} ms, the longest step ${longest.toFixed(1)} ms`;
}

/** The best of some runs. */
function least(work: () => Generator): Figure {
  const runs = Array.from({ length: 9 }, () => timed(work()));
  return { total: Math.min(...runs.map((run) => run.total)), longest: Math.min(...runs.map((run) => run.longest)) };
}

/** Half of the names are of entities that the pack has, half are new. */
function taught(names: number, more?: string): Lessons {
  const marks = Array.from({ length: names }, (_, n) => {
    const { id, ar, type } = known[n >> 1]!;
    return n % 2 === 0 ? marking(`m${n}`, ar, { type, entity: id }) : marking(`m${n}`, `مدينة ${n}`);
  });
  if (more !== undefined) marks.push(marking("more", more));
  return lessonsOf({ sheets: new Map([["file:///a", { annotations: new Map(marks.map((mark) => [mark.id, mark])), kept: [] }]]), workspace: emptyWorkspace });
}

function marking(id: string, quote: string, means: Partial<Annotation> = {}): Annotation {
  return annotation({ id, start: 0, end: 1, anchor: { quote, prefix: "", suffix: "" }, type: "LOC", ...means });
}

function* knowing(lessons: Lessons): Generator<undefined, Knowledge> {
  const rows = yield* rowsOf(lessons, emptyWorkspace, (id) => pack.entity(id));
  return yield* layering(pack, yield* joinedRows([], rows));
}

interface Figure {
  readonly total: number;
  readonly longest: number;
}

function timed(work: Generator): Figure {
  const begin = performance.now();
  let longest = 0;
  for (let since = begin; ; ) {
    const { done } = work.next();
    const now = performance.now();
    longest = Math.max(longest, now - since);
    since = now;
    if (done) return { total: now - begin, longest };
  }
}
