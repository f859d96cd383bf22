import type * as vscode from "vscode";
import { annotate } from "../../../src/core/store/commands.ts";
import type { Annotations } from "../../../src/vscode/annotations/annotations.ts";

/** Marks some words as a place that is new to the folder. */
export async function addToEntitiesOf(window: Annotations, document: vscode.TextDocument, words: string): Promise<void> {
  await window.ready(document);
  const hand = await window.hand(document.uri);
  const text = document.getText();
  const start = text.indexOf(words);
  const entity = { id: "own:test", type: "LOC", name: { ar: words } } as const;
  const markings = [{ start, end: start + words.length, type: "LOC", entity: entity.id, source: "human" }] as const;
  await window.perform(document.uri, (store) => annotate(store, hand, { document: document.uri.toString(), text, markings, entity }));
}
