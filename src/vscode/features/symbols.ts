import * as vscode from "vscode";
import type { EntityType } from "../../core/model.ts";
import { outline } from "../../core/views/outline.ts";
import { structure, type Part, type PartKind } from "../../core/text/structure.ts";
import { toRange } from "../convert.ts";
import { registerForActive } from "../selector.ts";
import type { Session } from "../session.ts";
import { typeName } from "../words.ts";

/** The article's structure in Outline and breadcrumbs; its entities in Go to Symbol in Workspace. */
export function registerSymbols(session: Session): vscode.Disposable {
  return vscode.Disposable.from(
    registerForActive((selector) =>
      vscode.languages.registerDocumentSymbolProvider(
        selector,
        {
          provideDocumentSymbols: (document) =>
            document.languageId === "arabic" ? structure(document.getText()).map((part) => symbol(document, part)) : [],
        },
        { label: vscode.l10n.t("Article") },
      ),
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(query) {
        const found = await Promise.all(session.documents().map((document) => entitySymbols(session, document, query).catch(() => [])));
        return found.flat();
      },
    }),
  );
}

function symbol(document: vscode.TextDocument, part: Part): vscode.DocumentSymbol {
  const whole = toRange(document, { start: part.start, end: part.bodyEnd });
  return new vscode.DocumentSymbol(part.title, partName(part.kind), partKinds[part.kind], whole, toRange(document, part));
}

const partKinds: Readonly<Record<PartKind, vscode.SymbolKind>> = {
  headline: vscode.SymbolKind.File,
  dateline: vscode.SymbolKind.Event,
  subheading: vscode.SymbolKind.Module,
  source: vscode.SymbolKind.Interface,
  pageMarker: vscode.SymbolKind.Number,
  keywords: vscode.SymbolKind.Array,
  related: vscode.SymbolKind.String,
};

function partName(kind: PartKind): string {
  switch (kind) {
    case "headline": return vscode.l10n.t("headline");
    case "dateline": return vscode.l10n.t("date line");
    case "subheading": return vscode.l10n.t("subheading");
    case "source": return vscode.l10n.t("source");
    case "pageMarker": return vscode.l10n.t("page");
    case "keywords": return vscode.l10n.t("keywords");
    case "related": return vscode.l10n.t("related");
  }
}

async function entitySymbols(
  session: Session,
  document: vscode.TextDocument,
  query: string,
): Promise<vscode.SymbolInformation[]> {
  const analysed = await session.current(document);
  if (!analysed) return [];
  return outline(analysed.text, analysed, "position", query)
    .flatMap(({ entities }) => entities)
    .flatMap(({ entity, mentions: [first] }) => {
      if (first === undefined) return [];
      const names = [entity.name.ar, entity.name.en].filter((name) => name !== undefined).join(" · ");
      // VS Code drops what does not spell the query; we found it by another spelling.
      const name = names.toLowerCase().includes(query.toLowerCase()) ? names : `${names} · ${query}`;
      const location = new vscode.Location(document.uri, toRange(document, first));
      return [new vscode.SymbolInformation(name, symbolKinds[entity.type], typeName(entity.type), location)];
    });
}

const symbolKinds: Readonly<Record<EntityType, vscode.SymbolKind>> = {
  PER: vscode.SymbolKind.Class,
  LOC: vscode.SymbolKind.Namespace,
  ORG: vscode.SymbolKind.Package,
  NORP: vscode.SymbolKind.Interface,
  PROD: vscode.SymbolKind.Object,
  EVENT: vscode.SymbolKind.Event,
  DATE: vscode.SymbolKind.Constant,
  TIME: vscode.SymbolKind.Constant,
  MONEY: vscode.SymbolKind.Number,
  PERCENT: vscode.SymbolKind.Number,
  QUANT: vscode.SymbolKind.Number,
};
