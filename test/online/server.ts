// A local server that speaks as Wikipedia and Wikidata do.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Endpoints } from "../../src/core/online/wikimedia.ts";
import type { AnswerCache, SavedAnswer } from "../../src/online/client.ts";

export type Reply = (response: ServerResponse, address: URL) => void;

export interface LocalWikimedia {
  readonly endpoints: Endpoints;
  /** Paths with queries, in the order of the requests. */
  readonly asked: string[];
  readonly headers: IncomingHttpHeaders[];
  /** The most requests that were open at once, and those whose client left before the answer. */
  readonly counts: { mostAtOnce: number; abandoned: number };
  /** What the server says to requests whose decoded path and query contain a text; the last one that fits counts. */
  on(part: string, reply: Reply): void;
  close(): Promise<void>;
}

export async function startWikimedia(): Promise<LocalWikimedia> {
  const replies: { part: string; reply: Reply }[] = [];
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const counts = { mostAtOnce: 0, abandoned: 0 };
  let open = 0;
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://localhost");
    const readable = decodeURIComponent(request.url ?? "");
    asked.push(readable);
    headers.push(request.headers);
    counts.mostAtOnce = Math.max(counts.mostAtOnce, ++open);
    let isOpen = true;
    const settled = (): void => {
      if (isOpen) open--;
      isOpen = false;
    };
    response.on("prefinish", settled);
    response.on("close", () => {
      settled();
      if (!response.writableFinished) counts.abandoned++;
    });
    const found = replies.findLast(({ part }) => readable.includes(part));
    (found?.reply ?? status(404))(response, address);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoints: { wikipedia: `${base}/{language}`, wikidata: base },
    asked,
    headers,
    counts,
    on: (part, reply) => replies.push({ part, reply }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(value: unknown): Reply {
  return (response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

export function text(body: string): Reply {
  return (response) => response.writeHead(200, { "content-type": "application/json" }).end(body);
}

export function status(code: number, headers: Record<string, string> = {}): Reply {
  return (response) => response.writeHead(code, { "content-type": "application/json", ...headers }).end('{"title":"Not found."}');
}

export function after(milliseconds: number, reply: Reply): Reply {
  return (response, address) => void setTimeout(() => reply(response, address), milliseconds);
}

export function never(): Reply {
  return () => undefined;
}

/** As `page/summary` answers. */
export function summary(title: string, extract: string, item: string, type = "standard"): Reply {
  return json({ type, title, titles: { canonical: title, normalized: title, display: title }, wikibase_item: item, extract });
}

/** As `wbgetentities` answers. */
export function item(id: string, titles: { ar?: string; en?: string }): Reply {
  const link = (site: string, title?: string): object => (title === undefined ? {} : { [site]: { site, title, badges: [] } });
  return json({ entities: { [id]: { type: "item", id, sitelinks: { ...link("arwiki", titles.ar), ...link("enwiki", titles.en) } } }, success: 1 });
}

/** As `wbsearchentities` answers. */
export function results(...hits: readonly { id: string; label: string }[]): Reply {
  return json({
    searchinfo: { search: "" },
    search: hits.map(({ id, label }) => ({ id, title: id, label, match: { type: "label", language: "ar", text: label } })),
    success: 1,
  });
}

/** Keeps answers as long as the test runs. */
export function memory(): AnswerCache & { readonly answers: Map<string, SavedAnswer> } {
  const answers = new Map<string, SavedAnswer>();
  return {
    answers,
    read: async (address) => answers.get(address),
    save: async (answer) => void answers.set(answer.address, answer),
  };
}
