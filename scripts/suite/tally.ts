// Counts results and says them as they come.
import { eventIn } from "./report.ts";
import type { TestEvent } from "./report.ts";

/** The results of one suite, or of all. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const isColoured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (code: number, text: string): string => (isColoured ? `\u001b[${code}m${text}\u001b[39m` : text);

/** Follows the log of one suite: prints and counts its events, passes every other line on. */
export class SuiteLog {
  readonly tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  hasEnded = false;
  /** When the last event came, to notice a suite that hangs. */
  lastEvent = Date.now();
  readonly #failures: { title: string; error: string }[] = [];
  readonly #printsPasses: boolean;

  constructor(printsPasses: boolean) {
    this.#printsPasses = printsPasses;
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
        this.tally.passed++;
        if (this.#printsPasses) console.log(`  ${paint(32, "✔")} ${event.title} (${event.ms} ms)`);
        return;
      case "fail":
        this.tally.failed++;
        this.#failures.push(event);
        console.log(`  ${paint(31, "✘")} ${event.title}\n${event.error.replace(/^/gm, "      ")}`);
        return;
      case "skip":
        this.tally.skipped++;
        console.log(`  - ${event.title} (skipped)`);
        return;
      case "end":
        this.hasEnded = true;
    }
  }

  /** The titles of what failed, for the summary at the end. */
  failures(): readonly string[] {
    return this.#failures.map((failure) => failure.title);
  }
}
