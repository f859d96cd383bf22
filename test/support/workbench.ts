// The real VS Code workbench, looked at from outside: its DOM, its keys, its pictures.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../../scripts/host/browser.ts";
import { copyExtension } from "../../scripts/host/extension.ts";
import { installHost } from "../../scripts/host/install.ts";
import type { HostVersion } from "../../scripts/host/install.ts";
import { removeFolder, temporaryFolder } from "../../scripts/host/processes.ts";
import { startServer, windowAddress } from "../../scripts/host/server.ts";

export interface WorkbenchOptions {
  /** The VS Code to run; without it, the one that the running suite is for. */
  readonly version?: HostVersion;
  /** Runs the extension in the web extension host (a worker without Node). */
  readonly web?: boolean;
  /** What the opened folder holds: relative paths and contents. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The folder is one that nobody trusts yet. */
  readonly isUntrusted?: boolean;
  /** A folder of the repository whose contents are copied into the opened folder first. */
  readonly copy?: string;
  /** Files to open, by relative path; the last one is in front. */
  readonly open?: readonly string[];
  /** User settings, over those of scripts/host/server.ts. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** "development" loads the built extension from source; otherwise a folder of installed extensions. */
  readonly extension?: "development" | "none" | { readonly installedIn: string };
}

/** A rectangle in CSS pixels of the page. */
export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line as it is drawn; the editor draws spaces as no-break spaces, and `text` has plain ones again. */
export interface DrawnLine extends Rectangle {
  readonly text: string;
  readonly direction: "ltr" | "rtl";
}

/** A window of VS Code on a fresh folder, with a fresh profile and a server of its own. */
export interface Workbench {
  readonly version: HostVersion;
  readonly page: Page;
  /** The opened folder, an absolute path; its contents may be changed. */
  readonly dir: string;
  /** The editor in front. */
  readonly editor: Locator;
  /** Opens a file of the folder and waits until its text is drawn. */
  openFile(name: string): Promise<void>;
  /** Runs a command by its full title in the command palette, "Category: Title". */
  runCommand(title: string): Promise<void>;
  /** Presses keys one after the other, named as Playwright names them: "Control+F8". */
  press(...keys: readonly string[]): Promise<void>;
  /** Writes text at the caret, as an input method does. */
  type(text: string): Promise<void>;
  /** Puts the caret at a 1-based line and column, in UTF-16 units. */
  goTo(line: number, column?: number): Promise<void>;
  /** The caret's 1-based position as the status bar says it. */
  position(): Promise<{ line: number; column: number }>;
  /** The selected text, through the clipboard; an editor without a selection copies the line. */
  selectedText(): Promise<string>;
  /** The name of the language of the file in front, from the status bar. */
  language(): Promise<string>;
  /** Waits until the file in front has this language. */
  waitForLanguage(name: string): Promise<void>;
  /** The drawn lines of the editor in front, from top to bottom; a wrapped line is one. */
  lines(): Promise<DrawnLine[]>;
  /** Where the nth occurrence (from 0) of a text stands in the drawn lines of the editor in front. */
  rectangleOf(text: string, occurrence?: number): Promise<Rectangle>;
  /** Where the caret is drawn. */
  caret(): Promise<Rectangle>;
  /** Calls `check` until it neither throws nor returns false. */
  until<T>(check: () => Promise<T>, timeout?: number): Promise<T>;
  /** Writes a picture to out/screenshots/NAME.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

const open = new Set<Workbench>();
let browser: Promise<Browser> | undefined;

/** Opens a window and waits until its files, or without any the folder, are shown. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const version = options.version ?? suiteVersion();
  const data = temporaryFolder("bench");
  const dir = path.join(data, path.basename(options.copy ?? "folder"));
  mkdirSync(dir);
  if (options.copy !== undefined) cpSync(options.copy, dir, { recursive: true });
  for (const [name, content] of Object.entries(options.files ?? {})) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), content);
  }
  const extension = options.extension ?? "development";
  const source = path.join(data, "extension");
  if (extension === "development") copyExtension(source, options.web === true ? "web" : "node");

  const server = await startServer(await installHost(version), {
    data,
    asksForTrust: options.isUntrusted === true,
    ...(typeof extension === "object" && { extensions: extension.installedIn }),
  });
  const trust = options.isUntrusted && { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };
  server.setSettings({ ...options.settings, ...trust });
  browser ??= launchBrowser();
  const context = await (await browser).newContext({
    viewport: options.size ?? { width: 1200, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    locale: "en-US",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(
    windowAddress(server, {
      folder: dir,
      files: (options.open ?? []).map((name) => path.join(dir, name)),
      ...(extension === "development" && { extension: source }),
    }),
  );
  const bench: Workbench = {
    ...onPage(page, dir),
    version,
    async close() {
      open.delete(bench);
      await context.close();
      await server.close();
      removeFolder(data);
    },
  };
  open.add(bench);
  const front = options.open?.at(-1);
  if (front !== undefined) await waitForFile(page, front);
  else await page.locator(".explorer-folders-view").waitFor({ timeout: 60_000 });
  return bench;
}

/** The VS Code that the running suite is for. */
export function suiteVersion(): HostVersion {
  return process.env.HASHIYA_HOST === "oldest" ? "oldest" : "newest";
}

/** Closes every window that a test left open, and the browser. */
export async function closeAll(): Promise<void> {
  for (const bench of [...open]) await bench.close();
  await (await browser)?.close();
  browser = undefined;
}

/** Writes a picture of every open window to out/screenshots, for the reader of a failed test. */
export async function photographAll(name: string): Promise<void> {
  for (const [index, bench] of [...open].entries()) await bench.screenshot(`${name}-${index}`);
}

function onPage(page: Page, dir: string): Omit<Workbench, "version" | "close"> {
  const group = page.locator(".editor-group-container.active");
  const editor = group.locator(".editor-instance, .monaco-editor").first();
  const box = page.locator(".quick-input-widget");
  const status = (id: string): Locator => page.locator(`[id="status.editor.${id}"]`);

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const pick = async (text: string): Promise<void> => {
    const input = box.locator(".quick-input-box input");
    // A window that is still busy drops a key, or closes the box again for an earlier one.
    await until(async () => {
      await press("F1");
      await input.waitFor({ timeout: 2000 });
      await input.fill(text, { timeout: 2000 });
      assert.equal(await input.inputValue({ timeout: 2000 }), text);
    }, 20_000);
  };

  return {
    page,
    dir,
    editor,
    press,
    type: (text) => page.keyboard.insertText(text),
    until,
    async openFile(name) {
      const row = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: path.basename(name) }).first();
      await until(async () => {
        await pick(path.join(dir, name));
        await row.waitFor({ timeout: 3000 });
      }, 20_000);
      await press("Enter");
      await waitForFile(page, name);
    },
    async runCommand(title) {
      await pick(`>${title}`);
      const rows = page.locator(".quick-input-list .monaco-list-row .label-name");
      await until(async () => {
        const [first] = await rows.allInnerTexts();
        assert.equal(plainSpaces(first ?? "(nothing)"), title, "the command palette offers another command");
      });
      await press("Enter");
      // A command may open the box again for a question of its own: then it never goes.
      await box.waitFor({ state: "hidden", timeout: 2000 }).catch(() => undefined);
    },
    async goTo(line, column = 1) {
      await pick(`:${line}:${column}`);
      await press("Enter");
      // The status bar may have said so before; a key that comes while the box is going would be lost.
      await box.waitFor({ state: "hidden" });
      await group.locator(".monaco-editor.focused").waitFor();
      await until(async () => assert.match(await status("selection").innerText(), new RegExp(`Ln ${line}, Col \\d`)));
    },
    async position() {
      const text = await status("selection").innerText();
      const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? assert.fail(`no position in "${text}"`);
      return { line: Number(line), column: Number(column) };
    },
    async selectedText() {
      await press("Control+KeyC");
      return page.evaluate(() => navigator.clipboard.readText());
    },
    language: () => status("mode").innerText(),
    waitForLanguage: (name) => until(async () => assert.equal(await status("mode").innerText(), name), 20_000),
    lines: () => editor.evaluate(drawnLines),
    rectangleOf: (text, occurrence = 0) => editor.evaluate(rectangleInLines, { text, occurrence }),
    caret: () =>
      editor.locator(".cursors-layer .cursor").first().evaluate((cursor) => {
        const { left, right, top, bottom } = cursor.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    async screenshot(name) {
      mkdirSync("out/screenshots", { recursive: true });
      await page.screenshot({ path: `out/screenshots/${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png` });
    },
  };
}

async function waitForFile(page: Page, name: string): Promise<void> {
  const group = page.locator(".editor-group-container.active");
  await group.locator(".tab.active", { hasText: path.basename(name) }).waitFor({ timeout: 60_000 });
  await group.locator(".monaco-editor .view-line").first().waitFor({ timeout: 20_000 });
}

async function until<T>(check: () => Promise<T>, timeout = 10_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      const result = await check();
      if (result !== false) return result;
      if (Date.now() > end) assert.fail(`still false after ${timeout} ms: ${check}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function plainSpaces(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

// The two functions below run in the page: they stand alone.

function drawnLines(editor: Element): DrawnLine[] {
  return [...editor.querySelectorAll<HTMLElement>(".view-lines .view-line")]
    .map((line) => {
      const { left, right, top, bottom } = line.getBoundingClientRect();
      const direction: "ltr" | "rtl" = getComputedStyle(line).direction === "rtl" ? "rtl" : "ltr";
      return { text: (line.textContent ?? "").replaceAll("\u00a0", " "), left, right, top, bottom, direction };
    })
    .sort((one, other) => one.top - other.top);
}

function rectangleInLines(editor: Element, wanted: { text: string; occurrence: number }): Rectangle {
  let left = wanted.occurrence;
  const lines = [...editor.querySelectorAll<HTMLElement>(".view-lines .view-line")];
  lines.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
  const drawn = wanted.text.replaceAll("\u00a0", " ");
  for (const line of lines) {
    const text = (line.textContent ?? "").replaceAll("\u00a0", " ");
    for (let start = text.indexOf(drawn); start !== -1; start = text.indexOf(drawn, start + 1)) {
      if (left-- === 0) return rectangle(line, start, start + drawn.length);
    }
  }
  throw new Error(`"${wanted.text}" (occurrence ${wanted.occurrence}) is not among the drawn lines`);

  function rectangle(line: Element, start: number, end: number): Rectangle {
    const range = document.createRange();
    range.setStart(...placeOf(line, start));
    range.setEnd(...placeOf(line, end));
    const box = range.getBoundingClientRect();
    return { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
  }

  function placeOf(line: Element, offset: number): [Node, number] {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let rest = offset;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (rest <= length) return [node, rest];
      rest -= length;
    }
    throw new Error("the line is shorter than the offset");
  }
}
