// Child processes and temporary folders that never outlive this process.
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const owned = new Set<ChildProcess>();
const folders = new Set<string>();
let listening = false;

/**
 * Starts a child in a process group of its own, so that it and all its children end with `stop`, with
 * Ctrl-C and with the end of this process. Its standard input is a pipe that closes when this process dies.
 */
export function startOwned(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  endAllAtExit();
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "pipe"],
    ...options,
    detached: process.platform !== "win32",
  });
  owned.add(child);
  child.once("exit", () => killGroup(child));
  return child;
}

/** Ends a child started with `startOwned` and everything it started; resolves when it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  const running = child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const gone = running ? new Promise((resolve) => child.once("exit", resolve)) : undefined;
  killGroup(child);
  await gone;
}

function killGroup(child: ChildProcess): void {
  owned.delete(child);
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH: the whole group has already ended. EPERM: macOS says so of a group of zombies.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

/** A new empty folder, removed when this process ends. Its path has no symbolic links. */
export function temporaryFolder(name: string): string {
  endAllAtExit();
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `hashiya-${name}-`)));
  folders.add(folder);
  return folder;
}

/** Removes a folder that `temporaryFolder` made before this process ends. */
export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function endAllAtExit(): void {
  if (listening) return;
  listening = true;
  process.on("exit", () => {
    for (const child of owned) killGroup(child);
    for (const folder of folders) removeFolder(folder);
  });
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
    process.on(signal, () => process.exit(code));
  }
}

/** Runs a command to its end without input; its output is returned, and is in the error when it fails. */
export async function runToEnd(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const child = startOwned(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return output;
  throw new Error(`${[command, ...args].join(" ")} failed (${code ?? "killed"}):\n${output.slice(-4000)}`);
}

/** Runs npm as the npm that started us, or the one on the PATH. */
export function runNpm(args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const started = process.env.npm_execpath;
  return started
    ? runToEnd(process.execPath, [started, ...args], options)
    : runToEnd("npm", args, { ...options, shell: process.platform === "win32" });
}
