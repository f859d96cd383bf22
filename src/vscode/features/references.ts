import * as vscode from "vscode";
import { mentionAt, mentionsOf } from "../../core/views/navigation.ts";
import { toRange } from "../convert.ts";
import { registerForActive } from "../selector.ts";
import type { Session } from "../session.ts";

/** F12, Find All References and the highlights of the name under the cursor, whatever its spelling. */
export function registerReferences(session: Session): vscode.Disposable {
  const ranges = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range[]> => {
    const analysed = await session.shown(document);
    const mention = analysed && mentionAt(analysed.mentions, document.offsetAt(position));
    return mention ? mentionsOf(analysed.mentions, mention.entity).map((other) => toRange(document, other)) : [];
  };
  return vscode.Disposable.from(
    registerForActive((selector) =>
      vscode.languages.registerDefinitionProvider(selector, {
        async provideDefinition(document, position) {
          const [first] = await ranges(document, position);
          return first && new vscode.Location(document.uri, first);
        },
      }),
    ),
    registerForActive((selector) =>
      vscode.languages.registerReferenceProvider(selector, {
        async provideReferences(document, position) {
          return (await ranges(document, position)).map((range) => new vscode.Location(document.uri, range));
        },
      }),
    ),
    registerForActive((selector) =>
      vscode.languages.registerDocumentHighlightProvider(selector, {
        async provideDocumentHighlights(document, position) {
          return (await ranges(document, position)).map((range) => new vscode.DocumentHighlight(range));
        },
      }),
    ),
  );
}
