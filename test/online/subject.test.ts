import assert from "node:assert/strict";
import type { Entity } from "../../src/core/model.ts";
import { agentHeaders } from "../../src/online/agent.ts";
import { retryDelay } from "../../src/online/requests.ts";
import { isPermitted, subjectToLookUp } from "../../src/online/subject.ts";

const allowed = { isEnabled: true, isTrusted: true };
const entity = (part: Partial<Entity> = {}): Entity => ({
  id: "x", type: "PER", name: { ar: "سالم  القاضي" }, summary: {}, source: "text", ...part,
});

describe("what is sent out about an entity", () => {
  it("is nothing while the setting is off or the workspace is not trusted", () => {
    for (const isEnabled of [true, false]) {
      for (const isTrusted of [true, false]) {
        const permission = { isEnabled, isTrusted };
        assert.equal(isPermitted(permission), isEnabled && isTrusted);
        for (const one of [entity(), entity({ qid: "Q79" })]) {
          assert.equal(subjectToLookUp(one, permission) !== undefined, isEnabled && isTrusted);
        }
      }
    }
  });

  it("is its item, else its name", () => {
    assert.deepEqual(subjectToLookUp(entity({ qid: "Q79" }), allowed), { kind: "item", qid: "Q79" });
    assert.deepEqual(subjectToLookUp(entity(), allowed), { kind: "name", name: "سالم القاضي" });
    assert.deepEqual(subjectToLookUp(entity({ qid: "Q79|Q80" }), allowed), { kind: "name", name: "سالم القاضي" });
  });

  it("is nothing where the text does not decide who is meant", () => {
    assert.equal(subjectToLookUp(entity({ candidates: [entity(), entity()] }), allowed), undefined);
  });

  it("is nothing for dates and numbers, and for what is no name", () => {
    for (const type of ["DATE", "TIME", "MONEY", "PERCENT", "QUANT"] as const) {
      assert.equal(subjectToLookUp(entity({ type }), allowed), undefined, type);
    }
    assert.equal(subjectToLookUp(entity({ name: { ar: "ب" } }), allowed), undefined);
    assert.equal(subjectToLookUp(entity({ name: { ar: "كلمة ".repeat(40) } }), allowed), undefined);
  });
});

describe("the headers by which Wikimedia knows us", () => {
  it("name the client, its version and a contact", () => {
    const repository = { url: "git+https://example.org/hashiya.git" };
    const agent = "Hashiya/1.2.3 (https://example.org/hashiya)";
    assert.deepEqual(agentHeaders({ version: "1.2.3", repository }, false), { "Api-User-Agent": agent, "User-Agent": agent });
    assert.deepEqual(agentHeaders({ version: "1.2.3", homepage: "https://example.org/hashiya" }, true), { "Api-User-Agent": agent });
  });

  it("name the marketplace where the manifest has no address", () => {
    const { "Api-User-Agent": agent } = agentHeaders({ version: "0.1.0" }, true);
    assert.equal(agent, "Hashiya/0.1.0 (https://marketplace.visualstudio.com/items?itemName=hashiya.hashiya)");
    assert.equal(agentHeaders({ version: "0.1.0", repository: "git@host:\u0627" }, true)["Api-User-Agent"], agent);
  });
});

describe("the wait that Retry-After asks for", () => {
  const now = Date.UTC(2024, 0, 1);

  it("is given in seconds or as a date", () => {
    assert.equal(retryDelay("7", now), 7000);
    assert.equal(retryDelay(" Mon, 01 Jan 2024 00:01:00 GMT ", now), 60_000);
  });

  it("is at least a second and at most a day", () => {
    assert.equal(retryDelay("0", now), 1000);
    assert.equal(retryDelay("Sun, 31 Dec 2023 00:00:00 GMT", now), 1000);
    assert.equal(retryDelay("99999999999999999999", now), 86_400_000);
  });

  it("is unknown where the header is absent or says nothing", () => {
    for (const header of [null, "", "soon"]) assert.equal(retryDelay(header, now), undefined);
  });
});
