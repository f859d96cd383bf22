// `npm test [-- PART…] [--version oldest|newest] [--grep TEXT]`, where PART is check, core, host or workbench.
import { parseArgs } from "node:util";
import { findBrowser } from "./host/browser.ts";
import { canDownload, hasScreen } from "./host/desktop.ts";
import { hostVersions, installHost } from "./host/install.ts";
import type { HostVersion } from "./host/install.ts";
import { runToEnd } from "./host/processes.ts";
import { testFiles } from "./suite/bundle.ts";
import { runInDesktop } from "./suite/inDesktop.ts";
import { runInNode } from "./suite/inNode.ts";
import { runInServer } from "./suite/inServer.ts";
import { SuiteLog } from "./suite/tally.ts";

const parts = ["check", "core", "host", "workbench"] as const;
type Part = (typeof parts)[number];

const total = { passed: 0, failed: 0 };
const failures: string[] = [];

const options = readArguments();
const has = (part: Part): boolean => options.parts.includes(part);
await runAll();

for (const failure of failures) console.log(`✘ ${failure}`);
if (total.passed + total.failed === 0) {
  console.log("No test ran.");
  total.failed = 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function readArguments(): { parts: readonly string[]; versions: readonly HostVersion[]; grep: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { version: { type: "string" }, grep: { type: "string", default: "" } },
  });
  const unknown = positionals.find((part) => !parts.includes(part as Part));
  const version = hostVersions.find((known) => known === values.version);
  if (unknown !== undefined || (values.version !== undefined && version === undefined)) {
    console.error(`usage: npm test -- [${parts.join("|")}]… [--version ${hostVersions.join("|")}] [--grep TEXT]`);
    process.exit(2);
  }
  return {
    parts: positionals.length > 0 ? positionals : parts,
    versions: version === undefined ? hostVersions : [version],
    grep: values.grep,
  };
}

async function runAll(): Promise<void> {
  const usesHosts = has("host") || has("workbench");
  // Fetching waits for the network while the checks use the processor. What fails is told by the suites that need it.
  const servers = usesHosts ? prepareServers() : Promise.resolve();
  servers.catch(() => undefined);
  const isBuilt = await check("build", [process.execPath, "esbuild.mjs"]);
  if (has("check")) {
    const bin = (name: string): string => `node_modules/${name}`;
    await check("types", [process.execPath, bin("typescript/bin/tsc"), "--noEmit"]);
    await check("types of the core", [process.execPath, bin("typescript/bin/tsc"), "--noEmit", "-p", "src/core"]);
    await check("lint", [process.execPath, bin("oxlint/bin/oxlint")]);
  }
  if (has("core")) {
    const files = testFiles("test/core/", "test/train/", "test/laws/", "test/grammar/", "test/cli/", "test/manifest", "test/knowledge", "test/online/", "test/engine/", "test/store/", "test/articles", "test/source", "test/suite/");
    await suite("core, laws, manifest and CLI", { inVSCode: false }, (grep, log) => runInNode(files, { timeout: 60_000, grep }, log));
  }
  await servers.catch(() => undefined);
  if (!isBuilt && usesHosts) {
    console.log("The extension could not be built, so nothing was run in VS Code.");
    total.failed++;
    failures.push("the tests in VS Code (not run)");
    return;
  }
  if (has("host")) await runHostSuites(servers);
  if (has("workbench")) {
    for (const version of options.versions) {
      await suite(`the workbench of VS Code's ${version} version`, { inVSCode: true }, async (grep, log) => {
        await servers;
        const files = ["test/workbench/hooks.ts", ...testFiles("test/workbench/")];
        await runInNode(files, { timeout: 120_000, grep, env: { HASHIYA_HOST: version } }, log);
      });
    }
  }
}

/** Fetches the VS Code servers, and the browser that shows them. */
async function prepareServers(): Promise<void> {
  await Promise.all([findBrowser(), ...options.versions.map(installHost)]);
}

async function runHostSuites(servers: Promise<void>): Promise<void> {
  const isDesktop = hasScreen() && (await canDownload());
  for (const version of options.versions) {
    const name = isDesktop ? "desktop VS Code" : "the VS Code server";
    await suite(`the Node extension host of ${name}, ${version} version`, { inVSCode: true }, async (grep, log) => {
      if (isDesktop) return runInDesktop(version, grep, log);
      await servers;
      await runInServer({ version, host: "node" }, grep, log);
    });
  }
  if (options.versions.includes("newest")) {
    await suite("the web extension host, newest version", { inVSCode: true }, async (grep, log) => {
      await servers;
      await runInServer({ version: "newest", host: "web" }, grep, log);
    });
  }
}

/** Runs a command as one test. */
async function check(name: string, [command = "", ...args]: readonly string[]): Promise<boolean> {
  const started = Date.now();
  try {
    await runToEnd(command, args, { env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } });
    console.log(`✔ ${name} (${Date.now() - started} ms)`);
    total.passed++;
    return true;
  } catch (error) {
    console.log(`✘ ${name}\n${(error as Error).message}`);
    total.failed++;
    failures.push(name);
    return false;
  }
}

/** Runs what a suite has under titles that match a pattern. */
type Run = (grep: string, log: SuiteLog) => Promise<void>;

/** Runs a suite; one that breaks, or has no tests though none were filtered away, is a failure itself. */
async function suite(name: string, { inVSCode }: { inVSCode: boolean }, run: Run): Promise<void> {
  console.log(`\n${name}`);
  const started = Date.now();
  let log = new SuiteLog(inVSCode);
  let problem = await problemOf(run, log);
  if (inVSCode && problem !== undefined) {
    console.log(`  Once more, for it did not run to its end: ${problem}`);
    log = new SuiteLog(inVSCode);
    problem = await problemOf(run, log);
  }
  if (inVSCode && problem === undefined) await runFailedGroupsAgain(run, log);
  const { passed, failed, skipped } = log.tally;
  total.passed += passed;
  total.failed += failed;
  failures.push(...log.failures().map((title) => `${name}: ${title}`));
  if (problem !== undefined) {
    console.log(`  ✘ ${name} did not run to its end: ${problem}`);
    total.failed++;
    failures.push(`${name}: did not run to its end`);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`  ${passed} passed · ${failed} failed${skipped > 0 ? ` · ${skipped} skipped` : ""} · ${seconds} s`);
}

/** Runs what is asked for; says what kept it from running to its end, or that nothing ran. */
async function problemOf(run: Run, log: SuiteLog): Promise<string | undefined> {
  try {
    await run(options.grep, log);
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
  const { passed, failed, skipped } = log.tally;
  return options.grep === "" && passed + failed + skipped === 0 ? "it has no tests" : undefined;
}

/**
 * Runs groups in which something failed once more, each in a fresh window, and says so: a window on a machine that does much
 * else loses a key now and then. What fails twice has failed; failures in many groups are not the machine's.
 */
async function runFailedGroupsAgain(run: Run, log: SuiteLog): Promise<void> {
  const groups = log.failedGroups();
  if (groups.length > 3) return;
  for (const group of groups) {
    console.log(`  Once more: ${group}`);
    const second = new SuiteLog(true);
    await run(`^${group.replace(/[^\p{L}\p{N} ]/gu, "\\$&")}`, second).catch((error: Error) => console.log(`  ${error.message}`));
    if (second.hasEnded) log.replace(group, second);
  }
}
