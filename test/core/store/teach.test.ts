import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { layered } from "../../../src/core/knowledge/layered.ts";
import { emptyWorkspace, type Annotation, type OwnEntity, type WorkspaceSheet } from "../../../src/core/store/annotation.ts";
import type { Store } from "../../../src/core/store/change.ts";
import { joinedRows, lessonsOf, nisbaOf, rowsOf } from "../../../src/core/store/teach.ts";
import { toEnd } from "../../../src/core/toEnd.ts";
import { annotation } from "../../support/annotations.ts";
import { busiestStep } from "../../support/busiestStep.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

const pack = knowledgeOf(smallRows, smallCommonWords);
const known = (id: string) => pack.entity(id);

let count = 0;
const confirmed = (quote: string, rest: Partial<Annotation> = {}): Annotation =>
  annotation({ id: `m${count++}`, start: 0, end: quote.length, anchor: { quote, prefix: "", suffix: "" }, ...rest });

function storeOf(marks: readonly Annotation[], workspace: WorkspaceSheet = emptyWorkspace): Store {
  return { sheets: new Map([["file:///a.txt", { annotations: new Map(marks.map((mark) => [mark.id, mark])), kept: [] }]]), workspace };
}

/** What is found in a text once marks were confirmed. */
function found(text: string, marks: readonly Annotation[], workspace = emptyWorkspace): string[] {
  const store = storeOf(marks, workspace);
  const knowledge = layered(pack, toEnd(rowsOf(lessonsOf(store), store.workspace, known)));
  const { analysis } = createAnalyser(knowledge).analyse(text);
  return analysis.mentions.map(({ start, end, type, entity }) => `${text.slice(start, end)} ${type} ${entity}`);
}

describe("a confirmed mark", () => {
  it("is found in other texts, in any spelling and behind particles", () =>
    assert.deepEqual(found("وصل إلى البيرة وبالأعظمية", [confirmed("الأعظمية", { entity: "own:الأعظمية" })]), ["الأعظمية LOC own:الأعظمية"]));

  it("teaches another name of an entity that is known, which keeps what is known of it", () => {
    const marks = [confirmed("الجمهورية القوقازية", { entity: "azerbaijan" })];
    assert.deepEqual(found("في الجمهورية القوقازية وأذربيجان", marks), ["الجمهورية القوقازية LOC azerbaijan", "أذربيجان LOC azerbaijan"]);
    const entity = layered(pack, toEnd(rowsOf(lessonsOf(storeOf(marks)), emptyWorkspace, known))).entity("azerbaijan");
    assert.deepEqual([entity?.ar, entity?.capital, entity?.source], ["أذربيجان", "baku", undefined]);
  });

  it("of an adjective teaches its other inflections", () => {
    const marks = [confirmed("البيروية", { type: "NORP", entity: "bira", derived: true })];
    assert.deepEqual(found("الوفد البيروي", marks), ["البيروي NORP bira"]);
  });

  it("of a surname alone waits for the full name", () => {
    const marks = [confirmed("إسحاق رابين", { type: "PER", entity: "yitzhak-rabin" }), confirmed("إسحاق", { type: "PER", entity: "yitzhak-rabin" })];
    assert.deepEqual(found("قال إسحاق", marks), []);
  });

  it("teaches nothing when it was rejected, or when it is a date", () => {
    assert.deepEqual(lessonsOf(storeOf([confirmed("الأعظمية", { status: "rejected" }), confirmed("أمس", { type: "DATE" })])).all, []);
  });

  it("says who taught a suggestion, where and when last, and how often", () => {
    const lessons = lessonsOf(storeOf([
      confirmed("الأعظمية", { entity: "x", creator: "ليلى", modified: "2026-01-02T00:00:00Z" }),
      confirmed("الاعظمية", { entity: "x", creator: "عمر", modified: "2026-01-01T00:00:00Z" }),
    ]));
    assert.deepEqual(lessons.why("الأعظميّة", "LOC", "x"), {
      surface: "الأعظمية", by: "ليلى", document: "file:///a.txt", at: "2026-01-02T00:00:00Z", count: 2,
    });
    assert.equal(lessons.why("الأعظمية", "PER", "x"), undefined);
  });
});

describe("an entity of the workspace", () => {
  const own = (rest: Partial<OwnEntity> = {}): OwnEntity => ({ id: "own:a", type: "LOC", name: { ar: "الأعظمية" }, creator: "x", created: "1", modified: "1", ...rest });
  const having = (...entities: OwnEntity[]): WorkspaceSheet => ({ ...emptyWorkspace, entities: new Map(entities.map((entity) => [entity.id, entity])) });

  it("is found by its names", () =>
    assert.deepEqual(found("بين الأعظمية وحي الصليخ", [], having(own({ aliases: ["الصليخ"] }))), ["الأعظمية LOC own:a", "الصليخ LOC own:a"]));

  it("that was merged teaches its names to the other", () =>
    assert.deepEqual(found("في باكويه", [confirmed("باكويه", { entity: "own:a" })], having(own({ mergedInto: "baku" }))), ["باكويه LOC baku"]));
});

describe("rows that marks teach", () => {
  it("join the reader's rows of the same entities", () => {
    const [taught] = toEnd(rowsOf(lessonsOf(storeOf([confirmed("باكويه", { entity: "baku" })])), emptyWorkspace, known));
    const [row, ...others] = toEnd(joinedRows([{ ...taught!, ar: ["مدينة الرياح"] }], [taught!]));
    assert.deepEqual([row!.ar, others], [["مدينة الرياح", "باكو", "باكويه"], []]);
  });

  it("hold adjectives in their first form", () =>
    assert.deepEqual(["الأذربيجانية", "عراقيون", "الكوري", "يهود"].map(nisbaOf), ["أذربيجاني", "عراقي", "كوري", "يهود"]));

  it("are made in steps, none of which grows with their number", () => {
    const mostAsked = (count: number): number[] => {
      const { all, why } = lessonsOf(storeOf(Array.from({ length: count }, (_, n) => confirmed(`مدينة ${n}`))));
      const taught = toEnd(rowsOf({ all, why }, emptyWorkspace, known));
      return [
        busiestStep(all, (lessons) => rowsOf({ all: lessons, why }, emptyWorkspace, known)),
        busiestStep(taught, (rows) => joinedRows(rows, rows)),
      ];
    };
    assert.deepEqual(mostAsked(200), mostAsked(20));
  });
});
