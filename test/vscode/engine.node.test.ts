import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { writeModel } from "../engine/tinyModel.ts";
import { api, closeAll, showArabic } from "./documents.ts";

const text = "زار تيربوفيتش مصر ثم عاد إلى بيته في القرية البعيدة.";

async function found(document: vscode.TextDocument): Promise<string[]> {
  const { mentions } = await (await api()).analysed(document.uri);
  return mentions.map(({ start, end, type, source }) => `${text.slice(start, end)} ${type}${source === "tagger" ? "" : ` ${source}`}`);
}

describe("an engine that the reader chose", () => {
  let folder: string;
  const choose = (value: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("hashiya").update("engine.folder", value, vscode.ConfigurationTarget.Global);

  // Inside the repository, where the runtime is found as beside a reader's model.
  beforeEach(() => {
    const out = path.join(process.env.HASHIYA_REPOSITORY ?? "", "out");
    mkdirSync(out, { recursive: true });
    folder = mkdtempSync(path.join(out, "model-"));
    writeModel(folder, { pieces: { "[UNK]": "O", "[CLS]": "O", "[SEP]": "O", تيربوفيتش: "B-ORG" }, labels: ["O", "B-ORG"] });
  });
  afterEach(async () => {
    await choose(undefined);
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  it("finds names in open texts as soon as it is chosen, and no longer when it is not", async () => {
    const { document } = await showArabic(text);
    const builtIn = await found(document);
    await choose(folder);
    assert.deepEqual(await found(document), [`تيربوفيتش ORG ${path.basename(folder)}`, "مصر LOC lexicon"]);
    await choose(undefined);
    assert.deepEqual(await found(document), builtIn);
  });
});
