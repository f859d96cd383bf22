/** The labels of a token-classification model, in whatever names its makers gave them, as BIO tags of our types. */

import type { NamedType } from "./engine.ts";

/** Our types by the names that CoNLL, OntoNotes, ACE, Wojood and others give them, in capitals and without signs. */
const typesByName: ReadonlyMap<string, NamedType> = new Map(
  Object.entries({
    PER: "PER PERS PERSON PERSONS PEOPLE",
    LOC: "LOC LOCATION PLACE GPE FAC FACILITY GEO",
    ORG: "ORG ORGANIZATION ORGANISATION COMPANY CORPORATION",
    NORP: "NORP NATIONALITY",
    PROD: "PROD PRODUCT WORK WORKOFART CREATIVEWORK WEAPON VEHICLE",
    EVENT: "EVENT EVE",
    MISC: "MISC MIS MISCELLANEOUS",
    DATE: "DATE",
    TIME: "TIME",
    MONEY: "MONEY",
    PERCENT: "PERCENT PERCENTAGE",
    QUANT: "QUANT QUANTITY CARDINAL",
  } satisfies Record<NamedType, string>).flatMap(([type, names]) => names.split(" ").map((name) => [name, type as NamedType])),
);

/**
 * The tag of each label by its number, "O" for what we do not mark. Prefixes of BIO, BIOES and BILOU are understood; a bare type is
 * the inside of a name. Throws an Error with a sentence for the reader when no label says a type that we know.
 */
export function tagsOfLabels(labels: readonly string[]): string[] {
  const tags = labels.map(tagOfLabel);
  if (tags.every((tag) => tag === "O")) {
    throw new Error(`none of the model's labels is a type of name that Hāshiya knows: ${labels.slice(0, 6).join(", ")}`);
  }
  return tags;
}

function tagOfLabel(label: string): string {
  const [, prefix = "I", name = ""] = /^(?:([BIESLU])[-_])?(.+)$/i.exec(label) ?? [];
  const type = typesByName.get(name.toUpperCase().replace(/[^A-Z]/g, ""));
  if (type === undefined) return "O";
  return `${/[BSU]/i.test(prefix) ? "B" : "I"}-${type}`;
}
