import * as vscode from "vscode";
import type { Entity, EntityType, Mention } from "../../core/model.ts";
import { retype, splitEntity } from "../../core/store/commands.ts";
import { context } from "../../core/views/card.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { outline, type EntityNode, type Order, type TypeNode } from "../../core/views/outline.ts";
import { isolated } from "../convert.ts";
import type { Marks } from "../marks.ts";
import type { Place } from "../place.ts";
import type { Analysed, Session } from "../session.ts";
import { onSettingChange, settings } from "../settings.ts";
import { typeIcon, typePlural } from "../words.ts";

const viewId = "hashiya.entities";

/** `place`: where commands act that are called for a row. An entity stands for its first mention. */
type Node =
  | { readonly kind: "type"; readonly node: TypeNode; readonly place?: undefined }
  | { readonly kind: "entity"; readonly node: EntityNode; readonly parent: Node; readonly place: Place }
  | { readonly kind: "mention"; readonly mention: Mention; readonly parent: Node; readonly place: Place };

/** The sidebar's tree: type → entity → mention in its sentence. */
export function registerOutline(marks: Marks): vscode.Disposable {
  const { session } = marks;
  const tree = new EntityTree(session);
  const view = vscode.window.createTreeView<Node>(viewId, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: new Dragging(marks, tree),
  });
  let followTimer: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    void tree.show(vscode.window.activeTextEditor?.document).then(() => {
      view.message = tree.message ?? "";
      view.description = tree.filter === "" ? "" : isolated(tree.filter);
    });
  };
  const follow = (editor: vscode.TextEditor): void => {
    clearTimeout(followTimer);
    if (!view.visible || !settings.followsCursor() || editor !== vscode.window.activeTextEditor) return;
    followTimer = setTimeout(() => {
      const node = tree.nodeAt(editor.document, editor.document.offsetAt(editor.selection.active));
      if (node) void view.reveal(node, { select: true, focus: false, expand: false });
    }, followPause);
  };
  const setFilter = (filter: string): void => {
    tree.filter = filter;
    void vscode.commands.executeCommand("setContext", "hashiya.filtered", filter !== "");
    refresh();
  };
  const setOrder = (order: Order): void => {
    tree.order = order;
    void vscode.commands.executeCommand("setContext", "hashiya.order", order);
    refresh();
  };

  setOrder("position");
  return vscode.Disposable.from(
    view,
    tree,
    marks.targets.rows.follow(viewId, view),
    { dispose: () => clearTimeout(followTimer) },
    session.onDidChange(refresh),
    onSettingChange("languages", refresh),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      // Moving to the tree itself, or to a terminal, leaves the last text's names in view.
      if (editor !== undefined || vscode.window.visibleTextEditors.length === 0) refresh();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    vscode.commands.registerCommand("hashiya.filterEntities", async (text?: unknown) => {
      // The view's title hands over the row that has the focus.
      const filter = typeof text === "string" ? text : await askFilter(tree, setFilter);
      if (filter !== undefined) setFilter(filter);
    }),
    vscode.commands.registerCommand("hashiya.clearFilter", () => setFilter("")),
    vscode.commands.registerCommand("hashiya.sortByPosition", () => setOrder("position")),
    vscode.commands.registerCommand("hashiya.sortByName", () => setOrder("name")),
    vscode.commands.registerCommand("hashiya.sortByCount", () => setOrder("count")),
  );
}

/** The cursor rests this long on a name before the tree follows. */
const followPause = 120;

/** Asks for a filter and applies it while it is typed; Escape brings the earlier one back. */
async function askFilter(tree: EntityTree, apply: (filter: string) => void): Promise<string | undefined> {
  const earlier = tree.filter;
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t("Filter names");
  box.placeholder = vscode.l10n.t("Part of a name, in any spelling; empty shows all");
  box.value = earlier;
  return new Promise((resolve) => {
    let accepted = false;
    box.onDidChangeValue(apply);
    box.onDidAccept(() => {
      accepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      resolve(accepted ? box.value : earlier);
    });
    box.show();
  });
}

class EntityTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #document: vscode.TextDocument | undefined;
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }
  #analysed: Analysed | undefined;
  /** Counts the calls of `show`: an answer that comes after a later call is dropped. */
  #turn = 0;
  #roots: Node[] = [];
  #entityNodes = new Map<string, Node>();
  filter = "";
  order: Order = "position";
  /** Said above the tree when a filter hides everything; the view's welcome text speaks for an empty tree. */
  message: string | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  async show(document: vscode.TextDocument | undefined): Promise<void> {
    const turn = ++this.#turn;
    const ours = document !== undefined && this.#session.isActive(document) ? document : undefined;
    const analysed = ours && (await this.#session.shown(ours).catch(() => undefined));
    if (turn !== this.#turn) return;
    this.#document = ours;
    this.#analysed = analysed;
    const types = this.#analysed ? outline(this.#analysed.text, this.#analysed, this.order, this.filter) : [];
    this.#roots = types.map((node) => ({ kind: "type", node }));
    this.#entityNodes = new Map();
    for (const parent of this.#roots) {
      if (parent.kind !== "type") continue;
      for (const node of parent.node.entities) {
        this.#entityNodes.set(node.entity.id, { kind: "entity", node, parent, place: this.#placeOf(node.mentions[0]!) });
      }
    }
    const isFilteredOut = this.#roots.length === 0 && this.filter !== "" && this.#analysed !== undefined;
    this.message = isFilteredOut ? vscode.l10n.t("No name contains {0}.", isolated(this.filter)) : undefined;
    this.#changed.fire();
  }

  /** The node of the entity named at an offset, if the tree shows that document. */
  nodeAt(document: vscode.TextDocument, offset: number): Node | undefined {
    if (document !== this.#document || !this.#analysed) return undefined;
    const mention = mentionAt(this.#analysed.mentions, offset);
    return mention && this.#entityNodes.get(mention.entity);
  }

  getParent(node: Node): Node | undefined {
    return node.kind === "type" ? undefined : node.parent;
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.#roots;
    switch (node.kind) {
      case "type":
        return node.node.entities.flatMap(({ entity }) => this.#entityNodes.get(entity.id) ?? []);
      case "entity":
        return node.node.mentions.map((mention) => ({ kind: "mention", mention, parent: node, place: this.#placeOf(mention) }));
      case "mention":
        return [];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "type": return typeItem(node.node);
      case "entity": return entityItem(node.node);
      case "mention": return this.#mentionItem(node.mention);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #mentionItem(mention: Mention): vscode.TreeItem {
    const { before, surface, after } = context(this.#analysed?.text ?? "", mention, contextReach);
    const start = 1 + before.length;
    const item = new vscode.TreeItem({
      label: `\u2067${before}${surface}${after}\u2069`,
      highlights: [[start, start + surface.length]],
    });
    item.command = { command: "hashiya.revealMention", title: vscode.l10n.t("Go to Mention"), arguments: [this.#placeOf(mention)] };
    item.tooltip = mention.note === undefined ? `${before}${surface}${after}` : `${before}${surface}${after}\n${mention.note}`;
    item.contextValue = mention.status ?? "suggested";
    item.iconPath = new vscode.ThemeIcon(mention.status === "confirmed" ? "pass-filled" : "circle-large-outline");
    return item;
  }

  #placeOf(mention: Mention): Place {
    return { uri: this.#document?.uri.toString() ?? "", offset: mention.start, entity: mention.entity };
  }
}

const dragged = "application/vnd.code.tree.hashiya.entities";

/**
 * An entity that is dropped on another, or on one of its mentions, becomes one with it; a mention that is dropped so names that
 * one from then on. What is dropped on a type becomes of that type.
 */
class Dragging implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [dragged];
  readonly dropMimeTypes = [dragged];
  readonly #marks: Marks;
  readonly #tree: EntityTree;
  #taken: readonly Node[] = [];

  constructor(marks: Marks, tree: EntityTree) {
    this.#marks = marks;
    this.#tree = tree;
  }

  handleDrag(nodes: readonly Node[], data: vscode.DataTransfer): void {
    this.#taken = nodes.filter(({ kind }) => kind !== "type");
    data.set(dragged, new vscode.DataTransferItem(this.#taken.length));
  }

  async handleDrop(target: Node | undefined, data: vscode.DataTransfer): Promise<void> {
    const { document } = this.#tree;
    if (!target || !document || data.get(dragged) === undefined) return;
    const taken = this.#taken;
    this.#taken = [];
    if (target.kind === "type") return this.#retype(document, taken, target.node.type);
    const onto = target.kind === "entity" ? target : target.parent;
    if (onto.kind !== "entity") return;
    const into = onto.node.entity;
    for (const node of taken) {
      if (node.kind === "entity" && node.node.entity.id !== into.id) await this.#marks.merge(document, node.node.entity, into);
    }
    await this.#relink(document, taken, into);
  }

  async #relink(document: vscode.TextDocument, taken: readonly Node[], into: Entity): Promise<void> {
    const mentions = taken.flatMap((node) => (node.kind === "mention" && node.mention.entity !== into.id ? [node.mention] : []));
    if (mentions.length === 0) return;
    await this.#marks.change(document, (store, hand, text) =>
      splitEntity(store, hand, { document: document.uri.toString(), text, mentions, entity: into, label: "relink" }),
    );
  }

  async #retype(document: vscode.TextDocument, taken: readonly Node[], type: EntityType): Promise<void> {
    const mentions = taken.flatMap((node) => (node.kind === "entity" ? node.node.mentions : node.kind === "mention" ? [node.mention] : []));
    await this.#marks.change(document, (store, hand, text) => retype(store, hand, { document: document.uri.toString(), text, mentions, type }));
  }
}

/** A row is cut at its right, where the sentence begins; so little stands after the mention that it stays in sight. */
const contextReach = { before: 40, after: 14 };

function typeItem({ type, entities }: TypeNode): vscode.TreeItem {
  const state = isOpenAtFirst(type) ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(typePlural(type), state);
  item.id = `type:${type}`;
  item.description = String(entities.length);
  item.iconPath = typeIcon(type);
  return item;
}

/** Names are what people look for; dates and amounts can wait folded. */
function isOpenAtFirst(type: EntityType): boolean {
  return ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"].includes(type);
}

function entityItem({ entity, mentions }: EntityNode): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(entity.name.ar), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `entity:${entity.id}`;
  item.description = entity.name.en === undefined ? String(mentions.length) : `${mentions.length} · ${entity.name.en}`;
  item.iconPath = typeIcon(entity.type);
  item.contextValue = "entity";
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(entity.summary.ar ?? entity.name.ar);
  item.tooltip = tooltip;
  return item;
}
