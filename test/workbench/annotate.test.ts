import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { openWorkbench, type Workbench } from "../support/workbench.ts";

const article = [
  "حكاية من ساقية الورد",
  "",
  "وصل الزائر إلى ساقية الورد بعد سفر طويل من مصر، وأقام بساقية الورد شهرا كاملا ثم عاد.",
  "",
  "ويقول أهل القرية إن لساقية الورد تاريخا طويلا، وإن الطريق إليها كان يمر بالعراق وتركيا.",
].join("\n");

/** What the sidecar says of a mark. */
interface Mark {
  readonly quote: string;
  readonly type: string;
  readonly start: number;
}

describe("annotating by keyboard alone", () => {
  let bench: Workbench;

  const fileOf = (name: string): string => path.join(bench.dir, name);
  const read = (name: string): string => (existsSync(fileOf(name)) ? readFileSync(fileOf(name), "utf8") : "");
  const marks = (): Mark[] => {
    const { items = [] } = JSON.parse(read("article.txt.hashiya.jsonld") || "{}") as { items?: Record<string, any>[] };
    return items
      .filter((item) => item["hashiya:status"] === "confirmed")
      .map(({ body, target: { selector } }) => ({
        type: body.find(({ purpose }: { purpose: string }) => purpose === "tagging").value,
        quote: selector.find(({ type }: { type: string }) => type === "TextQuoteSelector").exact,
        start: selector.find(({ type }: { type: string }) => type === "TextPositionSelector").start,
      }));
  };
  /** The lines of merged entities. */
  const merged = (): string => read(".hashiya/entities.jsonld").split("\n").filter((line) => line.startsWith('{"id"') && line.includes("mergedInto")).join("\n");
  const quotes = (): string[] => marks().map(({ quote }) => quote);
  const caretOn = async (words: string): Promise<void> => {
    const line = article.split("\n").findIndex((other) => other.includes(words));
    await bench.goTo(line + 1, article.split("\n")[line]!.indexOf(words) + 2);
  };
  const list = () => bench.page.locator(".quick-input-list .monaco-list-row");
  const frames = (): Promise<number> =>
    bench.editor.locator(".view-overlays [class*='ced-']").evaluateAll((all) => all.filter((mark) => getComputedStyle(mark).borderTopWidth !== "0px").length);

  before(async () => {
    bench = await openWorkbench({ files: { "article.txt": article }, open: ["article.txt"], settings: { "hashiya.annotations.author": "ليلى" } });
    await bench.waitForLanguage("Arabic");
    await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
  });
  after(() => bench.close());

  it("a key marks the name at the caret, and widens it word by word", async () => {
    await caretOn("الزائر");
    await bench.press("F9");
    await bench.until(async () => assert.deepEqual(quotes(), ["الزائر"]));
    await bench.press("F9");
    await bench.until(async () => assert.deepEqual(quotes(), ["الزائر إلى"]));
    await bench.press("Shift+F9");
    await bench.until(async () => assert.deepEqual(quotes(), ["الزائر"]));
    await bench.until(async () => assert.equal(await frames(), 1));
    await bench.press("Control+Shift+F11");
    await bench.until(async () => assert.deepEqual(quotes(), []));
  });

  it("arrow keys change its boundaries, and Enter gives them back to the caret", async () => {
    await caretOn("القرية");
    await bench.press("F9");
    await bench.until(async () => assert.deepEqual(quotes(), ["القرية"]));
    await bench.press("Control+Shift+F9");
    await bench.page.locator(".statusbar-item", { hasText: "move the end of the mark" }).waitFor();
    await bench.press("Shift+Control+ArrowRight");
    await bench.until(async () => assert.deepEqual(quotes(), ["أهل القرية"]));
    await bench.press("ArrowRight");
    await bench.until(async () => assert.deepEqual(quotes(), ["أهل القري"]));
    await bench.press("Enter");
    await bench.press("Control+F6", "Control+F6", "Control+F6");
    await bench.until(async () => assert.deepEqual(quotes(), []));
    assert.equal((await bench.lines()).length, article.split("\n").length, "the keys changed the text");
  });

  it("a digit gives the type", async () => {
    await caretOn("ساقية الورد بعد");
    await bench.press("F9");
    await bench.until(async () => assert.equal(quotes().length, 1));
    if (quotes()[0] === "ساقية") await bench.press("F9");
    await bench.until(async () => assert.deepEqual(quotes(), ["ساقية الورد"]));
    for (const [digit, type] of [["6", "EVENT"], ["2", "LOC"]] as const) {
      await bench.press("Control+F9");
      await list().filter({ hasText: "Person" }).first().waitFor();
      await bench.page.locator(".quick-input-box input:focus").waitFor();
      await bench.press(digit);
      await list().first().waitFor({ state: "hidden" });
      await bench.until(async () => assert.deepEqual(marks().map((mark) => mark.type), [type]));
    }
  });

  it("the other places are ticked in a list, and the one that is unticked stays as it is", async () => {
    await bench.press("Control+F11");
    await bench.until(async () => assert.equal(await list().filter({ hasText: "ساقية" }).count(), 3));
    // The last of them is for the reader to refuse.
    await bench.press("ArrowDown", "ArrowDown", "ArrowDown", "Space", "Enter");
    await bench.until(async () => assert.deepEqual(quotes(), ["ساقية الورد", "ساقية الورد", "ساقية الورد"]));
    assert.ok(marks().every(({ type, start }) => type === "LOC" && start < article.indexOf("ويقول")));
    await bench.press("Control+F6");
    await bench.until(async () => assert.equal(quotes().length, 1));
    await bench.press("Control+Shift+F6");
    await bench.until(async () => assert.equal(quotes().length, 3));
  });

  it("letters find the entity that another is merged into", async () => {
    await caretOn("تركيا");
    await bench.runCommand("Hāshiya: Merge Entity into Another…");
    await bench.page.locator(".quick-input-widget input").first().waitFor();
    await bench.type("العراق");
    await bench.until(async () => assert.equal(await list().first().locator(".label-name").innerText(), "العراق"));
    await bench.press("Enter");
    await bench.until(async () => assert.match(merged(), /iraq/));
  });

  it("all is there after the window was loaded again, and can still be taken back", async () => {
    const before = marks();
    await bench.runCommand("Developer: Reload Window");
    await bench.page.locator(".explorer-folders-view, .pane-body").first().waitFor({ timeout: 60_000 });
    await bench.openFile("article.txt");
    await bench.waitForLanguage("Arabic");
    await bench.until(async () => assert.equal(await frames(), before.length), 30_000);
    assert.deepEqual(marks(), before);
    await caretOn("الزائر");
    await bench.press("Control+F6");
    await bench.until(async () => assert.equal(merged(), ""));
    await bench.press("Control+F6");
    await bench.until(async () => assert.equal(quotes().length, 1));
  });
});
