import * as vscode from "vscode";
import type { Knowledge } from "../../../core/knowledge/pack.ts";
import type { EntityType, Mention, Span } from "../../../core/model.ts";
import { occurrences, ticked, type Occurrence, type Reason } from "../../../core/store/occurrences.ts";
import { context } from "../../../core/views/card.ts";
import type { KwicRow } from "../../kwicPick.ts";
import { typeIcon, typeName } from "../../words.ts";

/** What is to be done elsewhere: a name is marked as this, or its marks go, or its suggestions are rejected. */
export interface Task {
  readonly kind: "marked" | "removed" | "rejected";
  readonly surface: string;
  readonly type: EntityType;
  readonly entity?: string;
  readonly derived?: true;
  /** What the mark was before: places that are marked so follow it. */
  readonly before?: Mention;
  /** The place that is done already. */
  readonly at: Span | undefined;
}

export interface OfferedText {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

export interface Offer extends KwicRow, Occurrence {
  readonly uri: string;
}

/** The places of a text in which a task can be done, in text order. */
export function offersIn({ uri, text, mentions }: OfferedText, task: Task, knowledge: Knowledge): readonly Offer[] {
  const around = { mentions, isEverydayWord: (word: string) => knowledge.isCommonWord(word) };
  return occurrences(text, task, around, task.at)
    .filter((place) => isOpen(place, task))
    .map((place) => {
      const isFollowing = task.before !== undefined && place.mention !== undefined && isAlike(place.mention, task.before);
      return {
        ...place,
        ...context(text, { start: place.start, end: place.end }, reach),
        uri: uri.toString(),
        remark: isFollowing ? vscode.l10n.t("marked as this one was") : remarkOf(place),
        isTicked: isFollowing || place.confidence >= ticked,
        icon: typeIcon(place.type),
      };
    });
}

/** A row must fit into the list: what follows the name is cut first. */
const reach = { before: 28, after: 20 };

/** Whether something is left to be done at a place. */
function isOpen({ mention, type, derived }: Occurrence, task: Task): boolean {
  switch (task.kind) {
    case "removed": return mention?.annotation !== undefined;
    case "rejected": return mention !== undefined;
    case "marked": {
      const says = mention?.status === "confirmed" && mention.type === type && mention.derived === derived;
      return !(says && (task.entity === undefined || mention.entity === task.entity));
    }
  }
}

function isAlike(mention: Mention, before: Mention): boolean {
  return mention.type === before.type && mention.entity === before.entity;
}

function remarkOf({ reason, type, mention, clitics }: Occurrence): string {
  const particles = clitics === "" ? [] : [clitics];
  const now = mention && mention.type !== type ? [vscode.l10n.t("now {0}", typeName(mention.type))] : [];
  return [reasonInWords(reason), ...particles, ...now].join(" · ");
}

function reasonInWords(reason: Reason): string {
  switch (reason) {
    case "same": return vscode.l10n.t("same words");
    case "spelling": return vscode.l10n.t("other spelling");
    case "derived": return vscode.l10n.t("derived");
    case "entity": return vscode.l10n.t("same entity");
    case "marked": return vscode.l10n.t("confirmed as something else");
    case "inside": return vscode.l10n.t("inside a longer name");
    case "everyday": return vscode.l10n.t("also an everyday word");
  }
}
