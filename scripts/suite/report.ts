// How a mocha run, wherever it happens, tells its results to the runner outside: one line of JSON an event.
// This file runs in every host, the web worker too: it imports nothing.

/** What happened to one test, or that the run came to its end. */
export type TestEvent =
  | { readonly kind: "pass"; readonly title: string; readonly ms: number }
  | { readonly kind: "fail"; readonly title: string; readonly error: string }
  | { readonly kind: "skip"; readonly title: string }
  | { readonly kind: "end" };

const prefix = "[hashiya-test] ";

/** The line that carries an event through whatever log there is. */
export function lineOf(event: TestEvent): string {
  return prefix + JSON.stringify(event);
}

/** The event that a line of a log carries, if it carries one. */
export function eventIn(line: string): TestEvent | undefined {
  const start = line.indexOf(prefix);
  return start === -1 ? undefined : (JSON.parse(line.slice(start + prefix.length)) as TestEvent);
}

/** The part of mocha's runner that the reporter listens to. */
interface Runner {
  on(event: string, listener: (test: Test, error: Error) => void): unknown;
}

interface Test {
  readonly duration?: number;
  titlePath(): string[];
}

/** A mocha reporter that hands every event to `report`. */
export function reporterTo(report: (event: TestEvent) => void): new (runner: Runner) => object {
  return class {
    constructor(runner: Runner) {
      const title = (test: Test): string => test.titlePath().join(" › ");
      runner.on("pass", (test) => report({ kind: "pass", title: title(test), ms: test.duration ?? 0 }));
      runner.on("fail", (test, error) => report({ kind: "fail", title: title(test), error: described(error) }));
      runner.on("pending", (test) => report({ kind: "skip", title: title(test) }));
      runner.on("end", () => report({ kind: "end" }));
    }
  };
}

/** Message and stack, short enough for any log. */
function described(error: Error): string {
  const stack = error.stack ?? "";
  return (stack.includes(error.message) ? stack : `${error.message}\n${stack}`).slice(0, 8000);
}
