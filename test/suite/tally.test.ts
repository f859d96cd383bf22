import assert from "node:assert/strict";
import { lineOf } from "../../scripts/suite/report.ts";
import { SuiteLog } from "../../scripts/suite/tally.ts";

type Kind = "pass" | "fail" | "skip";

/** A log of tests given as "group › test" and what became of them, which prints nothing. */
function logOf(results: Readonly<Record<string, Kind>>): SuiteLog {
  const log = new SuiteLog(false, () => undefined);
  for (const [title, kind] of Object.entries(results)) log.line(lineOf({ kind, title, ms: 1, error: "" }));
  return log;
}

describe("the log of a suite", () => {
  it("counts events, and gives every other line back", () => {
    const log = logOf({ "a › one": "pass", "a › two": "pass" });
    assert.equal(log.line("something else"), "something else");
    assert.deepEqual(log.tally, { passed: 2, failed: 0, skipped: 0 });
    assert.deepEqual(log.failedGroups(), []);
  });

  it("takes a group's second run in the place of its first, whatever it gave", () => {
    const log = logOf({ "a › one": "pass", "b › one": "fail", "b › two": "skip" });
    assert.deepEqual(log.failedGroups(), ["b"]);
    log.replace("b", logOf({ "b › one": "pass", "b › two": "fail", "bc › one": "pass" }));
    assert.deepEqual(log.tally, { passed: 2, failed: 1, skipped: 0 });
    assert.deepEqual(log.failures(), ["b › two"]);
  });

  it("keeps a group's first run when nothing of it ran again", () => {
    const log = logOf({ "a › one": "fail" });
    log.replace("a", logOf({}));
    assert.deepEqual(log.tally, { passed: 0, failed: 1, skipped: 0 });
  });
});
