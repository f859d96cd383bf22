import assert from "node:assert/strict";
import fc from "fast-check";
import {
  hitNamed, itemAddress, pageAddress, parseItem, parseSearch, parseSummary, searchAddress, summaryAddress, wikimedia,
} from "../../../src/core/online/wikimedia.ts";

const article = {
  type: "standard",
  title: "حيفا",
  titles: { canonical: "حيفا", normalized: "حيفا", display: "<span>حيفا</span>" },
  wikibase_item: "Q41621",
  lang: "ar",
  dir: "rtl",
  extract: "حيفا مدينة على البحر.",
};

describe("the addresses of Wikimedia", () => {
  it("percent-encode titles, with underscores for spaces", () => {
    assert.equal(
      summaryAddress(wikimedia, "en", "AC/DC & me?"),
      "https://en.wikipedia.org/api/rest_v1/page/summary/AC%2FDC_%26_me%3F",
    );
    assert.equal(pageAddress("ar", "بحر"), "https://ar.wikipedia.org/wiki/%D8%A8%D8%AD%D8%B1");
  });

  it("ask Wikidata for items by name and by identifier", () => {
    const search = new URL(searchAddress(wikimedia, "أبو ظبي & co"));
    assert.equal(search.host, "www.wikidata.org");
    assert.equal(search.searchParams.get("action"), "wbsearchentities");
    assert.equal(search.searchParams.get("search"), "أبو ظبي & co");
    const item = new URL(itemAddress(wikimedia, "Q79"));
    assert.equal(item.searchParams.get("action"), "wbgetentities");
    assert.equal(item.searchParams.get("ids"), "Q79");
    assert.equal(item.searchParams.get("sitefilter"), "arwiki|enwiki");
  });

  it("are addresses whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const summary = new URL(summaryAddress(wikimedia, "ar", name));
        assert.equal(summary.origin, "https://ar.wikipedia.org");
        assert.equal(new URL(searchAddress(wikimedia, name)).searchParams.get("action"), "wbsearchentities");
      }),
    );
    assert.ok(searchAddress(wikimedia, "\ud800").includes("%EF%BF%BD"));
  });
});

describe("a summary of Wikipedia", () => {
  it("gives title, extract and item", () => {
    assert.deepEqual(parseSummary(article), {
      kind: "found",
      value: { title: "حيفا", extract: "حيفا مدينة على البحر.", item: "Q41621" },
    });
  });

  it("comes on one line, without embeddings and isolates", () => {
    const outcome = parseSummary({ ...article, extract: "\u2067حيفا\u2069\n\n \u202eمدينة\u202c " });
    assert.equal(outcome.kind === "found" && outcome.value.extract, "حيفا مدينة");
  });

  it("says why it gives nothing", () => {
    assert.deepEqual(parseSummary({ ...article, type: "disambiguation" }), { kind: "failed", reason: "disambiguation" });
    assert.deepEqual(parseSummary({ ...article, type: "no-extract" }), { kind: "failed", reason: "unknown" });
    assert.deepEqual(parseSummary({ ...article, extract: "" }), { kind: "failed", reason: "unknown" });
    assert.deepEqual(parseSummary({ ...article, type: 7 }), { kind: "failed", reason: "malformed" });
    assert.deepEqual(parseSummary({ extract: "text" }), { kind: "failed", reason: "malformed" });
  });
});

describe("an item of Wikidata", () => {
  const links = { arwiki: { title: "مصر" }, enwiki: { title: "Egypt" } };

  it("gives its id and the titles of its articles", () => {
    const json = { entities: { Q79: { id: "Q79", sitelinks: links } }, success: 1 };
    assert.deepEqual(parseItem(json, "Q79"), { kind: "found", value: { id: "Q79", articles: { ar: "مصر", en: "Egypt" } } });
  });

  it("is found under its new id after a merger", () => {
    const json = { entities: { Q79: { id: "Q79", sitelinks: { enwiki: links.enwiki } } } };
    assert.deepEqual(parseItem(json, "Q999"), { kind: "found", value: { id: "Q79", articles: { en: "Egypt" } } });
  });

  it("says why it gives nothing", () => {
    const reason = (json: unknown): string => {
      const outcome = parseItem(json, "Q79");
      return outcome.kind === "failed" ? outcome.reason : "";
    };
    assert.equal(reason({ entities: { Q79: { id: "Q79", missing: "" } } }), "unknown");
    assert.equal(reason({ entities: { Q79: { id: "Q79", sitelinks: [] } } }), "unknown", "PHP writes an empty map as a list");
    assert.equal(reason({ error: { code: "no-such-entity", info: "…" } }), "unknown");
    assert.equal(reason({ error: { code: "ratelimited" } }), "busy");
    assert.equal(reason({ error: { code: "readonly" } }), "refused");
    assert.equal(reason({ entities: { Q79: { sitelinks: links } } }), "malformed");
    assert.equal(reason("<html>"), "malformed");
  });
});

describe("a search of Wikidata", () => {
  const hit = (id: string, label: string, alias?: string): object => ({
    id,
    label,
    match: { type: alias === undefined ? "label" : "alias", language: "ar", text: alias ?? label },
    ...(alias !== undefined && { aliases: [alias] }),
  });
  const named = (name: string, ...hits: unknown[]): string => {
    const outcome = parseSearch({ search: hits, success: 1 });
    assert.ok(outcome.kind === "found");
    const chosen = hitNamed(outcome.value, name);
    return chosen.kind === "found" ? chosen.value.id : chosen.reason;
  };

  it("takes the result that bears the name, in any spelling, as label or alias", () => {
    assert.equal(named("مدينه أسوان", hit("Q1", "أسوان الجديدة"), hit("Q2", "مدينة اسوان")), "Q2");
    assert.equal(named("عروس البحر", hit("Q3", "الإسكندرية", "عروس  البحر")), "Q3");
  });

  it("takes none that only resembles it, and none of several", () => {
    assert.equal(named("علي", hit("Q1", "علي بابا")), "unknown");
    assert.equal(named("علي", hit("Q1", "علي"), hit("Q2", "على")), "ambiguous");
    assert.equal(named("\u0640\u064b", hit("Q1", "\u0640")), "unknown", "a name without letters");
  });

  it("passes over results that are not as documented", () => {
    assert.equal(named("علي", null, 5, { id: "P31", label: "علي" }, { id: "Q5" }, { id: "Q6", aliases: [null, "علي"] }), "Q6");
  });
});

describe("the readers of answers", () => {
  it("never throw, whatever the JSON", () => {
    const shaped = fc.record(
      {
        type: fc.constantFrom("standard", "disambiguation", 1),
        title: fc.jsonValue(),
        titles: fc.jsonValue(),
        extract: fc.jsonValue(),
        entities: fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom("Q79", "Q5", "__proto__"), fc.jsonValue())),
        search: fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.constant("Q1"), match: fc.jsonValue(), aliases: fc.jsonValue() }))),
        error: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), shaped), (json) => {
        for (const { kind } of [parseSummary(json), parseSearch(json), parseItem(json, "Q79")]) {
          assert.ok(kind === "found" || kind === "failed");
        }
      }),
    );
  });
});
