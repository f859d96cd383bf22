import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openWorkbench } from "../support/workbench.ts";
import type { Rectangle, Workbench } from "../support/workbench.ts";
import { article } from "./directionArticle.ts";

const wide = { width: 1200, height: 1000 };
const narrow = { width: 800, height: 1000 };
interface Word extends Rectangle {
  readonly text: string;
}

// Digits and marks are part of words; what stands between words is not.
const word = "[\\p{L}\\p{M}\\p{Nd}\\u0640]+";

describe("right-to-left lines", () => {
  let bench: Workbench;
  before(async () => {
    bench = await openWorkbench({
      files: {
        "article.txt": article,
        "code.ts": "// تعليق\nconst one = 1;\n",
        "notes.md": `# عنوان **ب**أذربيجان\n\n${article}`,
      },
      open: ["code.ts", "article.txt"],
      size: wide,
      settings: {
        // In high contrast VS Code styles selected text within the line.
        "workbench.colorTheme": "Default High Contrast",
        // Cards would cover the words that the pointer goes to next.
        "editor.hover.enabled": false,
        "hashiya.hover.enabled": false,
      },
    });
    await bench.waitForLanguage("Arabic");
    await untilTurned();
  });
  after(() => bench.close());

  const untilTurned = (): Promise<unknown> =>
    bench.until(async () => assert.equal(await directionOf(bench, "مكتبة"), "rtl"), 20_000);

  it("are those that begin with Arabic letters, and those without letters below them", async () => {
    const lines = await bench.lines();
    for (const { text, direction } of lines.filter((line) => line.text !== "")) {
      assert.equal(direction, text.startsWith("The visitors") ? "ltr" : "rtl", text);
    }
    assert.ok(lines.some(({ text }) => text === "((2))"));
  });

  it("order their words as a browser orders a right-to-left paragraph", async () => {
    const drawn = await bench.editor.evaluate(orderOfPieces, word);
    assert.ok(drawn.length > 10);
    for (const { text, order, expected } of drawn) assert.deepEqual(order, expected, text);
  });

  it("select the very word at a double click", async () => {
    const words = (await wordsIn(bench)).filter(({ text }) => text.length > 1);
    const step = words.length / 60;
    assert.ok(step >= 1, `only ${words.length} words are visible`);
    for (let index = 0; index < 60; index++) {
      const { text, left, right, top, bottom } = words[Math.floor(index * step)]!;
      await bench.page.mouse.dblclick((left + right) / 2, (top + bottom) / 2);
      await bench.until(async () => assert.equal(await bench.selectedText(), text), 3000);
    }
  });

  it("draw the caret at the glyph's edge in every column", async () => {
    const line = "خزائن بلا مفاتيح";
    const number = 9;
    const pane = await bench.editor.locator(".editor-scrollable").evaluate((box) => box.getBoundingClientRect().right);
    const margin = pane - (await glyphOf(bench, line, 1)).right;
    assert.ok(margin > 14 && margin < 20, `the line begins ${margin} pixels from the right`);
    for (let column = 1; column <= line.length + 1; column++) {
      await bench.goTo(number, column);
      const glyph = await glyphOf(bench, line, Math.min(column, line.length));
      const edge = column <= line.length ? glyph.right : glyph.left;
      await bench.until(async () => isNear((await bench.caret()).left, edge));
    }
  });

  it("draw the caret of an empty line at the right", async () => {
    const { right } = await glyphOf(bench, "خزائن بلا مفاتيح", 1);
    for (const line of [2, 8, 10]) {
      await bench.goTo(line);
      await bench.until(async () => isNear((await bench.caret()).left, right));
    }
    await bench.goTo(14);
    const { left } = await glyphOf(bench, "The visitors", 1);
    await bench.until(async () => isNear((await bench.caret()).left, left));
  });

  it("keep letters joined where VS Code styles a part of a word", async () => {
    const before = await bench.rectangleOf("خزائن");
    await bench.goTo(9, 3);
    await bench.press("Shift+ArrowLeft", "Shift+ArrowLeft");
    const pieces = bench.editor.locator(".view-line", { hasText: "خزائن" }).locator("span span");
    await bench.until(async () => assert.ok((await pieces.count()) > 1, "no part of the line has a style of its own"));
    const after = await bench.rectangleOf("خزائن");
    assert.ok(Math.abs(after.right - after.left - (before.right - before.left)) < 0.5);
  });

  it("stay within the pane, clear of the scroll bar, when it is narrowed and widened", async () => {
    await assertAllInPanes(bench, 1);
    for (const size of [narrow, wide, narrow]) {
      await bench.page.setViewportSize(size);
      await bench.until(() => assertAllInPanes(bench, 1), 3000);
    }
    await bench.page.setViewportSize(wide);
    await bench.until(() => assertAllInPanes(bench, 1), 3000);
  });

  it("stay within both panes of a split", async () => {
    await bench.runCommand("View: Split Editor");
    await bench.until(() => assertAllInPanes(bench, 2));
    await bench.page.setViewportSize(narrow);
    await bench.until(() => assertAllInPanes(bench, 2), 3000);
    await bench.page.setViewportSize(wide);
    await bench.until(() => assertAllInPanes(bench, 2), 3000);
    await bench.runCommand("View: Close All Editors in Group");
    await bench.until(async () => (await bench.page.locator(".editor-group-container").count()) === 1);
  });

  it("begin beside the minimap of a Markdown document", async () => {
    await bench.openFile("notes.md");
    await untilTurned();
    await bench.until(async () => {
      const minimap = await bench.editor.locator(".minimap").evaluate((element) => element.getBoundingClientRect().left);
      const words = await wordsIn(bench);
      assert.ok(words.length > 60);
      const furthest = Math.max(...words.map(({ right }) => right));
      assert.ok(furthest <= minimap, `text reaches ${furthest - minimap} pixels under the minimap`);
      assert.ok(furthest > minimap - 12, `text ends ${minimap - furthest} pixels before the minimap`);
    });
    await assertAllInPanes(bench, 1);
  });

  it("leave a program beside them as it is", async () => {
    await bench.openFile("code.ts");
    await bench.page.waitForTimeout(500);
    const touched = await bench.editor.evaluate((editor) => ({
      turned: [...editor.querySelectorAll(".view-line, .view-line span")].filter(
        (element) => getComputedStyle(element).direction === "rtl",
      ).length,
      container: getComputedStyle(editor.querySelector(".editor-scrollable")!).containerType,
    }));
    assert.deepEqual(touched, { turned: 0, container: "normal" });
  });

  it("follow what is typed", async () => {
    await bench.openFile("article.txt");
    await untilTurned();
    await bench.goTo(9, 17);
    await bench.press("Enter");
    await bench.type("Latin line");
    await bench.until(async () => assert.equal(await directionOf(bench, "Latin line"), "ltr"));
    await bench.press("Home");
    await bench.type("سطر ");
    await bench.until(async () => assert.equal(await directionOf(bench, "سطر"), "rtl"));
    for (let undo = 0; undo < 4; undo++) await bench.press("Control+KeyZ");
    await bench.until(async () => (await bench.lines()).every(({ text }) => !text.includes("Latin")));
  });

  it("are turned back and again by the command and by the setting", async () => {
    const untilDirection = (direction: string): Promise<unknown> =>
      bench.until(async () => assert.equal(await directionOf(bench, "خزائن"), direction));
    await bench.runCommand("Hāshiya: Toggle Right-to-Left Direction");
    await untilDirection("ltr");
    await bench.runCommand("Hāshiya: Toggle Right-to-Left Direction");
    await untilDirection("rtl");
    await bench.openFile("notes.md");
    await untilDirection("rtl");
    mkdirSync(path.join(bench.dir, ".vscode"), { recursive: true });
    const settings = path.join(bench.dir, ".vscode", "settings.json");
    writeFileSync(settings, JSON.stringify({ "hashiya.direction.enabled": false }));
    await untilDirection("ltr");
    writeFileSync(settings, "{}");
    await untilDirection("rtl");
  });
});

function isNear(one: number, other: number): void {
  // The caret is two pixels wide and is drawn one pixel before its place, in whole pixels.
  assert.ok(Math.abs(one - other) <= 2, `${one} is not at ${other}`);
}

async function directionOf(bench: Workbench, text: string): Promise<string | undefined> {
  return (await bench.lines()).find((line) => line.text.includes(text))?.direction;
}

async function glyphOf(bench: Workbench, line: string, column: number): Promise<Rectangle> {
  return bench.editor.evaluate(glyphInLine, { line, column });
}

async function wordsIn(bench: Workbench): Promise<Word[]> {
  return bench.editor.evaluate(visibleWords, word);
}

/** Every word of every pane lies inside it and left of the scroll bar, and nothing makes a pane scroll sideways. */
async function assertAllInPanes(bench: Workbench, count: number): Promise<void> {
  const panes = await bench.page.locator(".editor-instance > .monaco-editor").all();
  assert.equal(panes.length, count);
  for (const pane of panes) {
    const { left, right, scrolled, visible } = await pane.evaluate((editor) => {
      const box = editor.querySelector(".editor-scrollable")!.getBoundingClientRect();
      const bar = editor.querySelector(".editor-scrollable > .scrollbar.vertical")!.getBoundingClientRect();
      return {
        left: box.left,
        right: bar.left,
        visible: box.width,
        scrolled: editor.querySelector<HTMLElement>(".view-lines")!.offsetWidth,
      };
    });
    assert.ok(scrolled <= visible + 0.5, `the lines are ${scrolled} wide in a pane of ${visible}`);
    const words = await pane.evaluate(visibleWords, word);
    assert.ok(words.length > 20, `${words.length} words stand in right-to-left lines`);
    for (const box of words) {
      const isInside = box.left >= left - 0.5 && box.right <= right + 0.5;
      assert.ok(isInside, `${box.text} at ${box.left}-${box.right} in a pane of ${left}-${right}`);
    }
  }
}

// The functions below run in the page: they stand alone.

function visibleWords(editor: Element, pattern: string): Word[] {
  const box = editor.querySelector(".editor-scrollable")!.getBoundingClientRect();
  const lines = [...editor.querySelectorAll(".view-lines .view-line")];
  // VS Code cuts long pieces of left-to-right lines anywhere, also within words.
  const turned = lines.filter((line) => getComputedStyle(line).direction === "rtl");
  return turned.flatMap((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const words: Word[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (const match of (node.textContent ?? "").matchAll(new RegExp(pattern, "gu"))) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        if (top > box.top && bottom < box.bottom) words.push({ text: match[0], left, right, top, bottom });
      }
    }
    return words;
  });
}

function glyphInLine(editor: Element, { line, column }: { line: string; column: number }): Rectangle {
  const found = [...editor.querySelectorAll(".view-lines .view-line")].find((each) =>
    (each.textContent ?? "").replaceAll("\u00a0", " ").includes(line),
  );
  const walker = document.createTreeWalker(found!, NodeFilter.SHOW_TEXT);
  let rest = column - 1;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent!.length;
    if (rest < length) {
      const range = document.createRange();
      range.setStart(node, rest);
      range.setEnd(node, rest + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    }
    rest -= length;
  }
  throw new Error(`no column ${column} in ${line}`);
}

/** The words and signs of each right-to-left row, from right to left: as drawn, and in a plain paragraph. */
function orderOfPieces(editor: Element, pattern: string): { text: string; order: string[]; expected: string[] }[] {
  const rows = [...editor.querySelectorAll<HTMLElement>(".view-lines .view-line")];
  return rows
    .filter((row) => getComputedStyle(row).direction === "rtl" && row.textContent !== "")
    .map((row) => {
      const text = row.textContent!.replaceAll("\u00a0", " ");
      const paragraph = document.createElement("p");
      paragraph.dir = "rtl";
      paragraph.textContent = text;
      Object.assign(paragraph.style, { position: "absolute", whiteSpace: "pre", font: getComputedStyle(row).font });
      document.body.append(paragraph);
      const result = { text, order: order(row), expected: order(paragraph) };
      paragraph.remove();
      return result;
    });

  function order(element: Element): string[] {
    const pieces: { text: string; right: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (const match of node.textContent!.matchAll(new RegExp(`${pattern}|\\p{P}`, "gu"))) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        pieces.push({ text: match[0], right: range.getBoundingClientRect().right });
      }
    }
    return pieces.sort((one, other) => other.right - one.right).map(({ text }) => text);
  }
}
