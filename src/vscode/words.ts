import * as vscode from "vscode";
import type { EntityType } from "../core/model.ts";
import type { CommandName } from "../core/store/change.ts";
import type { Sureness } from "../core/views/reviewQueue.ts";

/** The types as people say them, in the language of the interface. */
export function typeName(type: EntityType): string {
  switch (type) {
    case "PER": return vscode.l10n.t("Person");
    case "LOC": return vscode.l10n.t("Place");
    case "ORG": return vscode.l10n.t("Organisation");
    case "NORP": return vscode.l10n.t("Group");
    case "PROD": return vscode.l10n.t("Product or work");
    case "EVENT": return vscode.l10n.t("Event");
    case "DATE": return vscode.l10n.t("Date");
    case "TIME": return vscode.l10n.t("Time");
    case "MONEY": return vscode.l10n.t("Money");
    case "PERCENT": return vscode.l10n.t("Percentage");
    case "QUANT": return vscode.l10n.t("Quantity");
  }
}

export function typePlural(type: EntityType): string {
  switch (type) {
    case "PER": return vscode.l10n.t("Persons");
    case "LOC": return vscode.l10n.t("Places");
    case "ORG": return vscode.l10n.t("Organisations");
    case "NORP": return vscode.l10n.t("Groups");
    case "PROD": return vscode.l10n.t("Products and works");
    case "EVENT": return vscode.l10n.t("Events");
    case "DATE": return vscode.l10n.t("Dates");
    case "TIME": return vscode.l10n.t("Times");
    case "MONEY": return vscode.l10n.t("Money");
    case "PERCENT": return vscode.l10n.t("Percentages");
    case "QUANT": return vscode.l10n.t("Quantities");
  }
}

const icons: Readonly<Record<EntityType, string>> = {
  PER: "person",
  LOC: "location",
  ORG: "organization",
  NORP: "globe",
  PROD: "package",
  EVENT: "milestone",
  DATE: "calendar",
  TIME: "watch",
  MONEY: "credit-card",
  PERCENT: "pie-chart",
  QUANT: "symbol-number",
};

/** The type's icon in the colour of its highlights. */
export function typeIcon(type: EntityType): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icons[type], new vscode.ThemeColor(`hashiya.${type}.border`));
}

export function typeIconName(type: EntityType): string {
  return icons[type];
}

/** Who suggests a name, as people say it. */
export function recogniserName(source: string): string {
  switch (source) {
    case "lexicon": return vscode.l10n.t("known names");
    case "dates": return vscode.l10n.t("rules for dates");
    case "times": return vscode.l10n.t("rules for times");
    case "money": return vscode.l10n.t("rules for money");
    case "percents": return vscode.l10n.t("rules for percentages");
    case "quantities": return vscode.l10n.t("rules for quantities");
    case "tagger": return vscode.l10n.t("names by their context");
    case "quoted": return vscode.l10n.t("names in quotation marks");
    case "titled": return vscode.l10n.t("persons behind a title");
    case "institutions": return vscode.l10n.t("institutions");
    case "human": return vscode.l10n.t("a person");
    default: return source;
  }
}

/** How sure a suggestion is. */
export function surenessName(sureness: Sureness): string {
  switch (sureness) {
    case "high": return vscode.l10n.t("sure");
    case "middle": return vscode.l10n.t("likely");
    case "low": return vscode.l10n.t("doubtful");
  }
}

/** What a change of the annotations did, as the history tells it. */
export function changeName(command: CommandName): string {
  switch (command) {
    case "annotate": return vscode.l10n.t("marked");
    case "retype": return vscode.l10n.t("changed the type");
    case "relink": return vscode.l10n.t("changed the entity");
    case "setSpan": return vscode.l10n.t("changed the boundaries");
    case "remove": return vscode.l10n.t("removed the mark");
    case "confirm": return vscode.l10n.t("confirmed");
    case "reject": return vscode.l10n.t("rejected");
    case "rejectInDocument": return vscode.l10n.t("rejected in the whole text");
    case "rejectAnywhere": return vscode.l10n.t("rejected everywhere");
    case "allowAgain": return vscode.l10n.t("allowed again");
    case "note":
    case "noteEntity":
    case "noteDocument": return vscode.l10n.t("wrote a note");
    case "addEntity": return vscode.l10n.t("added an entity");
    case "mergeEntities": return vscode.l10n.t("merged entities");
    case "splitEntity": return vscode.l10n.t("split an entity");
    case "renameEntity": return vscode.l10n.t("renamed an entity");
    case "applyEverywhere": return vscode.l10n.t("applied everywhere");
    case "choosePlace": return vscode.l10n.t("chose the place");
    case "restore": return vscode.l10n.t("restored");
  }
}
