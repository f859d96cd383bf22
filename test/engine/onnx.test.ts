import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { openEngine as OpenEngine } from "../../src/engine/main.ts";
import { parseMarked } from "../support/mark.ts";
import { writeModel, type TinyModel } from "./tinyModel.ts";

const { openEngine } = createRequire(path.resolve("package.json"))("./dist/engine.js") as { openEngine: typeof OpenEngine };

const pieces: TinyModel["pieces"] = {
  "[PAD]": "O", "[UNK]": "O", "[CLS]": "O", "[SEP]": "O", "،": "O", زار: "O",
  باكو: "B-LOC", ب: "B-LOC", "##باكو": "O", تل: "B-LOC", أبيب: "I-LOC", سلمى: "B-PERS", القمة: "B-MISC",
};
const labels = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-MISC"];
const forever = new AbortController().signal;

describe("an engine that runs a model in ONNX", function () {
  this.timeout(30_000);
  let folder: string;
  let opened: Awaited<ReturnType<typeof openEngine>> | undefined;

  // Inside the repository, so that the runtime among its packages is found from there, as beside a reader's model.
  beforeEach(() => {
    mkdirSync("out", { recursive: true });
    folder = mkdtempSync(path.resolve("out", "model-"));
  });
  afterEach(() => {
    opened?.close();
    opened = undefined;
    rmSync(folder, { recursive: true });
  });

  const open = async (options?: Parameters<typeof openEngine>[1]) => (opened = await openEngine(folder, options));

  it("finds what the model finds, in the text's own offsets", async () => {
    writeModel(folder, { pieces, labels });
    const { text, mentions } = parseMarked("😀 زار [[سَلمى|PER|]] [[باكو|LOC|]]، [[تل أبيب|LOC|]]\n[[باكو|LOC|]]");
    const engine = await open();
    const found = await engine.recognise(text, forever);
    assert.deepEqual(
      found.map(({ start, end, type }) => ({ start, end, type })),
      mentions.map(({ start, end, type }) => ({ start, end, type })),
    );
    assert.equal(engine.name, path.basename(folder));
    assert.match(engine.version, /^[0-9a-f]+$/);
  });

  it("is as sure as the model", async () => {
    writeModel(folder, { pieces, labels, sureness: Math.log(5) });
    const [name] = await (await open()).recognise("القمة", forever);
    // One label of six has five times the weight of each other.
    assert.equal(name?.confidence.toFixed(3), "0.500");
    assert.equal(name?.type, "MISC");
  });

  it("gives a word in pieces the label of the first one", async () => {
    writeModel(folder, { pieces, labels });
    assert.deepEqual(
      (await (await open()).recognise("زار بباكو", forever)).map(({ start, end, type }) => [start, end, type]),
      [[4, 9, "LOC"]],
    );
  });

  it("reads sentences that are longer than the model allows", async () => {
    writeModel(folder, { pieces, labels });
    const names = await (await open()).recognise("باكو ، ".repeat(400), forever);
    assert.equal(names.length, 400);
  });

  it("stops when it is told to, and goes on with the next text", async () => {
    writeModel(folder, { pieces, labels });
    const engine = await open();
    const abort = new AbortController();
    const stopped = engine.recognise(`${"باكو ".repeat(100)}\n`.repeat(500), abort.signal);
    abort.abort();
    await assert.rejects(stopped, /stopped/);
    assert.equal((await engine.recognise("باكو", forever)).length, 1);
    await assert.rejects(engine.recognise("باكو", abort.signal), /stopped/);
  });

  it("says what is wrong with a folder", async () => {
    await assert.rejects(openEngine(path.join(folder, "none")), /there is no folder .*none/);
    await assert.rejects(open(), /there is no model\.onnx/);
    writeFileSync(path.join(folder, "model.onnx"), "no model");
    await assert.rejects(open(), /there is no config\.json/);
    writeModel(folder, { pieces, labels: ["LABEL_0", "LABEL_1"] });
    await assert.rejects(open(), /none of the model's labels .*LABEL_0/);
    writeModel(folder, { pieces, labels });
    writeFileSync(path.join(folder, "model.onnx"), "no model");
    await assert.rejects(open(), /model\.onnx is no model that onnxruntime-web can load/);
    writeFileSync(path.join(folder, "tokenizer.json"), JSON.stringify({ model: { type: "Unigram", vocab: [] } }));
    await assert.rejects(open(), /tokenizer is Unigram/);
  });

  it("says that the runtime is missing, and how to get it", async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), "hashiya-model-"));
    try {
      writeModel(elsewhere, { pieces, labels });
      await assert.rejects(openEngine(elsewhere), /no runtime .*npm install onnxruntime-node/);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it("counts a model that does not answer as hung", async () => {
    writeModel(folder, { pieces, labels });
    await assert.rejects(open({ patience: 1 }), /did not answer/);
  });

  it("is gone once it is closed", async () => {
    writeModel(folder, { pieces, labels });
    const engine = await open();
    engine.close();
    await assert.rejects(engine.recognise("باكو", forever), /closed/);
  });
});
