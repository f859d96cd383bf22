import assert from "node:assert/strict";
import type { Mention } from "../../../src/core/model.ts";
import { mentionAt, nextMention, previousMention, stopOf } from "../../../src/core/views/navigation.ts";

const mention = (start: number, end: number, entity: string): Mention => ({
  start, end, entity, type: "LOC", confidence: 1, source: "test",
});
const mentions = [mention(2, 5, "a"), mention(5, 8, "b"), mention(20, 25, "a")];

describe("steps from mention to mention", () => {
  it("go to the next start and wrap", () => {
    assert.equal(nextMention(mentions, 0)?.mention.start, 2);
    assert.equal(nextMention(mentions, 2)?.mention.start, 5);
    assert.equal(nextMention(mentions, 6)?.mention.start, 20);
    assert.equal(nextMention(mentions, 20)?.mention.start, 2);
    assert.equal(nextMention([], 0), undefined);
  });

  it("go to the previous start and wrap", () => {
    assert.equal(previousMention(mentions, 2)?.mention.start, 20);
    assert.equal(previousMention(mentions, 5)?.mention.start, 2);
    assert.equal(previousMention(mentions, 7)?.mention.start, 5);
    assert.equal(previousMention(mentions, 30)?.mention.start, 20);
    assert.equal(previousMention([], 9), undefined);
  });

  it("find the mention under a caret, the one that begins rather than the one that ends", () => {
    assert.equal(mentionAt(mentions, 5)?.entity, "b");
    assert.equal(mentionAt(mentions, 8)?.entity, "b");
    assert.equal(mentionAt(mentions, 12), undefined);
  });

  it("count among the mentions of the same entity", () => {
    const last = mentions[2];
    assert.ok(last);
    assert.deepEqual(stopOf(mentions, last), { mention: last, number: 2, count: 2 });
  });
});
