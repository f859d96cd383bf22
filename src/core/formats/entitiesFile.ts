/** The workspace's own entities and refusals as a file of SKOS concepts, one a line. */

import { entityTypes, type EntityType } from "../model.ts";
import type { OwnEntity, Refusal, WorkspaceSheet } from "../store/annotation.ts";
import { sameValue } from "../store/sameValue.ts";
import { idOfIri, iriOf } from "./iri.ts";
import { foreignMembers, isJson, lastChanged, readItems, textOr, writeItems, type FormatProblem, type Json } from "./itemLines.ts";
import { nameOfPerson, personOf } from "./webAnnotation.ts";

const version = 1;

const context = {
  id: "@id",
  type: "@type",
  hashiya: "urn:hashiya:term:",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  items: { "@id": "skos:member", "@container": "@set" },
  prefLabel: { "@id": "skos:prefLabel", "@container": "@language" },
  altLabel: { "@id": "skos:altLabel", "@language": "ar" },
  note: "skos:note",
  exactMatch: { "@id": "skos:exactMatch", "@type": "@id" },
  mergedInto: { "@id": "dcterms:isReplacedBy", "@type": "@id" },
  creator: "dcterms:creator",
  created: { "@id": "dcterms:created", "@type": "xsd:dateTime" },
  modified: { "@id": "dcterms:modified", "@type": "xsd:dateTime" },
  name: "foaf:name",
  Person: "foaf:Person",
  Concept: "skos:Concept",
  Collection: "skos:Collection",
} as const;

/** The same in every version: it closes the list, so that every other line can end with a comma. */
const lastItem = JSON.stringify({
  id: "urn:hashiya:end",
  note: "Each line above is one entity or refusal and ends with a comma, so git merges them by keeping both sides' lines.",
});

/** The same workspace always gives the same file. */
export function writeEntities({ entities, refusals, kept, foreign }: WorkspaceSheet): string {
  const head = [["@context", context], ["type", "Collection"], ["hashiya:format", version], ...Object.entries(foreign ?? {})] as const;
  const lines = [
    ...byId(entities.values()).map((entity) => JSON.stringify(entityJson(entity))),
    ...byId(refusals.values()).map((refusal) => JSON.stringify(refusalJson(refusal))),
  ];
  return writeItems(head, [...lines, ...kept], lastItem);
}

export interface ReadEntities {
  readonly workspace: WorkspaceSheet;
  readonly problems: readonly FormatProblem[];
}

/** Reading never fails: what cannot be read is told, or kept as it is. */
export function readEntities(json: string): ReadEntities {
  const { head, items, problems } = readItems(json);
  const members = Object.fromEntries(head);
  const found: FormatProblem[] = [...problems];
  const format = members["hashiya:format"];
  if (found.length === 0 && typeof format !== "number") found.push({ kind: "corrupt" });
  if (typeof format === "number" && format > version) found.push({ kind: "newer" });
  const entities = new Map<string, OwnEntity>();
  const refusals = new Map<string, Refusal>();
  const kept: string[] = [];
  for (const { value, text } of items) {
    const entity = readEntity(value);
    const refusal = readRefusal(value);
    if (entity) add(entities, entity, found);
    else if (refusal) refusals.set(refusal.id, earlier(refusals.get(refusal.id), refusal));
    else if (value["id"] !== "urn:hashiya:end") kept.push(text);
  }
  const foreign = foreignMembers(members, ownMembers);
  return { workspace: { entities, refusals, kept, ...(foreign && { foreign }) }, problems: found };
}

const ownMembers: ReadonlySet<string> = new Set(["@context", "type", "hashiya:format"]);

function byId<T extends { readonly id: string }>(values: Iterable<T>): T[] {
  return [...values].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function add(entities: Map<string, OwnEntity>, entity: OwnEntity, problems: FormatProblem[]): void {
  const other = entities.get(entity.id);
  entities.set(entity.id, other ? lastChanged(other, entity) : entity);
  if (other && !sameValue(other, entity)) problems.push({ kind: "bothChanged", id: entity.id });
}

/** Two people who refuse the same refuse it once; the first who did is named. */
function earlier(known: Refusal | undefined, refusal: Refusal): Refusal {
  return known && known.created <= refusal.created ? known : refusal;
}

function entityJson(entity: OwnEntity): Json {
  const { id, type, name, aliases, note, qid, sameAs, mergedInto, creator, created, modified, modifiedBy, foreign } = entity;
  return {
    id: iriOf("entity", id),
    type: "Concept",
    "hashiya:type": type,
    prefLabel: { ar: name.ar, ...(name.en !== undefined && { en: name.en }) },
    ...(aliases && { altLabel: aliases }),
    ...(note !== undefined && { note }),
    ...(qid !== undefined && { "hashiya:wikidata": qid }),
    ...(sameAs && { exactMatch: sameAs }),
    ...(mergedInto !== undefined && { mergedInto: iriOf("entity", mergedInto) }),
    creator: personOf(creator),
    created,
    modified,
    ...(modifiedBy !== undefined && { "hashiya:modifiedBy": personOf(modifiedBy) }),
    ...foreign,
  };
}

const entityMembers: ReadonlySet<string> = new Set([
  "id", "type", "hashiya:type", "prefLabel", "altLabel", "note", "hashiya:wikidata", "exactMatch", "mergedInto", "creator", "created",
  "modified", "hashiya:modifiedBy",
]);

function readEntity(value: Json): OwnEntity | undefined {
  const { id, note, created, modified, prefLabel, "hashiya:wikidata": qid, mergedInto } = value;
  const [type, creator] = [typeIn(value), nameOfPerson(value["creator"])];
  const [ar, en] = isJson(prefLabel) ? [prefLabel["ar"], prefLabel["en"]] : [];
  if (value["type"] !== "Concept" || typeof id !== "string" || !type || typeof ar !== "string" || creator === undefined) return undefined;
  if (typeof created !== "string" || typeof modified !== "string") return undefined;
  const modifiedBy = nameOfPerson(value["hashiya:modifiedBy"]);
  const [aliases, sameAs] = [textsIn(value["altLabel"]), textsIn(value["exactMatch"])];
  const foreign = foreignMembers(value, entityMembers);
  return {
    id: idOfIri("entity", id),
    type,
    name: { ar, ...(typeof en === "string" && { en }) },
    ...(aliases && { aliases }),
    ...(typeof note === "string" && { note }),
    ...(typeof qid === "string" && { qid }),
    ...(sameAs && { sameAs }),
    ...(typeof mergedInto === "string" && { mergedInto: idOfIri("entity", mergedInto) }),
    creator,
    created,
    modified,
    ...(modifiedBy !== undefined && { modifiedBy }),
    ...(foreign && { foreign }),
  };
}

function refusalJson({ id, surface, type, creator, created }: Refusal): Json {
  return { id: iriOf("refusal", id), type: "hashiya:Refusal", "hashiya:surface": surface, "hashiya:type": type, creator: personOf(creator), created };
}

function readRefusal(value: Json): Refusal | undefined {
  const { id, created, "hashiya:surface": surface } = value;
  const [type, creator] = [typeIn(value), nameOfPerson(value["creator"])];
  if (value["type"] !== "hashiya:Refusal" || typeof id !== "string" || typeof surface !== "string" || !type) return undefined;
  return { id: idOfIri("refusal", id), surface, type, creator: creator ?? "", created: textOr(created, "") };
}

function typeIn(value: Json): EntityType | undefined {
  return entityTypes.find((type) => type === value["hashiya:type"]);
}

function textsIn(value: unknown): readonly string[] | undefined {
  const list = typeof value === "string" ? [value] : value;
  return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
}
