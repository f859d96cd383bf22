/** Text in, mentions and entities out: the whole of recognition and linking on one screen. */

import type { Knowledge } from "./knowledge/pack.ts";
import { link, supported, type Reading as LinkedReading } from "./link/link.ts";
import { witnessOf } from "./link/score.ts";
import type { Analysis, Candidate, Recogniser, Segment } from "./model.ts";
import { dates } from "./recognise/dates.ts";
import { gazetteer } from "./recognise/gazetteer.ts";
import { institutions } from "./recognise/institutions.ts";
import { money } from "./recognise/money.ts";
import { percents } from "./recognise/percents.ts";
import { quantities } from "./recognise/quantities.ts";
import { quoted } from "./recognise/quoted.ts";
import { settle } from "./recognise/settle.ts";
import { times } from "./recognise/times.ts";
import { titled } from "./recognise/titled.ts";
import { segments } from "./text/segments.ts";
import { tokenise } from "./text/tokenise.ts";

/** What was read in each segment of a document, by the segment's text. */
export type Memory = ReadonlyMap<string, readonly Candidate[]>;

export interface Reading {
  readonly analysis: Analysis;
  /** Hand it to the next analysis of the same document: only what changed is read again. */
  readonly memory: Memory;
}

export interface Analyser {
  /** Reads a text in one go. The result is the same whatever the memory. */
  analyse(text: string, memory?: Memory): Reading;
  /** Reads a text in steps of a few milliseconds; each step yields the share done, 0 to 1. */
  analysing(text: string, memory?: Memory): Generator<number, Reading>;
}

export function createAnalyser(knowledge: Knowledge, recognisers = standardRecognisers(knowledge)): Analyser {
  const analysing = (text: string, memory?: Memory) => reading(text, knowledge, recognisers, memory);
  return {
    analysing,
    analyse(text, memory) {
      const steps = analysing(text, memory);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    },
  };
}

export function standardRecognisers(knowledge: Knowledge): readonly Recogniser[] {
  return [gazetteer(knowledge), dates, times, money, percents, quantities, quoted, titled(knowledge)];
}

/** 4,096 units a step: about a millisecond of reading. */
const unitsPerStep = 4096;
const candidatesPerStep = 500;

function* reading(
  text: string,
  knowledge: Knowledge,
  recognisers: readonly Recogniser[],
  earlier: Memory = new Map(),
): Generator<number, Reading> {
  const memory = new Map<string, readonly Candidate[]>();
  const found: Candidate[] = [];
  let pause = unitsPerStep;
  for (const span of segments(text)) {
    const content = text.slice(span.start, span.end);
    let local = memory.get(content) ?? earlier.get(content);
    if (local === undefined) {
      const segment: Segment = { ...span, text: content, tokens: tokenise(content) };
      const proposed = recognisers.flatMap((recogniser) => recogniser.recognise(segment));
      local = [...proposed, ...institutions(segment, proposed)];
    }
    memory.set(content, local);
    for (const candidate of local) found.push(placedAt(span.start, candidate));
    if (span.end > pause) {
      yield span.end / text.length;
      pause = span.end + unitsPerStep;
    }
  }
  yield 1;
  const witness = witnessOf(found, knowledge);
  const readings: LinkedReading[] = [];
  for (const [index, candidate] of found.entries()) {
    readings.push(...supported(candidate, text, witness, knowledge));
    if (index % candidatesPerStep === 0) yield 1;
  }
  const settled = settle(readings);
  yield 1;
  const { mentions, entities } = link(text, settled, knowledge);
  return { analysis: { mentions, entities, problems: [] }, memory };
}

function placedAt(offset: number, candidate: Candidate): Candidate {
  return { ...candidate, start: candidate.start + offset, end: candidate.end + offset };
}
