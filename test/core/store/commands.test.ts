import assert from "node:assert/strict";
import { emptyWorkspace, type Annotation } from "../../../src/core/store/annotation.ts";
import { apply, invert, type Change, type Store } from "../../../src/core/store/change.ts";
import {
  annotate, applyEverywhere, confirm, entityNamed, markingOf, mergeEntities, noteOnDocument, reject, rejectAnywhere, remove, revise, reviseEntity, setSpan,
  splitEntity, type Hand, type Marking,
} from "../../../src/core/store/commands.ts";
import { sameValue } from "../../../src/core/store/sameValue.ts";
import type { Mention } from "../../../src/core/model.ts";

const text = "زار الوزير أذربيجان ثم عاد إلى مصر ومنها إلى أذربيجان";
const ground = { document: "file:///a.txt", text };
const empty: Store = { sheets: new Map(), workspace: emptyWorkspace };
let ids = 0;
const hand: Hand = { author: "ليلى", at: "2026-01-01T00:00:00.000Z", newId: () => `urn:uuid:${++ids}` };

const place = (words: string, nth = 0): { start: number; end: number } => {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};
const marking = (words: string, rest: Partial<Marking> = {}): Marking => ({ ...place(words), type: "LOC", source: "human", ...rest });
const suggestion = (words: string, rest: Partial<Mention> = {}): Mention =>
  ({ ...place(words), type: "LOC", entity: "azerbaijan", confidence: 0.9, source: "lexicon", ...rest });

/** Does it, checks that it can be taken back to the letter, and gives what stands then. */
function after(store: Store, change: Change | undefined): Store {
  assert.ok(change, "there was nothing to do");
  const done = apply(store, change);
  assert.deepEqual(done.refused, []);
  const back = apply(done.store, invert(change));
  assert.deepEqual(back.refused, []);
  assert.ok(sameValue(listed(back.store), listed(store)), "it was not taken back");
  return done.store;
}
const listed = ({ sheets, workspace }: Store): unknown =>
  [[...sheets].map(([key, sheet]) => [key, [...sheet.annotations], sheet.note]), [...workspace.entities], [...workspace.refusals]];
const marks = (store: Store): Annotation[] => [...(store.sheets.get(ground.document)?.annotations.values() ?? [])];
const said = (store: Store): string[] => marks(store).map(({ anchor, type, entity, status }) => [anchor.quote, type, entity, status].filter(Boolean).join(" "));

describe("a person", () => {
  it("marks a name, and what it overlaps gives way", () => {
    const one = after(empty, annotate(empty, hand, { ...ground, markings: [marking("الوزير أذربيجان", { type: "PER" })] }));
    const two = after(one, annotate(one, hand, { ...ground, markings: [marking("أذربيجان", { clitics: "" })] }));
    assert.deepEqual(said(two), ["أذربيجان LOC confirmed"]);
    assert.equal(annotate(two, hand, { ...ground, markings: [marking("أذربيجان")] }), undefined);
  });

  it("confirms suggestions with who suggested them and how sure; a name of this text alone gets no entity", () => {
    const mentions = [suggestion("أذربيجان"), suggestion("مصر", { entity: "name:مصر" })];
    const store = after(empty, confirm(empty, hand, { ...ground, mentions }));
    assert.deepEqual(said(store), ["أذربيجان LOC azerbaijan confirmed", "مصر LOC confirmed"]);
    assert.deepEqual(marks(store).map(({ source, confidence }) => [source, confidence]), [["lexicon", 0.9], ["lexicon", 0.9]]);
  });

  it("confirms the new place of a mark that moved", () => {
    const store = after(empty, annotate(empty, hand, { ...ground, markings: [marking("مصر")] }));
    const [mark] = marks(store);
    const moved: Store = { ...store, sheets: new Map([[ground.document, { annotations: new Map([[mark!.id, { ...mark!, place: "moved" }]]), kept: [] }]]) };
    const change = confirm(moved, hand, { ...ground, mentions: [suggestion("مصر", { annotation: mark!.id, status: "confirmed", moved: true })] });
    assert.deepEqual(marks(after(moved, change)).map(({ place }) => place), ["sure"]);
    assert.equal(confirm(store, hand, { ...ground, mentions: [suggestion("مصر", { annotation: mark!.id, status: "confirmed" })] }), undefined);
  });

  it("rejects a suggestion, and marking the same takes the rejection back", () => {
    const store = after(empty, reject(empty, hand, { ...ground, mentions: [suggestion("مصر")] }));
    assert.deepEqual(said(store), ["مصر LOC azerbaijan rejected"]);
    const marked = after(store, annotate(store, hand, { ...ground, markings: [markingOf(suggestion("مصر"))] }));
    assert.deepEqual(said(marked), ["مصر LOC azerbaijan confirmed"]);
  });

  it("rejects what was confirmed, in the whole document or anywhere", () => {
    const store = after(empty, annotate(empty, hand, { ...ground, markings: [marking("مصر")] }));
    const mention = suggestion("مصر", { status: "confirmed", annotation: marks(store)[0]!.id });
    const rejected = after(store, reject(store, hand, { ...ground, mentions: [mention], scope: "document" }));
    assert.deepEqual(marks(rejected).map(({ status, scope }) => [status, scope]), [["rejected", "document"]]);
    const refused = after(store, rejectAnywhere(store, hand, { ...ground, mention }));
    assert.deepEqual([said(refused), [...refused.workspace.refusals.values()].map(({ surface, type }) => [surface, type])], [[], [["مصر", "LOC"]]]);
  });

  it("changes type, entity, note and boundaries, and removes", () => {
    const store = after(empty, annotate(empty, hand, { ...ground, markings: [marking("مصر")] }));
    const [{ id }] = marks(store) as [Annotation];
    const { document } = ground;
    const typed = after(store, revise(store, hand, { document, ids: [id], revision: { type: "ORG", entity: "egyptair" }, label: "retype" }));
    assert.deepEqual(said(typed), ["مصر ORG egyptair confirmed"]);
    const noted = after(typed, revise(typed, hand, { document, ids: [id], revision: { note: "راجع" }, label: "note" }));
    assert.equal(marks(noted)[0]?.note, "راجع");
    const bare = after(noted, revise(noted, hand, { document, ids: [id], revision: { note: "", entity: undefined }, label: "note" }));
    assert.deepEqual([marks(bare)[0]?.note, marks(bare)[0]?.entity], [undefined, undefined]);
    const moved = after(bare, setSpan(bare, hand, { ...ground, id, span: place("إلى مصر") }));
    assert.deepEqual(marks(moved).map(({ anchor }) => anchor.quote), ["إلى مصر"]);
    assert.deepEqual(said(after(moved, remove(moved, hand, { document, ids: [id] }))), []);
  });

  it("merges two entities in all documents, and back again the other way", () => {
    const [a, b] = [entityNamed(emptyWorkspace, "باكو", "LOC"), { id: "azerbaijan", type: "LOC" as const, name: { ar: "أذربيجان" } }];
    const one = after(empty, annotate(empty, hand, { ...ground, markings: [marking("مصر", { entity: a.id })], entity: a }));
    const other = after(one, annotate(one, hand, { document: "file:///b.txt", text, markings: [marking("مصر", { entity: a.id })] }));
    const merged = after(other, mergeEntities(other, hand, { from: a, into: b }));
    assert.deepEqual([...merged.sheets.values()].flatMap(({ annotations }) => [...annotations.values()].map(({ entity }) => entity)), ["azerbaijan", "azerbaijan"]);
    assert.equal(merged.workspace.entities.get(a.id)?.mergedInto, "azerbaijan");
    const back = after(merged, mergeEntities(merged, hand, { from: b, into: a }));
    assert.equal(back.workspace.entities.get(a.id)?.mergedInto, undefined);
  });

  it("splits marks and suggestions off an entity, and renames it", () => {
    const store = after(empty, annotate(empty, hand, { ...ground, markings: [marking("أذربيجان", { entity: "azerbaijan" })] }));
    const confirmed = suggestion("أذربيجان", { annotation: marks(store)[0]!.id, status: "confirmed" });
    const suggested = suggestion("أذربيجان", place("أذربيجان", 1));
    const entity = entityNamed(store.workspace, "الشمال", "LOC");
    const split = after(store, splitEntity(store, hand, { ...ground, mentions: [confirmed, suggested], entity }));
    assert.deepEqual(said(split), ["أذربيجان LOC own:الشمال confirmed", "أذربيجان LOC own:الشمال confirmed"]);
    const renamed = after(split, reviseEntity(split, hand, { entity, revision: { name: { ar: "أذربيجان الجنوبية" } }, label: "renameEntity" }));
    assert.equal(renamed.workspace.entities.get(entity.id)?.name.ar, "أذربيجان الجنوبية");
    assert.equal(entityNamed(renamed.workspace, "الشمال", "LOC").id, "own:الشمال-2");
  });

  it("applies a correction in many documents as one change", () => {
    const everywhere = applyEverywhere(empty, hand, [
      { ...ground, markings: [marking("مصر")], rejected: [suggestion("أذربيجان")] },
      { document: "file:///b.txt", text, markings: [marking("مصر")] },
    ]);
    const store = after(empty, everywhere);
    assert.deepEqual([said(store), store.sheets.size], [["أذربيجان LOC azerbaijan rejected", "مصر LOC confirmed"], 2]);
  });

  it("writes a note on a text and on an entity, and takes it away with an empty one", () => {
    const { document } = ground;
    const store = after(empty, noteOnDocument(empty, hand, { document, note: "نسخة ثانية" }));
    assert.equal(store.sheets.get(document)?.note, "نسخة ثانية");
    assert.equal(after(store, noteOnDocument(store, hand, { document, note: " " })).sheets.size, 0);
    const entity = { id: "egypt", type: "LOC" as const, name: { ar: "مصر" } };
    const noted = after(empty, reviseEntity(empty, hand, { entity, revision: { note: "الإقليم" }, label: "noteEntity" }));
    assert.equal(noted.workspace.entities.get("egypt")?.note, "الإقليم");
  });
});
