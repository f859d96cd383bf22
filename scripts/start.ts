// `npm start`: opens VS Code on samples/ with the extension, in the best VS Code that this machine can show.
//   --server   the VS Code server in a browser, even where there is a desktop VS Code
//   --fresh    a new profile and a free port, instead of those of the last start
//   --no-open  prints the address of the server and opens no browser
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { findBrowser } from "./host/browser.ts";
import { canDownload, desktopArguments, hasScreen, installedDesktop } from "./host/desktop.ts";
import { installHost } from "./host/install.ts";
import { runToEnd, startOwned, temporaryFolder } from "./host/processes.ts";
import { step } from "./host/progress.ts";
import { startServer, windowAddress } from "./host/server.ts";

// The same address every time, so that the browser keeps what the window remembered.
const usualPort = 8128;
const samples = path.resolve("samples");
const profile = path.resolve(".vscode-test", "start");

const options = parseArgs({
  options: {
    server: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    "no-open": { type: "boolean", default: false },
  },
}).values;

mkdirSync(samples, { recursive: true });
await step("Building", () => runToEnd(process.execPath, ["esbuild.mjs"]));
const desktop = options.server ? undefined : await findDesktop();
await (desktop === undefined ? startInBrowser() : startDesktop(desktop));

/** A desktop VS Code on the PATH, or one that can be downloaded, where there is a screen; and its first arguments. */
async function findDesktop(): Promise<readonly [string, ...string[]] | undefined> {
  if (!hasScreen()) return undefined;
  const installed = installedDesktop();
  if (installed !== undefined) return [installed, "--wait"];
  if (!(await canDownload())) return undefined;
  return [await step("Fetching VS Code", () => downloadAndUnzipVSCode("stable"))];
}

async function startDesktop([executable, ...first]: readonly [string, ...string[]]): Promise<void> {
  const data = options.fresh ? temporaryFolder("start") : profile;
  const started = Date.now();
  // A profile of its own makes it a VS Code of its own, which can be ended without touching the user's windows.
  const child = startOwned(
    executable,
    [...first, ...desktopArguments(data), "--new-window", `--extensionDevelopmentPath=${process.cwd()}`, samples],
    { stdio: "ignore", shell: process.platform === "win32" },
  );
  process.on("exit", () => endMainProcess(path.join(data, "user", "code.lock"), started));
  console.log("VS Code is opening on samples/. Ctrl-C here, or closing its window, ends it.");
  await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  process.exit();
}

/** `code` hands over to a process outside its group; that one writes its id into its profile, and removes it at its end. */
function endMainProcess(lock: string, since: number): void {
  // An older lock is what a crash left behind: its number may be anybody's by now.
  if (!existsSync(lock) || statSync(lock).mtimeMs < since) return;
  try {
    process.kill(Number(readFileSync(lock, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function startInBrowser(): Promise<void> {
  const host = await installHost("newest");
  const server = await startServer(host, {
    data: options.fresh ? temporaryFolder("start") : profile,
    port: options.fresh || !(await isFree(usualPort)) ? 0 : usualPort,
  });
  const [first] = readdirSync(samples).filter((name) => name.endsWith(".txt")).sort();
  const address = windowAddress(server, {
    folder: samples,
    files: first === undefined ? [] : [path.join(samples, first)],
    extension: process.cwd(),
  });
  console.log(`\nVS Code ${host.vscode} with Hashiya is running at\n\n  ${address}\n\nCtrl-C ends it.`);
  if (!options["no-open"] && hasScreen()) await openInBrowser(address);
  await server.ended;
  throw new Error("The VS Code server ended by itself.");
}

async function openInBrowser(address: string): Promise<void> {
  const [command, ...args] =
    process.platform === "darwin" ? ["open"]
    : process.platform === "win32" ? ["explorer.exe"]
    : process.getuid?.() === 0 ? [await findBrowser(), "--no-sandbox", `--user-data-dir=${path.join(profile, "browser")}`]
    : ["xdg-open"];
  startOwned(command!, [...args, address], { stdio: "ignore" }).once("error", () => {
    console.log("(No browser could be opened: open the address by hand.)");
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
