import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openWorkbench, type Workbench } from "../support/workbench.ts";

const article = "وصل الزائر إلى ساقية الورد بعد سفر طويل من مصر، وأقام بها شهرا كاملا ثم عاد.\n";

let bench: Workbench;
const fileOf = (name: string): string => path.join(bench.dir, name);
/** The words that a file's sidecar has as marked; nothing where there is none. */
function quotes(name: string): string[] | undefined {
  const sidecar = fileOf(`${name}.hashiya.jsonld`);
  if (!existsSync(sidecar)) return undefined;
  const { items } = JSON.parse(readFileSync(sidecar, "utf8")) as { items: Record<string, any>[] };
  return items.filter((item) => item["hashiya:status"] === "confirmed").map(({ target }) => target.selector[0].exact);
}
const frames = (): Promise<number> =>
  bench.editor.locator(".view-overlays [class*='ced-']").evaluateAll((all) => all.filter((mark) => getComputedStyle(mark).borderTopWidth !== "0px").length);

const explorerRow = (name: string) => bench.page.locator(".explorer-folders-view .monaco-list-row", { hasText: new RegExp(`^${name}$`) });

async function markAt(words: string): Promise<void> {
  await bench.goTo(1, article.indexOf(words) + 2);
  await bench.press("F9");
}

/** Gives the text in front a name, as a person does in the box that VS Code shows without a system dialog. */
async function saveAs(name: string): Promise<void> {
  const input = bench.page.locator(".quick-input-box input");
  // The box lists the folder as one types; meanwhile it takes no Enter, or takes it and goes without saving.
  await bench.until(async () => {
    if (!existsSync(fileOf(name))) {
      if (!(await input.isVisible())) await bench.runCommand("File: Save As...");
      await input.fill(fileOf(name), { timeout: 2000 });
      assert.equal(await input.inputValue(), fileOf(name));
      await bench.press("Enter");
    }
    await bench.page.locator(".tab.active", { hasText: path.basename(name) }).waitFor({ timeout: 2000 });
  }, 40_000);
}

const settings = { "hashiya.annotations.author": "ليلى", "files.autoSave": "off" };

describe("marks when files get names", () => {
  before(async () => {
    bench = await openWorkbench({ files: { "article.txt": article, "old/inner.txt": article }, open: ["article.txt"], settings });
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
  });
  after(() => bench.close());

  it("go along with Save As, and stay with the old file as well", async () => {
    await markAt("الزائر");
    await bench.until(async () => assert.deepEqual(quotes("article.txt"), ["الزائر"]));
    await saveAs("copy.txt");
    await bench.until(async () => assert.deepEqual(quotes("copy.txt"), ["الزائر"]));
    await bench.until(async () => assert.equal(await frames(), 1));
    await markAt("شهرا");
    await bench.until(async () => assert.deepEqual(quotes("copy.txt"), ["الزائر", "شهرا"]));
    assert.deepEqual(quotes("article.txt"), ["الزائر"]);
    await bench.openFile("article.txt");
    await bench.until(async () => assert.equal(await frames(), 1));
  });

  it("go along with Save As of words that were not saved, which the old file does not get", async () => {
    await bench.openFile("article.txt");
    await bench.goTo(1, 1);
    await bench.type("وفي الصيف ");
    await bench.goTo(1, 1 + "وفي الصيف ".length + article.indexOf("شهرا") + 1);
    await bench.press("F9");
    await saveAs("longer.txt");
    await bench.until(async () => assert.deepEqual(quotes("longer.txt"), ["الزائر", "شهرا"]));
    await bench.until(async () => assert.equal(await frames(), 2));
    assert.match(readFileSync(fileOf("longer.txt"), "utf8"), /^وفي الصيف/);
    assert.equal(readFileSync(fileOf("article.txt"), "utf8"), article);
    await bench.openFile("article.txt");
    await bench.until(async () => assert.equal(await frames(), 2));
  });

  it("of a text without a name go into a file beside it when it gets one, and can be taken back there", async () => {
    await bench.press("Control+Alt+KeyN");
    await bench.page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
    await bench.type(article);
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
    await markAt("الزائر");
    await bench.until(async () => assert.equal(await frames(), 1));
    await saveAs("named.txt");
    await bench.until(async () => assert.deepEqual(quotes("named.txt"), ["الزائر"]));
    await bench.until(async () => assert.equal(await frames(), 1));
    await bench.press("Control+F6");
    await bench.until(async () => assert.deepEqual(quotes("named.txt"), []));
  });

  it("go along with a folder that is renamed in the explorer", async () => {
    await bench.openFile("old/inner.txt");
    await bench.waitForLanguage("Arabic");
    await markAt("الزائر");
    await bench.until(async () => assert.deepEqual(quotes("old/inner.txt"), ["الزائر"]));
    // The explorer takes its box away when the folder changes meanwhile.
    await bench.until(async () => {
      if (await explorerRow("old").isVisible()) {
        await explorerRow("old").click({ timeout: 2000 });
        await bench.press("F2");
        await bench.page.locator(".explorer-folders-view input").fill("new", { timeout: 2000 });
        await bench.press("Enter");
      }
      await explorerRow("new").waitFor({ timeout: 2000 });
    }, 20_000);
    await bench.until(async () => assert.deepEqual([quotes("old/inner.txt"), quotes("new/inner.txt")], [undefined, ["الزائر"]]));
    await bench.openFile("new/inner.txt");
    await bench.until(async () => assert.equal(await frames(), 1));
    await markAt("شهرا");
    await bench.until(async () => assert.deepEqual(quotes("new/inner.txt"), ["الزائر", "شهرا"]));
    assert.ok(!existsSync(fileOf("old")), "something was written in the old folder");
  });

  it("under .hashiya go along with a folder that is moved in the explorer", async () => {
    await bench.close();
    bench = await openWorkbench({
      files: { "old/inner.txt": article, "shelf/other.txt": "x" },
      open: ["old/inner.txt"],
      settings: { ...settings, "hashiya.annotations.location": "folder", "explorer.confirmDragAndDrop": false },
    });
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
    mkdirSync(fileOf("shelf"), { recursive: true });
    await markAt("الزائر");
    await bench.until(async () => assert.deepEqual(quotes(".hashiya/old/inner.txt"), ["الزائر"]));
    await explorerRow("old").click();
    await bench.press("Control+KeyX");
    await explorerRow("shelf").click();
    await bench.press("Control+KeyV");
    await bench.until(async () => assert.deepEqual(quotes(".hashiya/shelf/old/inner.txt"), ["الزائر"]));
    assert.equal(quotes(".hashiya/old/inner.txt"), undefined);
    await bench.openFile("shelf/old/inner.txt");
    await bench.until(async () => assert.equal(await frames(), 1));
  });
});

describe("marks in a folder that nobody trusts yet", () => {
  const sidecar = "article.txt.hashiya.jsonld";
  let content: string;
  const news = () => bench.page.locator(".notifications-center .notification-list-item");
  before(async () => {
    bench = await openWorkbench({ files: { "article.txt": article }, open: ["article.txt"], settings });
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
    await markAt("الزائر");
    await bench.until(async () => assert.deepEqual(quotes("article.txt"), ["الزائر"]));
    content = readFileSync(fileOf(sidecar), "utf8");
    await bench.close();
    bench = await openWorkbench({ files: { "article.txt": article, [sidecar]: content }, open: ["article.txt"], isUntrusted: true });
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  });
  after(() => bench.close());

  it("are shown, and none is made: a sentence says why", async () => {
    await bench.until(async () => assert.equal(await frames(), 1));
    await markAt("شهرا");
    await bench.until(async () => {
      await bench.runCommand("Notifications: Show Notifications");
      await news().first().waitFor({ timeout: 1000 });
    });
    assert.equal(await news().filter({ hasText: "This folder is not trusted, so no file is written in it and nothing was marked." }).count(), 1);
    assert.equal(await frames(), 1);
    assert.equal(readFileSync(fileOf(sidecar), "utf8"), content);
  });

  it("can be made once it is trusted", async () => {
    await news().locator(".monaco-button", { hasText: "Manage Trust" }).click();
    await bench.page.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).click();
    await bench.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ state: "hidden" });
    await bench.openFile("article.txt");
    await markAt("شهرا");
    await bench.until(async () => assert.deepEqual(quotes("article.txt"), ["الزائر", "شهرا"]));
  });
});
