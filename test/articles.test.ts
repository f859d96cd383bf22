import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { mergedRows } from "../scripts/knowledge/merge.ts";
import { readCurated } from "../scripts/knowledge/curated.ts";
import { readRegistry } from "../scripts/knowledge/read.ts";
import { measure, summaryOf } from "../scripts/bench/measure.ts";
import { nameKey, readPack, writePack } from "../src/core/knowledge/pack.ts";
import { entityTypes, type Analysis, type EntityType } from "../src/core/model.ts";
import { overlaps } from "../src/core/text/spans.ts";
import { parseMarked, type MarkedMention, type MarkedText } from "./support/mark.ts";

const folder = "test/articles";

interface Article extends MarkedText {
  /** Without folder and extension. */
  readonly name: string;
  readonly set: "samples" | "dev" | "heldout" | "train";
}

function articlesIn(set: Article["set"]): Article[] {
  const place = set === "samples" ? folder : path.join(folder, set);
  const files = readdirSync(place).filter((file) => file.endsWith(".txt")).sort();
  return files.map((file) => ({ name: path.basename(file, ".txt"), set, ...parseMarked(readFileSync(path.join(place, file), "utf8")) }));
}

const written = [...articlesIn("dev"), ...articlesIn("heldout")];
const articles = [...articlesIn("samples"), ...written];

/** Articles to learn from have types and no entities. */
const training = articlesIn("train");

/** "file: surface" of every mention that breaks a rule. */
function offending(rule: (mention: MarkedMention, article: Article, surface: string) => boolean, among: readonly Article[] = articles): string[] {
  return among.flatMap((article) =>
    article.mentions
      .map((mention) => ({ mention, surface: article.text.slice(mention.start, mention.end) }))
      .filter(({ mention, surface }) => !rule(mention, article, surface))
      .map(({ mention, surface }) => `${article.name}: ${surface} (${mention.type} ${mention.entity})`),
  );
}

/** What an id of a date, a time or an amount looks like. */
const valueForms: Partial<Record<EntityType, RegExp>> = {
  DATE: /^date:(?:h:)?(?:[a-z-]+|-?\d{1,4}s|-?\d{1,2}c|(?:-?\d{1,4}|-)(?:-\d\d){0,2}(?:\/(?:-?\d{1,4}|-)(?:-\d\d){0,2})?)$/,
  TIME: /^time:[0-2]\d:[0-5]\d$/,
  MONEY: /^money:(?:[A-Z]{3}|[a-z]+):-?\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?$/,
  PERCENT: /^percent:\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?$/,
  QUANT: /^quant:\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?:-[a-z]+)*$/,
};

/** A name the pack does not know: its folded words. */
function isNameId(id: string): boolean {
  const name = /^name:(\S+)$/.exec(id)?.[1]?.replaceAll("_", " ");
  return name !== undefined && nameKey(name) === name;
}

describe("the annotated articles", () => {
  it("are 24 texts and 4 in the manner of classical prose, half of each held out", () => {
    for (const set of ["dev", "heldout"]) {
      const names = written.filter((article) => article.set === set).map(({ name }) => name);
      const classical = names.filter((name) => name.startsWith("classical-"));
      assert.ok(classical.length >= 2 && names.length - classical.length >= 12, `${set}: ${names.join(", ")}`);
    }
    assert.equal(new Set(articles.map(({ name }) => name)).size, articles.length);
  });

  it("are joined by 60 to learn from, eight of them in the manner of classical prose, none of them measured on", () => {
    const classical = training.filter(({ name }) => name.startsWith("classical-"));
    assert.ok(training.length >= 60 && classical.length >= 8, `${training.length}, ${classical.length}`);
    const measured = new Set(articles.map(({ name }) => name));
    assert.deepEqual(training.filter(({ name }) => measured.has(name)), []);
    assert.deepEqual(training.filter(({ text }) => text.split(/\s+/).filter(Boolean).length < 250).map(({ name }) => name), []);
  });

  it("leave no mark in the text, and no mention across another", () => {
    const all = [...articles, ...training];
    assert.deepEqual(all.filter(({ text }) => /\[\[|\]\]/.test(text)).map(({ name }) => name), []);
    assert.deepEqual(
      offending((mention, { mentions }) => mentions.every((other) => other === mention || !overlaps(other, mention)), all),
      [],
    );
  });

  it("are long enough to have a context", () => {
    const least = (name: string): number => (name.startsWith("classical-") ? 150 : 250);
    const lengths = written.map(({ name, text }) => ({ name, words: text.split(/\s+/).filter(Boolean).length }));
    assert.deepEqual(lengths.filter(({ name, words }) => words < least(name)), []);
  });

  it("mark whole words, without space or punctuation at the edges and without the particles before", () => {
    const wellFormed = /^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}])?$/u;
    const sign = /[%\u066a$€£]/u;
    assert.deepEqual(
      offending((_, __, surface) => wellFormed.test(surface.replace(sign, "")) && !surface.includes("\n"), [...articles, ...training]),
      [],
    );
    assert.deepEqual(offending(({ end }, { text }) => !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end)), [...articles, ...training]), []);
    const particles = /(?:^|[^\p{L}\p{M}\p{N}])(?:[\u0648\u0641]?[\u0628\u0644\u0643\u0633]?|\u0627\u0644)\u0640*$/u;
    assert.deepEqual(offending(({ start }, { text }) => particles.test(text.slice(Math.max(0, start - 30), start))), []);
  });

  it("name entities that the pack has, or names and values in their form", () => {
    const rows = mergedRows(readCurated().rows, readRegistry("knowledge/registry"));
    const knowledge = readPack(writePack(rows, []));
    const isRight = ({ type, entity }: MarkedMention): boolean => {
      const form = valueForms[type];
      if (form) return form.test(entity);
      const known = knowledge.entity(entity)?.type;
      return known === undefined ? isNameId(entity) : known === type || type === "NORP";
    };
    assert.deepEqual(offending(isRight), []);
  });

  it("flag as derived adjectives alone", () => {
    assert.deepEqual(offending(({ flags }) => flags.every((flag) => ["derived", "nominal", "doubtful"].includes(flag))), []);
    assert.deepEqual(offending(({ type, flags }) => type === "NORP" || !flags.includes("derived")), []);
  });

  it("give a weekday that the calendar has", () => {
    const days = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];
    assert.deepEqual(
      offending(({ entity }, _, surface) => {
        const date = /^date:(\d{4}-\d\d-\d\d)$/.exec(entity)?.[1];
        const day = days.indexOf(surface.split(" ")[0] ?? "");
        return date === undefined || day === -1 || new Date(`${date}T12:00Z`).getUTCDay() === day;
      }),
      [],
    );
  });
});

describe("the sample articles", () => {
  it("are the annotated ones without their marks", () => {
    const names = readdirSync("samples").filter((name) => name.endsWith(".txt"));
    assert.ok(names.length > 0);
    for (const file of names) {
      const article = articles.find(({ name, set }) => set === "samples" && name === path.basename(file, ".txt"));
      assert.equal(readFileSync(path.join("samples", file), "utf8"), article?.text, file);
    }
  });
});

describe("the measure of resolution", () => {
  const marked =
    "[[باكو|LOC|baku]] [[موسكو|LOC|moscow]] [[عمان|LOC|oman]] [[سلمى|PER|name:سلمي_المصري]] [[طرطوس|LOC|tartus]] [[المريخ|LOC|mars|doubtful]] [[عام 1991|DATE|date:1991]]";
  const { mentions: gold } = parseMarked(marked);
  const ids = ["baku", "baku", "ambiguous:عمان", "name:سلمي", undefined, "mars", "date:1991"];
  const found = gold.flatMap(({ start, end, type }, index) => {
    const entity = ids[index];
    return entity === undefined ? [] : [{ start, end, type, entity, confidence: 1, source: "test" }];
  });
  const analysis: Analysis = {
    mentions: found,
    entities: [{ id: "baku", type: "LOC", name: { ar: "باكو" }, summary: { ar: "عاصمة أذربيجان." }, source: "pack" }],
    problems: [],
  };
  const measured = measure("text", gold, analysis);

  it("counts the right, the wrong and the open among the found, and leaves out the doubtful", () => {
    const { gold: count, mentions, right, undecided } = summaryOf([measured], entityTypes);
    assert.deepEqual([count, mentions.recall, mentions.precision, right, undecided], [6, 5 / 6, 1, 3 / 5, 1 / 5]);
  });

  it("asks for summaries of names alone", () => {
    const { summaryOfGold, summaryOfFound } = summaryOf([measured], entityTypes);
    assert.deepEqual([summaryOfGold, summaryOfFound], [2 / 5, 2 / 4]);
    assert.ok(Number.isNaN(summaryOf([measured], ["DATE"]).summaryOfGold));
  });

  it("punishes the joining of two entities", () => {
    assert.deepEqual(summaryOf([measured], ["PER"]).entities, { precision: 1, recall: 1, f1: 1 });
    assert.equal(summaryOf([measured], ["LOC"]).entities.precision, (1 / 2 + 1 / 2 + 1) / 3);
  });
});
