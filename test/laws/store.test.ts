import assert from "node:assert/strict";
import fc from "fast-check";
import { entityTypes, type Span } from "../../src/core/model.ts";
import { readEntities, writeEntities } from "../../src/core/formats/entitiesFile.ts";
import { readingSheet, readSheet, writeSheet, writingSheet } from "../../src/core/formats/webAnnotation.ts";
import { anchored, anchorOf } from "../../src/core/store/anchor.ts";
import { isPlaced, type Annotation, type OwnEntity, type Refusal, type Sheet, type WorkspaceSheet } from "../../src/core/store/annotation.ts";
import { apply, invert, withAnchors, type Change, type Part, type Store } from "../../src/core/store/change.ts";
import { throughEdits } from "../../src/core/store/through.ts";
import { toEnd } from "../../src/core/toEnd.ts";
import type { Edit } from "../../src/core/text/spans.ts";
import { annotation } from "../support/annotations.ts";

function holds<T>(given: fc.Arbitrary<T>, claim: (value: T) => void, runs = 150): void {
  fc.assert(fc.property(given, claim), { numRuns: runs });
}

const word = fc.constantFrom("مصر", "قناة", "السويس", "القاهرة", "بورسعيد", "لِلعراق", "\u{1D4B3}", "😀", "Suez", "1956", "هـ");
const gap = fc.constantFrom(" ", "، ", "\n", "\r\n", ". ", "\u00A0");
const text = fc.array(fc.tuple(word, gap), { minLength: 4, maxLength: 60 }).map((parts) => parts.flat().join(""));

const name = fc.constantFrom("ليلى", "Omar", "قارئ \"أول\"\n");
const instant = fc.integer({ min: 0, max: 9 }).map((n) => `2026-01-0${n + 1}T00:00:00Z`);
const uuid = fc.uuid().map((id) => `urn:uuid:${id}`);
const json = fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const foreignMembers = fc.dictionary(fc.constantFrom("rights", "dc:subject", "نص"), json, { minKeys: 1, noNullPrototype: true });

/** Leaves out the members that are undefined. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

const maybe = <T>(given: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(given, { nil: undefined });

const said = fc.record({
  id: uuid,
  type: fc.constantFrom(...entityTypes),
  entity: maybe(fc.constantFrom("suez", "own:قناة", "date:1956-07-26", "a b%c", "urn:x:y")),
  derived: maybe(fc.constant(true as const)),
  clitics: maybe(fc.constantFrom("و", "وب")),
  status: fc.constantFrom("confirmed" as const, "rejected" as const),
  scope: maybe(fc.constant("document" as const)),
  source: fc.constantFrom("human", "lexicon"),
  sourceVersion: maybe(fc.constant("1")),
  confidence: maybe(fc.constantFrom(0.5, 1)),
  note: maybe(fc.constantFrom("سطر\nسطر", "\u2028\t\"")),
  creator: name,
  created: instant,
  modified: instant,
  modifiedBy: maybe(name),
  foreign: maybe(fc.record({ annotation: maybe(foreignMembers), target: maybe(foreignMembers) }).map(present)),
});

const sheetOn = (given: string): fc.Arbitrary<Sheet> =>
  fc.array(fc.tuple(said, fc.nat(), fc.integer({ min: 1, max: 12 }), fc.constantFrom("sure", "moved", "doubtful", "orphan")), { maxLength: 12 }).chain((list) =>
    fc.record({ note: maybe(fc.constant("ملاحظة")), kept: fc.constantFrom([], ['{"id":"x","type":"Annotation"}']), foreign: maybe(foreignMembers) }).map((rest) => {
      const annotations = list.map(([{ foreign, ...words }, n, length, place]) => {
        const whole = wholeSpan(given, n % given.length, length);
        const span = place === "orphan" ? { start: whole.start, end: whole.start } : whole;
        const candidates = place === "doubtful" ? { candidates: [whole] } : {};
        const others = foreign && Object.keys(foreign).length > 0 ? { foreign } : {};
        return annotation(present({ ...words, ...span, place, ...candidates, ...others, anchor: anchorOf(given, whole) }) as Annotation);
      });
      return present({ ...rest, annotations: new Map(anchored(given, annotations).map((mark) => [mark.id, mark])) }) as Sheet;
    }),
  );

/** A span that cuts no surrogate pair. */
function wholeSpan(given: string, from: number, length: number): Span {
  const points = [...given];
  const starts = points.map(((at) => (point: string) => (at += point.length) - point.length)(0));
  const first = Math.min(from % points.length, points.length - 1);
  const last = Math.min(points.length - 1, first + length - 1);
  return { start: starts[first]!, end: starts[last]! + points[last]!.length };
}

const textAndSheet = text.chain((given) => fc.tuple(fc.constant(given), sheetOn(given)));

const own: fc.Arbitrary<OwnEntity> = fc.record({
  id: fc.constantFrom("own:قناة", "suez", "a b", "own:x%20y"),
  type: fc.constantFrom(...entityTypes),
  name: fc.record({ ar: fc.constantFrom("قناة السويس", "\""), en: maybe(fc.constant("Suez")) }).map(present) as fc.Arbitrary<OwnEntity["name"]>,
  aliases: maybe(fc.constant(["القناة"])),
  note: maybe(fc.constant("سطر\nسطر")),
  qid: maybe(fc.constant("Q899")),
  sameAs: maybe(fc.constant(["http://example.org/suez"])),
  mergedInto: maybe(fc.constant("own:القناة")),
  creator: name,
  created: instant,
  modified: instant,
  foreign: maybe(foreignMembers),
}).map((entity) => present(entity) as OwnEntity);

const refusal: fc.Arbitrary<Refusal> = fc.record({
  id: fc.constantFrom("PER:علي", "LOC:بن_غازي"), surface: fc.constant("علي"), type: fc.constantFrom(...entityTypes), creator: name, created: instant,
}).map((item) => ({ ...item }));

const workspace: fc.Arbitrary<WorkspaceSheet> = fc.record({ entities: fc.array(own), refusals: fc.array(refusal) }).map(({ entities, refusals }) => ({
  entities: new Map(entities.map((entity) => [entity.id, entity])),
  refusals: new Map(refusals.map((item) => [item.id, item])),
  kept: [],
}));

describe("laws of the store", () => {
  it("reading what was written gives the same sheet", () =>
    holds(textAndSheet, ([given, sheet]) => {
      const { sheet: read, problems } = readSheet(writeSheet(sheet, { source: "نص أول.txt", text: given }), given);
      assert.deepEqual(problems, []);
      assert.deepEqual(read, sheet);
    }));

  it("writing what was read gives the same bytes", () =>
    holds(textAndSheet, ([given, sheet]) => {
      const file = writeSheet(sheet, { source: "a.txt", text: given });
      assert.equal(writeSheet(readSheet(file, given).sheet, { source: "a.txt", text: given }), file);
    }));

  it("what is written or read with the last version in mind is what it is without", () =>
    holds(fc.tuple(textAndSheet, fc.array(fc.nat()), fc.boolean()), ([[given, sheet], changed, isEdited]) => {
      const source = "a.txt";
      const { json: first, known } = toEnd(writingSheet(sheet, { source, text: given }));
      assert.equal(first, writeSheet(sheet, { source, text: given }));
      const marks = [...sheet.annotations.values()];
      const others = changed.flatMap((n) => marks[n % marks.length] ?? []).map((mark) => ({ ...mark, note: "other", modified: "2026-02-01T00:00:00Z" }));
      const later = { ...sheet, annotations: new Map([...marks.slice(changed.length % 3), ...others].map((mark) => [mark.id, mark])) };
      const text = isEdited ? `${given}و` : given;
      const second = writeSheet(later, { source, text });
      assert.equal(toEnd(writingSheet(later, { source, text }, known)).json, second);
      for (const json of [second, `${second.replace(/\n[^\n]*\n\]\}\n$/, "\n")}${first.slice(first.indexOf('"items":[\n') + 10)}`]) {
        const { known: once, ...read } = toEnd(readingSheet(json, given, known));
        const { known: _, ...again } = toEnd(readingSheet(json, given, once));
        assert.deepEqual([read, again], [readSheet(json, given), readSheet(json, given)]);
      }
    }));

  it("reading the entities that were written gives the same entities", () =>
    holds(workspace, (given) => assert.deepEqual(readEntities(writeEntities(given)), { workspace: given, problems: [] })));

  it("reading never fails, whatever the file", () =>
    holds(fc.tuple(textAndSheet, fc.nat(), fc.string({ unit: "binary", maxLength: 9 })), ([[given, sheet], n, noise]) => {
      const file = writeSheet(sheet, { source: "a.txt", text: given });
      const at = n % file.length;
      readSheet(file.slice(0, at) + noise + file.slice(at + noise.length), given);
      readSheet(file.slice(0, at), given);
      readEntities(noise);
    }, 60));

  it("a change that is taken back was never made", () =>
    holds(fc.tuple(textAndSheet, workspace, fc.array(fc.tuple(fc.nat(), said)), fc.array(own)), ([[given, sheet], entities, edits, owned]) => {
      const store: Store = { sheets: sheet.annotations.size + (sheet.note ? 1 : 0) === 0 ? new Map() : new Map([["a", sheet]]), workspace: entities };
      const change = changeOf(given, store, edits, owned);
      const { store: changed, refused } = apply(store, change, () => given);
      assert.deepEqual(refused, []);
      assert.deepEqual(apply(changed, invert(change), () => given), { store, refused: [] });
    }));

  it("marks follow any typing and deleting, and every change and its undo, as if each letter carried its mark", () =>
    holds(fc.tuple(singleUnits, fc.array(step, { maxLength: 25 })), ([given, steps]) => playAgainstModel(given, steps), 400));
});

/** A change of each kind: new marks, marks that say something else, marks that go, entities. */
function changeOf(given: string, { sheets, workspace: { entities } }: Store, edits: readonly (readonly [number, { id: string; type: Annotation["type"] }])[], owned: readonly OwnEntity[]): Change {
  const marks = [...(sheets.get("a")?.annotations.values() ?? [])];
  const parts = edits.map(([n, { id, type }], index): Part => {
    const before = marks[index];
    if (!before) {
      const span = wholeSpan(given, n, 3);
      return { kind: "annotation", document: "a", id, after: annotation({ id, type, ...span, anchor: anchorOf(given, span) }) };
    }
    if (n % 3 === 0) return { kind: "annotation", document: "a", id: before.id, before };
    return { kind: "annotation", document: "a", id: before.id, before, after: { ...before, type, note: "أخرى", modified: "2026-02-01T00:00:00Z" } };
  });
  const others = new Map(owned.map((entity) => [entity.id, entity]));
  const named = [...others.values()].map((after): Part => {
    const before = entities.get(after.id);
    return { kind: "entity", id: after.id, ...(before && { before }), after };
  });
  const note = sheets.get("a")?.note;
  const noted: Part = { kind: "documentNote", document: "a", ...(note !== undefined && { before: note }), after: "جديدة" };
  return { label: "annotate", author: "ليلى", at: "2026-02-01T00:00:00Z", parts: [...parts, ...named, noted] };
}

/** What may happen to a marked text; numbers choose places and marks. */
type Step =
  | { readonly kind: "type" | "delete" | "mark"; readonly at: number; readonly length: number }
  | { readonly kind: "retype" | "remove" | "undo"; readonly at: number };

/**
 * No pair of units that is one character: the steps below put marks and letters anywhere, and no editor puts them inside one. And no tatweel or
 * vowel sign: a mark that was put away and comes back does without those that a letter was typed before.
 */
const singleUnits = text.map((given) => given.replaceAll("\r\n", "\n").replace(/[\ud800-\udfff\u0640\u064b-\u0652]/g, ""));

const nat = fc.nat({ max: 10_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("type" as const, "delete" as const), at: nat, length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant("mark" as const), at: nat, length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constantFrom("retype" as const, "remove" as const, "undo" as const), at: nat }),
);

/** In the model every unit has a number for good, and a mark is the numbers of the units that were its own when it was made, and of those typed inside it. */
interface Model {
  units: { readonly text: string; readonly number: number }[];
  readonly owned: Map<string, Set<number>>;
  types: Map<string, string>;
}

/** Where the letters begin that no text has. */
const privateUse = 0xe000;

function playAgainstModel(given: string, steps: readonly Step[]): void {
  let numbers = 0;
  let fresh = 0;
  const numbered = (part: string): Model["units"] => part.split("").map((unit) => ({ text: unit, number: numbers++ }));
  const model: Model = { units: numbered(given), owned: new Map(), types: new Map() };
  let store: Store = { sheets: new Map(), workspace: { entities: new Map(), refusals: new Map(), kept: [] } };
  const done: { readonly change: Change; readonly types: Map<string, string> }[] = [];
  const now = (): string => model.units.map((unit) => unit.text).join("");
  const marks = (): Annotation[] => [...(store.sheets.get("a")?.annotations.values() ?? [])];
  const perform = (part: Part, types: Map<string, string>): void => {
    // As the host does: what is put away remembers the words as they stand now.
    const change = withAnchors({ label: "annotate", author: "x", at: "2026", parts: [part] }, now);
    done.push({ change, types: model.types });
    const applied = apply(store, change, now);
    assert.deepEqual(applied.refused, []);
    store = applied.store;
    model.types = types;
  };
  const edit = (change: Edit, added: Model["units"]): void => {
    const before = now();
    model.units.splice(change.start, change.end - change.start, ...added);
    const sheet = store.sheets.get("a");
    if (!sheet) return;
    const annotations = throughEdits(sheet.annotations, [change], before, now());
    store = { ...store, sheets: new Map([["a", { ...sheet, annotations }]]) };
  };
  steps.forEach((action, index) => {
    const at = action.at % (model.units.length + 1);
    const mark = marks()[action.at % Math.max(1, marks().length)];
    switch (action.kind) {
      case "type": {
        if (isInsidePutAway(at, model, marks())) return;
        // Letters that were never there before, so that no mark comes back with them.
        const text = Array.from({ length: action.length }, () => String.fromCharCode(privateUse + fresh++)).join("");
        const typed = numbered(text);
        for (const { id, start, end } of marks()) if (start < at && at < end) typed.forEach(({ number }) => model.owned.get(id)!.add(number));
        return edit({ start: at, end: at, text }, typed);
      }
      case "delete": {
        const end = Math.min(model.units.length, at + action.length);
        const tears = [at, end].some((cut) => isInsidePutAway(cut, model, marks()));
        return tears || slides(now(), at, end) ? undefined : edit({ start: at, end, text: "" }, []);
      }
      case "mark": {
        const own = model.units.slice(at, at + action.length);
        if (own.length === 0) return;
        const span = { start: at, end: at + own.length };
        const after = annotation({ id: `m${index}`, ...span, anchor: anchorOf(now(), span) });
        model.owned.set(after.id, new Set(own.map(({ number }) => number)));
        return perform({ kind: "annotation", document: "a", id: after.id, after }, new Map([...model.types, [after.id, after.type]]));
      }
      case "retype":
        if (!mark) return;
        return perform(
          { kind: "annotation", document: "a", id: mark.id, before: mark, after: { ...mark, type: "PER", modified: String(index) } },
          new Map([...model.types, [mark.id, "PER"]]),
        );
      case "remove":
        if (!mark) return;
        return perform({ kind: "annotation", document: "a", id: mark.id, before: mark }, new Map([...model.types].filter(([id]) => id !== mark.id)));
      case "undo": {
        const last = done.pop();
        if (!last) return;
        const undone = apply(store, invert(last.change), now);
        assert.deepEqual(undone.refused, []);
        store = undone.store;
        model.types = last.types;
      }
    }
  });
  assert.deepEqual(new Map(marks().map(({ id, type }) => [id, type])), model.types);
  for (const mark of marks()) if (isPlaced(mark)) assert.ok(standsAsInModel(mark, model), `${mark.id} is at ${mark.start}`);
}

/** Whether an edit there would tear the words of a mark that is put away: what comes back of it then is asked about, or a part. */
function isInsidePutAway(at: number, { units, owned }: Model, marks: readonly Annotation[]): boolean {
  const shown = new Set(marks.map(({ id }) => id));
  return [...owned].some(([id, numbers]) => {
    const places = units.flatMap(({ number }, place) => (numbers.has(number) ? [place] : []));
    return !shown.has(id) && places.length > 0 && places[0]! < at && at <= places.at(-1)!;
  });
}

/** Whether the text would be the same with the letters beside these gone: then nobody can say which of them were a mark's. */
function slides(given: string, start: number, end: number): boolean {
  return start < end && (given[start] === given[end] || given[start - 1] === given[end - 1]);
}

/** The mark covers what is left of its own letters, and what was typed between them. */
function standsAsInModel(mark: Annotation, { units, owned }: Model): boolean {
  const places = units.flatMap(({ number }, at) => (owned.get(mark.id)!.has(number) ? [at] : []));
  return places.length > 0 && mark.start === places[0] && mark.end === places.at(-1)! + 1;
}
