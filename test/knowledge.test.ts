import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseRows } from "../src/core/knowledge/rows.ts";
import { readCurated } from "../scripts/knowledge/curated.ts";
import { problemsOf, readKinds } from "../scripts/knowledge/problems.ts";
import { readTable, type TableRow } from "../scripts/knowledge/tables.ts";

const table = (name: string): TableRow[] => readTable(readFileSync(`knowledge/registry/${name}.tsv`, "utf8"));
const listOf = (cell = ""): string[] => cell.split("|").filter((name) => name !== "");

const territories = table("territories");
const cities = table("cities");
const subdivisions = table("subdivisions");
const places = [...territories, ...cities, ...subdivisions];
const countries = parseRows(readFileSync("knowledge/curated/countries.txt", "utf8"));
const { rows: curated, problems } = readCurated();

describe("the registry", () => {
  it("gives each place an id of its own", () => {
    const ids = places.map(({ id = "" }) => id);
    assert.deepEqual(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)), []);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("names every place in Arabic letters alone", () => {
    const named = places.map((row) => ({ id: row.id, names: [...listOf(row.ar), ...listOf(row.short)] }));
    assert.deepEqual(named.filter(({ names }) => names.length === 0), []);
    assert.deepEqual(
      named.flatMap(({ names }) => names).filter((name) => !/^[\u0621-\u063a\u0641-\u064a 0-9]+$/.test(name)),
      [],
    );
  });

  it("puts every place in a country or region that it knows", () => {
    const known = new Set([...territories.map(({ id }) => id), ...countries.rows.map(({ id }) => id)]);
    assert.deepEqual(places.filter((row) => row.in !== "" && !known.has(row.in)), []);
  });

  it("has coordinates on the globe", () => {
    const off = cities.filter(({ lat, lon }) => !(Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180));
    assert.deepEqual(off, []);
  });
});

describe("the countries", () => {
  it("are rows of the format", () => assert.deepEqual(countries.problems, []));

  it("have capitals that are known", () => {
    const known = new Set([...places, ...curated].map(({ id }) => id));
    assert.deepEqual(countries.rows.filter(({ capital }) => capital !== undefined && !known.has(capital)), []);
  });

  it("have summaries of one sentence", () => {
    const summaries = countries.rows.flatMap(({ sum, sumEn }) => [sum, sumEn]).filter((text) => text !== undefined);
    assert.deepEqual(summaries.filter((text) => text.length < 60 || text.length > 220 || !text.endsWith(".")), []);
  });
});

describe("the hand-written rows", () => {
  it("are in the format", () => assert.deepEqual(problems, []));

  it("have ids, kinds, dates, summaries and names that hold", () => {
    assert.deepEqual(problemsOf(curated, readKinds(readFileSync("knowledge/kinds.txt", "utf8"))), []);
  });

  it("are told from one another and from each other's mistakes", () => {
    const kinds = readKinds("PER: politician\nLOC: city\n");
    const rows = parseRows(
      "a PER\nar: سعد علي\nkind: poet\nborn: 1950\ndied: 1940\n\nb PER\nar: سعد علي\nsum: أعظم شاعر.\n\nb LOC Q1\nar: باكو\nborn: soon\n",
    ).rows;
    assert.deepEqual(problemsOf(rows, kinds).map(({ id, problem }) => `${id}: ${problem}`), [
      "b: id b is b's too",
      "a: kind poet is not one of PER",
      "a: died before being born",
      "b: a summary of 10 characters",
      "b: praise: أعظم",
      "b: a summary in one language only",
      "b: soon is not a date",
      "b: سعد علي is a name of a too",
    ]);
  });

  it("say each thing in its own language", () => {
    const [ar, en] = ["مدينة على الساحل بناها التجار في القرن العاشر وهدمها زلزال.", "A town on the coast, built by merchants in the tenth century."];
    const saidOf = (sum: string, sumEn: string): string[] =>
      problemsOf(parseRows(`a LOC\nar: باكو\nsum: ${sum}\nsum.en: ${sumEn}\n`).rows, new Map()).map(({ problem }) => problem);
    assert.deepEqual(saidOf(ar, en), []);
    assert.deepEqual(saidOf(en, ar), ["the Arabic summary is not Arabic", "the English summary has Arabic letters"]);
  });

  it("explain at least 3,000 entities in both languages", () => {
    assert.ok(curated.filter(({ sum, sumEn }) => sum !== undefined && sumEn !== undefined).length >= 3000);
  });
});
