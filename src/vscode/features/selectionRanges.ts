import * as vscode from "vscode";
import { stretchesAt } from "../../core/store/place.ts";
import { toRange } from "../convert.ts";
import type { Marks } from "../marks.ts";
import { registerForActive } from "../selector.ts";

/** What VS Code's Expand Selection goes through: the stem, the word, the name, the sentence, the paragraph. */
export function registerSelectionRanges(marks: Marks): vscode.Disposable {
  return registerForActive((selector) =>
    vscode.languages.registerSelectionRangeProvider(selector, {
      async provideSelectionRanges(document, positions) {
        const analysed = await marks.targets.read(document);
        if (!analysed) return [];
        const witness = await marks.witness(document, analysed);
        return positions.map((position) => {
          const stretches = stretchesAt(analysed.text, document.offsetAt(position), witness).map((span) => toRange(document, span));
          const outer = new vscode.SelectionRange(document.lineAt(position).range);
          return stretches.reduceRight((parent, range) => (parent.range.contains(range) ? new vscode.SelectionRange(range, parent) : parent), outer);
        });
      },
    }),
  );
}
