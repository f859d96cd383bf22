// Counts results and says them as they come.
import { eventIn } from "./report.ts";
import type { TestEvent } from "./report.ts";

/** The results of one suite, or of all. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Result = keyof Tally;

const isColoured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (code: number, text: string): string => (isColoured ? `\u001b[${code}m${text}\u001b[39m` : text);

/** Follows the log of one suite: prints and counts its events, passes every other line on. */
export class SuiteLog {
  hasEnded = false;
  /** When the last event came, to notice a suite that hangs. */
  lastEvent = Date.now();
  /** Titles are whole, from the outermost group on; two tests may share one. */
  #results: { readonly title: string; readonly result: Result }[] = [];
  readonly #printsPasses: boolean;
  readonly #print: (text: string) => void;

  constructor(printsPasses: boolean, print: (text: string) => void = console.log) {
    this.#printsPasses = printsPasses;
    this.#print = print;
  }

  /** Takes a line of the suite's log; returns it when it was not an event. */
  line(text: string): string | undefined {
    const event = eventIn(text);
    if (event === undefined) return text;
    this.event(event);
    return undefined;
  }

  event(event: TestEvent): void {
    this.lastEvent = Date.now();
    switch (event.kind) {
      case "pass":
        this.#results.push({ title: event.title, result: "passed" });
        if (this.#printsPasses) this.#print(`  ${paint(32, "✔")} ${event.title} (${event.ms} ms)`);
        return;
      case "fail":
        this.#results.push({ title: event.title, result: "failed" });
        this.#print(`  ${paint(31, "✘")} ${event.title}\n${event.error.replace(/^/gm, "      ")}`);
        return;
      case "skip":
        this.#results.push({ title: event.title, result: "skipped" });
        this.#print(`  - ${event.title} (skipped)`);
        return;
      case "end":
        this.hasEnded = true;
    }
  }

  get tally(): Tally {
    const count = (wanted: Result): number => this.#results.filter(({ result }) => result === wanted).length;
    return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
  }

  /** The titles of what failed, for the summary at the end. */
  failures(): readonly string[] {
    return this.#results.flatMap(({ title, result }) => (result === "failed" ? [title] : []));
  }

  /** The outermost groups in which something failed. */
  failedGroups(): readonly string[] {
    return [...new Set(this.failures().map(groupOf))];
  }

  /** Puts what a second run of a group gave in the place of what the first one did. */
  replace(group: string, second: SuiteLog): void {
    const again = second.#results.filter(({ title }) => groupOf(title) === group);
    if (again.length > 0) this.#results = [...this.#results.filter(({ title }) => groupOf(title) !== group), ...again];
  }
}

function groupOf(title: string): string {
  return title.split(" › ", 1)[0]!;
}
