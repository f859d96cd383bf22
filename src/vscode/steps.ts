/** A frame is 16 ms; the rest of it belongs to the editor. */
const budget = 8;

/**
 * Runs work that is cut into short steps, giving way to the host's other work at least every `budget` milliseconds.
 * Rejects with the signal's reason once it is aborted.
 */
export async function inSteps<Result>(
  work: Generator<unknown, Result>,
  signal?: AbortSignal,
  onStep?: (step: unknown) => void,
): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < budget) continue;
    onStep?.(step.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    since = performance.now();
  }
}
