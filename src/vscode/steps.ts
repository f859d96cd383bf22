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
    await turn();
    signal?.throwIfAborted();
    since = performance.now();
  }
}

/** Resolves when what waits has had its turn. A timer would do, but in a browser the shortest one takes 4 ms. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
