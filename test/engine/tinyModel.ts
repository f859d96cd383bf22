// A token-classification model of a few hundred bytes, written by hand: each piece has its label, whatever stands beside it.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface TinyModel {
  /** The pieces, in the order of their ids, each with the label that it gets. */
  readonly pieces: Readonly<Record<string, string>>;
  /** The names of the model's labels. */
  readonly labels: readonly string[];
  /** How much larger the logit of a piece's label is than the others'. */
  readonly sureness?: number;
}

/** Writes the folder of a model: config.json, vocab.txt and model.onnx. */
export function writeModel(folder: string, model: TinyModel): void {
  const pieces = Object.keys(model.pieces);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "vocab.txt"), `${pieces.join("\n")}\n`);
  writeFileSync(path.join(folder, "config.json"), JSON.stringify({ _name_or_path: "tiny", id2label: { ...model.labels } }));
  writeFileSync(path.join(folder, "model.onnx"), onnx(model));
}

/** Gather a row of the embedding for each piece, multiply it with the weights, add the bias. */
function onnx({ pieces, labels, sureness = 8 }: TinyModel): Uint8Array {
  const rows = Object.values(pieces).map((label) => labels.map((name) => (name === label ? 1 : 0)));
  const identity = labels.map((_, row) => labels.map((__, column) => (row === column ? sureness : 0)));
  const graph = [
    field(1, node("Gather", ["embedding", "input_ids"], "rows")),
    field(1, node("MatMul", ["rows", "weights"], "scores")),
    field(1, node("Add", ["scores", "bias"], "logits")),
    field(2, text("tiny")),
    field(5, floats("embedding", rows)),
    field(5, floats("weights", identity)),
    field(5, floats("bias", [labels.map(() => 0)], [labels.length])),
    field(11, tensorOf("input_ids", int64, ["batch", "pieces"])),
    field(11, tensorOf("attention_mask", int64, ["batch", "pieces"])),
    field(12, tensorOf("logits", float32, ["batch", "pieces", labels.length])),
  ];
  const operators = [field(1, text("")), number(2, 17)];
  return bytes(number(1, 8), field(7, bytes(...graph)), field(8, bytes(...operators)));
}

// The few messages of the ONNX format that this takes, in the encoding of protocol buffers.

const float32 = 1;
const int64 = 7;

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return bytes(...inputs.map((name) => field(1, text(name))), field(2, text(output)), field(4, text(operator)));
}

function floats(name: string, rows: readonly (readonly number[])[], shape = [rows.length, rows[0]!.length]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(rows.flat()).buffer);
  return bytes(...shape.map((size) => number(1, size)), number(2, float32), field(8, text(name)), field(9, raw));
}

function tensorOf(name: string, type: number, shape: readonly (string | number)[]): Uint8Array {
  const sizes = shape.map((size) => field(1, typeof size === "number" ? number(1, size) : field(2, text(size))));
  return bytes(field(1, text(name)), field(2, field(1, bytes(number(1, type), field(2, bytes(...sizes))))));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function number(tag: number, value: number): Uint8Array {
  return bytes(varint(tag << 3), varint(value));
}

function field(tag: number, content: Uint8Array): Uint8Array {
  return bytes(varint((tag << 3) | 2), varint(content.length), content);
}

function varint(value: number): Uint8Array {
  const parts: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...parts, rest]);
    parts.push((rest & 127) | 128);
  }
}

function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
