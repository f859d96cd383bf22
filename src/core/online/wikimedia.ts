/** Addresses of Wikipedia's summaries and Wikidata's items, and what their answers say. */

import { fold } from "../text/fold.ts";

export type Language = "ar" | "en";

/** Where the services are. `{language}` in the first stands for the language's code. */
export interface Endpoints {
  readonly wikipedia: string;
  readonly wikidata: string;
}

export const wikimedia: Endpoints = {
  wikipedia: "https://{language}.wikipedia.org",
  wikidata: "https://www.wikidata.org",
};

/**
 * Why an answer gives nothing: nothing is known by that name, several things bear it, the article is a list of things
 * that bear it, the service would rather not answer now or at all, or the answer is not what the service documents.
 */
export type EmptyReason = "unknown" | "ambiguous" | "disambiguation" | "busy" | "refused" | "malformed";

export type Outcome<Value, Reason = EmptyReason> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "failed"; readonly reason: Reason };

/** The beginning of an article as plain text. */
export interface Summary {
  readonly title: string;
  readonly extract: string;
  /** The Wikidata item that the article is about. */
  readonly item?: string;
}

/** A Wikidata item and the titles of its articles. */
export interface Item {
  readonly id: string;
  readonly articles: Readonly<Partial<Record<Language, string>>>;
}

/** A result of a search by name, with every name under which it was found or is known. */
export interface Hit {
  readonly id: string;
  readonly names: readonly string[];
}

export function isQid(text: string): boolean {
  return /^Q[1-9]\d{0,11}$/.test(text);
}

export function summaryAddress({ wikipedia }: Endpoints, language: Language, title: string): string {
  return `${wikipedia.replace("{language}", language)}/api/rest_v1/page/summary/${inPath(title)}`;
}

/** Finds items by an Arabic label or alias. `origin=*` lets the web host read the answer; nobody is logged in. */
export function searchAddress({ wikidata }: Endpoints, name: string): string {
  const search = encodeURIComponent(wellFormed(name));
  const query = `action=wbsearchentities&search=${search}&language=ar&uselang=ar&type=item&limit=7`;
  return `${wikidata}/w/api.php?${query}&format=json&origin=*`;
}

export function itemAddress({ wikidata }: Endpoints, qid: string): string {
  const query = `action=wbgetentities&ids=${encodeURIComponent(qid)}&props=sitelinks&sitefilter=arwiki%7Cenwiki`;
  return `${wikidata}/w/api.php?${query}&format=json&origin=*`;
}

/** The article for people to read. Built from the title, so that no answer chooses where a click leads. */
export function pageAddress(language: Language, title: string): string {
  return `https://${language}.wikipedia.org/wiki/${inPath(title)}`;
}

/** Reads the answer of `page/summary`. */
export function parseSummary(json: unknown): Outcome<Summary> {
  const type = text(json, "type");
  if (type === "disambiguation") return failed("disambiguation");
  const title = text(field(json, "titles"), "normalized") ?? text(json, "title");
  if (type === undefined || title === undefined) return failed("malformed");
  const extract = clean(text(json, "extract") ?? "");
  if (type !== "standard" || extract === "") return failed("unknown");
  const item = text(json, "wikibase_item");
  return found({ title: clean(title), extract, ...(item !== undefined && isQid(item) && { item }) });
}

/** Reads the answer of `wbsearchentities`; results that are not as documented are passed over. */
export function parseSearch(json: unknown): Outcome<readonly Hit[]> {
  const hits = field(json, "search");
  if (!Array.isArray(hits)) return failed(errorReason(json));
  return found(hits.flatMap((hit) => hitOf(hit)));
}

/** Reads the answer of `wbgetentities` for one item. An item that was merged comes back under its new id. */
export function parseItem(json: unknown, qid: string): Outcome<Item> {
  const entities = field(json, "entities");
  if (!isObject(entities)) return failed(errorReason(json));
  const entity = field(entities, qid) ?? Object.values(entities)[0];
  const id = text(entity, "id");
  if (field(entity, "missing") !== undefined) return failed("unknown");
  if (id === undefined || !isQid(id)) return failed("malformed");
  const links = field(entity, "sitelinks");
  const ar = text(field(links, "arwiki"), "title");
  const en = text(field(links, "enwiki"), "title");
  if (ar === undefined && en === undefined) return failed("unknown");
  return found({ id, articles: { ...(ar !== undefined && { ar }), ...(en !== undefined && { en }) } });
}

/** The one result that bears the name, in any spelling of it. Where several bear it, none is taken. */
export function hitNamed(hits: readonly Hit[], name: string): Outcome<Hit> {
  const wanted = comparable(name);
  if (wanted === "") return failed("unknown");
  const [hit, another] = hits.filter(({ names }) => names.some((other) => comparable(other) === wanted));
  if (hit === undefined) return failed("unknown");
  return another === undefined ? found(hit) : failed("ambiguous");
}

function hitOf(hit: unknown): Hit[] {
  const id = text(hit, "id");
  if (id === undefined || !isQid(id)) return [];
  const aliases = field(hit, "aliases");
  const names = [text(hit, "label"), text(field(hit, "match"), "text"), ...(Array.isArray(aliases) ? aliases : [])];
  return [{ id, names: names.filter((name): name is string => typeof name === "string") }];
}

/** The action API tells its errors with status 200. */
function errorReason(json: unknown): EmptyReason {
  const code = text(field(json, "error"), "code");
  if (code === undefined) return "malformed";
  if (code === "no-such-entity" || code === "invalid-entity-id") return "unknown";
  return code === "ratelimited" || code === "maxlag" ? "busy" : "refused";
}

function comparable(name: string): string {
  return fold(name).text.replace(/\s+/g, " ").trim();
}

function inPath(title: string): string {
  return encodeURIComponent(wellFormed(title).replaceAll(" ", "_"));
}

/** A surrogate without its other half has no UTF-8. */
function wellFormed(name: string): string {
  return name.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

/** One line, without embeddings and isolates, which would reach beyond the text. */
function clean(value: string): string {
  return wellFormed(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === "string" && found !== "" ? found : undefined;
}

function found<Value>(value: Value): Outcome<Value> {
  return { kind: "found", value };
}

function failed(reason: EmptyReason): { readonly kind: "failed"; readonly reason: EmptyReason } {
  return { kind: "failed", reason };
}
