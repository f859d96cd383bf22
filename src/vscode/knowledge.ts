import * as vscode from "vscode";
import { readingPack, type Knowledge } from "../core/knowledge/pack.ts";
import { readTagger, type Tagger } from "../core/recognise/tagger/tagger.ts";
import { inSteps } from "./steps.ts";

/** Reads the pack that ships with the extension. Rejects with a sentence for the reader. */
export async function loadKnowledge(extensionUri: vscode.Uri): Promise<Knowledge> {
  const file = vscode.Uri.joinPath(extensionUri, "dist", "knowledge.pack");
  const text = await decompressed(await vscode.workspace.fs.readFile(file));
  return inSteps(readingPack(text));
}

/** Reads the weights that ship with the extension. Rejects with a sentence for the reader. */
export async function loadTagger(extensionUri: vscode.Uri, knowledge: Knowledge): Promise<Tagger> {
  const bytes = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "recogniser", name));
  const [words, weights] = await Promise.all([bytes("words.bin"), bytes("product.bin")]);
  return readTagger(words, weights, (word) => knowledge.isCommonWord(word));
}

async function decompressed(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(stream).text();
  } catch (cause) {
    throw new Error(vscode.l10n.t("its file is damaged; installing the extension again mends it"), { cause });
  }
}
