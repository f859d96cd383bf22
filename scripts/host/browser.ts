// The browser that shows the workbench: Chromium, driven by playwright-core.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { runToEnd } from "./processes.ts";
import { step } from "./progress.ts";

// Quiet and local: nothing is fetched in the background.
const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

// Arabic needs a font that joins letters; without these Debian draws boxes.
const debianPackages = ["chromium", "fonts-noto-core", "fonts-hosny-amiri"];
const debianFont = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";

/** Starts a browser without a window, installing one first where we may; else says what to install. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: isRoot() ? [...flags, "--no-sandbox"] : flags,
    // Our own handlers end everything; a second set of handlers would race with them.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** The path of a Chromium or Chrome; installs Debian's where we may. */
export async function findBrowser(): Promise<string> {
  const chosen = process.env.HASHIYA_BROWSER;
  if (chosen !== undefined) return chosen;
  const canInstall = isRoot() && existsSync("/usr/bin/apt-get");
  const isComplete = existsSync("/usr/bin/chromium") && existsSync(debianFont);
  if (canInstall && !isComplete) {
    await step(`Installing ${debianPackages.join(", ")} with apt-get`, installDebianPackages);
  }
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    "The tests need a Chromium or Chrome browser: please install one (Debian: " +
      `apt-get install ${debianPackages.join(" ")}), or put its path in HASHIYA_BROWSER.`,
  );
}

async function installDebianPackages(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runToEnd("apt-get", ["update", "-q"], { env });
  await runToEnd("apt-get", ["install", "-qy", "--no-install-recommends", ...debianPackages], { env });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
