import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { insertionOf, type OwnFields } from "../../../src/core/knowledge/addRecord.ts";
import { longestSummary, ownColumns, ownTypes, readAuthority, type Authority, type ProblemCode } from "../../../src/core/knowledge/authority.ts";
import { layered, layering, type LayeredKnowledge } from "../../../src/core/knowledge/layered.ts";
import { readRecords, recordFormats, type RecordFormat } from "../../../src/core/knowledge/records.ts";
import { linesOf, positionAt } from "../../../src/core/text/lines.ts";
import { busiestStep } from "../../support/busiestStep.ts";
import { knowledgeOf, smallCommonWords, smallRows } from "../../support/smallKnowledge.ts";

const read = (format: RecordFormat, text: string): Authority => readAuthority([{ name: `entities.${format}`, format, text }]);

/** A table from lines whose cells are parted by ` ; `. */
const table = (...lines: readonly string[]): string => lines.map((line) => line.split(/ ; ?/).join("\t")).join("\n");

/** Every complaint as `line code values`. */
function complaints(text: string, { problems }: Authority): string[] {
  const lines = linesOf(text);
  return problems.flatMap(({ start, complaints: found }) =>
    found.map(({ code, values }) => [positionAt(lines, start).line + 1, code, ...values].join(" ")),
  );
}

describe("an authority file", () => {
  const badi = { id: "badi", type: "PER", ar: ["بديع الزمان", "البديع"], short: ["بديع"], en: ["Badi", "Badee"], qid: "Q5", sum: "كاتب.", sumEn: "A writer, and more.", born: "~-12", died: "0950-01-02", note: "see \"notes\"" };
  const pick = ({ rows }: Authority): unknown[] =>
    rows.map(({ id, type, ar, short, en, qid, sum, sumEn, born, died, note }) => ({ id, type, ar, short, en, qid, sum, sumEn, born, died, note }));

  it("says the same as a tab-separated table, a comma-separated one and JSON", () => {
    const columns = "id,type,ar,aliases,short,en,qid,summary_ar,summary_en,born,died,note";
    const csv = `${columns}\r\nbadi,per,بديع الزمان,البديع,بديع,Badi | Badee,Q5,كاتب.,"A writer,\r\nand more.",~-12,0950-01-02,"see ""notes"""\r\n`;
    const tsv = `${columns.replaceAll(",", "\t")}\nbadi\tper\tبديع الزمان\tالبديع\tبديع\tBadi | Badee\tQ5\tكاتب.\tA writer, and more.\t~-12\t0950-01-02\tsee "notes"`;
    const json = JSON.stringify([
      { ...badi, type: "PER", ar: "بديع الزمان", aliases: ["البديع"], short: "بديع", summary_ar: badi.sum, summary_en: badi.sumEn, sum: undefined, sumEn: undefined, note: "see \"notes\"" },
    ]);
    for (const [format, text] of [["csv", csv], ["tsv", tsv], ["json", json]] as const) {
      const found = read(format, text);
      assert.deepEqual(found.problems, [], format);
      assert.deepEqual(pick(found), [badi], format);
    }
  });

  it("may be parted by semicolons, and have quoted cells in a tab-separated table, as spreadsheets write them", () => {
    assert.deepEqual(read("csv", "type;ar;en\nPER;علي حسن;Ali, Hasan").rows[0]?.en, ["Ali, Hasan"]);
    assert.deepEqual(read("tsv", table("type ; ar ; note", 'PER ; علي حسن ; "a ""b"", c"', 'LOC ; بصرى ; "a" b')).rows.map(({ note }) => note), ['a "b", c', '"a" b']);
  });

  it("needs no id: one is made from the English or the Arabic name", () => {
    const { rows } = read("tsv", table("type ; ar ; en", "PER ; علي حسن ; Älî Hasan", "PER ; عليّ الحسن ; Ali Hasan", "LOC ; بُصْرى ; "));
    assert.deepEqual(rows.map(({ id }) => id), ["ali-hasan", "علي-الحسن", "بصرى"]);
  });

  it("gives one problem for a bad row, on its line, and the good rows hold", () => {
    const text = table(
      "id ; type ; ar ; aliases ; qid ; born ; summary_ar ; colour",
      "one ; PER ; علي حسن",
      " ; LOC ; ",
      "two ; person ; حسن علي",
      "one ; PER ; حسين علي",
      "three ; PER ; سعيد مراد ; عليّ حسن ; 79 ; 1990-13 ; " + "كلمة ".repeat(100),
      "four ; ORG ; دار الهلال ;  ;  ;  ;  ;  ; more",
      "five ; LOC ; بصرى",
    );
    const found = read("tsv", text);
    assert.deepEqual(complaints(text, found), [
      `1 unknown-column colour ${ownColumns.join(", ")}`,
      "3 missing-name",
      "4 unknown-type PERSON PER, LOC, ORG, NORP, PROD, EVENT",
      "5 duplicate-id one entities.tsv:2",
      "6 shared-name عليّ حسن entities.tsv:2",
      "6 bad-qid 79",
      "6 bad-date 1990-13",
      "6 long-summary 499 400",
      "7 too-many-cells",
    ]);
    assert.deepEqual(found.problems.map(({ severity }) => severity), ["information", "error", "error", "error", "warning", "error"]);
    assert.deepEqual(found.rows.map(({ id }) => id), ["one", "three", "five"]);
    const [, three] = found.rows;
    assert.equal(three?.qid, undefined);
    assert.equal(three?.born, undefined);
    assert.ok((three?.sum?.length ?? 0) <= 401 && three?.sum?.endsWith("كلمة…"));
  });

  it("that is malformed gives one problem and no rows", () => {
    const broken: readonly (readonly [RecordFormat, string, ProblemCode, number])[] = [
      ["csv", 'type,ar\nPER,علي\nPER,"حسن\nLOC,بصرى\n', "bad-quotes", 3],
      ["csv", 'type,ar\nPER,"حسن"علي\n', "bad-quotes", 2],
      ["json", '[\n{"type":"PER","ar":"علي"},\n{"type":"PER" "ar":"حسن"}\n]', "bad-json", 3],
      ["json", '[\n{"type":"PER","ar":"علي"},\n', "bad-json", 2],
      ["json", '{"type":"PER","ar":"علي"}', "no-list", 1],
      ["tsv", "PER\tعلي\n", "no-header", 1],
    ];
    for (const [format, text, code, line] of broken) {
      const found = read(format, text);
      assert.deepEqual(complaints(text, found), [`${line} ${code}`], text);
      assert.deepEqual(found.rows, []);
    }
  });

  it("that is blank, or has a header alone, says nothing", () => {
    for (const format of recordFormats) assert.deepEqual(read(format, " \r\n"), { rows: [], problems: [] });
    assert.deepEqual(read("tsv", "type\tar\n"), { rows: [], problems: [] });
    assert.deepEqual(read("json", "[]"), { rows: [], problems: [] });
  });

  it("tells an item of JSON that is no entity, at its line", () => {
    const text = '[\n  7,\n  {"type": "PER", "ar": {"x": 1}},\n  {"type": "PER", "ar": "علي, [حسن]", "born": 1950}\n]';
    const found = read("json", text);
    assert.deepEqual(complaints(text, found), ["2 not-an-entity", "3 not-an-entity"]);
    assert.deepEqual(found.rows.map(({ born }) => born), ["1950"]);
  });

  it("counts ids and names across the files of a folder", () => {
    const { rows, problems } = readAuthority([
      { name: "entities.tsv", format: "tsv", text: "id\ttype\tar\na\tPER\tعلي حسن" },
      { name: "entities.json", format: "json", text: '[{"id":"a","type":"PER","ar":"حسن"},{"id":"b","type":"LOC","ar":"بصرى"}]' },
    ]);
    assert.deepEqual(rows.map(({ id, place }) => `${place.file} ${id}`), ["entities.tsv a", "entities.json b"]);
    assert.deepEqual(problems.map(({ file, complaints: [first] }) => [file, first?.values[1]]), [["entities.json", "entities.tsv:2"]]);
  });

  it("has a JSON schema of the same columns, types and limits", () => {
    const { items } = JSON.parse(readFileSync("syntaxes/entities.schema.json", "utf8"));
    assert.deepEqual(Object.keys(items.properties), [...ownColumns]);
    assert.deepEqual(items.properties.type.enum, [...ownTypes]);
    assert.equal(items.properties.summary_ar.maxLength, longestSummary);
  });

  it("is read whatever stands in it", () => {
    const pieces = fc.constantFrom("type", "ar", "id", "PER", "علي", "\t", "\n", "\r\n", "\r", ",", ";", '"', '""', "[", "]", "{", "}", ":", "|", "\ud800", "\u0000", " ");
    fc.assert(
      fc.property(fc.constantFrom(...recordFormats), fc.array(pieces, { maxLength: 40 }), (format, parts) => {
        const text = parts.join("");
        for (const { start, end } of read(format, text).problems) assert.ok(start >= 0 && start <= end && end <= text.length);
      }),
    );
  });
});

describe("own entities over the pack", () => {
  const pack = knowledgeOf(smallRows, smallCommonWords);
  const over = (text: string): LayeredKnowledge => layered(pack, read("tsv", text).rows);

  /** `surface entity` of each mention of a text. */
  const found = (knowledge: LayeredKnowledge, text: string): string[] =>
    createAnalyser(knowledge).analyse(text).analysis.mentions.map(({ start, end, entity }) => `${text.slice(start, end)} ${entity}`);

  it("are found beside the pack's, with their particles, aliases, short names and nisbas", () => {
    const knowledge = over(table("id ; type ; ar ; aliases ; short ; nisba", "hasan ; PER ; علي حسن ; أبو الحسن ; حسن", "bosra ; LOC ; بصرى ;  ;  ; بصراوي"));
    assert.deepEqual(found(knowledge, "زار علي حسن العراق ولأبي الحسن بيت في بصرى، وقال حسن للبصراوية إن باكو بعيدة."), [
      "علي حسن hasan", "العراق iraq", "أبي الحسن hasan", "بصرى bosra", "حسن hasan", "لبصراوية bosra", "باكو baku",
    ]);
    const { entities } = createAnalyser(knowledge).analyse("علي حسن في العراق").analysis;
    assert.deepEqual(entities.map(({ source }) => source), ["own", "pack"]);
  });

  it("take the place of the pack's entity of the same id and keep the facts they do not give", () => {
    const knowledge = over(table("id ; type ; ar ; summary_ar ; note", "yitzhak-rabin ; PER ; إسحق رابين ; تعريفي. ; راجع"));
    const { en, kind, sum, ar, note, source } = knowledge.entity("yitzhak-rabin")!;
    assert.deepEqual({ en, kind, sum, ar, note, source }, { en: "Yitzhak Rabin", kind: "politician", sum: "تعريفي.", ar: "إسحق رابين", note: "راجع", source: "own" });
    assert.deepEqual(found(knowledge, "قال إسحاق رابين، ثم رابين، ثم إسحق رابين"), ["إسحاق رابين yitzhak-rabin", "رابين yitzhak-rabin", "إسحق رابين yitzhak-rabin"]);
  });

  it("take the place of the pack's entity of the same item under their own id, nisba and all", () => {
    const knowledge = over(table("id ; type ; ar ; qid", "my-iraq ; LOC ; بلاد الرافدين ; Q796"));
    assert.equal(knowledge.entity("my-iraq")?.en, "Iraq");
    assert.equal(knowledge.entity("iraq")?.id, "my-iraq");
    assert.equal(knowledge.idOfQid("Q796"), "my-iraq");
    assert.deepEqual(found(knowledge, "العراق بلاد الرافدين، والعراقيون أهلها"), ["العراق my-iraq", "بلاد الرافدين my-iraq", "العراقيون my-iraq"]);
  });

  it("take the place of the pack's entity of the same name and type, and its facts go", () => {
    const knowledge = over(table("type ; ar ; summary_ar", "PER ; إسحاق رابين ; رجل آخر."));
    const { id, sum, en } = knowledge.entity("yitzhak-rabin")!;
    assert.deepEqual({ id, sum, en }, { id: "yitzhak-rabin", sum: "رجل آخر.", en: undefined });
  });

  it("are others than the pack's of the same name where type or item says so, and the name is theirs alone", () => {
    const knowledge = over(table("type ; ar ; en ; qid", "ORG ; باكو ; Baku", "PER ; اليهود ; Jews ; Q1"));
    assert.equal(knowledge.entity("baku")?.en, "Baku");
    assert.equal(knowledge.entity("baku")?.type, "LOC");
    const [baku, jews] = found(knowledge, "قالت باكو لليهود").map((mention) => mention.split(" ")[1]!);
    assert.equal(knowledge.entity(baku!)?.type, "ORG");
    assert.equal(knowledge.entity(jews!)?.type, "PER");
  });

  it("are cautious with a name that could be an everyday word", () => {
    const knowledge = over(table("id ; type ; ar", "ali-2 ; PER ; علي", "between ; ORG ; بين"));
    assert.deepEqual(found(knowledge, "وقف على الباب بين علي وصديقه"), ["علي ali-2"]);
    assert.deepEqual(found(knowledge, "أعلنت شركة بين ذلك"), ["بين between"]);
  });

  it("name their country by id, English name or Arabic name", () => {
    const knowledge = over(table("id ; type ; ar ; in", "a ; LOC ; بصرى ; iraq", "b ; LOC ; حوران ; South Korea", "c ; LOC ; درعا ; أذربيجان", "d ; LOC ; إزرع ; حوران"));
    assert.deepEqual(["a", "b", "c", "d"].map((id) => knowledge.entity(id)?.in), ["iraq", "south-korea", "azerbaijan", "b"]);
  });

  it("leave all else as it was: with rows that no text names, an analysis is that of the pack alone", () => {
    const knowledge = over(table("id ; type ; ar", "x ; PER ; زيد بن عمرو", "y ; LOC ; كوريا الكبرى"));
    const texts = fc.array(fc.constantFrom("إسرائيل", "وبأذربيجان؛", "كوريا", "الجنوبية", "زيد", "تل أبيب", "رابين", "إسحاق رابين", "شركة", "على", "\n", "عام 1991"), { maxLength: 30 });
    fc.assert(fc.property(texts, (words) => assert.deepEqual(
      createAnalyser(knowledge).analyse(words.join(" ")).analysis,
      createAnalyser(pack).analyse(words.join(" ")).analysis,
    )));
  });

  it("are laid in steps, none of which grows with their number", () => {
    const mostAsked = (count: number): number => {
      const { rows } = read("tsv", table("id ; type ; ar ; in", ...Array.from({ length: count }, (_, n) => `id-${n + 100} ; LOC ; مدينة ${n + 100} ; iraq`)));
      return busiestStep(rows, (counted) => layering(pack, counted));
    };
    assert.equal(mostAsked(200), mostAsked(20));
  });
});

describe("adding to an authority file", () => {
  const added = (format: RecordFormat, text: string, fields: OwnFields): string => {
    const insertion = insertionOf(format, text, fields);
    assert.ok(insertion);
    return text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at);
  };
  const ali = { id: "ali-hasan", type: "PER", ar: "علي حسن", en: 'Ali "x", Hasan', note: "two\nlines; here" };

  it("begins a new file with the columns", () => {
    assert.equal(added("tsv", "", { id: "a", type: "LOC", ar: "بصرى" }), `${ownColumns.join("\t")}\na\tLOC\tبصرى${"\t".repeat(11)}\n`);
  });

  it("follows the file's own columns, separator, line ends and byte order mark", () => {
    assert.equal(added("tsv", "\ufeffar\ttype\tmine\r\nبصرى\tLOC\tx", ali), "\ufeffar\ttype\tmine\r\nبصرى\tLOC\tx\r\nعلي حسن\tPER\t\r\n");
    assert.equal(added("csv", "ar;type;en;note\n", ali), 'ar;type;en;note\nعلي حسن;PER;"Ali ""x"", Hasan";"two lines; here"\n');
    assert.equal(added("csv", "ar,type,en,note\n", ali), 'ar,type,en,note\nعلي حسن,PER,"Ali ""x"", Hasan",two lines; here\n');
  });

  it("follows the file's own indentation in JSON", () => {
    const fields = { type: "LOC", ar: "بصرى" };
    assert.equal(added("json", "[]", fields), '[\n  {\n    "type": "LOC",\n    "ar": "بصرى"\n  }\n]');
    assert.equal(added("json", '[\r\n\t{"a": "]"}\r\n]\r\n', fields), '[\r\n\t{"a": "]"},\r\n\t{\r\n\t\t"type": "LOC",\r\n\t\t"ar": "بصرى"\r\n\t}\r\n]\r\n');
  });

  it("refuses a malformed file", () => {
    assert.equal(insertionOf("json", "[{]", ali), undefined);
    assert.equal(insertionOf("csv", 'type,ar\n"', ali), undefined);
    assert.equal(insertionOf("tsv", "nothing\n", ali), undefined);
  });

  it("loses nothing and is read back, whatever the file and the entity", () => {
    const cell = fc.array(fc.constantFrom("علي", "x", " ", '"', ",", ";", "\t", "\n", "=", "|", "]", "\\"), { maxLength: 8 }).map((parts) => parts.join(""));
    const files = fc.constantFrom<readonly [RecordFormat, string]>(
      ["tsv", ""], ["tsv", "type\tar\tnote\r\nLOC\tبصرى\t\"a\" b"], ["tsv", "note\tar\ttype\n"], ["csv", ""], ["csv", 'type,ar,note\rLOC,بصرى,"a\nb"'],
      ["csv", "type;ar;note\n"], ["json", ""], ["json", "[]"], ["json", ' [ {"type":"LOC","ar":"[بصرى,"} ] '], ["json", "[\n\n]\n"],
    );
    fc.assert(
      fc.property(files, cell, fc.boolean(), ([format, text], note, hasMark) => {
        const before = (hasMark ? "\ufeff" : "") + text;
        const fields = { type: "PER", ar: "علي حسن", note };
        const { at, text: insertion, entityAt } = insertionOf(format, before, fields)!;
        const after = before.slice(0, at) + insertion + before.slice(at);
        const records = (file: string) => readRecords(format, file.replace(/^\ufeff/, "")).records.map(({ fields: found }) => [...found]);
        assert.deepEqual(records(after).slice(0, -1), records(before));
        const wanted = note.replace(/\s+/g, " ").trim();
        assert.equal(new Map(records(after).at(-1)).get("note") ?? "", wanted);
        const [line = ""] = after.slice(entityAt).split(/[\r\n]/);
        assert.match(line, format === "json" ? /^\{/ : /علي حسن/);
      }),
    );
  });
});
