// Runs test/vscode inside an extension host of the VS Code server, and the workbench in Chromium.
import { cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "../host/browser.ts";
import { copyExtension } from "../host/extension.ts";
import type { ExtensionHost } from "../host/extension.ts";
import { installHost } from "../host/install.ts";
import type { HostVersion } from "../host/install.ts";
import { removeFolder, temporaryFolder } from "../host/processes.ts";
import { startServer, windowAddress } from "../host/server.ts";
import { bundleForExtensionHost } from "./bundle.ts";
import type { SuiteLog } from "./tally.ts";

const workspace = "test/vscode/workspace";
const patience = 120_000;

/** Opens a window that runs the suite on a fresh copy of test/vscode/workspace; the events go to `log`. */
export async function runInServer(
  where: { readonly version: HostVersion; readonly host: ExtensionHost },
  grep: string,
  log: SuiteLog,
): Promise<void> {
  const data = temporaryFolder("suite");
  const extension = path.join(data, "extension");
  const folder = path.join(data, "workspace");
  const tests = path.join(extension, "test", "index.js");
  copyExtension(extension, where.host);
  // Inside the extension's folder, so that it runs in the same extension host.
  await bundleForExtensionHost(where.host, grep, tests);
  mkdirSync(folder);
  if (existsSync(workspace)) cpSync(workspace, folder, { recursive: true });

  const server = await startServer(await installHost(where.version), { data });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: "en-US" });
    const ended = new Promise<void>((resolve) => page.exposeFunction("codeAutomationExit", () => resolve()));
    const unread: string[] = [];
    await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
      const rest = log.line(args.join(" "));
      // The server's own complaints that its native modules are missing say nothing about the suite.
      if (rest !== undefined && !/bindings file|Cannot find module '\.\/build/.test(rest)) unread.push(rest.split("\n").slice(0, 4).join("\n"));
    });
    log.lastEvent = Date.now();
    await page.goto(windowAddress(server, { folder, extension, tests }));
    await Promise.race([ended, silence(log)]);
    // The exit can overtake the last log lines.
    for (let waited = 0; !log.hasEnded && waited < 3000; waited += 100) await pause(100);
    if (!log.hasEnded) throw new Error(`the suite ended early or hung; the extension host's last words:\n${unread.slice(-15).join("\n")}`);
  } finally {
    await browser.close();
    await server.close();
    removeFolder(data);
  }
}

/** Resolves when the suite has said nothing for too long. */
async function silence(log: SuiteLog): Promise<void> {
  while (Date.now() - log.lastEvent < patience) await pause(500);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
