import * as vscode from "vscode";
import type { EntityType } from "../core/model.ts";
import { digitOf, entityChoices, identities, typeOfDigit, type EntityChoice, type Identity, type IdentitySources } from "../core/views/identities.ts";
import { isolated } from "./convert.ts";
import { typeIcon, typeName } from "./words.ts";

interface Item<Choice> extends vscode.QuickPickItem {
  readonly choice: Choice;
}

/** Asks what a name is. One digit gives a type at once; a few letters find an entity; Enter takes the row in front. */
export function pickIdentity(title: string, sources: IdentitySources): Promise<Identity | undefined> {
  return pickWhileTyping({
    title,
    placeholder: vscode.l10n.t("A digit for the type, or letters of the entity's name"),
    items: (typed) => identities(typed, sources).map(itemOf),
    atOnce: (typed) => typeChoice(typeOfDigit(typed)),
  });
}

/** Asks for an entity that is known already; with nothing typed, those of the text. */
export function pickEntity(title: string, sources: IdentitySources): Promise<EntityChoice | undefined> {
  return pickWhileTyping({
    title,
    placeholder: vscode.l10n.t("Letters of the entity's name"),
    items: (typed) => entityChoices(typed, sources).map((choice) => ({ ...itemOf(choice), choice })),
  });
}

/** Asks for a type; one digit is enough. */
export async function pickType(title: string, types: readonly EntityType[]): Promise<EntityType | undefined> {
  return pickWhileTyping({
    title,
    placeholder: vscode.l10n.t("A digit for the type"),
    items: () => types.map((type) => ({ ...typeRow(type), choice: type })),
    atOnce: (typed) => types.find((type) => type === typeOfDigit(typed)),
  });
}

function typeChoice(type: EntityType | undefined): Identity | undefined {
  return type && { kind: "type", type };
}

/**
 * A list that is made anew for whatever is typed; `atOnce` says which typing needs no Enter. VS Code tells rows by their number: Enter
 * pressed before it shows the new rows would take a row of the old ones, so it waits until VS Code says which new row is in front.
 */
function pickWhileTyping<Choice>(list: {
  readonly title: string;
  readonly placeholder: string;
  items(typed: string): readonly Item<Choice>[];
  atOnce?(typed: string): Choice | undefined;
}): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<Item<Choice>>();
  pick.title = list.title;
  pick.placeholder = list.placeholder;
  pick.items = list.items("");
  return new Promise((resolve) => {
    let chosen: Choice | undefined;
    let isRenewed = false;
    let isAccepted = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (choice: Choice | undefined): void => {
      chosen = choice;
      pick.hide();
    };
    pick.onDidChangeValue((typed) => {
      const choice = list.atOnce?.(typed);
      if (choice !== undefined) return take(choice);
      pick.items = list.items(typed);
      isRenewed = true;
    });
    pick.onDidChangeActive(([item]) => {
      isRenewed = false;
      if (isAccepted) take(item?.choice);
    });
    pick.onDidAccept(() => {
      if (!isRenewed) return take(pick.selectedItems[0]?.choice);
      isAccepted = true;
      timer = setTimeout(() => take(pick.activeItems[0]?.choice), patience);
    });
    pick.onDidHide(() => {
      clearTimeout(timer);
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

/** VS Code says nothing where the row in front stays the same. */
const patience = 300;

/** `alwaysShow`: the core has chosen what matches, in any spelling; VS Code's own filter knows one. */
function itemOf(choice: Identity): Item<Identity> {
  switch (choice.kind) {
    case "entity": {
      const { name, about, type } = choice;
      return { label: inOrder(name), description: about === "" ? typeName(type) : `${typeName(type)} · ${isolated(about)}`, iconPath: typeIcon(type), alwaysShow: true, choice };
    }
    case "type": return { ...typeRow(choice.type), choice };
    case "new": {
      const label = vscode.l10n.t("New entity {0}", isolated(choice.name));
      return { label, iconPath: new vscode.ThemeIcon("add"), alwaysShow: true, choice };
    }
  }
}

/** VS Code puts first what begins with the typed letters, so a name of letters alone goes without signs that keep its order. */
function inOrder(name: string): string {
  return /^[\p{L}\p{M} ]+$/u.test(name) ? name : isolated(name);
}

function typeRow(type: EntityType): vscode.QuickPickItem {
  return { label: typeName(type), description: digitOf(type) ?? "", iconPath: typeIcon(type), alwaysShow: true };
}
