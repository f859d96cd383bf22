/** Text in, mentions and entities out: `reading` is the whole of recognition and linking, and each of its steps is a function below it. */

import { engineCandidates, type Findings } from "./engine/candidates.ts";
import type { Knowledge } from "./knowledge/pack.ts";
import { linking, supported, type Reading as LinkedReading } from "./link/link.ts";
import { gatherWitness, type Witness } from "./link/score.ts";
import type { Analysis, Building, Candidate, Recogniser, Segment, Token } from "./model.ts";
import { dates } from "./recognise/dates.ts";
import { aligned, asKnown, coordinated, decide, ownFirst, sureOfWeak } from "./recognise/decide.ts";
import { everydayTest, withoutEveryday } from "./recognise/everydayGuesses.ts";
import { expressionsIn, withoutExpressions, type FoundExpression } from "./recognise/expressions.ts";
import { facilities } from "./recognise/facilities.ts";
import { formsOf, noted, type Form } from "./recognise/forms.ts";
import { gazetteer } from "./recognise/gazetteer.ts";
import { institutions } from "./recognise/institutions.ts";
import { money } from "./recognise/money.ts";
import { nasab } from "./recognise/nasab.ts";
import { percents } from "./recognise/percents.ts";
import { quantities } from "./recognise/quantities.ts";
import { quoted } from "./recognise/quoted.ts";
import { settle } from "./recognise/settle.ts";
import { Nameness, occursIn, taggedNames } from "./recognise/taggedNames.ts";
import type { Word } from "./recognise/tagger/features.ts";
import { boundsOf, isTagged, lineOf } from "./recognise/tagger/line.ts";
import type { FirstPass, Tagger } from "./recognise/tagger/tagger.ts";
import { times } from "./recognise/times.ts";
import { titled } from "./recognise/titled.ts";
import { articleDay, reach, type ReadDate } from "./text/articleDay.ts";
import { segments } from "./text/segments.ts";
import { tokenise } from "./text/tokenise.ts";
import { toEnd } from "./toEnd.ts";

/** What was read in one segment, by itself. Offsets count from its start. */
export interface SegmentReading {
  readonly candidates: readonly Candidate[];
  /** Expressions that name nothing. */
  readonly expressions: readonly FoundExpression[];
  /** Where its words stand and what the tagger made of them, if there is a tagger. */
  readonly line?: { readonly bounds: Int32Array; readonly first: FirstPass };
}

/** What was read in each segment of a document, by the segment's text. */
export type Memory = ReadonlyMap<string, SegmentReading>;

export interface Reading {
  readonly analysis: Analysis;
  /** Hand it to the next analysis of the same document: only what changed is read again. */
  readonly memory: Memory;
}

export interface Analyser {
  /**
   * Reads a text in one go. The result is the same whatever the memory. What another engine found in the text stands in place of
   * the names that the tagger sees.
   */
  analyse(text: string, memory?: Memory, findings?: Findings): Reading;
  /** Reads a text in steps of a few milliseconds; each step yields the share done, 0 to 1. */
  analysing(text: string, memory?: Memory, findings?: Findings): Generator<number, Reading>;
}

export interface AnalyserParts {
  readonly recognisers?: readonly Recogniser[];
  /** Reads context. Without one, lexicon and rules are all there is. */
  readonly tagger?: Tagger | undefined;
  /** Above 0 the tagger names less and is surer, below 0 the reverse: what is added to its score of "no name". */
  readonly caution?: number;
}

export function createAnalyser(knowledge: Knowledge, parts: AnalyserParts = {}): Analyser {
  const { recognisers = standardRecognisers(knowledge), tagger } = parts;
  const word = noted("tagger", ({ text }) => tagger!.word(text));
  const isEveryday = everydayTest(knowledge);
  const analysing: Analyser["analysing"] = (text, memory, findings) =>
    reading(text, { ...parts, knowledge, recognisers, findings, word, isEveryday }, memory);
  return {
    analysing,
    analyse: (...given) => toEnd(analysing(...given)),
  };
}

export function standardRecognisers(knowledge: Knowledge): readonly Recogniser[] {
  return [gazetteer(knowledge), dates, times, money, percents, quantities, quoted, nasab(knowledge), titled(knowledge)];
}

/** 4,096 units a step: about a millisecond of reading. */
const unitsPerStep = 4096;
const linesPerStep = 10;
const segmentsPerStep = 40;

interface Means extends AnalyserParts {
  readonly knowledge: Knowledge;
  readonly recognisers: readonly Recogniser[];
  readonly findings: Findings | undefined;
  /** A word as the tagger knows it. */
  readonly word: (form: Form) => Word;
  readonly isEveryday: (word: string) => boolean;
}

function* reading(text: string, means: Means, earlier: Memory = new Map()): Generator<number, Reading> {
  const { segmentReadings, memory } = yield* segmentsRead(text, means, earlier);
  const seen = means.tagger && (yield* documentRead(segmentReadings, means.tagger, means.caution));
  const names = means.findings ? inSegments(engineCandidates(text, means.findings, means.tagger?.word), segmentReadings) : seen?.names;
  const day = articleDay(text, datesIn(segmentReadings))?.slice("date:".length);
  const { proposals, witness } = yield* proposed(text, segmentReadings, { ...means, names, day });
  const settled = yield* decided(text, proposals, { witness, nameness: seen?.nameness, knowledge: means.knowledge });
  const { mentions, entities } = yield* linking(text, settled, means.knowledge, day);
  return { analysis: { mentions, entities, problems: [] }, memory };
}

/** A segment's reading and where the segment stands in the text. */
interface PlacedReading {
  readonly start: number;
  readonly text: string;
  readonly reading: SegmentReading;
}

/** Each segment by itself; those that an earlier reading knows are not read again. */
function* segmentsRead(text: string, means: Means, earlier: Memory): Generator<number, { segmentReadings: PlacedReading[]; memory: Memory }> {
  const memory = new Map<string, SegmentReading>();
  const segmentReadings: PlacedReading[] = [];
  let pause = unitsPerStep;
  for (const { start, end } of segments(text)) {
    const content = text.slice(start, end);
    const known = memory.get(content) ?? earlier.get(content) ?? segmentReading({ start, end, text: content, tokens: tokenise(content) }, means);
    memory.set(content, known);
    segmentReadings.push({ start, text: content, reading: known });
    if (end > pause) {
      yield end / text.length;
      pause = end + unitsPerStep;
    }
  }
  yield 1;
  return { segmentReadings, memory };
}

/** The tagger's second pass, with the whole document as context: the names of each segment. */
function* documentRead(
  segmentReadings: readonly PlacedReading[],
  tagger: Tagger,
  caution?: number,
): Generator<number, { names: readonly Candidate[][]; nameness: Nameness }> {
  const lines = segmentReadings.flatMap(({ start, text, reading: { line } }, segment) => (line ? [{ segment, start, text, ...line }] : []));
  const firsts = lines.map(({ first }) => first);
  const surroundings = { occurs: occursIn(firsts), calibrated: tagger.calibrated };
  const names: Candidate[][] = segmentReadings.map(() => []);
  const nameness = new Nameness();
  let at = 0;
  for (const tagged of tagger.tagDocument(firsts, caution)) {
    const { segment, start, text, bounds } = lines[at++]!;
    nameness.add(start, bounds, tagged);
    for (const name of taggedNames({ text, bounds, tagged }, surroundings)) names[segment]!.push(placedAt(start, name));
    if (at % linesPerStep === 0) yield 1;
  }
  return { names, nameness };
}

/** The names that lie in each segment; one that goes beyond its own is none. */
function inSegments(names: readonly Candidate[], segmentReadings: readonly PlacedReading[]): Candidate[][] {
  let next = 0;
  return segmentReadings.map(({ start, text }) => {
    const within: Candidate[] = [];
    for (; next < names.length && names[next]!.start < start + text.length; next++) {
      if (names[next]!.end <= start + text.length) within.push(names[next]!);
    }
    return within;
  });
}

/** The dates of the beginning of a text. */
function* datesIn(segmentReadings: readonly PlacedReading[]): Generator<ReadDate> {
  for (const { start, reading } of segmentReadings) {
    if (start >= reach) return;
    for (const { type, start: from, end, entities } of reading.candidates) {
      if (type === "DATE" && entities[0] !== undefined) yield { start: start + from, end: start + end, entity: entities[0] };
    }
  }
}

/** What lexicon and rules propose of a segment, what tagger or engine does, and where the segment starts. */
interface Proposal {
  readonly start: number;
  readonly lexical: readonly Candidate[];
  readonly names: readonly Candidate[];
}

/** What is proposed of each segment, made comparable; and what all of it says about the unsure. */
function* proposed(
  text: string,
  segmentReadings: readonly PlacedReading[],
  { names, knowledge, day, isEveryday }: Pick<Means, "knowledge" | "isEveryday"> & { names: readonly (readonly Candidate[])[] | undefined; day: string | undefined },
): Generator<number, { proposals: Proposal[]; witness: Witness }> {
  const proposals: Proposal[] = [];
  const gathered = gatherWitness(knowledge, day);
  for (const [index, { start, reading }] of segmentReadings.entries()) {
    const found = reading.candidates.map((candidate) => placedAt(start, candidate));
    const expressions = reading.expressions.map((one) => ({ ...one, start: start + one.start, end: start + one.end }));
    const likely = withoutEveryday(withoutExpressions(names?.[index] ?? [], expressions), found, text, isEveryday);
    const named = asKnown(aligned(coordinated(likely, text), found), found, text);
    const lexical = sureOfWeak(found, named);
    gathered.add(lexical);
    proposals.push({ start, lexical, names: named });
    if (index % segmentsPerStep === 0) yield 1;
  }
  return { proposals, witness: gathered.witness };
}

interface Grounds {
  readonly witness: Witness;
  readonly nameness: Nameness | undefined;
  readonly knowledge: Knowledge;
}

/** What stands in each segment, in text order. No mention crosses segments, so each is settled by itself. */
function* decided(text: string, proposals: readonly Proposal[], { witness, nameness, knowledge }: Grounds): Generator<number, LinkedReading[]> {
  const isOwn = (entity: string): boolean => knowledge.entity(entity)?.source === "own";
  const settled: LinkedReading[] = [];
  for (const [index, { start, lexical, names }] of proposals.entries()) {
    const readings = lexical.flatMap((candidate) => supported(candidate, text, witness, knowledge));
    const standing = ownFirst(decide(readings, names, nameness), isOwn);
    for (const one of settle([...standing, ...facilities(text, standing, start)])) settled.push(one);
    if (index % segmentsPerStep === 0) yield 1;
  }
  return settled;
}

function segmentReading(segment: Segment, { recognisers, tagger, word }: Means): SegmentReading {
  const proposed = recognisers.flatMap((recogniser) => recogniser.recognise(segment));
  const expressions = expressionsIn(segment);
  const candidates = withoutExpressions([...proposed, ...institutions(segment, proposed)], expressions);
  if (tagger === undefined) return { candidates, expressions };
  const forms = formsOf(segment);
  const tokens: Token[] = [];
  const words: Word[] = [];
  for (let index = 0; index < forms.length; index++) {
    const token = segment.tokens[index]!;
    const form = forms[index]!;
    if (!isTagged(token, form.text)) continue;
    tokens.push(token);
    words.push(word(form));
  }
  if (tokens.length === 0) return { candidates, expressions };
  const lexical = proposed.filter(({ source, everyday }) => source === "lexicon" && !everyday);
  const bounds = boundsOf(tokens);
  return { candidates, expressions, line: { bounds, first: tagger.tagLine(lineOf(words, bounds, lexical)) } };
}

/** A candidate whose offsets count from the start of the document. */
function placedAt(offset: number, { start, end, type, entities, derived, nominal, clitics, weak, everyday, confidence, source }: Candidate): Candidate {
  const placed: Building = { start: start + offset, end: end + offset, type, entities, confidence, source };
  if (derived) placed.derived = derived;
  if (nominal) placed.nominal = nominal;
  if (clitics !== undefined) placed.clitics = clitics;
  if (weak) placed.weak = weak;
  if (everyday) placed.everyday = everyday;
  return placed;
}
