import * as vscode from "vscode";
import type { AuthorityProblem, Complaint, Severity } from "../../core/knowledge/authority.ts";
import { linesOf, positionAt } from "../../core/text/lines.ts";
import { isConcerned, type Authorities, type FolderAuthority } from "../authority.ts";
import { isolated } from "../convert.ts";
import type { Session } from "../session.ts";

/** Reads documents again when the reader's own entities, or what marks teach, change; and shows what is wrong with the files. */
export function registerAuthority(session: Session, authorities: Authorities): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection("hashiya");
  const shown = new Map<string, readonly vscode.Uri[]>();

  const show = ({ folder, files, problems }: FolderAuthority): void => {
    const key = folder.uri.toString();
    shown.get(key)?.forEach((uri) => diagnostics.delete(uri));
    shown.set(key, files.map(({ uri }) => uri));
    for (const { uri, text } of files) {
      const ofFile = problems.filter(({ file }) => file === uri.toString());
      diagnostics.set(uri, diagnosticsOf(text ?? "", ofFile));
    }
  };

  return vscode.Disposable.from(
    diagnostics,
    authorities.onDidRead((authority) => {
      show(authority);
      session.readAgain((document) => isConcerned(document, authority.folder));
    }),
    session.annotations.onDidTeach((folder) => {
      session.readAgain((document) => vscode.workspace.getWorkspaceFolder(document)?.uri.toString() === folder?.uri.toString());
    }),
  );
}

function diagnosticsOf(text: string, problems: readonly AuthorityProblem[]): vscode.Diagnostic[] {
  const lines = linesOf(text);
  const position = (offset: number): vscode.Position => {
    const { line, column } = positionAt(lines, offset);
    return new vscode.Position(line, column);
  };
  return problems.map(({ start, end, severity, complaints }) => {
    const message = complaints.map(sentence).join(" ");
    const range = new vscode.Range(position(start), position(end));
    const diagnostic = new vscode.Diagnostic(range, message, diagnosticSeverity[severity]);
    diagnostic.source = "Hāshiya";
    diagnostic.code = complaints[0]?.code ?? "";
    return diagnostic;
  });
}

const diagnosticSeverity: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function sentence({ code, values }: Complaint): string {
  const [first = "", second = ""] = values;
  switch (code) {
    case "unreadable":
      return vscode.l10n.t("This file cannot be read, so none of its entities is used: {0}", first);
    case "not-utf8":
      return vscode.l10n.t("This file is not in UTF-8, so none of its entities is used. Save it with that encoding.");
    case "bad-quotes":
      return vscode.l10n.t(
        "A quotation mark that opens here is not closed at the end of its cell, so no entity of this file is used.",
      );
    case "bad-json":
      return vscode.l10n.t("This file is not valid JSON, so none of its entities is used. The first mistake is here.");
    case "no-list":
      return vscode.l10n.t("This file is not a list of entities in square brackets, so none of them is used.");
    case "no-header":
      return vscode.l10n.t(
        "The first line must name the columns, among them type and ar; so no entity of this file is used.",
      );
    case "unknown-column":
      return vscode.l10n.t("There is no column {0}, so it is not used. The columns are: {1}.", isolated(first), second);
    case "repeated-column":
      return vscode.l10n.t("The column {0} is here a second time; the first one counts.", first);
    case "too-many-cells":
      return vscode.l10n.t("This row has more cells than the first line has columns, so it is not used.");
    case "not-an-entity":
      return vscode.l10n.t(
        "This is not an entity, so it is not used: an object is wanted, of texts, numbers and lists of them.",
      );
    case "missing-name":
      return vscode.l10n.t("This row has no name under ar, so it is not used.");
    case "unknown-type":
      return vscode.l10n.t("The type {0} is not one of {1}, so this row is not used.", `"${isolated(first)}"`, second);
    case "duplicate-id":
      return vscode.l10n.t(
        "The id {0} is taken by {1}, so this row is not used. Give it an id of its own.",
        isolated(first), shortPlace(second),
      );
    case "shared-name":
      return vscode.l10n.t(
        "The name {0} is also that of {1}. Both keep it, and each text decides which it means.",
        isolated(first), shortPlace(second),
      );
    case "bad-qid":
      return vscode.l10n.t(
        "{0} is not the number of a Wikidata item, such as Q42, so it is not used.",
        isolated(first),
      );
    case "bad-date":
      return vscode.l10n.t(
        "{0} is not a date such as 1922-03-01, 1922-03, 1922, ~1922 (about) or -44 (BCE), so it is not used.",
        isolated(first),
      );
    case "long-summary":
      return vscode.l10n.t("This summary has {0} characters; the card shows the first {1}.", first, second);
  }
}

/** `file:line` without the folders. */
function shortPlace(place: string): string {
  return place.slice(place.lastIndexOf("/") + 1);
}
