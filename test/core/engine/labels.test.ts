import assert from "node:assert/strict";
import { tagsOfLabels } from "../../../src/core/engine/labels.ts";

describe("the labels of a model", () => {
  it("are known by many names", () => {
    assert.deepEqual(tagsOfLabels(["O", "B-PERS", "I-person", "B-GPE", "I-Organization", "B-WORK_OF_ART", "B-CARDINAL", "B-MISC", "B-NORP"]), [
      "O", "B-PER", "I-PER", "B-LOC", "I-ORG", "B-PROD", "B-QUANT", "B-MISC", "B-NORP",
    ]);
  });

  it("begin and continue a name in every notation", () => {
    assert.deepEqual(tagsOfLabels(["S-LOC", "E-LOC", "U-PER", "L_PER", "LOC"]), ["B-LOC", "I-LOC", "B-PER", "I-PER", "I-LOC"]);
  });

  it("are nothing to us where we have no such type", () => {
    assert.deepEqual(tagsOfLabels(["B-LANGUAGE", "B-ORDINAL", "B-LOC"]), ["O", "O", "B-LOC"]);
    assert.throws(() => tagsOfLabels(["LABEL_0", "LABEL_1"]), /LABEL_0, LABEL_1/);
    assert.throws(() => tagsOfLabels([]), /none of the model's labels/);
  });
});
