import {
  hitNamed, itemAddress, parseItem, parseSearch, parseSummary, searchAddress, summaryAddress,
  type EmptyReason, type Endpoints, type Item, type Language, type Outcome, type Summary,
} from "../core/online/wikimedia.ts";
import { Requests, type RequestOptions, type RequestReason } from "./requests.ts";
import type { Subject } from "./subject.ts";

/** An answer as it came: the body of a page, or none where the service has no such page. */
export interface SavedAnswer {
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly body?: string;
}

/** Where answers are kept. A cache may forget, and may fail: the client then asks again. */
export interface AnswerCache {
  read(address: string): Promise<SavedAnswer | undefined>;
  save(answer: SavedAnswer): Promise<void>;
}

/** An article's summary, and when it was fetched if that was earlier. */
export interface Article extends Summary {
  readonly language: Language;
  readonly savedAt?: number;
}

export type Reason = EmptyReason | RequestReason;
export type LookUp = Outcome<readonly Article[], Reason>;

/** One language, with the other in its place where it has no article, or both. */
export type Wanted = Language | "both";

export interface ClientOptions extends RequestOptions {
  readonly endpoints: Endpoints;
  readonly cache: AnswerCache;
}

const day = 86_400_000;
/** A page that was not there may be there tomorrow. */
const longestAge = { found: 30 * day, failed: day } as const;
/** Summaries and items run to a few kilobytes; what is longer is something else. */
const longestBody = 200_000;

type Dated<Value> = Outcome<Value, Reason> & { readonly savedAt?: number };

/** Asks Wikipedia and Wikidata about one subject at a time. */
export class WikimediaClient {
  readonly #endpoints: Endpoints;
  readonly #cache: AnswerCache;
  readonly #now: () => number;
  readonly #requests: Requests;

  constructor({ endpoints, cache, ...options }: ClientOptions) {
    this.#endpoints = endpoints;
    this.#cache = cache;
    this.#now = options.now;
    this.#requests = new Requests(options);
  }

  /**
   * The summaries of the articles about a subject, from the cache where it has them. A name is looked up only if exactly one
   * item bears it. Rejects with the signal's reason; every other failure is an outcome.
   */
  async lookUp(subject: Subject, wanted: Wanted, signal: AbortSignal): Promise<LookUp> {
    const qid = subject.kind === "item" ? { kind: "found", value: subject.qid } as const : await this.#named(subject.name, signal);
    if (qid.kind === "failed") return qid;
    const item = await this.#ask(itemAddress(this.#endpoints, qid.value), (json) => parseItem(json, qid.value), signal);
    if (item.kind === "failed") return item;
    const languages = languagesOf(item.value, wanted);
    const articles = await Promise.all(languages.map((language) => this.#article(item.value, language, signal)));
    const found = articles.flatMap((article) => (article.kind === "found" ? [article.value] : []));
    const [first] = articles;
    return found.length === 0 && first?.kind === "failed" ? first : { kind: "found", value: found };
  }

  async #named(name: string, signal: AbortSignal): Promise<Outcome<string, Reason>> {
    const hit = await this.#ask(
      searchAddress(this.#endpoints, name),
      (json) => {
        const hits = parseSearch(json);
        return hits.kind === "found" ? hitNamed(hits.value, name) : hits;
      },
      signal,
    );
    return hit.kind === "found" ? { kind: "found", value: hit.value.id } : hit;
  }

  async #article({ id, articles }: Item, language: Language, signal: AbortSignal): Promise<Outcome<Article, Reason>> {
    const address = summaryAddress(this.#endpoints, language, articles[language] ?? "");
    const summary = await this.#ask(address, parseSummary, signal);
    if (summary.kind === "failed") return summary;
    const { value, savedAt } = summary;
    // A title may lead on to an article about something wider.
    if (value.item !== undefined && value.item !== id) return { kind: "failed", reason: "unknown" };
    return { kind: "found", value: { ...value, language, ...(savedAt !== undefined && { savedAt }) } };
  }

  /** What an address says: as saved, if that is not too old, else as it is now. */
  async #ask<Value>(address: string, parse: (json: unknown) => Outcome<Value>, signal: AbortSignal): Promise<Dated<Value>> {
    const saved = await this.#saved(address);
    signal.throwIfAborted();
    if (saved) {
      const outcome = read(saved.body, parse);
      const age = this.#now() - saved.savedAt;
      if (isLasting(outcome) && age >= 0 && age < longestAge[outcome.kind]) return { ...outcome, savedAt: saved.savedAt };
    }
    const answer = await this.#requests.get(address, signal);
    if (answer.kind === "failed") return answer;
    const body = answer.kind === "page" ? answer.body : undefined;
    const outcome = read(body, parse);
    if (isLasting(outcome)) {
      await this.#save({ address, savedAt: this.#now(), ...(body !== undefined && { body }) });
    }
    return outcome;
  }

  async #saved(address: string): Promise<SavedAnswer | undefined> {
    try {
      return await this.#cache.read(address);
    } catch {
      return undefined; // What cannot be read is asked again.
    }
  }

  async #save(answer: SavedAnswer): Promise<void> {
    try {
      await this.#cache.save(answer);
    } catch {
      // The reader has the answer; a full disk only means that it is asked again.
    }
  }
}

function languagesOf({ articles }: Item, wanted: Wanted): Language[] {
  const order: readonly Language[] = wanted === "en" ? ["en", "ar"] : ["ar", "en"];
  const available = order.filter((language) => articles[language] !== undefined);
  return wanted === "both" ? available : available.slice(0, 1);
}

function read<Value>(body: string | undefined, parse: (json: unknown) => Outcome<Value>): Outcome<Value> {
  if (body === undefined) return { kind: "failed", reason: "unknown" };
  if (body.length > longestBody) return { kind: "failed", reason: "malformed" };
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { kind: "failed", reason: "malformed" };
  }
  return parse(json);
}

/** An answer about the subject, and not about the state of the service. */
function isLasting(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === "found") return true;
  return outcome.reason === "unknown" || outcome.reason === "ambiguous" || outcome.reason === "disambiguation";
}
