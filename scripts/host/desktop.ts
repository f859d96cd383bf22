// A desktop VS Code: the one on the PATH, or one that @vscode/test-electron can download.
import { lookup } from "node:dns/promises";
import { existsSync } from "node:fs";
import path from "node:path";

const downloads = "update.code.visualstudio.com";

/** True where a window can be shown. */
export function hasScreen(): boolean {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** The `code` command, unless it is the one that a remote window gives its terminal, which opens files only. */
export function installedDesktop(): string | undefined {
  if (process.env.VSCODE_IPC_HOOK_CLI !== undefined) return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** True when VS Code can be downloaded; asks for five seconds at most, and not at all where the name is unknown. */
export async function canDownload(): Promise<boolean> {
  const deadline = AbortSignal.timeout(5000);
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(new Error("no answer in time")));
  });
  try {
    await Promise.race([lookup(downloads), late]);
    const answer = await fetch(`https://${downloads}/api/releases/stable`, { method: "HEAD", signal: deadline });
    return answer.ok;
  } catch {
    // No name, no route, no answer: whatever the reason, there is no download.
    return false;
  }
}

/** The arguments that give a desktop VS Code a profile of its own under `data`, and nothing to ask. */
export function desktopArguments(data: string): string[] {
  return [
    `--user-data-dir=${path.join(data, "user")}`,
    `--extensions-dir=${path.join(data, "extensions")}`,
    "--disable-updates",
    "--disable-workspace-trust",
    "--skip-welcome",
    "--skip-release-notes",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
