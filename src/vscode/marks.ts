import * as vscode from "vscode";
import { entitiesOf, likelyFor } from "../core/views/likely.ts";
import { searchIn, type Search } from "../core/knowledge/search.ts";
import type { Knowledge } from "../core/knowledge/pack.ts";
import type { Mention } from "../core/model.ts";
import type { Change, Store } from "../core/store/change.ts";
import { mergeEntities, type EntityRef, type Hand, type Marking } from "../core/store/commands.ts";
import type { Witness } from "../core/store/place.ts";
import type { IdentitySources } from "../core/views/identities.ts";
import type { Annotations } from "./annotations/annotations.ts";
import type { Analysed, Session } from "./session.ts";
import { isolated } from "./convert.ts";
import { say, Targets } from "./place.ts";

/** What somebody just corrected, so that the same can be offered elsewhere. */
export interface Correction {
  readonly document: vscode.TextDocument;
  readonly kind: "marked" | "removed" | "rejected";
  /** The name as it is marked now, or as it was before it went. */
  readonly surface: string;
  readonly marking: Marking;
  /** What it was before, where it was something else. */
  readonly before?: Mention;
}

type Build = (store: Store, hand: Hand, text: string) => Change | undefined;

/** What all features that change marks share: where they act, how they change the store, and what was corrected last. */
export class Marks implements vscode.Disposable {
  readonly session: Session;
  readonly annotations: Annotations;
  readonly targets: Targets;
  readonly #knowledgeFor: (document: vscode.Uri) => Promise<Knowledge>;
  readonly #searches = new WeakMap<Knowledge, Search>();
  readonly #corrected = new vscode.EventEmitter<Correction>();

  /** Fires after a mark was made, changed, removed or rejected by hand. */
  readonly onDidCorrect = this.#corrected.event;
  lastCorrection: Correction | undefined;

  constructor(session: Session, annotations: Annotations, knowledgeFor: (document: vscode.Uri) => Promise<Knowledge>) {
    this.session = session;
    this.annotations = annotations;
    this.targets = new Targets(session);
    this.#knowledgeFor = knowledgeFor;
  }

  /** Does a change in a document; whether it was done. What was refused has been told. */
  async change(document: vscode.TextDocument, build: Build): Promise<boolean> {
    const hand = await this.annotations.hand(document.uri);
    const outcome = await this.annotations.perform(document.uri, (store) => build(store, hand, document.getText()));
    return outcome.kind === "done";
  }

  /** Makes one entity of two, in all texts of the folder. */
  async merge(document: vscode.TextDocument, from: EntityRef, into: EntityRef): Promise<void> {
    await this.annotations.readyFolder(document.uri);
    const isDone = await this.change(document, (store, hand) => mergeEntities(store, hand, { from, into }));
    if (isDone) say(vscode.l10n.t("{0} is now {1}. Ctrl+F6 takes it back.", isolated(from.name.ar), isolated(into.name.ar)));
  }

  corrected(correction: Correction): void {
    this.lastCorrection = correction;
    this.#corrected.fire(correction);
  }

  knowledge(document: vscode.TextDocument): Promise<Knowledge> {
    return this.#knowledgeFor(document.uri);
  }

  /** What is known of the words of a text: it helps to see where a name begins. */
  async witness(document: vscode.TextDocument, { suggestions }: Analysed): Promise<Witness> {
    const { names } = await this.knowledge(document);
    return { suggestions, beginsName: (folded) => names.word(folded) >= 0 && names.child(0, names.word(folded)) >= 0 };
  }

  /** Where a person's choice of an entity comes from. */
  async sources(document: vscode.TextDocument, analysed: Analysed, mention: Mention | undefined): Promise<IdentitySources> {
    const knowledge = await this.knowledge(document);
    let search = this.#searches.get(knowledge);
    if (!search) this.#searches.set(knowledge, (search = searchIn(knowledge)));
    const surface = mention ? analysed.text.slice(mention.start, mention.end) : "";
    return {
      ofText: entitiesOf(analysed),
      likely: likelyFor(surface, analysed.entities.find(({ id }) => id === mention?.entity), knowledge),
      search: (typed) => search(typed, entitiesShown),
    };
  }

  dispose(): void {
    this.#corrected.dispose();
  }
}

const entitiesShown = 40;
