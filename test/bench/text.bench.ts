/**
 * Speed of the text layer and the rules at three sizes. What must hold on any machine is the growth: twice the text may take about twice
 * the time. Prints MB/s (of UTF-16) and the worst growth; fails when it is not linear.
 */
import { dates } from "../../src/core/recognise/dates.ts";
import { money } from "../../src/core/recognise/money.ts";
import { percents } from "../../src/core/recognise/percents.ts";
import { quantities } from "../../src/core/recognise/quantities.ts";
import { quoted } from "../../src/core/recognise/quoted.ts";
import { times } from "../../src/core/recognise/times.ts";
import { stems } from "../../src/core/text/clitics.ts";
import { fold, foldWord } from "../../src/core/text/fold.ts";
import { toCodePoints } from "../../src/core/text/lines.ts";
import { segments } from "../../src/core/text/segments.ts";
import { tokenise } from "../../src/core/text/tokenise.ts";
import { isMostlyArabic } from "../../src/core/text/letters.ts";

const paragraph =
  "وصل الوفد إلى العاصمة في السبت 10 أكتوبر 2020، وقال متحدث إن 40% من الأعضاء وافقوا على إعـادة \"الملفّ\" (2). " +
  "The delegation left at 12:16.\u00A0وللجنة رأيٌ آخر؛ فقد طلبت 70 ألف وثيقة من بلدانٍ شتّى.\n";

const rules = [dates, times, money, percents, quantities, quoted];

const inputs: Record<string, string> = {
  prose: paragraph,
  "one long line": paragraph.replace("\n", " "),
  controls: "\u200F\u202B\u061C\u2066",
  marks: "\u064B\u064E\u0651",
  stops: ". ",
  quotes: "\"'»",
  digits: "1,2.3",
  lam: "ل",
  "no space": "وصل؛",
  numbers: "ألف ألف 10/10-3 و5 إلى ",
};

const work: Record<string, (text: string) => unknown> = {
  tokenise,
  segments: (text) => [...segments(text)].length,
  fold,
  "tokenise and stems": (text) => {
    let count = 0;
    for (const { kind, start, end } of tokenise(text)) if (kind === "word") count += stems(text.slice(start, end)).length;
    return count;
  },
  "tokenise and foldWord": (text) => {
    let count = 0;
    for (const { kind, start, end } of tokenise(text)) if (kind === "word") count += foldWord(text.slice(start, end)).length;
    return count;
  },
  "all rules": (text) => {
    let count = 0;
    for (const piece of segments(text)) {
      const segment = { ...piece, tokens: tokenise(piece.text) };
      for (const rule of rules) count += rule.recognise(segment).length;
    }
    return count;
  },
  toCodePoints: (text) => toCodePoints(text, [0, text.length]),
  isMostlyArabic,
};

const size = 500_000;
/** Four times the text in sixteen times the time would be quadratic; a busy machine and the garbage collector stay below. */
const worstGrowth = 10;

let failed = false;
for (const [input, pattern] of Object.entries(inputs)) {
  for (const [name, run] of Object.entries(work)) {
    const first = measure(run, pattern);
    const { times, growth, speed } = first.growth > worstGrowth ? measure(run, pattern) : first;
    const isLinear = growth <= worstGrowth;
    failed ||= !isLinear;
    const shown = times.map((time) => `${time.toFixed(1)} ms`).join(", ");
    console.log(`${isLinear ? "ok  " : "SLOW"} ${name} [linear], ${input}: ${shown}; ${speed.toFixed(0)} MB/s; ×${growth.toFixed(1)}`);
  }
}
process.exitCode = failed ? 1 : 0;

/** The best of three times at each of three sizes. Times under 2 ms are too small to say how they grow. */
function measure(run: (text: string) => unknown, pattern: string): { times: number[]; growth: number; speed: number } {
  const times = [1, 2, 4].map((factor) => millisecondsOf(run, pattern.repeat((size * factor) / pattern.length)));
  const [small = 0, , large = 0] = times;
  return { times, growth: large / Math.max(small, 2), speed: (size * 4 * 2) / 1000 / large };
}

function millisecondsOf(run: (text: string) => unknown, text: string): number {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    run(text);
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}
