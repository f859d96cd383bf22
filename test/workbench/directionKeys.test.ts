import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openWorkbench } from "../support/workbench.ts";
import type { Workbench } from "../support/workbench.ts";
import { article } from "./directionArticle.ts";

/** Without marks, digits and Latin, so that every key is one column. */
const plain = ["مكتبة على الضفة", "", "خزائن بلا مفاتيح", "***", "لم تكن موجودة", "", "ثم عاد"];
const mixed = [
  "عام 1987، و 12.500 (نحو 69%)",
  "قال John Smith إن",
  "A Latin line: دار 12",
  "",
  "سنوات 1921 1922",
  "((2))",
  "* B-7 ثم 2020/05/01",
];
/** As fast as keyboards repeat a key held down. */
const held = 30;

describe("the arrow keys in right-to-left lines", () => {
  let bench: Workbench;
  before(async () => {
    bench = await openWorkbench({
      files: {
        "article.txt": article,
        "plain.txt": plain.join("\n"),
        "mixed.txt": mixed.join("\n"),
        "code.ts": "const one = 1;\nconst two = 2;\n",
      },
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
    await bench.press("Shift+Alt+ArrowDown", "Shift+Alt+ArrowDown");
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
    await openTurned("mixed.txt");
    await bench.goTo(1);
    const keys = mixed.join("\n").length;
    const forward = await placesOfCaret("ArrowLeft", keys);
    const onward = (from: Place, to: Place): boolean =>
      Math.abs(from.top - to.top) < 2 ? to.left <= from.left + 1 : to.top > from.top;
    forward.slice(1).forEach((place, index) => assert.ok(onward(forward[index]!, place), `key ${index + 2} to the left`));
    await bench.until(async () => assert.equal((await bench.position()).line, mixed.length));
    const back = await placesOfCaret("ArrowRight", keys);
    back.slice(1).forEach((place, index) => assert.ok(onward(place, back[index]!), `key ${index + 2} to the right`));
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
    for (const round of [1, 2, 3]) {
      await hold("Control+Digit1", 1);
      await bench.press("ArrowRight");
      await untilAt(1, 4 + round);
      await hold("Control+Digit2", 1);
      await bench.press("ArrowLeft");
      await untilAt(1, 1 + round);
    }
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
    const isWhole = (text: string): boolean => text.startsWith("فتحت") && text.endsWith("أشهر.");
    await bench.until(async () => assert.ok((await bench.lines()).some(({ text }) => isWhole(text))));
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

  it("are VS Code's own again when the setting is off", async () => {
    await openTurned("plain.txt");
    mkdirSync(path.join(bench.dir, ".vscode"), { recursive: true });
    const settings = path.join(bench.dir, ".vscode", "settings.json");
    writeFileSync(settings, JSON.stringify({ "hashiya.direction.keys": false }));
    await bench.until(async () => {
      await bench.goTo(1, 3);
      await hold("ArrowLeft", 1);
      assert.equal((await bench.position()).column, 2);
    });
    assert.equal((await bench.lines())[0]?.direction, "rtl");
  });

  /** Where the caret is drawn after each key. */
  async function placesOfCaret(key: string, times: number): Promise<Place[]> {
    const places: Place[] = [];
    for (let time = 0; time < times; time++) {
      await hold(key, 1);
      places.push(await bench.caret());
    }
    return places;
  }
});

interface Place {
  readonly left: number;
  readonly top: number;
}
