/** Our ids as IRIs, for programs that link data. */

const beginning = "urn:hashiya:";

/** Letters of all scripts stay readable; what no IRI may hold is escaped. */
export function iriOf(kind: "entity" | "refusal", id: string): string {
  return `${beginning}${kind}:${id.replace(/[\s%<>"{}|\\^`\u0000-\u001F\u007F]/gu, (character) => encodeURIComponent(character))}`;
}

/** The id in an IRI of ours; an IRI of somebody else's is an id itself. */
export function idOfIri(kind: "entity" | "refusal", iri: string): string {
  const prefix = `${beginning}${kind}:`;
  if (!iri.startsWith(prefix)) return iri;
  return iri.slice(prefix.length).replace(/(?:%[0-9A-F]{2})+/gu, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
