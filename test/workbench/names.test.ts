import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { copyShippedFiles } from "../../scripts/host/extension.ts";
import { openWorkbench, type Rectangle, type Workbench } from "../support/workbench.ts";

const article = [
  "كيف تغيرت العلاقات بين مصر والعراق؟",
  "",
  "زار وفد من العراق مصر عام 1991، وقال الوفد إن للعراق مصلحة في ذلك.",
  "",
  "وتعمل الشركات المصرية في العراق، وبمصر مستثمرون عراقيون. وتشتري مصر 40% من النفط.",
].join("\n");

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
    await bench.runCommand("Hāshiya: Toggle Marks");
    await bench.until(async () => (await highlightCount(bench)) === 0);
    const plain = { spans: await spanCounts(bench), word: width(await bench.rectangleOf("وبمصر")) };
    await bench.runCommand("Hāshiya: Toggle Marks");
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
    assert.match(await paragraph.evaluate((element) => getComputedStyle(element).textAlign), /right$/);
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
    const box = bench.page.getByPlaceholder("Part of a name");
    await box.waitFor();
    await box.fill("عراق");
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

describe("a damaged knowledge pack", () => {
  it("is said once, and dates are still marked", async () => {
    const extensions = mkdtempSync(path.join(tmpdir(), "hashiya-damaged-"));
    const extension = path.join(extensions, "hashiya.hashiya-0.1.0");
    copyShippedFiles(extension);
    const pack = path.join(extension, "dist", "knowledge.pack");
    writeFileSync(pack, readFileSync(pack).subarray(0, 5000));
    const bench = await openWorkbench({ files: { "article.txt": article }, open: ["article.txt"], extension: { installedIn: extensions } });
    await bench.waitForLanguage("Arabic");
    await bench.until(async () => (await highlightCount(bench)) > 0);
    await bench.runCommand("Notifications: Show Notifications");
    const news = bench.page.locator(".notifications-center .notification-list-item");
    await news.first().waitFor();
    assert.equal(await news.filter({ hasText: "cannot read its knowledge of names (its file is damaged" }).count(), 1);
    await bench.close();
    rmSync(extensions, { recursive: true });
  });
});

describe("a window without Arabic", () => {
  it("does not wake the extension, unless VS Code opens plain text of its own", async () => {
    const { ours, plain } = await awakeWith({ "code.ts": "const a = 1;\n" }, "code.ts");
    assert.equal(ours, plain);
  });

  it("unlike one with an Arabic text, which is plain text at first", async () => {
    const { ours } = await awakeWith({ "article.txt": article }, "article.txt");
    assert.equal(ours, true);
  });
});

/**
 * Opens a file in a window with the extension installed; says some seconds later whether it is active, and whether an
 * extension is that wakes for any plain-text document, such as those VS Code makes for itself in a fresh profile.
 */
async function awakeWith(files: Record<string, string>, name: string): Promise<{ ours: boolean; plain: boolean }> {
  const extensions = mkdtempSync(path.join(tmpdir(), "hashiya-witness-"));
  const verdict = path.join(extensions, "verdict.json");
  copyShippedFiles(path.join(extensions, "hashiya.hashiya-0.1.0"));
  writeExtension(extensions, "plain", "onLanguage:plaintext", "exports.activate = () => {};");
  writeExtension(extensions, "witness", "onStartupFinished", witnessCode(name, verdict));
  const bench = await openWorkbench({ files, extension: { installedIn: extensions } });
  await bench.openFile(name);
  await bench.until(async () => existsSync(verdict) && readFileSync(verdict, "utf8") !== "", 60_000);
  await bench.close();
  const said = JSON.parse(readFileSync(verdict, "utf8")) as { ours: boolean; plain: boolean };
  rmSync(extensions, { recursive: true });
  return said;
}

function writeExtension(folder: string, name: string, activationEvent: string, code: string): void {
  const place = path.join(folder, `test.${name}-0.1.0`);
  const manifest = {
    name,
    publisher: "test",
    version: "0.1.0",
    engines: { vscode: "^1.100.0" },
    main: "./main.js",
    activationEvents: [activationEvent],
  };
  mkdirSync(place);
  writeFileSync(path.join(place, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(place, "main.js"), code);
}

function witnessCode(name: string, verdict: string): string {
  return `const { extensions, workspace } = require("vscode");
    const isActive = (id) => extensions.getExtension(id).isActive;
    const say = () => require("fs").writeFileSync(${JSON.stringify(verdict)},
      JSON.stringify({ ours: isActive("hashiya.hashiya"), plain: isActive("test.plain") }));
    exports.activate = () => {
      const timer = setInterval(() => {
        if (!workspace.textDocuments.some(({ uri }) => uri.path.endsWith("/${name}"))) return;
        clearInterval(timer);
        setTimeout(say, 3000);
      }, 100);
    };`;
}

async function highlightCount(bench: Workbench): Promise<number> {
  return bench.editor
    .locator(".view-overlays [class*='ced-']")
    .evaluateAll((marks) => marks.filter((mark) => getComputedStyle(mark).borderBottomWidth !== "0px").length);
}

async function spanCounts(bench: Workbench): Promise<number[]> {
  return bench.editor.locator(".view-line").evaluateAll((lines) => lines.map((line) => line.querySelectorAll("span").length));
}


function width({ left, right }: Rectangle): number {
  return right - left;
}
