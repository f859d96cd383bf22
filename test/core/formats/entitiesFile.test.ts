import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import jsonld from "jsonld";
import { readEntities, writeEntities } from "../../../src/core/formats/entitiesFile.ts";
import type { OwnEntity, Refusal, WorkspaceSheet } from "../../../src/core/store/annotation.ts";

const canal: OwnEntity = {
  id: "own:القناة", type: "LOC", name: { ar: "القناة", en: "The Canal" }, aliases: ["قناة السويس"], qid: "Q899", note: "سطر",
  mergedInto: "suez-canal", creator: "ليلى", created: "2026-01-01T00:00:00Z", modified: "2026-01-02T00:00:00Z",
};
const refused: Refusal = { id: "PER:علي", surface: "عليّ", type: "PER", creator: "ليلى", created: "2026-01-01T00:00:00Z" };
const workspace: WorkspaceSheet = { entities: new Map([[canal.id, canal]]), refusals: new Map([[refused.id, refused]]), kept: [] };
const file = writeEntities(workspace);

describe("the file of a workspace's entities", () => {
  it("is linked data that needs nothing from elsewhere", async () => {
    const [collection] = await jsonld.expand(JSON.parse(file), { documentLoader: (url) => Promise.reject(new Error(url)) });
    const skos = "http://www.w3.org/2004/02/skos/core#";
    const [entity] = collection![`${skos}member`] as Record<string, unknown>[];
    assert.equal(entity!["@id"], "urn:hashiya:entity:own:القناة");
    assert.deepEqual(entity![`${skos}prefLabel`], [{ "@language": "ar", "@value": "القناة" }, { "@language": "en", "@value": "The Canal" }]);
    assert.deepEqual(entity!["http://purl.org/dc/terms/isReplacedBy"], [{ "@id": "urn:hashiya:entity:suez-canal" }]);
  });

  it("keeps to the schema that ships", () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync("syntaxes/workspaceEntities.schema.json", "utf8")) as object);
    assert.ok(validate(JSON.parse(file)), JSON.stringify(validate.errors));
    assert.ok(!validate(JSON.parse(file.replace('"LOC"', '"PLACE"'))));
  });

  it("keeps what is not ours, and says what is wrong", () => {
    const line = '{"id":"x","label":"y"}';
    const theirs = file.replace('"items":[\n', `"items":[\n${line},\n`);
    assert.ok(writeEntities(readEntities(theirs).workspace).includes(line));
    assert.deepEqual(readEntities(file.replace('"hashiya:format":1', '"hashiya:format":9')).problems, [{ kind: "newer" }]);
    assert.deepEqual(readEntities("[]").problems, [{ kind: "corrupt" }]);
  });

  it("holds the version of an entity that was changed last, and one of two equal refusals", () => {
    const renamed = { ...canal, name: { ar: "قناة" }, modified: "2026-02-01T00:00:00Z" };
    const later = { ...refused, creator: "عمر", created: "2026-02-01T00:00:00Z" };
    const other = writeEntities({ entities: new Map([[renamed.id, renamed]]), refusals: new Map([[later.id, later]]), kept: [] });
    const lines = (json: string): string[] => json.split("\n").slice(5, -3);
    const merged = file.replace('"items":[\n', `"items":[\n${lines(other).join("\n")}\n`);
    const { workspace: read, problems } = readEntities(merged);
    assert.deepEqual([read.entities.get(canal.id)!.name.ar, read.refusals.get("PER:علي")!.creator], ["قناة", "ليلى"]);
    assert.deepEqual(problems, [{ kind: "bothChanged", id: canal.id }]);
  });
});
