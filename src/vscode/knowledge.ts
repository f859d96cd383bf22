import * as vscode from "vscode";
import { readingPack, type Knowledge } from "../core/knowledge/pack.ts";
import { inSteps } from "./steps.ts";

/** Reads the pack that ships with the extension. Rejects with a sentence for the reader. */
export async function loadKnowledge(extensionUri: vscode.Uri): Promise<Knowledge> {
  const file = vscode.Uri.joinPath(extensionUri, "dist", "knowledge.pack");
  const text = await decompressed(await vscode.workspace.fs.readFile(file));
  return inSteps(readingPack(text));
}

async function decompressed(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(stream).text();
  } catch (cause) {
    throw new Error(vscode.l10n.t("its file is damaged; installing the extension again mends it"), { cause });
  }
}
