import assert from "node:assert/strict";
import type { Candidate, EntityType, Token } from "../../../src/core/model.ts";
import { aligned, asKnown, coordinated, decide, ownFirst, sureOfWeak } from "../../../src/core/recognise/decide.ts";
import { Nameness, taggedNames } from "../../../src/core/recognise/taggedNames.ts";
import { labelCount as L, labelOf } from "../../../src/core/recognise/tagger/labels.ts";
import { boundsOf, isTagged, lineOf } from "../../../src/core/recognise/tagger/line.ts";
import { readWord } from "../../../src/core/recognise/tagger/features.ts";
import { readVocabulary, writeVocabulary } from "../../../src/core/recognise/tagger/vocabularyFile.ts";
import { hashOf } from "../../../src/core/recognise/tagger/hash.ts";
import { tokenise } from "../../../src/core/text/tokenise.ts";

const vocabulary = readVocabulary(
  writeVocabulary(["القاهره", "وليد", "العراق"].map((word) => ({ hash: hashOf(word) >>> 0, frequency: 90, parts: 0, classes: [1, 1, 1] as const }))),
);

/** A text tagged by hand: a tag for each word or sign. */
function tagged(text: string, tags: string, probability = 0.9) {
  const tokens: Token[] = tokenise(text).filter((token) => isTagged(token, text.slice(token.start, token.end)));
  const labels = Uint8Array.from(tags.split(" "), labelOf);
  const marginals = new Float32Array(labels.length * L);
  labels.forEach((label, at) => (marginals[at * L + label] = label === 0 ? 1 : probability));
  const bounds = boundsOf(tokens);
  const line = lineOf(tokens.map(({ start, end }) => readWord(text.slice(start, end), vocabulary, () => false)), bounds, []);
  return { text, bounds, tagged: { line, labels, marginals } };
}

function names(text: string, tags: string, occurs: readonly string[] = []): string[] {
  const surroundings = { occurs: (word: string) => occurs.includes(word), calibrated: (probability: number) => probability };
  return taggedNames(tagged(text, tags), surroundings).map(({ start, end, type, clitics }) => [text.slice(start, end), type, clitics].filter(Boolean).join(" "));
}

function candidate(start: number, end: number, type: EntityType, more: Partial<Candidate> = {}): Candidate {
  return { start, end, type, entities: [], confidence: 0.9, source: "lexicon", ...more };
}

describe("what the tagger sees", () => {
  it("is named without the particle that news knows the word without", () => {
    assert.deepEqual(names("بالقاهرة وليد", "B-LOC B-PER"), ["القاهرة LOC ب", "وليد PER"]);
    assert.deepEqual(names("للعراق", "B-LOC"), ["لعراق LOC ل"]);
    assert.deepEqual(names("بـ\u0640قفصة", "B-LOC"), ["قفصة LOC ب"]);
  });

  it("is named without the particle that the document shows a rare word without", () => {
    assert.deepEqual(names("وقفصاوي", "B-PER"), ["وقفصاوي PER"]);
    assert.deepEqual(names("وقفصاوي", "B-PER", ["قفصاوي"]), ["قفصاوي PER و"]);
  });

  it("begins after a title", () => {
    assert.deepEqual(names("بيت العميد زيد عمرو", "B-PER I-PER I-PER I-PER"), ["زيد عمرو PER"]);
  });

  it("is an event by its head or the word before it, else a product or a work", () => {
    assert.deepEqual(names("معركة حطين", "B-MISC I-MISC"), ["معركة حطين EVENT"]);
    assert.deepEqual(names("بطولة ويمبلدون", "O B-MISC"), ["ويمبلدون EVENT"]);
    assert.deepEqual(names("هاتف آيفون", "O B-MISC"), ["آيفون PROD"]);
  });
});

describe("the decision between lexicon, rules and tagger", () => {
  const nameness = (text: string, tags: string, probability?: number): Nameness => {
    const { bounds, tagged: made } = tagged(text, tags, probability);
    const found = new Nameness();
    found.add(0, bounds, made);
    return found;
  };

  it("lets a weak name stand where the tagger sees it", () => {
    const weak = candidate(0, 4, "PER", { weak: true });
    assert.deepEqual(sureOfWeak([weak], [candidate(0, 4, "PER", { source: "tagger" })]), [candidate(0, 4, "PER")]);
    assert.deepEqual(sureOfWeak([weak], [candidate(0, 4, "ORG", { source: "tagger" })]), [weak]);
  });

  it("drops a word of the lexicon that names nothing here, never a nationality", () => {
    const text = "وليد وليد";
    const lexical = [candidate(0, 4, "PER"), candidate(5, 9, "NORP")];
    assert.deepEqual(decide(lexical, [], nameness(text, "O O")), [lexical[1]]);
    assert.deepEqual(decide(lexical, [], nameness(text, "B-PER O")), lexical);
  });

  it("keeps the lexicon's entity where both see the same name", () => {
    const known = candidate(0, 4, "PER", { entities: ["walid"], confidence: 0.5 });
    const seen = candidate(0, 4, "PER", { source: "tagger", confidence: 0.8 });
    assert.deepEqual(decide([known], [seen], nameness("وليد", "B-PER")), [{ ...known, confidence: 0.8 }]);
  });

  it("keeps what the lexicon knows by several words, whatever type the tagger gives them", () => {
    const types = (text: string, lexical: readonly Candidate[]): EntityType[] =>
      asKnown([candidate(0, text.length, "LOC", { source: "tagger" })], lexical, text).map(({ type }) => type);
    const whole = (text: string, type: EntityType, more: Partial<Candidate> = {}): Candidate =>
      candidate(0, text.length, type, { entities: ["known"], ...more });
    const name = "البيت الأبيض";
    assert.deepEqual(types(name, [whole(name, "ORG")]), ["ORG"]);
    assert.deepEqual(types("الأهلي", [whole("الأهلي", "ORG")]), ["LOC"]);
    assert.deepEqual(types(name, [whole(name, "ORG"), whole(name, "PROD")]), ["LOC"]);
    assert.deepEqual(types(name, [whole(name, "ORG", { entities: ["one", "another"] })]), ["LOC"]);
    assert.deepEqual(types(name, [whole(name, "ORG", { weak: true })]), ["LOC"]);
  });

  it("ends a guess with the institution that it goes on beyond, unless by a word with the article", () => {
    const institution = "وزارة الخارجية الأميركية";
    const ends = (more: string, confidence: number): string[] => {
      const text = institution + more;
      const lexical = [candidate(0, institution.length, "ORG", { source: "institutions", confidence: 0.8 })];
      return asKnown([candidate(0, text.length, "ORG", { source: "tagger", confidence })], lexical, text).map(({ start, end }) => text.slice(start, end));
    };
    assert.deepEqual(ends(" أبلغت الخارجية", 0.6), [institution]);
    assert.deepEqual(ends(" الجديدة", 0.6), [`${institution} الجديدة`]);
    assert.deepEqual(ends(" في بغداد", 0.9), [`${institution} في بغداد`]);
  });

  it("lets no guess go beyond a name of the reader's own", () => {
    const own = candidate(0, 4, "PER", { entities: ["own"] });
    const guess = candidate(0, 9, "PER", { source: "tagger" });
    const elsewhere = candidate(10, 14, "PER", { source: "tagger" });
    assert.deepEqual(ownFirst([own, guess, elsewhere], (id) => id === "own"), [own, elsewhere]);
    assert.deepEqual(ownFirst([own, guess], () => false), [own, guess]);
  });

  it("leaves out what the tagger only guesses", () => {
    assert.deepEqual(decide([], [candidate(0, 4, "PER", { source: "tagger", confidence: 0.3 })], nameness("وليد", "B-PER")), []);
  });

  it("gives a name and its nationality apart where the lexicon has both", () => {
    // ناسا الأمريكية
    const lexical = [candidate(0, 4, "ORG"), candidate(5, 14, "NORP")];
    assert.deepEqual(aligned([candidate(0, 14, "ORG", { source: "tagger" })], lexical), [candidate(0, 4, "ORG", { source: "tagger" })]);
  });

  it("takes two names in a row for two, but no person's name apart", () => {
    const two = (type: EntityType): number =>
      aligned([candidate(0, 9, type, { source: "tagger" })], [candidate(0, 4, type, { weak: true }), candidate(5, 9, type)]).length;
    assert.deepEqual([two("ORG"), two("PER")], [2, 1]);
  });

  it("takes two names with \"and\" between them for two, unless the lexicon has them as one", () => {
    // الأهلي والهلال
    const guess = candidate(0, 14, "ORG", { source: "tagger" });
    const halves = [candidate(0, 6, "ORG"), candidate(8, 14, "ORG", { clitics: "و" })];
    assert.deepEqual(aligned([guess], halves), [{ ...guess, end: 6 }, { ...guess, start: 8, clitics: "و" }]);
    assert.deepEqual(aligned([guess], [...halves, candidate(0, 14, "ORG")]), [guess]);
  });

  it("takes a guess apart where its head comes again after \"and\"", () => {
    const parts = (text: string, type: EntityType): string[] =>
      coordinated([candidate(0, text.length, type, { source: "tagger" })], text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(parts("وزارة الخارجية ووزارة المالية", "ORG"), ["وزارة الخارجية", "وزارة المالية"]);
    assert.deepEqual(parts("وزارة الشباب والرياضة", "ORG"), ["وزارة الشباب والرياضة"]);
  });

  it("begins a name where the lexicon does, after its particle", () => {
    const [name] = aligned([candidate(0, 7, "LOC", { source: "tagger" })], [candidate(1, 7, "LOC", { clitics: "ب" })]);
    assert.deepEqual([name?.start, name?.clitics], [1, "ب"]);
  });
});
