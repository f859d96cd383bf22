import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { tagsOfLabels } from "../core/engine/labels.ts";
import { readWordPiece, type WordPiece } from "../core/engine/wordPiece.ts";

/** What the folder of a model holds, but for the model itself. */
export interface ModelFolder {
  readonly name: string;
  readonly version: string;
  /** The file of the model. */
  readonly model: string;
  readonly tokenizer: WordPiece;
  /** A BIO tag of our types for each label. */
  readonly tags: readonly string[];
  readonly mostPieces: number;
}

/** Where exporters put the model: Optimum beside its settings, Transformers.js in a folder of its own. */
const modelFiles = ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx"];

/** BERT's positions. */
const mostPieces = 512;

/** Reads the settings of a model. Throws an Error with a sentence for the reader. */
export function readModelFolder(folder: string): ModelFolder {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const model = modelFiles.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (model === undefined) throw new Error(`there is no model.onnx in ${folder}`);
  const read = (name: string): string | undefined => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  const config = read("config.json");
  if (config === undefined) throw new Error(`there is no config.json, which names the model's labels, in ${folder}`);
  const { id2label: labels = {}, max_position_embeddings: positions = mostPieces } = JSON.parse(config) as Config;
  const tokenizer = read("tokenizer.json");
  return {
    name: path.basename(folder),
    version: createHash("sha256").update(`${statSync(model).size} ${config} ${tokenizer ?? ""}`).digest("hex").slice(0, 12),
    model,
    tokenizer: readWordPiece({ tokenizer, vocabulary: read("vocab.txt"), config: read("tokenizer_config.json") }),
    tags: tagsOfLabels(Object.keys(labels).map((_, id) => labels[id] ?? "")),
    mostPieces: Math.min(mostPieces, positions),
  };
}

interface Config {
  readonly id2label?: Readonly<Record<number, string>>;
  readonly max_position_embeddings?: number;
}
