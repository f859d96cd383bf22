import * as vscode from "vscode";
import type { Mention } from "../../core/model.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { isolated } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { registerForActive } from "../selector.ts";

const kind = vscode.CodeActionKind.Refactor.append("hashiya");

/** What can be done with the name at the caret, in the list that the light bulb opens. */
export function registerCodeActions(marks: Marks): vscode.Disposable {
  return registerForActive((selector) =>
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        async provideCodeActions(document, range, { triggerKind }) {
          // A bulb beside every name would be in the way: the list comes when it is asked for.
          if (triggerKind !== vscode.CodeActionTriggerKind.Invoke) return [];
          const analysed = await marks.targets.read(document);
          const offset = document.offsetAt(range.start);
          const mention = analysed && mentionAt(analysed.mentions, offset);
          const name = mention ? isolated(analysed.text.slice(mention.start, mention.end)) : "";
          return actionsFor(mention, name).map(([title, command]) => actionOf(title, command, { uri: document.uri.toString(), offset }));
        },
      },
      { providedCodeActionKinds: [kind] },
    ),
  );
}

type Action = readonly [title: string, command: string];

function actionsFor(mention: Mention | undefined, name: string): readonly Action[] {
  if (!mention) return [[vscode.l10n.t("Mark the name here (F9)"), "hashiya.mark"]];
  const judge: readonly Action[] = mention.status === "confirmed"
    ? [[vscode.l10n.t("Remove the mark {0}", name), "hashiya.removeMark"]]
    : [[vscode.l10n.t("Confirm {0}", name), "hashiya.confirm"], [vscode.l10n.t("Reject {0}", name), "hashiya.reject"]];
  return [
    ...judge,
    [vscode.l10n.t("Say what {0} is…", name), "hashiya.identify"],
    [vscode.l10n.t("Apply {0} everywhere in this text…", name), "hashiya.applyEverywhere"],
    [vscode.l10n.t("Apply {0} everywhere in this folder…", name), "hashiya.applyInFolder"],
    [vscode.l10n.t("Never mark {0} in this text", name), "hashiya.neverInDocument"],
    [vscode.l10n.t("Never mark {0} anywhere", name), "hashiya.neverAnywhere"],
    [vscode.l10n.t("Note on this mention of {0}", name), "hashiya.noteOnMention"],
    [vscode.l10n.t("Merge {0} into another entity…", name), "hashiya.mergeEntities"],
    [vscode.l10n.t("Split mentions from {0}…", name), "hashiya.splitEntity"],
  ];
}

function actionOf(title: string, command: string, argument: object): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { command, title, arguments: [argument] };
  return action;
}
