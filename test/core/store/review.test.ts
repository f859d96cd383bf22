import assert from "node:assert/strict";
import type { Mention } from "../../../src/core/model.ts";
import { emptyWorkspace, type Annotation, type OwnEntity, type WorkspaceSheet } from "../../../src/core/store/annotation.ts";
import { refusalId, reviewed, type Reviewed } from "../../../src/core/store/review.ts";
import { annotation } from "../../support/annotations.ts";
import { parseMarked } from "../../support/mark.ts";

const suggested = parseMarked("زار [[إسحاق رابين|PER|yitzhak-rabin]] [[مصر|LOC|egypt]] ثم عاد إلى [[مصر|LOC|egypt]]");
const { text } = suggested;
const mentions = suggested.mentions.map(({ start, end, type, entity }): Mention => ({ start, end, type, entity, confidence: 0.9, source: "lexicon" }));
const entities = [...new Set(mentions.map(({ entity }) => entity))].map((id) => ({ id, type: "LOC" as const, name: { ar: id }, summary: {}, source: "pack" }));

function review(annotations: readonly Annotation[], workspace: WorkspaceSheet = emptyWorkspace): Reviewed {
  const sheet = { annotations: new Map(annotations.map((mark) => [mark.id, mark])), kept: [] };
  return reviewed({ text, analysis: { mentions, entities, problems: [] }, sheet, workspace });
}

const shown = ({ analysis }: Reviewed): string[] =>
  analysis.mentions.map(({ start, end, type, entity, status }) => [text.slice(start, end), type, entity, status].filter(Boolean).join(" "));

function on(words: string, rest: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(words);
  return annotation({ start, end: start + words.length, anchor: { quote: words, prefix: "", suffix: "" }, ...rest });
}

const own = (id: string, rest: Partial<OwnEntity> = {}): OwnEntity => ({ id, type: "LOC", name: { ar: id }, creator: "x", created: "1", modified: "1", ...rest });
const withEntities = (...list: OwnEntity[]): WorkspaceSheet => ({ ...emptyWorkspace, entities: new Map(list.map((entity) => [entity.id, entity])) });

const asSuggested = ["إسحاق رابين PER yitzhak-rabin", "مصر LOC egypt", "مصر LOC egypt"];

describe("what the reader sees", () => {
  it("are suggestions where nobody decided", () => assert.deepEqual(shown(review([])), asSuggested));

  it("is a confirmed mark in place of the suggestions that it overlaps", () =>
    assert.deepEqual(shown(review([on("رابين مصر", { type: "ORG", entity: "x" })])), ["رابين مصر ORG x confirmed", "مصر LOC egypt"]));

  it("gives a mark without an entity the one of its name", () =>
    assert.deepEqual(shown(review([on("ثم عاد", { type: "EVENT" })]))[2], "ثم عاد EVENT name:ثم_عاد confirmed"));

  it("leaves out what was rejected: here, in this text, anywhere", () => {
    const rejected = { status: "rejected" } as const;
    assert.deepEqual(shown(review([on("مصر", rejected)])), [asSuggested[0], asSuggested[2]]);
    assert.deepEqual(shown(review([on("مصر", { ...rejected, scope: "document" })])), [asSuggested[0]]);
    const refusal = { id: "x", surface: "مِصر", type: "LOC", creator: "x", created: "1" } as const;
    assert.deepEqual(shown(review([], { ...emptyWorkspace, refusals: new Map([["x", refusal]]) })), [asSuggested[0]]);
    assert.deepEqual(shown(review([], { ...emptyWorkspace, refusals: new Map([["x", { ...refusal, type: "PER" }]]) })), asSuggested);
  });

  it("keeps a longer suggestion where only a part of it was rejected", () =>
    assert.deepEqual(shown(review([on("رابين", { status: "rejected", type: "PER" })])), asSuggested));

  it("still heeds a rejection in this text whose own place is gone", () => {
    const orphan = on("مصر", { status: "rejected", scope: "document", place: "orphan", start: 0, end: 0 });
    assert.deepEqual(shown(review([orphan])), [asSuggested[0]]);
  });

  it("keeps marks without a place apart", () => {
    const found = review([on("مصر", { id: "a", place: "doubtful" }), on("عاد", { id: "b", place: "orphan" })]);
    assert.deepEqual(shown(found), asSuggested);
    assert.deepEqual([found.doubtful.map(({ id }) => id), found.orphans.map(({ id }) => id)], [["a"], ["b"]]);
  });

  it("is the longer of two people's overlapping marks; the other is told of", () => {
    const found = review([on("رابين", { id: "a", type: "PER" }), on("إسحاق رابين", { id: "b", type: "PER" })]);
    assert.deepEqual(found.analysis.mentions.map((mention) => mention.annotation), ["b", undefined, undefined]);
    assert.deepEqual(found.covered.map(({ id }) => id), ["a"]);
  });

  it("follows entities that were merged, and their new names", () => {
    const found = review([], withEntities(own("egypt", { mergedInto: "own:misr" }), own("own:misr", { name: { ar: "جمهورية مصر" } })));
    assert.deepEqual(shown(found).slice(1), ["مصر LOC own:misr", "مصر LOC own:misr"]);
    assert.deepEqual(found.analysis.entities.map(({ name }) => name.ar), ["yitzhak-rabin", "جمهورية مصر"]);
  });

  it("survives two people who merged crosswise", () =>
    assert.deepEqual(shown(review([], withEntities(own("egypt", { mergedInto: "a" }), own("a", { mergedInto: "egypt" }))))[1], "مصر LOC a"));

  it("refuses one name in all its spellings under one id", () => assert.equal(refusalId("أحمد", "PER"), refusalId("احمد", "PER")));
});
