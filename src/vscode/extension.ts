import * as vscode from "vscode";
import type { Entity, Mention } from "../core/model.ts";
import { registerAddToEntities } from "./features/addToEntities.ts";
import { registerAnnotate } from "./features/annotate.ts";
import { registerApplyEverywhere } from "./features/applyEverywhere.ts";
import { registerAuthority } from "./features/authority.ts";
import { registerCodeActions } from "./features/codeActions.ts";
import { registerContext } from "./features/context.ts";
import { registerDirection } from "./features/direction.ts";
import { registerEntities } from "./features/entities.ts";
import { registerHighlights } from "./features/highlights.ts";
import { registerHistory } from "./features/history.ts";
import { registerHovers } from "./features/hovers.ts";
import { registerLanguageDetection } from "./features/language.ts";
import { registerNavigation } from "./features/navigation.ts";
import { registerOnline } from "./features/online.ts";
import { registerOutline } from "./features/outline.ts";
import { registerReferences } from "./features/references.ts";
import { registerReview } from "./features/review.ts";
import { registerSelectionRanges } from "./features/selectionRanges.ts";
import { registerStatus } from "./features/status.ts";
import { registerSymbols } from "./features/symbols.ts";
import { registerTray } from "./features/tray.ts";
import { readPack, writePack, type Knowledge } from "../core/knowledge/pack.ts";
import type { Tagger } from "../core/recognise/tagger/tagger.ts";
import { Annotations } from "./annotations/annotations.ts";
import type { Files } from "./annotations/files.ts";
import { workspaceFiles } from "./annotations/workspaceFiles.ts";
import { Authorities } from "./authority.ts";
import { ChosenEngine, type EngineOpener } from "./engine.ts";
import { loadKnowledge, loadTagger } from "./knowledge.ts";
import { Marks } from "./marks.ts";
import { Session } from "./session.ts";

/** What `activate` gives to other extensions and to tests. */
export interface HashiyaApi {
  readonly version: 1;
  /**
   * The mentions and entities of an open or openable document, as it is now. Offsets are UTF-16 positions in its text.
   * Rejects when the document cannot be opened; a document that is not Arabic gives empty lists.
   */
  analysed(uri: vscode.Uri): Promise<{ mentions: readonly Mention[]; entities: readonly Entity[] }>;
}

export function activate(context: vscode.ExtensionContext): HashiyaApi {
  return activateWith(context, workspaceFiles);
}

let kept: Annotations | undefined;

/** VS Code waits some seconds for what was just marked to reach its file. */
export async function deactivate(): Promise<void> {
  await kept?.saved();
}

/** Starts the extension over the files that its host offers for the store, and what runs models there, if the host can. */
export function activateWith(context: vscode.ExtensionContext, files: Files, openEngine?: EngineOpener): HashiyaApi {
  const own = context.storageUri ?? context.globalStorageUri;
  const annotations = new Annotations({ own, global: context.globalStorageUri }, files);
  kept = annotations;
  const pack = once(() => knowledgeOrNews(context.extensionUri));
  const tagger = once(async () => taggerOrNews(context.extensionUri, await pack()));
  const authorities = new Authorities(pack, (document) => annotations.taught(document));
  const engine = new ChosenEngine(openEngine);
  const session = new Session((document) => authorities.knowledgeFor(document), { tagger, engine }, annotations);
  const marks = new Marks(session, annotations, (document) => authorities.knowledgeFor(document));
  context.subscriptions.push(
    authorities,
    annotations,
    engine,
    session,
    marks,
    registerAuthority(session, authorities),
    registerAddToEntities(session, authorities),
    registerLanguageDetection(context.workspaceState),
    registerContext(session),
    registerDirection(session),
    registerHighlights(session),
    // VS Code shows the card of the provider registered last on top.
    registerOnline(session, context),
    registerHovers(session),
    registerOutline(marks),
    registerReview(marks),
    registerSymbols(session),
    registerNavigation(session),
    registerReferences(session),
    registerAnnotate(marks),
    registerApplyEverywhere(marks),
    registerEntities(marks),
    registerHistory(marks),
    registerTray(marks),
    registerCodeActions(marks),
    registerSelectionRanges(marks),
    registerStatus(session),
  );
  return {
    version: 1,
    async analysed(uri) {
      const document = await vscode.workspace.openTextDocument(uri);
      const analysed = await session.current(document);
      return { mentions: analysed?.mentions ?? [], entities: analysed?.entities ?? [] };
    },
  };
}

/** Loads the knowledge; where that fails, says so once and goes on with rules alone. */
async function knowledgeOrNews(extensionUri: vscode.Uri): ReturnType<typeof loadKnowledge> {
  try {
    return await loadKnowledge(extensionUri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Hāshiya cannot read its knowledge of names ({0}). Dates and quantities are still marked.", reason),
    );
    return readPack(writePack([], []));
  }
}

/** Loads the weights of the recogniser; where that fails, says so once and goes on with lexicon and rules. */
async function taggerOrNews(extensionUri: vscode.Uri, pack: Knowledge): Promise<Tagger | undefined> {
  try {
    return await loadTagger(extensionUri, pack);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Hāshiya cannot read its recogniser's weights ({0}). Names that it knows are still marked.", reason),
    );
    return undefined;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
