import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import jsonld from "jsonld";
import { W3CTextFormat } from "@recogito/text-annotator";
import { readSheet, writeSheet } from "../../../src/core/formats/webAnnotation.ts";
import { anchored } from "../../../src/core/store/anchor.ts";
import type { Annotation, Sheet } from "../../../src/core/store/annotation.ts";
import { toUtf16Offset } from "../../../src/core/text/lines.ts";
import { annoContext } from "../../support/annoContext.ts";
import { annotation } from "../../support/annotations.ts";
import { parseMarked } from "../../support/mark.ts";

const marked = parseMarked("😀 زار [[رابين|PER|yitzhak-rabin]] ب[[أذربيجان|LOC]]؛\r\nثم عاد إلى [[القدس|LOC|jerusalem]].");
const { text } = marked;
const rest: readonly Partial<Annotation>[] = [
  { note: "سطر\nسطر", confidence: 0.9, source: "lexicon", sourceVersion: "1" },
  { clitics: "ب", modifiedBy: "عمر" },
  { status: "rejected", scope: "document", derived: true },
];
const marks = marked.mentions.map(({ start, end, type, entity }, index) =>
  annotation({ id: `urn:uuid:${index}`, start, end, type, ...(entity !== "" && { entity }), ...rest[index] }),
);
const sheet: Sheet = { annotations: new Map(anchored(text, marks).map((mark) => [mark.id, mark])), note: "مقال", kept: [] };
const file = writeSheet(sheet, { source: "مقال أول.txt", text });

type Item = { id: string; target: { selector: { type: string; exact?: string; start?: number; end?: number }[] } };
const itemsOf = (json: string): Item[] => (JSON.parse(json) as { items: Item[] }).items;
const marksOf = (json: string): Item[] => itemsOf(json).filter(({ id }) => id.startsWith("urn:uuid:"));

/** The file with one of its lines rewritten; the lines of marks are counted from 0, after those on the text and its note. */
function withLine(json: string, index: number, change: (line: string) => string): string {
  const lines = json.split("\n");
  const at = lines.indexOf('"items":[') + 3 + index;
  return [...lines.slice(0, at), change(lines[at]!), ...lines.slice(at + 1)].join("\n");
}

describe("the file of a text's annotations", () => {
  it("has one annotation a line, in the order of the text, each with a comma, and a line that never changes at the end", () => {
    const lines = file.split("\n");
    const first = lines.indexOf('"items":[') + 1;
    const items = lines.slice(first, -2);
    const ids = ["hashiya:text", "hashiya:note", "uuid:0", "uuid:1", "uuid:2"].map((id) => `{"id":"urn:${id}",`);
    assert.ok(ids.every((id, index) => items[index]!.startsWith(id) && items[index]!.endsWith(",")));
    assert.equal(items.at(-1), writeSheet({ annotations: new Map(), kept: [] }, { source: "b.txt", text: "" }).split("\n").at(-3));
    assert.deepEqual(lines.slice(-2), ["]}", ""]);
  });

  it("is the same, whatever the order in which things were done", () => {
    const backwards = { ...sheet, annotations: new Map([...sheet.annotations].reverse()) };
    assert.equal(writeSheet(backwards, { source: "مقال أول.txt", text }), file);
  });

  it("counts code points, as the standard says", () => {
    const [position] = marksOf(file)[0]!.target.selector.filter(({ type }) => type === "TextPositionSelector");
    assert.deepEqual([position?.start, position?.end], [marks[0]!.start - 1, marks[0]!.end - 1]);
  });

  it("is read by Recogito", () => {
    const { parse } = W3CTextFormat("مقال أول.txt");
    const found = marksOf(file).map((item) => {
      const inUtf16 = item.target.selector.map((selector) =>
        selector.type === "TextPositionSelector"
          ? { ...selector, start: toUtf16Offset(text, selector.start!), end: toUtf16Offset(text, selector.end!) }
          : selector,
      );
      const result = parse({ ...item, target: { ...item.target, selector: inUtf16 } } as never);
      assert.equal(result.error, undefined);
      return result.parsed!;
    });
    assert.deepEqual(
      found.map(({ id, target, bodies }) => [id, target.selector.map(({ start, end }) => text.slice(start, end)), bodies.map(({ value }) => value)]),
      [
        ["urn:uuid:0", ["رابين"], ["PER", undefined, "سطر\nسطر"]],
        ["urn:uuid:1", ["أذربيجان"], ["LOC"]],
        ["urn:uuid:2", ["القدس"], ["LOC", undefined]],
      ],
    );
    for (const item of itemsOf(file)) assert.equal(parse(item as never).error, undefined);
  });

  it("is linked data without a look at the network", async () => {
    const documentLoader = async (url: string) => {
      assert.equal(url, "http://www.w3.org/ns/anno.jsonld");
      return { document: annoContext, documentUrl: url };
    };
    const [page] = await jsonld.expand(JSON.parse(file), { base: "file:///texts/", documentLoader });
    const items = (page!["http://www.w3.org/ns/activitystreams#items"] as [{ "@list": Record<string, unknown>[] }])[0]["@list"];
    assert.equal(items.length, 6);
    const rabin = items.find((item) => item["@id"] === "urn:uuid:0");
    const oa = "http://www.w3.org/ns/oa#";
    assert.deepEqual(rabin!["@type"], [`${oa}Annotation`]);
    assert.deepEqual(rabin!["urn:hashiya:term:status"], [{ "@value": "confirmed" }]);
    const [target] = rabin![`${oa}hasTarget`] as Record<string, unknown>[];
    assert.deepEqual(target![`${oa}hasSource`], [{ "@id": "file:///texts/%D9%85%D9%82%D8%A7%D9%84%20%D8%A3%D9%88%D9%84.txt" }]);
    const bodies = rabin![`${oa}hasBody`] as Record<string, unknown>[];
    assert.deepEqual(bodies[1]![`${oa}hasSource`], [{ "@id": "urn:hashiya:entity:yitzhak-rabin" }]);
  });

  it("keeps to the schema that ships", () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync("syntaxes/annotations.schema.json", "utf8")) as object);
    const foreign = { ...sheet, kept: ['{"id":"x","type":"Annotation","target":"y"}'] };
    for (const json of [file, writeSheet(foreign, { source: "a.txt", text })]) assert.ok(validate(JSON.parse(json)), JSON.stringify(validate.errors));
    assert.ok(!validate(JSON.parse(file.replace('"confirmed"', '"perhaps"'))));
  });
});

describe("a file that others had in their hands", () => {
  it("keeps lines and members that are not ours as they are", () => {
    const line = '{"id": "http://example.org/1","type":"Annotation","target":{"source":"a"},"n":1.0}';
    const theirs = withLine(file.replace('"@context"', '"rights":"CC0",\n"@context"'), 1, (own) => `${own.replace('"motivation"', '"dc:subject":["x"],"motivation"')}\n${line},`);
    const { sheet: read, problems } = readSheet(theirs, text);
    assert.deepEqual(problems, []);
    const again = writeSheet(read, { source: "مقال أول.txt", text });
    for (const part of [line, '"rights":"CC0"', '"dc:subject":["x"]']) assert.ok(again.includes(part), part);
    assert.deepEqual(readSheet(again, text).sheet, read);
  });

  it("is read when somebody laid it out anew, with other line ends", () => {
    const pretty = JSON.stringify(JSON.parse(file), undefined, 2).replaceAll("\n", "\r\n");
    assert.deepEqual(readSheet(pretty, text), readSheet(file, text));
    assert.deepEqual(readSheet(file.replaceAll("\n", "\r\n"), text), readSheet(file, text));
  });

  it("gives its good part and says what is wrong", () => {
    const damaged = (json: string): [number, string[]] => {
      const { sheet: read, problems } = readSheet(json, text);
      return [read.annotations.size, problems.map(({ kind }) => kind)];
    };
    assert.deepEqual(damaged(file.slice(0, -3)), [3, ["corrupt"]]);
    assert.deepEqual(damaged(withLine(file, 1, (line) => line.slice(0, 40))), [2, ["corrupt"]]);
    assert.deepEqual(damaged(withLine(file, 1, (line) => `<<<<<<< HEAD\n${line}\n=======\n>>>>>>> theirs`)), [3, ["conflict"]]);
    assert.deepEqual(damaged(file.replace('"hashiya:format":1', '"hashiya:format":2')), [3, ["newer"]]);
    assert.deepEqual(damaged("{}"), [0, ["corrupt"]]);
    assert.deepEqual(damaged(""), [0, ["corrupt"]]);
  });

  it("holds the version of a mark that was changed last, and says that there were two", () => {
    const later = (line: string): string => line.replace('"LOC"', '"ORG"').replace(/"modified":"[^"]*"/, '"modified":"2026-03-01T00:00:00Z"');
    for (const both of [(line: string) => `${line}\n${later(line)}`, (line: string) => `${later(line)}\n${line}`]) {
      const { sheet: read, problems } = readSheet(withLine(file, 1, both), text);
      assert.equal(read.annotations.get("urn:uuid:1")?.type, "ORG");
      assert.deepEqual(problems, [{ kind: "bothChanged", id: "urn:uuid:1" }]);
    }
    assert.deepEqual(readSheet(withLine(file, 1, (line) => `${line}\n${line}`), text).problems, []);
  });

  it("finds marks again in a text that changed meanwhile", () => {
    const changed = `عنوان\n${text.replaceAll("\r\n", "\n")}`;
    const { annotations } = readSheet(file, changed).sheet;
    assert.deepEqual([...annotations.values()].map(({ start, end, place }) => [changed.slice(start, end), place]), [
      ["رابين", "sure"], ["أذربيجان", "sure"], ["القدس", "sure"],
    ]);
  });

  it("trusts no place that a merge brought from another version of the text", () => {
    const older = withLine(file, 0, (line) => line.replace(/"start":\d+,"end":\d+/, '"start":1,"end":6'));
    const { annotations } = readSheet(older, text).sheet;
    assert.deepEqual([annotations.get("urn:uuid:0")!.start, annotations.get("urn:uuid:0")!.place], [marks[0]!.start, "sure"]);
  });

  it("keeps both notes on a text after a merge", () => {
    const two = withLine(file, -1, (line) => `${line}\n${line.replace("مقال\"}", "خبر\"}")}`);
    assert.equal(readSheet(two, text).sheet.note, "مقال\nخبر");
  });
});
