import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Classifier } from "../core/engine/classify.ts";
import type { ModelFolder } from "./folder.ts";

/** What onnxruntime-node and onnxruntime-web have in common. */
interface Runtime {
  readonly env: { logLevel?: string };
  readonly InferenceSession: { create(model: Uint8Array | string): Promise<Session> };
  readonly Tensor: new (type: "int64", values: BigInt64Array, shape: readonly number[]) => unknown;
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, { readonly data: unknown }>>>;
}

/** The faster one first. Either is looked for where the model is, as Node looks for packages: in that folder and those above it. */
const runtimes = ["onnxruntime-node", "onnxruntime-web"] as const;

/** Loads the model with the runtime beside it. Rejects with a sentence for the reader. */
export async function loadClassifier({ model, tokenizer, tags, mostPieces }: ModelFolder): Promise<Classifier> {
  const { runtime, name } = runtimeFor(model);
  runtime.env.logLevel = "error";
  const session = await runtime.InferenceSession.create(name === "onnxruntime-web" ? readFileSync(model) : model).catch(
    (cause: Error) => {
      throw new Error(`${model} is no model that ${name} can load: ${cause.message}`, { cause });
    },
  );
  return {
    tokenizer,
    tags,
    mostPieces,
    async scores(pieces) {
      const row = (values: BigInt64Array): unknown => new runtime.Tensor("int64", values, [1, pieces.length]);
      const inputs = Object.fromEntries(session.inputNames.map((input) => [input, row(valuesOf(input, pieces))]));
      const outputs = await session.run(inputs);
      const { data } = outputs["logits"] ?? outputs[session.outputNames[0]!]!;
      if (!(data instanceof Float32Array)) throw new Error("the model's scores are not 32-bit floats");
      return data;
    },
  };
}

function runtimeFor(model: string): { runtime: Runtime; name: string } {
  const requireBeside = createRequire(model);
  const problems: string[] = [];
  for (const name of runtimes) {
    try {
      return { runtime: requireBeside(name) as Runtime, name };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const isAbsent = code === "MODULE_NOT_FOUND" && message.includes(`'${name}'`);
      if (!isAbsent) problems.push(`${name} is there but cannot be loaded (${message})`);
    }
  }
  const advice = `run "npm install ${runtimes[0]}" in ${path.dirname(model)}`;
  throw new Error(problems.length > 0 ? problems.join("; ") : `there is no runtime for the model: ${advice}`);
}

/** One text at a time: every piece counts, and all are of the first sentence. */
function valuesOf(input: string, pieces: readonly number[]): BigInt64Array {
  switch (input) {
    case "input_ids":
      return BigInt64Array.from(pieces, BigInt);
    case "attention_mask":
      return BigInt64Array.from(pieces, () => 1n);
    case "token_type_ids":
      return new BigInt64Array(pieces.length);
    default:
      throw new Error(`the model asks for ${input}, which is not known here`);
  }
}
