import * as vscode from "vscode";
import { applyEverywhere, type Application, type Marking } from "../../core/store/commands.ts";
import { isolated } from "../convert.ts";
import { pickPlaces, type KwicGroup } from "../kwicPick.ts";
import type { Correction, Marks } from "../marks.ts";
import { say, type MarkTarget } from "../place.ts";
import { offersIn, type Offer, type Task } from "./applyEverywhere/offers.ts";
import { textsOfFolder, type ClosedText } from "./applyEverywhere/folder.ts";

/**
 * Offers, after a correction, to do the same to the other places of the name: in this text at once, in the folder on request. The
 * offer is an item of the status bar, and goes with the next correction or another text.
 */
export function registerApplyEverywhere(marks: Marks): vscode.Disposable {
  const status = vscode.window.createStatusBarItem("hashiya.applyEverywhere", vscode.StatusBarAlignment.Left, 99);
  status.name = vscode.l10n.t("Hāshiya: other places of the name");
  status.command = "hashiya.applyEverywhere";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const offer = async (correction: Correction): Promise<void> => {
    const offers = await offersHere(marks, correction.document, taskOf(correction)).catch(() => []);
    if (marks.lastCorrection !== correction) return;
    const sure = offers.filter(({ isTicked }) => isTicked).length;
    if (sure === 0) return status.hide();
    status.text = `$(replace-all) ${vscode.l10n.t("{0} elsewhere: {1}", isolated(correction.surface), sure)}`;
    status.tooltip = vscode.l10n.t("Apply Everywhere in This Text… (Ctrl+F11)");
    status.show();
  };
  return vscode.Disposable.from(
    status,
    { dispose: () => clearTimeout(timer) },
    marks.onDidCorrect((correction) => {
      clearTimeout(timer);
      timer = setTimeout(() => void offer(correction), pause);
    }),
    vscode.window.onDidChangeActiveTextEditor(() => status.hide()),
    vscode.commands.registerCommand("hashiya.applyEverywhere", async (argument?: unknown, all?: unknown) => {
      const found = await taskFor(marks, argument, all);
      if (found && (await apply(marks, found.document, found.task, []))) status.hide();
    }),
    vscode.commands.registerCommand("hashiya.applyInFolder", async (argument?: unknown, all?: unknown) => {
      const found = await taskFor(marks, argument, all);
      if (!found) return;
      await marks.annotations.readyFolder(found.document.uri);
      if (await apply(marks, found.document, found.task, await textsOfFolder(marks, found.document.uri, found.task.surface))) status.hide();
    }),
  );
}

/** Who goes through a text key by key is not to be slowed down by a search after each. */
const pause = 400;

/** The mark that a command was called for; off a mark, what was just removed or rejected. */
async function taskFor(marks: Marks, argument: unknown, all: unknown): Promise<{ document: vscode.TextDocument; task: Task } | undefined> {
  const target = await marks.targets.one(argument, all);
  const last = marks.lastCorrection;
  if (target?.mention) {
    const task = taskOfMark({ ...target, mention: target.mention });
    const isLast = last?.document === target.document && last.marking.start === target.mention.start && last.kind === "marked";
    return { document: target.document, task: isLast && last.before ? { ...task, before: last.before } : task };
  }
  if (last && target && last.document === target.document && last.kind !== "marked") return { document: last.document, task: taskOf(last) };
  say(vscode.l10n.t("The cursor is not on a name."));
  return undefined;
}

function taskOfMark({ analysed, mention }: MarkTarget): Task {
  const { start, end, type, entity, derived } = mention;
  return { kind: "marked", surface: analysed.text.slice(start, end), type, entity, at: { start, end }, ...(derived && { derived }) };
}

function taskOf({ kind, surface, marking, before }: Correction): Task {
  const { start, end, type, entity, derived } = marking;
  return {
    kind, surface, type, at: { start, end },
    ...(entity !== undefined && { entity }),
    ...(derived && { derived }),
    ...(before && { before }),
  };
}

async function offersHere(marks: Marks, document: vscode.TextDocument, task: Task): Promise<readonly Offer[]> {
  const analysed = await marks.targets.read(document);
  const knowledge = await marks.knowledge(document);
  return analysed ? offersIn({ uri: document.uri, text: analysed.text, mentions: analysed.mentions }, task, knowledge) : [];
}

/** Lists the places and does what is ticked, as one change. */
async function apply(marks: Marks, document: vscode.TextDocument, task: Task, others: readonly ClosedText[]): Promise<boolean> {
  const knowledge = await marks.knowledge(document);
  const here = await offersHere(marks, document, task);
  const elsewhere = others.map((text) => ({ text, offers: offersIn(text, { ...task, at: undefined }, knowledge) }));
  const groups: KwicGroup<Offer>[] = [
    { title: vscode.l10n.t("sure"), rows: here.filter(({ isTicked, derived }) => isTicked && !derived) },
    { title: vscode.l10n.t("derived from the name"), rows: here.filter(({ isTicked, derived }) => isTicked && derived) },
    { title: vscode.l10n.t("less sure"), rows: here.filter(({ isTicked }) => !isTicked) },
    ...elsewhere.map(({ text, offers }) => ({ title: vscode.workspace.asRelativePath(text.uri, false), rows: offers })),
  ];
  const all = groups.flatMap(({ rows }) => rows);
  if (all.length === 0) {
    say(vscode.l10n.t("{0} stands nowhere else.", isolated(task.surface)));
    return false;
  }
  const chosen = await pickPlaces(groups, { title: titleOf(task, all.length), placeHolder: vscode.l10n.t("Space ticks, Enter applies"), onFocus: revealing(document) });
  if (!chosen || chosen.length === 0) return false;
  const texts = new Map(others.map(({ uri, text }) => [uri.toString(), text]));
  const isDone = await marks.change(document, (store, hand, text) => {
    const here = document.uri.toString();
    const documents = [...new Set(chosen.map(({ uri }) => uri))];
    return applyEverywhere(store, hand, documents.map((uri) => applicationOf(task, uri, uri === here ? text : (texts.get(uri) ?? ""), chosen)));
  });
  if (isDone) say(vscode.l10n.t("Applied in {0} places. Ctrl+F6 takes it back.", chosen.length));
  return isDone;
}

function titleOf({ kind, surface }: Task, count: number): string {
  switch (kind) {
    case "marked": return vscode.l10n.t("Mark {0} in {1} more places", isolated(surface), count);
    case "removed": return vscode.l10n.t("Remove the mark of {0} in {1} more places", isolated(surface), count);
    case "rejected": return vscode.l10n.t("Reject {0} in {1} more places", isolated(surface), count);
  }
}

function applicationOf(task: Task, document: string, text: string, chosen: readonly Offer[]): Application {
  const offers = chosen.filter(({ uri }) => uri === document);
  const mentions = offers.flatMap(({ mention }) => mention ?? []);
  switch (task.kind) {
    case "marked": return { document, text, markings: offers.map((offer) => markingFor(task, offer)) };
    case "removed": return { document, text, markings: [], removed: mentions.flatMap(({ annotation }) => annotation ?? []) };
    case "rejected": return { document, text, markings: [], rejected: mentions };
  }
}

function markingFor({ entity }: Task, { start, end, type, clitics, derived, mention }: Offer): Marking {
  const isSuggested = mention !== undefined && mention.status === undefined && mention.type === type && mention.entity === entity;
  const source = isSuggested ? { source: mention.source, confidence: mention.confidence } : { source: "human" };
  return { start, end, type, clitics, ...source, ...(derived && { derived }), ...(entity !== undefined && !entity.startsWith("name:") && { entity }) };
}

/** Shows the row that is looked at in its text, without leaving the list. */
function revealing(document: vscode.TextDocument): (offer: Offer) => void {
  const uri = document.uri.toString();
  return (offer) => {
    const editor = vscode.window.visibleTextEditors.find((other) => other.document === document);
    if (!editor || offer.uri !== uri) return;
    editor.revealRange(new vscode.Range(document.positionAt(offer.start), document.positionAt(offer.end)), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
}
