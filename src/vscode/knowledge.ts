import * as vscode from "vscode";
import { expandingText } from "../core/knowledge/compactText.ts";
import { readingPack, type Knowledge } from "../core/knowledge/pack.ts";
import { readTagger, type Tagger } from "../core/recognise/tagger/tagger.ts";
import { inSteps } from "./steps.ts";

/** Reads the pack that ships with the extension. Rejects with a sentence for the reader. */
export async function loadKnowledge(extensionUri: vscode.Uri): Promise<Knowledge> {
  const file = vscode.Uri.joinPath(extensionUri, "dist", "knowledge.pack");
  const bytes = await decompressed(await vscode.workspace.fs.readFile(file));
  return inSteps(readingPack(await inSteps(expandingText(bytes))));
}

/** Reads the weights that ship with the extension. Rejects with a sentence for the reader. */
export async function loadTagger(extensionUri: vscode.Uri, knowledge: Knowledge): Promise<Tagger> {
  const bytes = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "recogniser", name));
  const [words, weights] = await Promise.all([bytes("words.bin"), bytes("product.bin")]);
  return readTagger(words, weights, (word) => knowledge.isCommonWord(word));
}

async function decompressed(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new Error(vscode.l10n.t("its file is damaged; installing the extension again mends it"), { cause });
  }
}
