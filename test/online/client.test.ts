import assert from "node:assert/strict";
import { WikimediaClient, type AnswerCache, type LookUp, type Wanted } from "../../src/online/client.ts";
import type { Subject } from "../../src/online/subject.ts";
import { after, item, json, memory, never, results, startWikimedia, status, summary, text, type LocalWikimedia } from "./server.ts";

const day = 86_400_000;
const egypt: Subject = { kind: "item", qid: "Q79" };
const stays = new AbortController().signal;

describe("the online look-up", () => {
  let server: LocalWikimedia;
  let now: number;

  beforeEach(async () => {
    now = Date.UTC(2024, 0, 1);
    server = await startWikimedia();
    server.on("ids=Q79", item("Q79", { ar: "مصر", en: "Egypt" }));
    server.on("/ar/api/rest_v1/page/summary/مصر", summary("مصر", "مصر بلد على النيل.", "Q79"));
    server.on("/en/api/rest_v1/page/summary/Egypt", summary("Egypt", "Egypt is a country on the Nile.", "Q79"));
  });
  afterEach(() => server.close());

  const client = (cache: AnswerCache = memory(), timeout = 2000): WikimediaClient =>
    new WikimediaClient({ endpoints: server.endpoints, cache, headers: { "User-Agent": "Hashiya/test" }, now: () => now, timeout });
  const lookUp = (subject: Subject, wanted: Wanted = "ar", asked = client()): Promise<LookUp> => asked.lookUp(subject, wanted, stays);
  const reasonOf = (outcome: LookUp): string => (outcome.kind === "failed" ? outcome.reason : `found ${outcome.value[0]?.title}`);
  const titlesOf = (outcome: LookUp): string[] => (outcome.kind === "found" ? outcome.value.map(({ title }) => title) : [outcome.reason]);

  describe("of an item", () => {
    it("gives the article in the language wanted, with two requests", async () => {
      const outcome = await lookUp(egypt);
      assert.deepEqual(outcome, {
        kind: "found",
        value: [{ language: "ar", title: "مصر", extract: "مصر بلد على النيل.", item: "Q79" }],
      });
      assert.equal(server.asked.length, 2);
      assert.equal(server.headers[0]?.["user-agent"], "Hashiya/test");
    });

    it("gives English, or both, where that is wanted", async () => {
      assert.deepEqual(titlesOf(await lookUp(egypt, "en")), ["Egypt"]);
      assert.deepEqual(titlesOf(await lookUp(egypt, "both")), ["مصر", "Egypt"]);
    });

    it("gives the other language where there is no article in the one wanted", async () => {
      server.on("ids=Q5", item("Q5", { en: "Egypt" }));
      server.on("/en/", summary("Egypt", "Egypt.", "Q5"));
      assert.deepEqual(titlesOf(await lookUp({ kind: "item", qid: "Q5" }, "ar")), ["Egypt"]);
    });

    it("gives one language where the other fails", async () => {
      server.on("/ar/", status(404));
      assert.deepEqual(titlesOf(await lookUp(egypt, "both")), ["Egypt"]);
    });

    it("follows a redirect", async () => {
      server.on("/ar/api/rest_v1/page/summary/مصر", status(301, { location: `/ar/api/rest_v1/page/summary/${encodeURIComponent("جمهورية")}` }));
      server.on("/ar/api/rest_v1/page/summary/جمهورية", summary("جمهورية", "نص.", "Q79"));
      assert.deepEqual(titlesOf(await lookUp(egypt)), ["جمهورية"]);
    });

    it("does not take an article about something else, to which a title leads", async () => {
      server.on("/ar/api/rest_v1/page/summary/مصر", summary("إفريقيا", "قارة.", "Q15"));
      assert.equal(reasonOf(await lookUp(egypt)), "unknown");
    });
  });

  describe("of a name", () => {
    it("searches, and takes the one item that bears the name", async () => {
      server.on("wbsearchentities", results({ id: "Q1", label: "مصر القديمة" }, { id: "Q79", label: "مصر" }));
      assert.deepEqual(titlesOf(await lookUp({ kind: "name", name: "مِصر" })), ["مصر"]);
      assert.equal(server.asked.length, 3);
    });

    it("takes none where several bear it, or none does", async () => {
      server.on("wbsearchentities", results({ id: "Q1", label: "علي" }, { id: "Q2", label: "على" }));
      assert.equal(reasonOf(await lookUp({ kind: "name", name: "علي" })), "ambiguous");
      assert.equal(reasonOf(await lookUp({ kind: "name", name: "عمر" })), "unknown");
      server.on("wbsearchentities", results());
      assert.equal(reasonOf(await lookUp({ kind: "name", name: "عمر" })), "unknown");
      assert.ok(!server.asked.some((path) => path.includes("summary")));
    });
  });

  describe("that fails", () => {
    it("says that there is no such page", async () => {
      server.on("/ar/", status(404));
      assert.equal(reasonOf(await lookUp(egypt)), "unknown");
    });

    it("says that the page is a disambiguation", async () => {
      server.on("/ar/", summary("مصر", "قد يعني مصر", "Q79", "disambiguation"));
      assert.equal(reasonOf(await lookUp(egypt)), "disambiguation");
    });

    it("says that the answer is malformed, and does not keep it", async () => {
      const cache = memory();
      const asked = client(cache);
      for (const body of ["", "{", "<html>", "null", "[]", '{"type":"standard"}', '"x"', `"${"x".repeat(300_000)}"`]) {
        server.on("/ar/", text(body));
        assert.equal(reasonOf(await lookUp(egypt, "ar", asked)), "malformed", body.slice(0, 20));
      }
      assert.equal([...cache.answers.keys()].filter((address) => address.includes("summary")).length, 0);
    });

    it("says that the service refuses", async () => {
      for (const code of [403, 500]) {
        server.on("ids=Q79", status(code));
        assert.equal(reasonOf(await lookUp(egypt)), "refused");
      }
    });

    it("says that nobody is there", async () => {
      await server.close();
      assert.equal(reasonOf(await lookUp(egypt)), "offline");
      server = await startWikimedia();
    });

    it("says that the connection broke", async () => {
      server.on("ids=Q79", (response) => response.destroy());
      assert.equal(reasonOf(await lookUp(egypt)), "offline");
    });

    it("says that the answer took too long, before or in its body", async () => {
      server.on("ids=Q79", never());
      assert.equal(reasonOf(await lookUp(egypt, "ar", client(memory(), 80))), "timeout");
      server.on("ids=Q79", (response) => response.writeHead(200).write("{"));
      assert.equal(reasonOf(await lookUp(egypt, "ar", client(memory(), 80))), "timeout");
    });
  });

  describe("that is asked to wait", () => {
    it("sends nothing until the time of Retry-After has passed", async () => {
      server.on("ids=Q79", status(429, { "retry-after": "120" }));
      const asked = client();
      assert.equal(reasonOf(await lookUp(egypt, "ar", asked)), "busy");
      server.on("ids=Q79", item("Q79", { ar: "مصر" }));
      now += 119_000;
      assert.equal(reasonOf(await lookUp(egypt, "ar", asked)), "busy");
      assert.equal(reasonOf(await lookUp({ kind: "name", name: "عمر" }, "ar", asked)), "busy");
      assert.equal(server.asked.length, 1);
      now += 2_000;
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", asked)), ["مصر"]);
    });

    it("understands a date", async () => {
      server.on("ids=Q79", status(503, { "retry-after": new Date(now + 300_000).toUTCString() }));
      const asked = client();
      await lookUp(egypt, "ar", asked);
      now += 299_000;
      await lookUp(egypt, "ar", asked);
      assert.equal(server.asked.length, 1);
      now += 2_000;
      await lookUp(egypt, "ar", asked);
      assert.equal(server.asked.length, 2);
    });

    it("waits longer each time where it is not told how long, until an answer comes", async () => {
      server.on("ids=Q79", status(429));
      const asked = client();
      /** Seconds from now until the client asks again. */
      const waited = async (): Promise<number> => {
        const before = server.asked.length;
        for (let seconds = 0; ; seconds += 5) {
          await lookUp(egypt, "ar", asked);
          if (server.asked.length > before) return seconds;
          now += 5000;
        }
      };
      assert.deepEqual([await waited(), await waited(), await waited(), await waited()], [0, 30, 60, 120]);
      server.on("ids=Q79", json({ error: { code: "readonly" } }));
      now += 240_000;
      assert.equal(reasonOf(await lookUp(egypt, "ar", asked)), "refused");
      server.on("ids=Q79", status(429));
      assert.deepEqual([await waited(), await waited()], [0, 30]);
    });

    it("goes on answering from the cache", async () => {
      const asked = client();
      await lookUp(egypt, "ar", asked);
      server.on("ids=Q5", status(429, { "retry-after": "60" }));
      assert.equal(reasonOf(await lookUp({ kind: "item", qid: "Q5" }, "ar", asked)), "busy");
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", asked)), ["مصر"]);
    });
  });

  describe("of many at once", () => {
    it("has at most three requests open", async () => {
      server.on("wbgetentities", after(30, status(404)));
      const asked = client();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, i) => lookUp({ kind: "item", qid: `Q${i + 1}` }, "ar", asked)),
      );
      assert.ok(outcomes.every((outcome) => reasonOf(outcome) === "unknown"));
      assert.equal(server.asked.length, 10);
      assert.equal(server.counts.mostAtOnce, 3);
    });

    it("sends the same request once", async () => {
      server.on("ids=Q79", after(30, item("Q79", { ar: "مصر" })));
      const asked = client();
      const outcomes = await Promise.all([1, 2, 3].map(() => lookUp(egypt, "ar", asked)));
      assert.deepEqual(outcomes.map(titlesOf), [["مصر"], ["مصر"], ["مصر"]]);
      assert.equal(server.asked.length, 2);
    });
  });

  describe("that is cancelled", () => {
    it("rejects at once and leaves the server", async () => {
      server.on("ids=Q79", never());
      const asked = client();
      const abort = new AbortController();
      const outcome = asked.lookUp(egypt, "ar", abort.signal);
      await eventually(() => server.asked.length === 1);
      abort.abort();
      await assert.rejects(outcome, { name: "AbortError" });
      await eventually(() => server.counts.abandoned === 1);
    });

    it("asks nothing when it was cancelled before", async () => {
      await assert.rejects(client().lookUp(egypt, "ar", AbortSignal.abort()), { name: "AbortError" });
      assert.equal(server.asked.length, 0);
    });

    it("does not spoil the same look-up started right after it", async () => {
      server.on("ids=Q79", after(60, item("Q79", { ar: "مصر" })));
      const asked = client();
      const abort = new AbortController();
      const first = asked.lookUp(egypt, "ar", abort.signal);
      await eventually(() => server.asked.length === 1);
      abort.abort();
      const second = lookUp(egypt, "ar", asked);
      await assert.rejects(first, { name: "AbortError" });
      assert.deepEqual(titlesOf(await second), ["مصر"]);
    });

    it("leaves the request to others who wait for it", async () => {
      server.on("ids=Q79", after(60, item("Q79", { ar: "مصر" })));
      const asked = client();
      const abort = new AbortController();
      const first = asked.lookUp(egypt, "ar", abort.signal);
      const second = lookUp(egypt, "ar", asked);
      await eventually(() => server.asked.length === 1);
      abort.abort();
      await assert.rejects(first, { name: "AbortError" });
      assert.deepEqual(titlesOf(await second), ["مصر"]);
      assert.equal(server.counts.abandoned, 0);
    });

    it("gives its place in the queue up", async () => {
      server.on("wbgetentities", never());
      const asked = client(memory(), 60_000);
      const aborts = Array.from({ length: 5 }, () => new AbortController());
      const outcomes = aborts.map(({ signal }, i) => asked.lookUp({ kind: "item", qid: `Q${i + 1}` }, "ar", signal));
      const ends = Promise.allSettled(outcomes);
      await eventually(() => server.asked.length === 3);
      aborts[3]?.abort();
      await assert.rejects(outcomes[3] ?? Promise.resolve(), { name: "AbortError" });
      aborts[0]?.abort();
      await eventually(() => server.asked.some((path) => path.includes("ids=Q5&")));
      assert.ok(!server.asked.some((path) => path.includes("ids=Q4&")));
      aborts.forEach((abort) => abort.abort());
      await ends;
      server.on("ids=Q79", item("Q79", { ar: "مصر" }));
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", asked)), ["مصر"]);
    });
  });

  describe("with saved answers", () => {
    it("asks again after 30 days, and says how old an answer is", async () => {
      const cache = memory();
      const savedAt = now;
      await lookUp(egypt, "ar", client(cache));
      now += 30 * day - 1;
      const saved = await lookUp(egypt, "ar", client(cache));
      assert.equal(saved.kind === "found" && saved.value[0]?.savedAt, savedAt);
      assert.equal(server.asked.length, 2);
      now += 1;
      const fresh = await lookUp(egypt, "ar", client(cache));
      assert.equal(fresh.kind === "found" && fresh.value[0]?.savedAt, undefined);
      assert.equal(server.asked.length, 4);
    });

    it("asks again after a day where there was nothing", async () => {
      const cache = memory();
      server.on("/ar/", status(404));
      await lookUp(egypt, "ar", client(cache));
      server.on("/ar/", summary("مصر", "نص.", "Q79"));
      now += day - 1;
      assert.equal(reasonOf(await lookUp(egypt, "ar", client(cache))), "unknown");
      assert.equal(server.asked.length, 2);
      now += 1;
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", client(cache))), ["مصر"]);
    });

    it("does not keep a failure of the network or the service", async () => {
      const cache = memory();
      for (const reply of [status(403), status(500), status(429), never(), text("{")]) {
        server.on("ids=Q79", reply);
        await lookUp(egypt, "ar", client(cache, 60));
      }
      assert.equal(cache.answers.size, 0);
    });

    it("does not trust an answer from the future", async () => {
      const cache = memory();
      await lookUp(egypt, "ar", client(cache));
      now -= day;
      await lookUp(egypt, "ar", client(cache));
      assert.equal(server.asked.length, 4);
    });

    it("asks again where a saved answer is spoilt, and goes on where none can be kept", async () => {
      const broken: AnswerCache = {
        read: async (address) => ({ address, savedAt: now, body: "{" }),
        save: async () => Promise.reject(new Error("no space left")),
      };
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", client(broken))), ["مصر"]);
      const unreadable: AnswerCache = { ...broken, read: async () => Promise.reject(new Error("no such file")) };
      assert.deepEqual(titlesOf(await lookUp(egypt, "ar", client(unreadable))), ["مصر"]);
    });
  });
});

async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; !check(); tries++) {
    assert.ok(tries < 200, "it did not happen");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
