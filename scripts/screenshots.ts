// `npm run screenshots [-- NAME…]`: takes the pictures of media/screenshots in the newest VS Code, each in a light and
// a dark theme.
import { mkdirSync, readdirSync } from "node:fs";
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

const shots: readonly Shot[] = [{ name: "article", open: firstSamples() }];

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

function firstSamples(): string[] {
  return readdirSync("samples").filter((name) => name.endsWith(".txt")).sort().slice(0, 1);
}
