import assert from "node:assert/strict";
import { anchored } from "../../../src/core/store/anchor.ts";
import type { Annotation } from "../../../src/core/store/annotation.ts";
import { candidatesFor } from "../../../src/core/store/findPlace.ts";
import { reanchor } from "../../../src/core/store/reanchor.ts";
import { annotation } from "../../support/annotations.ts";
import { parseMarked } from "../../support/mark.ts";

/** Marks a text, changes it, and tells of each mark how it was placed and on which words, with what stands around them. */
function afterwards(marked: string, change: (text: string) => string): string[] {
  const { text, mentions } = parseMarked(marked);
  const marks = anchored(text, mentions.map(({ start, end, type }, index) => annotation({ id: `m${index}`, start, end, type })));
  const now = change(text);
  return reanchor(now, marks, text.length).map((mark) => `${mark.place} ${shown(now, mark)}`.trim());
}

const shown = (text: string, { start, end }: Pick<Annotation, "start" | "end">): string => text.slice(start, end);

const article = `قال الوزير في مؤتمر صحفي عقد صباح اليوم إن [[مصر|LOC]] ترحب بالاتفاق الذي وقع في العاصمة.

ووصف السفير في بيان مقتضب موقف [[باريس|LOC]] بأنه خطوة في طريق طويل بدأ قبل أعوام.
`;

describe("a mark in a text that another program changed", () => {
  it("stays where the text came along", () => {
    assert.deepEqual(afterwards(article, (text) => text), ["sure مصر", "sure باريس"]);
    assert.deepEqual(afterwards(article, (text) => `عنوان جديد\n\n${text}`), ["sure مصر", "sure باريس"]);
    assert.deepEqual(afterwards(article, (text) => text.replace("صباح اليوم", "")), ["sure مصر", "sure باريس"]);
  });

  it("outlives other line ends, a byte order mark, and a new wrap", () => {
    assert.deepEqual(afterwards(article, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`), ["sure مصر", "sure باريس"]);
    assert.deepEqual(afterwards(article, (text) => text.replaceAll(" ", "\n")), ["sure مصر", "sure باريس"]);
  });

  it("outlives normalised spelling, and covers the new one", () => {
    const marked = "سافر الوفد إلى [[أَذْرَبِيجَان|LOC]] في رحلة طويلة ثم عاد";
    assert.deepEqual(afterwards(marked, (text) => text.replaceAll(/[\u064B-\u0652]/gu, "").replaceAll(/[أإ]/g, "ا")), ["sure اذربيجان"]);
    assert.deepEqual(afterwards("سافر الوفد إلى [[اذربيجان|LOC]] في رحلة", (text) => text.replace("اذربيجان", "أَذربيجانَ")), ["sure أَذربيجانَ"]);
  });

  it("is shown as moved when its paragraph went elsewhere", () => {
    const swapped = (text: string): string => text.split("\n\n").reverse().join("\n\n");
    const places = afterwards(article, swapped);
    assert.deepEqual(places.map((place) => place.split(" ")[1]), ["مصر", "باريس"]);
    assert.ok(places.some((place) => place.startsWith("moved")));
  });

  // hypothesis/client#7571: the paragraph with the quote was deleted, and the same quote in another one took its place.
  it("is never put on the same words in another paragraph", () => {
    const marked = `أعلنت الحكومة أمس أن [[القاهرة|LOC]] ستستضيف القمة المقبلة في نوفمبر.

وبعد أعوام طويلة من الخلاف عادت القاهرة إلى طاولة المفاوضات مع جيرانها.
`;
    assert.deepEqual(afterwards(marked, (text) => text.split("\n\n")[1]!), ["doubtful القاهرة"]);
    assert.deepEqual(afterwards(marked, (text) => text.replace("أعلنت الحكومة أمس أن القاهرة ستستضيف القمة المقبلة في نوفمبر", "")), ["doubtful القاهرة"]);
  });

  it("is doubtful where two places have an equal claim, with both as candidates", () => {
    const { text, mentions } = parseMarked(article);
    const [mark] = anchored(text, [annotation({ ...mentions[0]! })]);
    const twice = `مقدمة\n\n${text}\n\n${text}`;
    const [found] = reanchor(twice, [mark!], text.length);
    assert.equal(found!.place, "doubtful");
    assert.deepEqual(found!.candidates!.map((span) => shown(twice, span)), ["مصر", "مصر"]);
  });

  it("is doubtful where other words stand in its place", () =>
    assert.deepEqual(afterwards(article, (text) => text.replace("مصر", "تونس")), ["doubtful تونس", "sure باريس"]));

  it("is an orphan where its words are gone, with an empty span", () =>
    assert.deepEqual(afterwards(article, (text) => text.split("\n\n")[1]!), ["orphan", "sure باريس"]));

  it("that the text never told apart is asked about, never guessed", () => {
    const refrain = "يا ليل الصب متى غده\n".repeat(80);
    const marked = `${refrain}يا ليل [[الصب|PER]] متى غده\n${refrain}`;
    assert.deepEqual(afterwards(marked, (text) => text.slice(20)), ["doubtful الصب"]);
  });

  it("offers an orphan words like its own, the nearest first", () => {
    const text = "زار الوفد اذربجان ثم عاد";
    const [span] = candidatesFor(text, annotation({ start: 3, end: 3, place: "orphan", anchor: { quote: "أذربيجان", prefix: "سافر إلى ", suffix: " أمس" } }));
    assert.equal(shown(text, span!), "اذربجان");
  });
});
