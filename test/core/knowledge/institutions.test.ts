import assert from "node:assert/strict";
import { createAnalyser } from "../../../src/core/analyse.ts";
import { entityById } from "../../../src/core/link/link.ts";
import { readAuthority } from "../../../src/core/knowledge/authority.ts";
import { institutionNamed } from "../../../src/core/knowledge/institutionNamed.ts";
import { adjective, institutions } from "../../../src/core/knowledge/institutions.ts";
import { layered } from "../../../src/core/knowledge/layered.ts";
import { searchIn } from "../../../src/core/knowledge/search.ts";
import { guessFor } from "../../../src/core/views/likely.ts";
import { knowledgeOf } from "../../support/smallKnowledge.ts";

const rows = `
syria LOC
ar: سوريا
nisba: سوري
en: Syria
kind: country

united-states LOC
ar: الولايات المتحدة
nisba: أمريكي | أميركي
en: United States
kind: country

south-korea LOC
ar: كوريا الجنوبية
nisba: كوري جنوبي
en: South Korea
kind: country

sudan LOC
ar: السودان
nisba: سوداني
en: Sudan
kind: country

mali LOC
ar: مالي
en: Mali
kind: country

congo LOC
ar: جمهورية الكونغو
nisba: كونغولي
kind: country

other-congo LOC
ar: الكونغو الديمقراطية
nisba: كونغولي
kind: country

aleppo LOC
ar: حلب
nisba: حلبي
kind: city

syrian-arab-army ORG
ar: الجيش العربي السوري | الجيش السوري
en: Syrian Arab Army
kind: army
in: syria
sum: القوات المسلحة لسوريا.
`;

const knowledge = knowledgeOf(rows);

function named(...names: string[]): (string | undefined)[] {
  return [...new Set(names.map((name) => institutionNamed(name, knowledge)))];
}

describe("a summary made from facts", () => {
  it("gives a country the article that English gives it", () => {
    const knowledge = knowledgeOf(`${rows}\ndenver LOC\nar: دنفر\nen: Denver\nkind: city\nin: united-states\n\naleppo LOC\nar: حلب\nen: Aleppo\nkind: city\nin: syria\n`);
    const english = (id: string): string | undefined => entityById(id, knowledge)?.summary.en;
    assert.deepEqual([english("denver"), english("aleppo")], ["City in the United States.", "City in Syria."]);
  });
});

describe("an institution of a country", () => {
  it("is one entity by adjective and by country, whatever the spelling and the particles", () => {
    assert.deepEqual(named("الحكومة السورية", "الحكومه السوريه", "لحكومة السورية", "حكومة سوريا"), ["syria/government"]);
    assert.deepEqual(named("وزارة الخارجية الأمريكية", "وزارة الخارجية الأميركية", "وزارة خارجية الولايات المتحدة", "الخارجية الأميركية"), [
      "united-states/ministry-of-foreign-affairs",
    ]);
    assert.deepEqual(named("البنك المركزي السوداني", "المصرف المركزي السوداني", "بنك السودان المركزي"), ["sudan/central-bank"]);
    assert.deepEqual(named("المحكمة العليا الأمريكية", "المحكمة الأميركية العليا", "المحكمة العليا في الولايات المتحدة"), ["united-states/supreme-court"]);
    assert.deepEqual(named("البرلمان الكوري الجنوبي", "برلمان كوريا الجنوبية"), ["south-korea/parliament"]);
  });

  it("is the ministry of its first portfolio", () => {
    assert.deepEqual(named("وزارة الصحة والسكان السودانية", "وزارة الصحة السودانية"), ["sudan/ministry-of-health"]);
    assert.deepEqual(named("وزارة التعليم العالي والبحث العلمي السورية"), ["syria/ministry-of-higher-education"]);
    assert.deepEqual(named("وزارة الوفاق السورية"), [undefined]);
  });

  it("is the knowledge's own entity where one bears any of its names", () => {
    assert.deepEqual(named("الجيش السوري", "القوات المسلحة السورية", "جيش سوريا"), ["syrian-arab-army"]);
    assert.deepEqual(named("القوات المسلحة السودانية"), ["sudan/armed-forces"]);
  });

  it("is none without a country, of a city, of one of several countries, or with more words", () => {
    assert.deepEqual(
      named("الحكومة", "وزارة الخارجية", "الحكومة الحلبية", "الحكومة الكونغولية", "الحكومة السورية المؤقتة", "حكومة سورية", "الدفاع السوري", "سوريا"),
      [undefined],
    );
  });

  it("has a name, a sentence and its country in both languages", () => {
    const { name, summary, facts, type } = entityById("united-states/ministry-of-foreign-affairs", knowledge)!;
    assert.deepEqual([type, name.ar, name.en], ["ORG", "وزارة الخارجية الأمريكية", "Ministry of Foreign Affairs of the United States"]);
    assert.equal(summary.ar, "وزارة الخارجية في الولايات المتحدة، وتتولى العلاقات مع الدول الأخرى.");
    assert.equal(summary.en, "Ministry of Foreign Affairs of the United States, responsible for relations with other states.");
    assert.deepEqual(facts, { kind: "ministry", country: { ar: "الولايات المتحدة", en: "United States" } });
  });

  it("agrees with its nationality", () => {
    const nameOf = (id: string): string | undefined => knowledge.entity(id)?.ar;
    assert.equal(nameOf("syria/police"), "الشرطة السورية");
    assert.equal(nameOf("south-korea/presidency"), "الرئاسة الكورية الجنوبية");
    assert.equal(nameOf("sudan/armed-forces"), "الجيش السوداني");
    assert.equal(nameOf("mali/government"), "الحكومة في مالي");
    assert.equal(adjective("جنوب أفريقي", true), "الجنوب أفريقية");
  });

  it("is found again by its id, if it is one that a country has", () => {
    for (const { id } of institutions) assert.equal(knowledge.entity(`sudan/${id}`)?.id, `sudan/${id}`);
    for (const id of ["sudan/navies", "aleppo/government", "atlantis/government", "sudan/"]) assert.equal(knowledge.entity(id), undefined, id);
  });

  it("is what its own names mean", () => {
    for (const { id, heads } of institutions) {
      for (const head of heads) {
        const surfaces = [true, false].map((isFeminine) => `${head} ${adjective("سوداني", isFeminine)}`);
        assert.deepEqual(named(...surfaces), [`sudan/${id}`]);
      }
    }
  });

  it("gives way to the reader's own entity, and bears the reader's name of the country", () => {
    const text = "id\ttype\tar\ten\n\tORG\tالحكومة السورية\tSyrian cabinet\nsudan\tLOC\tبلاد السودان\tThe Sudan\nsyria/police\tORG\tشرطة سوريا\t\n";
    const own = layered(knowledge, readAuthority([{ name: "own.tsv", format: "tsv", text }]).rows);
    assert.equal(institutionNamed("حكومة سوريا", own), "syrian-cabinet");
    assert.deepEqual([own.entity("syria/police")?.ar, own.entity("syria/police")?.sum], ["شرطة سوريا", "الشرطة في سوريا، وتحفظ الأمن والنظام."]);
    assert.equal(own.entity("sudan/police")?.sum, "الشرطة في بلاد السودان، وتحفظ الأمن والنظام.");
  });

  it("is what somebody finds who types or marks its name", () => {
    assert.deepEqual(searchIn(knowledge)("وزارة الدفاع السورية", 5).map(({ id }) => id), ["syria/ministry-of-defence"]);
    assert.deepEqual(guessFor("حكومة سوريا", "حكومة سوريا", [], knowledge, "PER"), { type: "ORG", entity: "syria/government" });
  });

  it("is the entity of its mentions in a text", () => {
    const analyser = createAnalyser(knowledge);
    const text = "قالت الحكومة السورية إن وزارة الدفاع الأميركية ردت على للحكومة السورية";
    const { mentions, entities } = analyser.analyse(text).analysis;
    assert.deepEqual(mentions.map(({ entity }) => entity), ["syria/government", "united-states/ministry-of-defence", "syria/government"]);
    assert.deepEqual(entities.map(({ name }) => name.en), ["Government of Syria", "Ministry of Defence of the United States"]);
  });
});
