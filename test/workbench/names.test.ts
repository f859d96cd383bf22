import assert from "node:assert/strict";
import { openWorkbench, type Rectangle, type Workbench } from "../support/workbench.ts";

const article = [
  "كيف تغيرت العلاقات بين مصر والعراق؟",
  "",
  "زار وفد من العراق مصر عام 1991، وقال الوفد إن للعراق مصلحة في ذلك.",
  "",
  "وتعمل الشركات المصرية في العراق، وبمصر مستثمرون عراقيون. وتشتري مصر 40% من النفط.",
].join("\n");

const settled = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("names in the window", () => {
  let bench: Workbench;

  before(async () => {
    bench = await openWorkbench({ files: { "article.txt": article, "code.ts": "const egypt = 1;\n" }, open: ["article.txt"] });
    await bench.waitForLanguage("Arabic");
    await bench.until(async () => (await highlightCount(bench)) > 0);
  });
  after(() => bench.close());
  beforeEach(() => bench.openFile("article.txt"));

  it("are marked without cutting a line into pieces or widening a word", async () => {
    const marked = { spans: await spanCounts(bench), word: width(await bench.rectangleOf("وبمصر")) };
    await setHighlights(bench, false);
    await bench.until(async () => (await highlightCount(bench)) === 0);
    const plain = { spans: await spanCounts(bench), word: width(await bench.rectangleOf("وبمصر")) };
    await setHighlights(bench, true);
    await bench.until(async () => (await highlightCount(bench)) > 0);
    assert.deepEqual(marked.spans, plain.spans);
    assert.ok(Math.abs(marked.word - plain.word) <= 0.5, `${marked.word} px, not ${plain.word}`);
  });

  it("are explained on hover, right to left", async () => {
    const word = await bench.rectangleOf("المصرية");
    await bench.page.mouse.move((word.left + word.right) / 2, (word.top + word.bottom) / 2);
    const card = bench.page.locator(".monaco-hover:visible").filter({ hasText: "Egypt" });
    await card.waitFor();
    const text = await card.innerText();
    assert.match(text, /مصر/);
    assert.match(text, /Mention 3 of 5/);
    const paragraph = card.locator("p").first();
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).textAlign), "right");
    await bench.press("Escape");
    await bench.page.mouse.move(5, 5);
  });

  it("are reached by keys, and the status bar says which of how many", async () => {
    await bench.goTo(1, 1);
    await bench.press("Control+F8");
    await bench.until(async () => assert.deepEqual(await bench.position(), { line: 1, column: 24 }));
    await bench.press("F7");
    await bench.until(async () => assert.deepEqual(await bench.position(), { line: 3, column: 19 }));
    await bench.until(async () =>
      assert.match(await bench.page.locator(".statusbar").innerText(), /mention 2 of 5/),
    );
    await bench.press("Shift+F7", "Control+Shift+F8");
    await bench.until(async () => assert.equal((await bench.position()).line, 5));
  });

  it("are listed in the sidebar, by type, name and sentence", async () => {
    await bench.runCommand("View: Show حاشية");
    const tree = bench.page.locator(".pane-body .monaco-list-row");
    await bench.until(async () => assert.match((await tree.allInnerTexts()).join("\n"), /مصر[\s\S]*5 · Egypt/));
    await tree.filter({ hasText: "Egypt" }).locator(".monaco-tl-twistie").click();
    await bench.until(async () => assert.match((await tree.allInnerTexts()).join("\n"), /وتعمل الشركات/));
    await tree.filter({ hasText: "وتعمل الشركات" }).first().click();
    await bench.until(async () => assert.equal((await bench.position()).line, 5));
  });

  it("are filtered in any spelling, and the filter is taken back", async () => {
    await bench.runCommand("View: Show حاشية");
    await bench.runCommand("Hāshiya: Filter Names…");
    await bench.type("عراق");
    const tree = bench.page.locator(".pane-body .monaco-list-row");
    await bench.until(async () => {
      const rows = (await tree.allInnerTexts()).join("\n");
      assert.match(rows, /Iraq/);
      assert.doesNotMatch(rows, /Egypt/);
    });
    await bench.press("Escape");
    await bench.until(async () => assert.match((await tree.allInnerTexts()).join("\n"), /Egypt/));
  });

  it("are counted in the status bar, for Arabic documents only", async () => {
    const item = bench.page.locator('[id="hashiya.hashiya.hashiya.status"]');
    assert.match(await item.innerText(), /\d+ names, \d+ mentions/);
    await bench.openFile("code.ts");
    await bench.until(async () => !(await item.isVisible()));
  });
});

describe("a window without Arabic", () => {
  it("does not wake the extension", async () => {
    const bench = await openWorkbench({ files: { "code.ts": "const a = 1;\n" }, open: ["code.ts"] });
    await settled(2000);
    await bench.runCommand("Developer: Show Running Extensions");
    const list = bench.page.locator(".runtime-extensions-editor");
    await bench.until(async () => assert.match(await list.innerText(), /TypeScript|Git|Emmet/i));
    assert.doesNotMatch(await list.innerText(), /hashiya/i);
    await bench.close();
  });
});

async function highlightCount(bench: Workbench): Promise<number> {
  return bench.editor.locator(".view-overlays [class*='ced-']").count();
}

async function spanCounts(bench: Workbench): Promise<number[]> {
  return bench.editor.locator(".view-line").evaluateAll((lines) => lines.map((line) => line.querySelectorAll("span").length));
}

async function setHighlights(bench: Workbench, enabled: boolean): Promise<void> {
  bench.setSettings({ "hashiya.highlights.enabled": enabled });
}

function width({ left, right }: Rectangle): number {
  return right - left;
}
