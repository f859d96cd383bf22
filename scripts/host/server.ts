// A running VS Code server on the loopback interface.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Host } from "./install.ts";
import { startOwned, stop, temporaryFolder } from "./processes.ts";

/** A VS Code server that answers at `origin` until `close`. */
export interface Server {
  readonly host: Host;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Writes the user settings, over the base settings that every test wants. */
  setSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Resolves when the server has ended, by `close` or by itself. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

interface ServerOptions {
  /** The folder of all that the server writes; a fresh one when not given. */
  readonly data?: string;
  /** The folder of installed extensions; an empty one when not given. */
  readonly extensions?: string;
  /** A port that is known to be free; any free one when not given. */
  readonly port?: number;
  /** Folders are trusted only when somebody says so, as VS Code has it by default. */
  readonly asksForTrust?: boolean;
}

/** What a window is opened on; every path is absolute. */
export interface WindowTarget {
  readonly folder: string;
  readonly files?: readonly string[];
  readonly extension?: string;
  /** The module whose `run` is called in the extension host. */
  readonly tests?: string;
}

// No greeting, no trust question, no assistant: the window shows the folder and nothing else.
const baseSettings = {
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "git.enabled": false,
};

// Ends the server's whole group when the pipe from us closes, even if we were killed. The server's own
// children must not inherit it, hence the emptied execArgv.
const guard = `data:text/javascript,${encodeURIComponent(`
  process.execArgv.length = 0;
  process.stdin.resume().on("end", () => {
    if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
    process.exit();
  });
`)}`;

/** Starts a server and resolves when it answers; it ends with `close`, or with this process. */
export async function startServer(host: Host, options: ServerOptions = {}): Promise<Server> {
  const data = options.data ?? temporaryFolder("server");
  const settings = path.join(data, "user", "User", "settings.json");
  mkdirSync(path.dirname(settings), { recursive: true });
  const setSettings = (own: Readonly<Record<string, unknown>>): void =>
    writeFileSync(settings, JSON.stringify({ ...baseSettings, ...own }, undefined, 2));
  if (!existsSync(settings)) setSettings({});
  // Where it is missing, VS Code opens it in order to write it: a plain-text document that nobody asked for.
  writeFileSync(path.join(path.dirname(settings), "chatLanguageModels.json"), "[]");

  const child = startOwned(host.node, [
    "--import", guard,
    path.join(host.server, "out", "server-main.js"),
    ...serverFlags(data, options),
  ], { env: serverEnvironment() });

  const port = await new Promise<string>((resolve, reject) => {
    let log = "";
    const listen = (chunk: Buffer): void => {
      log += chunk.toString();
      const found = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The VS Code server ended (${code}) before it answered:\n${log}`)));
    setTimeout(() => reject(new Error(`The VS Code server did not answer in 60 s:\n${log}`)), 60_000).unref();
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { host, origin: `http://127.0.0.1:${port}`, setSettings, ended, close: () => stop(child) };
}

function serverFlags(data: string, options: ServerOptions): string[] {
  return [
    "--host", "127.0.0.1",
    "--port", String(options.port ?? 0),
    "--without-connection-token",
    "--accept-server-license-terms",
    "--server-data-dir", data,
    "--user-data-dir", path.join(data, "user"),
    "--extensions-dir", options.extensions ?? path.join(data, "extensions"),
    "--disable-telemetry",
    ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"]),
    // Without it the workbench ignores extensionDevelopmentPath.
    "--enable-smoke-test-driver",
  ];
}

/** Our own environment without what npm or an outer VS Code put there for themselves. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

/** The address that opens a window of the workbench on a folder. */
export function windowAddress(server: Server, target: WindowTarget): string {
  const remote = (absolute: string): string =>
    `vscode-remote://${new URL(server.origin).host}${encodeURI(absolute.replaceAll("\\", "/"))}`;
  const payload: (readonly [string, string])[] = (target.files ?? []).map((file) => ["openFile", remote(file)]);
  if (target.extension !== undefined) payload.push(["extensionDevelopmentPath", remote(target.extension)]);
  if (target.tests !== undefined) payload.push(["extensionTestsPath", remote(target.tests)]);
  const query = `folder=${encodeURIComponent(target.folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return `${server.origin}/?${query}`;
}
