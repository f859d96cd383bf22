import * as vscode from "vscode";

/** Why the marks of a document cannot be written. They are shown as far as they can be read. */
export interface StoreProblem {
  readonly kind: "corrupt" | "newer" | "conflict" | "read-only" | "no-place" | "gone" | "unreadable" | "untrusted" | "unsaved" | "changed";
  /** The file at fault; none where no file is. */
  readonly file?: vscode.Uri;
  /** What the system said. */
  readonly reason?: string;
}

/** What did not happen, why, and what the reader can do. */
export function sentenceOf({ kind, file, reason = "" }: StoreProblem): string {
  const name = file ? file.path.slice(file.path.lastIndexOf("/") + 1) : "";
  switch (kind) {
    case "corrupt":
      return vscode.l10n.t("{0} is damaged: the marks that could be read are shown, and the file is left as it is. Mend it to go on marking.", name);
    case "newer":
      return vscode.l10n.t("{0} was written by a newer version of Hāshiya: its marks are shown, and the file is left as it is. Update Hāshiya to go on marking.", name);
    case "conflict":
      return vscode.l10n.t("{0} is in a merge conflict: the marks that could be read are shown, and the file is left as it is. Resolve the conflict to go on marking.", name);
    case "read-only":
      return vscode.l10n.t("{0} is read-only, so nothing was marked.", name);
    case "no-place":
      return vscode.l10n.t("Marks cannot be kept for {0}: its file system cannot be written. Nothing was marked.", name);
    case "gone":
      return vscode.l10n.t("{0} is not there any more, so nothing was changed.", name);
    case "unreadable":
      return vscode.l10n.t("The marks of {0} cannot be read, so nothing is changed in them: {1}", name, reason);
    case "untrusted":
      return vscode.l10n.t("This folder is not trusted, so no file is written in it and nothing was marked.");
    case "unsaved":
      return vscode.l10n.t("The marks in {0} could not be saved: {1} They are kept here, and saved with the next change.", name, reason);
    case "changed":
      return vscode.l10n.t("Nothing was changed: somebody else has changed these marks meanwhile.");
  }
}

/** Tells a problem, with a button for what helps. */
export async function tell(problem: StoreProblem): Promise<void> {
  const sentence = sentenceOf(problem);
  if (problem.kind === "untrusted") {
    const manage = vscode.l10n.t("Manage Trust");
    if ((await vscode.window.showWarningMessage(sentence, manage)) === manage) await vscode.commands.executeCommand("workbench.trust.manage");
    return;
  }
  const isOnFile = problem.kind === "corrupt" || problem.kind === "newer" || problem.kind === "conflict" || problem.kind === "read-only";
  if (!problem.file || !isOnFile) {
    void vscode.window.showWarningMessage(sentence);
    return;
  }
  const open = vscode.l10n.t("Open the File");
  if ((await vscode.window.showWarningMessage(sentence, open)) === open) await vscode.window.showTextDocument(problem.file);
}
