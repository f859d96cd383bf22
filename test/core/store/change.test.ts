import assert from "node:assert/strict";
import { anchorOf } from "../../../src/core/store/anchor.ts";
import { emptyWorkspace, type Annotation } from "../../../src/core/store/annotation.ts";
import { apply, invert, withAnchors, type Change, type Store } from "../../../src/core/store/change.ts";
import { annotation } from "../../support/annotations.ts";

const text = "زار الوفد بغداد أمس ثم عاد إلى بغداد مساء اليوم نفسه";
const at = text.indexOf("بغداد");
const mark = annotation({ start: at, end: at + 5, anchor: anchorOf(text, { start: at, end: at + 5 }) });
const holding = (...marks: Annotation[]): Store => ({
  sheets: marks.length === 0 ? new Map() : new Map([["a", { annotations: new Map(marks.map((one) => [one.id, one])), kept: [] }]]),
  workspace: emptyWorkspace,
});
const change = (before?: Annotation, after?: Annotation): Change => ({
  label: "annotate", author: "ليلى", at: "2026-01-01T00:00:00Z",
  parts: [{ kind: "annotation", document: "a", id: mark.id, ...(before && { before }), ...(after && { after }) }],
});
const markIn = ({ sheets }: Store): Annotation => sheets.get("a")!.annotations.get(mark.id)!;

describe("a change", () => {
  it("is refused where somebody decided otherwise meanwhile", () => {
    const retyped = { ...mark, type: "ORG" } as const;
    const { store, refused } = apply(holding(retyped), change(mark, { ...mark, note: "مهم" }));
    assert.deepEqual([markIn(store), refused.length], [retyped, 1]);
    assert.equal(apply(holding(mark), change(undefined, mark)).refused.length, 1);
    assert.equal(apply(holding(), change(mark)).refused.length, 1);
  });

  it("follows a mark that typing moved", () => {
    const moved = { ...mark, start: mark.start + 7, end: mark.end + 7 };
    const { store, refused } = apply(holding(moved), change(mark, { ...mark, type: "ORG" }));
    assert.deepEqual([markIn(store), refused], [{ ...moved, type: "ORG" }, []]);
    const wider = apply(holding(moved), change(mark, { ...mark, start: mark.start - 6 })).store;
    assert.deepEqual([markIn(wider).start, markIn(wider).end], [moved.start - 6, moved.end]);
  });

  it("brings a mark back to its words, wherever they are by now", () => {
    const now = `بغداد عاصمة. ${text}`;
    const { store } = apply(holding(), invert(change(mark)), () => now);
    assert.deepEqual([markIn(store).place, markIn(store).start], ["sure", mark.start + 13]);
  });

  it("asks where a mark that comes back finds only look-alikes", () => {
    const { store } = apply(holding(), invert(change(mark)), () => text.slice(at + 5));
    assert.equal(markIn(store).place, "doubtful");
  });

  it("remembers its marks so that no look-alike is taken for them", () => {
    const shallow = { ...mark, anchor: { quote: "بغداد", prefix: "", suffix: "" } };
    const [part] = withAnchors(change(shallow), () => text).parts;
    assert.deepEqual(part!.kind === "annotation" && part!.before, mark);
  });
});
