import * as vscode from "vscode";
import type { EntityType } from "../core/model.ts";

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
