/** The terms of the Web Annotation vocabulary that our files use, so that a JSON-LD processor needs no network. */
const oa = "http://www.w3.org/ns/oa#";
const dcterms = "http://purl.org/dc/terms/";
const xsd = "http://www.w3.org/2001/XMLSchema#";
const as = "http://www.w3.org/ns/activitystreams#";
const foaf = "http://xmlns.com/foaf/0.1/";

const named = (space: string, ...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, space + name]));

export const annoContext = {
  "@context": {
    id: "@id",
    type: "@type",
    ...named(oa, "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
    ...named(oa, "tagging", "identifying", "commenting", "moderating", "describing", "exact", "prefix", "suffix"),
    body: { "@id": `${oa}hasBody`, "@type": "@id" },
    target: { "@id": `${oa}hasTarget`, "@type": "@id" },
    source: { "@id": `${oa}hasSource`, "@type": "@id" },
    selector: { "@id": `${oa}hasSelector`, "@type": "@id" },
    motivation: { "@id": `${oa}motivatedBy`, "@type": "@vocab" },
    purpose: { "@id": `${oa}hasPurpose`, "@type": "@vocab" },
    start: { "@id": `${oa}start`, "@type": `${xsd}nonNegativeInteger` },
    end: { "@id": `${oa}end`, "@type": `${xsd}nonNegativeInteger` },
    value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    creator: { "@id": `${dcterms}creator`, "@type": "@id" },
    created: { "@id": `${dcterms}created`, "@type": `${xsd}dateTime` },
    modified: { "@id": `${dcterms}modified`, "@type": `${xsd}dateTime` },
    Person: `${foaf}Person`,
    name: `${foaf}name`,
    AnnotationPage: `${as}OrderedCollectionPage`,
    items: { "@id": `${as}items`, "@type": "@id", "@container": "@list" },
  },
};
