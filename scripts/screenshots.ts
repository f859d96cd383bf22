// `npm run screenshots [-- NAME…]`: takes the pictures of media/screenshots in the newest VS Code, each in a light and
// a dark theme.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { closeAll, openWorkbench } from "../test/support/workbench.ts";
import type { Workbench } from "../test/support/workbench.ts";
import { copyShippedFiles } from "./host/extension.ts";
import { runToEnd, temporaryFolder } from "./host/processes.ts";
import { step } from "./host/progress.ts";

/** A picture: the files of samples/ that are open, and what is done before it is taken. */
interface Shot {
  readonly name: string;
  readonly open: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  prepare?(bench: Workbench): Promise<void>;
}

// The newest version's own two; older versions have other names for theirs.
const themes = { light: "Light 2026", dark: "Dark 2026" };

const shots: readonly Shot[] = [
  { name: "article", open: ["suez-1956.txt"], prepare: showNames },
  {
    name: "card",
    open: ["hope-probe.txt"],
    async prepare(bench) {
      await showNames(bench);
      const name = await bench.rectangleOf("الإماراتي");
      await bench.page.mouse.move((name.left + name.right) / 2, (name.top + name.bottom) / 2);
      await bench.page.locator(".monaco-hover:visible").filter({ hasText: "United Arab Emirates" }).waitFor();
    },
  },
  {
    name: "annotating",
    open: ["suez-1956.txt"],
    async prepare(bench) {
      await showNames(bench);
      await bench.goTo(5, 1);
      await bench.press("Control+F7");
      for (let judged = 1; judged <= 9; judged++) {
        await bench.press("F10");
        await bench.page.locator(".view-overlays [class*='ced-']").first().waitFor();
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      await bench.goTo(5, 13);
      await bench.press("Control+F11");
      await bench.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    },
  },
];

/** Shows the sidebar with one name's mentions unfolded. */
async function showNames(bench: Workbench): Promise<void> {
  await bench.runCommand("View: Show حاشية");
  const rows = bench.page.locator(".pane-body .monaco-list-row");
  await rows.filter({ hasText: / · [A-Z]/ }).first().locator(".monaco-tl-twistie").click();
  await bench.page.mouse.move(5, 5);
  await bench.goTo(1, 1);
}

// Installed, not in development: its window has the title that a user sees.
const extensions = temporaryFolder("screenshots");
const wanted = process.argv.slice(2);
await step("Building", () => runToEnd(process.execPath, ["esbuild.mjs"]));
copyShippedFiles(path.join(extensions, "hashiya"));
mkdirSync("media/screenshots", { recursive: true });
for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const [suffix, theme] of Object.entries(themes)) {
    await step(`${shot.name}-${suffix}`, () => take(shot, theme, `media/screenshots/${shot.name}-${suffix}.png`));
  }
}
await closeAll();
process.exit();

async function take(shot: Shot, theme: string, file: string): Promise<void> {
  const bench = await openWorkbench({
    version: "newest",
    copy: "samples",
    open: shot.open,
    extension: { installedIn: extensions },
    settings: { "workbench.colorTheme": theme, ...shot.settings },
    size: shot.size ?? { width: 1280, height: 800 },
  });
  await bench.waitForLanguage("Arabic");
  await bench.page.locator(".statusbar-item", { hasText: /\d names?,/ }).waitFor();
  await shot.prepare?.(bench);
  // The caret blinks and the theme fades in: a picture a second later is the same every time.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await bench.page.screenshot({ path: file, caret: "hide" });
  await bench.close();
}
