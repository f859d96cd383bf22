import * as vscode from "vscode";
import { entityTypes, type Mention } from "../../core/model.ts";
import { confirm, reject, rejectAnywhere, type Hand, markingOf } from "../../core/store/commands.ts";
import type { Change, Store } from "../../core/store/change.ts";
import { restricts, surenessOf, surenesses, unreviewed, type ReviewFilter } from "../../core/views/reviewQueue.ts";
import { nextMention, previousMention, type Stop } from "../../core/views/navigation.ts";
import { isolated, toRange } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { say, type MarkTarget } from "../place.ts";
import { recogniserName, surenessName, typeIcon, typePlural } from "../words.ts";
import { ReviewTree } from "./review/tree.ts";

const viewId = "hashiya.review";

/** The review: judging suggestions one by one or all that a filter shows, and the view that lists them. */
export function registerReview(marks: Marks): vscode.Disposable {
  const review = new Review(marks);
  const command = (name: string, run: (argument?: unknown, all?: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  return vscode.Disposable.from(
    review,
    command("hashiya.confirm", (argument, all) => review.confirm(argument, all)),
    command("hashiya.reject", (argument, all) => review.reject(argument, all)),
    command("hashiya.neverInDocument", (argument, all) => review.reject(argument, all, "document")),
    command("hashiya.neverAnywhere", (argument, all) => review.rejectAnywhere(argument, all)),
    command("hashiya.confirmAndNext", () => review.judgeAndGoOn("confirm")),
    command("hashiya.rejectAndNext", () => review.judgeAndGoOn("reject")),
    command("hashiya.nextUnreviewed", () => review.go(nextMention)),
    command("hashiya.previousUnreviewed", () => review.go(previousMention)),
    command("hashiya.filterReview", () => review.askFilter()),
    command("hashiya.clearReviewFilter", () => review.setFilter({})),
    command("hashiya.confirmShown", () => review.judgeShown("confirm")),
    command("hashiya.rejectShown", () => review.judgeShown("reject")),
  );
}

type Judgement = "confirm" | "reject";
type Build = (store: Store, hand: Hand, request: { document: string; text: string; mentions: readonly Mention[] }) => Change | undefined;

class Review implements vscode.Disposable {
  readonly #marks: Marks;
  readonly #tree = new ReviewTree();
  readonly #view: vscode.TreeView<unknown>;
  readonly #listeners: vscode.Disposable;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(marks: Marks) {
    this.#marks = marks;
    const view = vscode.window.createTreeView(viewId, { treeDataProvider: this.#tree, canSelectMany: true });
    this.#view = view;
    this.#listeners = vscode.Disposable.from(
      view,
      this.#tree,
      marks.targets.rows.follow(viewId, view),
      marks.session.onDidChange(() => this.#refresh()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined || vscode.window.visibleTextEditors.length === 0) this.#refresh();
      }),
    );
    this.#refresh();
  }

  async confirm(argument?: unknown, all?: unknown): Promise<void> {
    await this.#judge(await this.#marks.targets.marks(argument, all), confirm);
  }

  async reject(argument?: unknown, all?: unknown, scope?: "document"): Promise<void> {
    await this.#judge(await this.#marks.targets.marks(argument, all), (store, hand, request) => reject(store, hand, { ...request, ...(scope && { scope }) }));
  }

  async rejectAnywhere(argument?: unknown, all?: unknown): Promise<void> {
    await this.#judge(await this.#marks.targets.marks(argument, all), (store, hand, { document, text, mentions: [mention] }) =>
      mention && rejectAnywhere(store, hand, { document, text, mention }),
    );
  }

  /** Judges the mark at the caret and goes to the next that waits; off a mark it only goes. */
  judgeAndGoOn(judgement: Judgement): Promise<void> {
    return this.#inOrder(async () => {
      const target = await this.#marks.targets.one();
      if (!target) return;
      const { mention } = target;
      const isToDo = mention !== undefined && (judgement === "reject" || mention.status !== "confirmed");
      if (isToDo) await this.#judge([{ ...target, mention }], judgement === "confirm" ? confirm : reject);
      await this.#go(nextMention);
    });
  }

  go(step: (mentions: readonly Mention[], offset: number) => Stop | undefined): Promise<void> {
    return this.#inOrder(() => this.#go(step));
  }

  async judgeShown(judgement: Judgement): Promise<void> {
    const { document } = this.#tree;
    const mentions = this.#tree.suggestions();
    if (!document || mentions.length === 0) return say(vscode.l10n.t("Nothing is left to review in this text."));
    const build = judgement === "confirm" ? confirm : reject;
    const isDone = await this.#marks.change(document, (store, hand, text) => build(store, hand, { document: document.uri.toString(), text, mentions }));
    if (!isDone) return;
    say(judgement === "confirm" ? vscode.l10n.t("Confirmed: {0}. Ctrl+F6 takes it back.", mentions.length) : vscode.l10n.t("Rejected: {0}. Ctrl+F6 takes it back.", mentions.length));
  }

  setFilter(filter: ReviewFilter): void {
    this.#tree.filter = filter;
    void vscode.commands.executeCommand("setContext", "hashiya.reviewFiltered", restricts(filter));
    this.#refresh();
  }

  /** Asks which types, sources and steps of sureness the review shows; then for a part of the name. */
  async askFilter(): Promise<void> {
    const { filter, document } = this.#tree;
    const analysed = document && this.#marks.session.latest(document);
    if (!analysed) return;
    const waiting = unreviewed(analysed.mentions);
    const items = filterItems(filter, waiting);
    const chosen = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      title: vscode.l10n.t("What the review shows"),
      placeHolder: vscode.l10n.t("Tick types, sources and sureness; of a group without a tick everything shows"),
    });
    if (!chosen) return;
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t("What the review shows"),
      prompt: vscode.l10n.t("Part of a name, in any spelling; empty shows all"),
      value: filter.text ?? "",
    });
    if (text === undefined) return;
    const set = <Key extends "type" | "source" | "sureness">(key: Key): ReadonlySet<NonNullable<FilterItem[Key]>> | undefined => {
      const values = new Set(chosen.flatMap((item) => (item[key] === undefined ? [] : [item[key]!])));
      return values.size === 0 ? undefined : values;
    };
    const [types, sources, steps] = [set("type"), set("source"), set("sureness")];
    this.setFilter({ ...(types && { types }), ...(sources && { sources }), ...(steps && { surenesses: steps }), ...(text.trim() !== "" && { text }) });
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async #judge(targets: readonly MarkTarget[], build: Build): Promise<void> {
    const [first] = targets;
    if (!first) return;
    const { document, analysed } = first;
    const mentions = targets.filter((target) => target.document === document).map(({ mention }) => mention);
    const isDone = await this.#marks.change(document, (store, hand, text) => build(store, hand, { document: document.uri.toString(), text, mentions }));
    const [only] = mentions;
    if (!isDone || !only || mentions.length > 1) return;
    const surface = analysed.text.slice(only.start, only.end);
    const isStill = this.#marks.session.latest(document)?.mentions.some(({ start, end, status }) => start === only.start && end === only.end && status !== undefined);
    this.#marks.corrected({ document, kind: isStill ? "marked" : "rejected", surface, marking: markingOf(only), before: only });
  }

  async #go(step: (mentions: readonly Mention[], offset: number) => Stop | undefined): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await this.#marks.targets.read(editor.document));
    if (!editor || !analysed) return;
    const { document } = editor;
    this.#show();
    const waiting = this.#tree.document === document ? this.#tree.suggestions() : unreviewed(analysed.mentions);
    const offset = document.offsetAt(editor.selection.active);
    const stop = step(waiting, offset);
    if (!stop) return say(restricts(this.#tree.filter) ? vscode.l10n.t("Nothing that the review's filter shows is left.") : vscode.l10n.t("Nothing is left to review in this text."));
    const range = toRange(document, stop.mention);
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    say(vscode.l10n.t("{0} of {1} to review", stop.number, stop.count));
  }

  #refresh(): void {
    this.#show();
    const { filter, waiting } = this.#tree;
    const shown = this.#tree.suggestions().length;
    this.#view.description = waiting === 0 ? "" : restricts(filter) ? vscode.l10n.t("{0} of {1}", shown, waiting) : String(waiting);
    const { document } = this.#tree;
    const note = document && this.#marks.annotations.sheet(document.uri).note;
    const isFilteredOut = restricts(filter) && shown === 0 && waiting > 0;
    this.#view.message = isFilteredOut ? vscode.l10n.t("Nothing that the review's filter shows is left.") : note === undefined ? "" : isolated(note);
  }

  #show(): void {
    const document = vscode.window.activeTextEditor?.document ?? this.#tree.document;
    const analysed = document && this.#marks.session.isActive(document) ? this.#marks.session.latest(document) : undefined;
    this.#tree.show(document && analysed && { document, analysed });
  }

  #inOrder(run: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(run);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

interface FilterItem extends vscode.QuickPickItem {
  readonly type?: Mention["type"];
  readonly source?: string;
  readonly sureness?: ReturnType<typeof surenessOf>;
}

function filterItems(filter: ReviewFilter, waiting: readonly Mention[]): FilterItem[] {
  const separator = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const count = (is: (mention: Mention) => boolean): string => String(waiting.filter(is).length);
  const types = entityTypes.filter((type) => waiting.some((mention) => mention.type === type));
  const sources = [...new Set(waiting.map(({ source }) => source))].sort();
  const steps = surenesses.filter((sureness) => waiting.some((mention) => surenessOf(mention) === sureness));
  return [
    separator(vscode.l10n.t("Types")),
    ...types.map((type): FilterItem => ({
      label: typePlural(type), description: count((mention) => mention.type === type), iconPath: typeIcon(type), picked: filter.types?.has(type) ?? false, type,
    })),
    separator(vscode.l10n.t("Sureness")),
    ...steps.map((sureness): FilterItem => ({
      label: surenessName(sureness), description: count((mention) => surenessOf(mention) === sureness), picked: filter.surenesses?.has(sureness) ?? false, sureness,
    })),
    separator(vscode.l10n.t("Sources")),
    ...sources.map((source): FilterItem => ({
      label: recogniserName(source), description: count((mention) => mention.source === source), picked: filter.sources?.has(source) ?? false, source,
    })),
  ];
}
