// What VS Code calls inside its extension host, Node or web: runs every test of this folder with mocha.
import assert from "node:assert/strict";
import "mocha";
import { lineOf, reporterTo } from "../../scripts/suite/report.ts";

/** Rejects when a test failed; the events themselves go out through the console. */
export async function run(): Promise<void> {
  // mocha's browser build defines itself globally; its ready-made instance wants a page to draw on.
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 60_000,
    reporter: reporterTo((event) => console.log(lineOf(event))) as unknown as Mocha.ReporterConstructor,
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  const grep = process.env.HASHIYA_GREP ?? "";
  if (grep !== "") mocha.grep(grep);

  const unhandled = unhandledErrors();
  after("no error went unhandled", () => assert.deepEqual(unhandled, []));
  // @ts-expect-error made by scripts/suite/bundle.ts out of every test file
  await import("all-tests");
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Gathers the errors of our own code, the extension's or a test's, that nobody caught from here on. */
function unhandledErrors(): string[] {
  const found: string[] = [];
  const note = (error: unknown): void => {
    const stack = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    // Other extensions live in the same host, and their errors are theirs.
    if (/\/extension\/(dist|test)\//.test(stack)) found.push(stack);
  };
  const node = (globalThis as { process?: NodeJS.Process }).process;
  if (typeof node?.on === "function") {
    node.on("uncaughtException", note);
    node.on("unhandledRejection", note);
  } else {
    // A worker: mocha sees its uncaught errors; VS Code blocks addEventListener there.
    (globalThis as { onunhandledrejection?: (event: PromiseRejectionEvent) => void }).onunhandledrejection = (event) =>
      note(event.reason);
  }
  return found;
}
