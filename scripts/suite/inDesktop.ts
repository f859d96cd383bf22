// Runs test/vscode in a desktop VS Code that @vscode/test-electron downloads.
import { cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { desktopArguments } from "../host/desktop.ts";
import { copyExtension } from "../host/extension.ts";
import type { HostVersion } from "../host/install.ts";
import { removeFolder, startOwned, stop, temporaryFolder } from "../host/processes.ts";
import { bundleForExtensionHost } from "./bundle.ts";
import type { SuiteLog } from "./tally.ts";

const patience = 120_000;

/** Runs the suite in VS Code's oldest supported or newest stable version; the events go to `log`. */
export async function runInDesktop(version: HostVersion, grep: string, log: SuiteLog): Promise<void> {
  const executable = await downloadAndUnzipVSCode(version === "oldest" ? "1.100.3" : "stable");
  const data = temporaryFolder("desktop");
  const extension = path.join(data, "extension");
  const folder = path.join(data, "workspace");
  copyExtension(extension, "node");
  await bundleForExtensionHost("node", grep, path.join(extension, "test", "index.js"));
  mkdirSync(folder);
  if (existsSync("test/vscode/workspace")) cpSync("test/vscode/workspace", folder, { recursive: true });

  log.lastEvent = Date.now();
  const child = startOwned(executable, [
    folder,
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${path.join(extension, "test", "index.js")}`,
    ...desktopArguments(data),
    "--no-sandbox",
    "--disable-gpu-sandbox",
  ], { stdio: ["ignore", "pipe", "pipe"] });
  const watch = setInterval(() => {
    if (Date.now() - log.lastEvent > patience) void stop(child);
  }, 1000);
  const unread: string[] = [];
  try {
    for await (const line of readline.createInterface({ input: child.stdout! })) {
      const rest = log.line(line);
      if (rest !== undefined) unread.push(rest);
    }
    if (!log.hasEnded) throw new Error(`VS Code ended early or hung; its last words:\n${unread.slice(-40).join("\n")}`);
  } finally {
    clearInterval(watch);
    await stop(child);
    removeFolder(data);
  }
}
