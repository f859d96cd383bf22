import * as vscode from "vscode";
import type { Mention } from "../../../core/model.ts";
import type { Annotation } from "../../../core/store/annotation.ts";
import { context } from "../../../core/views/card.ts";
import { shownBy, unreviewed, type ReviewFilter } from "../../../core/views/reviewQueue.ts";
import { isolated } from "../../convert.ts";
import type { Place } from "../../place.ts";
import type { Analysed } from "../../session.ts";
import { recogniserName, typeIcon, typeName } from "../../words.ts";

export type ReviewNode =
  | { readonly kind: "tray"; readonly place?: undefined; readonly of: "doubtful" | "orphan"; readonly annotations: readonly Annotation[] }
  | { readonly kind: "stray"; readonly place: StrayPlace; readonly annotation: Annotation }
  | { readonly kind: "suggestion"; readonly place: Place; readonly mention: Mention };

/** A mark without a place is found by its id. */
export interface StrayPlace extends Place {
  readonly annotation: string;
}

export interface ReviewedText {
  readonly document: vscode.TextDocument;
  readonly analysed: Analysed;
}

/** The sidebar's review: marks that lost their place, then the suggestions that the filter shows, in text order. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #shown: ReviewedText | undefined;
  #shownFilter: ReviewFilter = {};
  #roots: ReviewNode[] = [];
  filter: ReviewFilter = {};
  /** How many suggestions wait, whatever the filter. */
  waiting = 0;

  show(text: ReviewedText | undefined): void {
    if (text?.analysed === this.#shown?.analysed && this.filter === this.#shownFilter) return;
    this.#shown = text;
    this.#shownFilter = this.filter;
    this.waiting = text ? unreviewed(text.analysed.mentions).length : 0;
    this.#roots = [...(text ? trays(text.analysed) : []), ...this.suggestions().map((mention) => this.#suggestion(mention))];
    this.#changed.fire();
  }

  /** The suggestions that the filter shows. */
  suggestions(): readonly Mention[] {
    if (!this.#shown) return [];
    const { analysed } = this.#shown;
    const names = new Map(analysed.entities.map(({ id, name }) => [id, `${name.ar}\n${name.en ?? ""}`]));
    return shownBy(this.filter, analysed.text, unreviewed(analysed.mentions), (id) => names.get(id) ?? "");
  }

  get document(): vscode.TextDocument | undefined {
    return this.#shown?.document;
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    if (!node) return this.#roots;
    return node.kind === "tray" ? node.annotations.map((annotation) => this.#stray(annotation)) : [];
  }

  /** Only the trays have children, and nothing reveals those. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    switch (node.kind) {
      case "tray": return trayItem(node.of, node.annotations.length);
      case "stray": return strayItem(node.annotation, node.place);
      case "suggestion": return this.#suggestionItem(node.mention, node.place);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #suggestion(mention: Mention): ReviewNode {
    return { kind: "suggestion", mention, place: { ...this.#at(mention.start), entity: mention.entity } };
  }

  #stray(annotation: Annotation): ReviewNode {
    return { kind: "stray", annotation, place: { ...this.#at(annotation.start), annotation: annotation.id } };
  }

  #at(offset: number): Place {
    return { uri: this.#shown?.document.uri.toString() ?? "", offset };
  }

  #suggestionItem(mention: Mention, place: Place): vscode.TreeItem {
    const { before, surface, after } = context(this.#shown?.analysed.text ?? "", mention, reach);
    const start = 1 + before.length;
    const item = new vscode.TreeItem({
      label: `\u2067${before}${surface}${after}\u2069`,
      highlights: [[start, start + surface.length]],
    });
    item.description = `${Math.round(mention.confidence * 100)}%`;
    item.tooltip = `${typeName(mention.type)} · ${recogniserName(mention.source)}\n\u2067${before}${surface}${after}\u2069`;
    item.iconPath = typeIcon(mention.type);
    item.contextValue = "suggested";
    item.command = { command: "hashiya.revealMention", title: vscode.l10n.t("Go to Mention"), arguments: [place] };
    return item;
  }
}

/** Less than in the list of names: how sure the suggestion is stands beside it. */
const reach = { before: 22, after: 14 };

function trays({ orphans, doubtful }: Analysed): ReviewNode[] {
  const tray = (of: "doubtful" | "orphan", annotations: readonly Annotation[]): ReviewNode[] => {
    const decided = annotations.filter(({ status }) => status === "confirmed");
    return decided.length === 0 ? [] : [{ kind: "tray", of, annotations: decided }];
  };
  return [...tray("orphan", orphans), ...tray("doubtful", doubtful)];
}

function trayItem(of: "doubtful" | "orphan", count: number): vscode.TreeItem {
  const label = of === "orphan" ? vscode.l10n.t("Lost their place") : vscode.l10n.t("Place in doubt");
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `tray:${of}`;
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(of === "orphan" ? "debug-disconnect" : "question");
  return item;
}

function strayItem({ id, anchor, type, place: placing, note }: Annotation, place: StrayPlace): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(anchor.quote.replace(/\s+/g, " ")));
  item.id = `stray:${id}`;
  item.description = typeName(type);
  item.tooltip = `\u2067${anchor.prefix}【${anchor.quote}】${anchor.suffix}\u2069${note === undefined ? "" : `\n${note}`}`;
  item.iconPath = typeIcon(type);
  item.contextValue = placing;
  item.command = { command: "hashiya.placeMark", title: vscode.l10n.t("Choose Where the Mark Belongs…"), arguments: [place] };
  return item;
}
