/**
 * What it takes to know of a newly confirmed mark where so many names are taught already. What must hold on any machine is the growth,
 * and that it can be put aside within a frame.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { layering } from "../../src/core/knowledge/layered.ts";
import { readPack, type Knowledge } from "../../src/core/knowledge/pack.ts";
import { emptyWorkspace } from "../../src/core/store/annotation.ts";
import { joinedRows, lessonsOf, rowsOf, type Lessons } from "../../src/core/store/teach.ts";
import { annotation } from "../support/annotations.ts";

const pack = readPack(gunzipSync(readFileSync("dist/knowledge.pack")).toString("utf8"));
const known = [...pack.ids()].slice(0, 2_500).flatMap((id) => pack.entity(id) ?? []);

const frame = 16;
const worstGrowth = 10;

const figures = [1_250, 2_500, 5_000].map((names) => {
  const lessons = taught(names);
  const runs = Array.from({ length: 9 }, () => timed(knowing(lessons)));
  const [total, longest] = [Math.min(...runs.map((run) => run.total)), Math.min(...runs.map((run) => run.longest))];
  console.log(`${names} taught names laid over the pack [linear]: ${total.toFixed(1)} ms, the longest step ${longest.toFixed(1)} ms; the first time ${runs[0]!.total.toFixed(1)} ms`);
  return { total, longest };
});
const [small, , large] = figures as [Figure, Figure, Figure];
process.exitCode = large.total / small.total > worstGrowth || large.longest > frame ? 1 : 0;

/** Half of the names are of entities that the pack has, half are new. */
function taught(names: number): Lessons {
  const marks = Array.from({ length: names }, (_, n) => {
    const { id, ar, type } = known[n >> 1]!;
    const anchor = (quote: string) => ({ quote, prefix: "", suffix: "" });
    return annotation({ id: `m${n}`, start: 0, end: 1, ...(n % 2 === 0 ? { anchor: anchor(ar), type, entity: id } : { anchor: anchor(`مدينة ${n}`), type: "LOC" }) });
  });
  return lessonsOf({ sheets: new Map([["file:///a", { annotations: new Map(marks.map((mark) => [mark.id, mark])), kept: [] }]]), workspace: emptyWorkspace });
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
