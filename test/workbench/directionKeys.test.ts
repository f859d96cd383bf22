import assert from "node:assert/strict";
import { openWorkbench } from "../support/workbench.ts";
import type { Workbench } from "../support/workbench.ts";
import { article } from "./directionArticle.ts";

/** Without marks, digits and Latin, so that every key is one column. */
const plain = ["مكتبة على الضفة", "", "خزائن بلا مفاتيح", "***", "لم تكن موجودة", "", "ثم عاد"];
/** As fast as keyboards repeat a key held down. */
const held = 30;

describe("the arrow keys in right-to-left lines", () => {
  let bench: Workbench;
  before(async () => {
    bench = await openWorkbench({
      files: { "article.txt": article, "plain.txt": plain.join("\n"), "code.ts": "const one = 1;\nconst two = 2;\n" },
      open: ["code.ts", "article.txt", "plain.txt"],
      size: { width: 1200, height: 1000 },
      settings: { "editor.hover.enabled": false, "hashiya.hover.enabled": false },
    });
    await openTurned("article.txt");
    await openTurned("plain.txt");
  });
  after(() => bench.close());

  const openTurned = async (name: string): Promise<void> => {
    await bench.openFile(name);
    await bench.waitForLanguage("Arabic");
    await bench.until(async () => assert.equal((await bench.lines())[0]?.direction, "rtl"), 20_000);
  };
  const hold = async (key: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await bench.press(key);
      await bench.page.waitForTimeout(held);
    }
  };
  const untilAt = (line: number, column: number): Promise<unknown> =>
    bench.until(async () => assert.deepEqual(await bench.position(), { line, column }), 3000);

  it("go forward to the left and back to the right", async () => {
    await openTurned("plain.txt");
    await bench.goTo(1);
    await hold("ArrowLeft", 3);
    await untilAt(1, 4);
    await hold("ArrowRight", 2);
    await untilAt(1, 2);
  });

  it("select with Shift", async () => {
    await bench.goTo(1);
    await hold("Shift+ArrowLeft", 5);
    await bench.until(async () => assert.equal(await bench.selectedText(), "مكتبة"));
    await hold("Shift+ArrowRight", 2);
    await bench.until(async () => assert.equal(await bench.selectedText(), "مكت"));
    await bench.press("ArrowLeft");
    await untilAt(1, 4);
  });

  it("move and select by word with Control", async () => {
    await bench.goTo(1);
    await hold("Control+ArrowLeft", 2);
    await untilAt(1, 10);
    await hold("Control+Shift+ArrowRight", 1);
    await bench.until(async () => assert.equal(await bench.selectedText(), "على"));
  });

  it("move every caret of several", async () => {
    await bench.goTo(1);
    await bench.press("Control+Alt+ArrowDown", "Control+Alt+ArrowDown");
    await hold("Shift+ArrowLeft", 3);
    await bench.until(async () => assert.equal(await bench.selectedText(), "مكت\n\nخزا"));
    await bench.press("Escape", "Escape");
  });

  it("pass every line end, empty line and neutral line without losing or reversing a key", async () => {
    const steps = plain.join("\n").length;
    const last = { line: plain.length, column: plain.at(-1)!.length + 1 };
    for (const gap of ["slow", "fast"]) {
      await bench.goTo(1);
      if (gap === "slow") await hold("ArrowLeft", steps);
      else for (let step = 0; step < steps; step++) await bench.press("ArrowLeft");
      await untilAt(last.line, last.column);
      await hold("ArrowRight", steps);
      await untilAt(1, 1);
    }
  });

  it("never move the caret against the key in numbers, Latin words and Latin lines", async () => {
    await openTurned("article.txt");
    await bench.goTo(1);
    const there = await placesOfCaret("ArrowLeft", 700);
    assert.ok(there.length > 500);
    for (const [index, place] of there.entries()) {
      const before = there[index - 1] ?? place;
      const isSameRow = Math.abs(place.top - before.top) < 2;
      assert.ok(isSameRow ? place.left <= before.left + 1 : place.top > before.top, `key ${index}: ${JSON.stringify([before, place])}`);
    }
    const back = await placesOfCaret("ArrowRight", 700);
    for (const [index, place] of back.entries()) {
      const before = back[index - 1] ?? place;
      const isSameRow = Math.abs(place.top - before.top) < 2;
      assert.ok(isSameRow ? place.left >= before.left - 1 : place.top < before.top, `key ${index} back: ${JSON.stringify([before, place])}`);
    }
    await untilAt(1, 1);
  });

  it("are VS Code's own in a program, at once", async () => {
    await bench.openFile("code.ts");
    await bench.goTo(1);
    await hold("ArrowRight", 3);
    await untilAt(1, 4);
    await bench.runCommand("View: Split Editor");
    await openTurned("plain.txt");
    await bench.goTo(1);
    // Groups: the program at the left, the Arabic text at the right; a key follows each change at once.
    await bench.press("Control+Digit1", "ArrowRight");
    await untilAt(1, 5);
    await bench.press("Control+Digit2", "ArrowLeft");
    await untilAt(1, 2);
    await bench.press("Control+Digit1", "ArrowRight");
    await untilAt(1, 6);
    await bench.press("Control+Digit2");
    await bench.runCommand("View: Close All Editors in Group");
  });

  it("are the find box's own in the find box", async () => {
    await openTurned("plain.txt");
    await bench.goTo(3, 2);
    await bench.press("Control+KeyF");
    await bench.type("abc");
    const input = bench.page.locator(".find-widget .find-part .input:focus").last();
    await input.waitFor();
    await bench.press("ArrowLeft");
    assert.equal(await input.evaluate((box: HTMLTextAreaElement) => box.selectionStart), 2);
    await bench.press("Escape");
    await untilAt(3, 2);
  });

  it("turn direction and wrapping off together with Alt+Z, and on again", async () => {
    await openTurned("article.txt");
    await bench.goTo(5);
    const rows = (text: string): Promise<number> =>
      bench.lines().then((lines) => lines.filter((line) => line.text.includes(text)).length);
    const wrapped = (await bench.lines()).length;
    assert.equal(await rows("فتحت مكتبة"), 1);
    await bench.press("Alt+KeyZ");
    await bench.until(async () => assert.ok((await bench.lines()).every(({ direction }) => direction === "ltr")));
    await bench.until(async () => assert.ok((await bench.lines()).some(({ text }) => text.startsWith("فتحت") && text.endsWith("أشهر."))));
    await bench.goTo(9);
    await bench.press("ArrowRight");
    await untilAt(9, 2);
    await bench.press("Alt+KeyZ");
    await bench.until(async () => assert.equal((await bench.lines()).length, wrapped));
    await bench.until(async () => assert.equal((await bench.lines())[0]?.direction, "rtl"));
    await bench.goTo(9);
    await bench.press("ArrowLeft");
    await untilAt(9, 2);
  });

  /** Where the caret is drawn after each key, until it stays. */
  async function placesOfCaret(key: string, most: number): Promise<{ left: number; top: number }[]> {
    const places: { left: number; top: number }[] = [];
    for (let time = 0; time < most; time++) {
      await bench.press(key);
      await bench.page.waitForTimeout(held);
      const { left, top } = await bench.caret();
      places.push({ left, top });
    }
    return places;
  }
});
