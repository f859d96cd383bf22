import { fork } from "node:child_process";
import type { Engine, NamedSpan } from "../core/engine/engine.ts";
import type { Answer, Request } from "./messages.ts";

/** An engine that holds a process until it is closed. */
export interface OpenEngine extends Engine {
  close(): void;
}

export interface OpenOptions {
  /** After so many milliseconds without a word from the model it counts as hung. */
  readonly patience?: number;
}

/** A model of 500 MB takes seconds to load, and a long sentence a second or two. */
const usualPatience = 60_000;

interface Reading {
  readonly resolve: (names: readonly NamedSpan[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the model of a folder, in a process of its own: a model needs much memory and all of a processor, and its runtime is
 * somebody else's machine code. Rejects with a sentence for the reader.
 */
export function openEngine(folder: string, { patience = usualPatience }: OpenOptions = {}): Promise<OpenEngine> {
  // In the editor the program that runs this is Electron.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  const child = fork(__filename, [folder], { env, execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const readings = new Map<number, Reading>();
  let next = 0;
  let end: Error | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => close(new Error(`the model did not answer for ${patience / 1000} s`)), patience);
  };
  const rest = (): void => {
    if (readings.size === 0) clearTimeout(timer);
  };
  const close = (reason: Error): void => {
    clearTimeout(timer);
    end ??= reason;
    for (const { reject } of readings.values()) reject(end);
    readings.clear();
    child.kill();
  };
  const ask = (request: Request): void => {
    child.send(request, () => undefined); // That the process has ended is told by its end.
  };

  const recognise: Engine["recognise"] = (text, signal) =>
    new Promise((resolve, reject) => {
      if (end) return reject(end);
      if (signal.aborted) return reject(new Error("stopped"));
      const id = next++;
      const stop = (): void => {
        readings.delete(id);
        ask({ kind: "stop", id });
        rest();
        reject(new Error("stopped"));
      };
      const settled = (): void => signal.removeEventListener("abort", stop);
      signal.addEventListener("abort", stop, { once: true });
      readings.set(id, {
        resolve: (names) => (settled(), resolve(names)),
        reject: (error) => (settled(), reject(error)),
      });
      listen();
      ask({ kind: "read", id, text });
    });

  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      close(new Error(reason));
      reject(end);
    };
    child.once("error", ({ message }) => fail(message));
    child.once("exit", () => fail("the model's process has ended"));
    child.on("message", (answer: Answer) => {
      switch (answer.kind) {
        case "ready":
          clearTimeout(timer);
          return resolve({ name: answer.name, version: answer.version, recognise, close: () => close(new Error("the engine was closed")) });
        case "unfit":
          return fail(answer.reason);
        case "alive":
          if (readings.size > 0) listen();
          return;
        case "names":
          readings.get(answer.id)?.resolve(answer.names);
          break;
        case "failed":
          readings.get(answer.id)?.reject(new Error(answer.reason));
          break;
      }
      readings.delete(answer.id);
      rest();
    });
    listen();
  });
}
