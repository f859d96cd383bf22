import { setImmediate } from "node:timers/promises";
import { namesBySegment, type Classifier } from "../core/engine/classify.ts";
import type { NamedSpan } from "../core/engine/engine.ts";
import { readModelFolder } from "./folder.ts";
import type { Answer, Request } from "./messages.ts";
import { loadClassifier } from "./runtime.ts";

/** Segments remembered at most: about a book's. */
const mostSegments = 5_000;

/** Runs the model of a folder in this process, a child of the one that asks; ends with it. */
export async function serve(folder: string): Promise<void> {
  process.on("disconnect", () => process.exit());
  try {
    const settings = readModelFolder(folder);
    const classifier = await loadClassifier(settings);
    answerWith(classifier);
    say({ kind: "ready", name: settings.name, version: settings.version });
  } catch (error) {
    say({ kind: "unfit", reason: reasonOf(error) });
  }
}

function answerWith(classifier: Classifier): void {
  const memory = new Map<string, readonly NamedSpan[]>();
  const stopped = new Set<number>();
  let queue = Promise.resolve();
  process.on("message", (request: Request) => {
    if (request.kind === "stop") stopped.add(request.id);
    else queue = queue.then(() => read(request)).catch((error) => say({ kind: "failed", id: request.id, reason: reasonOf(error) }));
  });

  const read = async ({ id, text }: Request & { kind: "read" }): Promise<void> => {
    const names: NamedSpan[] = [];
    for await (const found of namesBySegment(text, classifier, memory)) {
      names.push(...found);
      say({ kind: "alive" });
      // A runtime may compute without a pause: only now can a request to stop come in.
      await setImmediate();
      if (stopped.delete(id)) return;
    }
    if (memory.size > mostSegments) memory.clear();
    say({ kind: "names", id, names });
  };
}

function say(answer: Answer): void {
  process.send?.(answer);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
