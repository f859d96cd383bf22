/** Why a request brought no answer. */
export type RequestReason = "offline" | "timeout" | "busy" | "refused";

/** What came back: a page, its absence, or no answer at all. */
export type Answer =
  | { readonly kind: "page"; readonly body: string }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly reason: RequestReason };

export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that one request may take. */
  readonly timeout?: number;
}

/** Wikimedia's guidelines allow three requests at a time. */
const mostAtOnce = 3;
const defaultTimeout = 4000;
/** Where the service names no time to wait: 30 s, doubled at each further refusal, at most an hour; never over a day. */
const firstPause = 30_000;
const longestOwnPause = 3_600_000;
const longestPause = 86_400_000;

interface Shared {
  readonly answer: Promise<Answer>;
  readonly abort: AbortController;
  waiters: number;
}

/**
 * Requests as Wikimedia's etiquette wants them: few at a time, the same one never twice at once, none while the service
 * has asked to wait.
 */
export class Requests {
  readonly #options: RequestOptions;
  readonly #shared = new Map<string, Shared>();
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #pausedUntil = 0;
  #refusals = 0;

  constructor(options: RequestOptions) {
    this.#options = options;
  }

  /**
   * What is at an address. Rejects only with the signal's reason; the request itself stops when everybody who asked for
   * it has gone.
   */
  async get(address: string, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const shared = this.#shared.get(address) ?? this.#start(address);
    shared.waiters++;
    try {
      return await untilAborted(shared.answer, signal);
    } finally {
      if (--shared.waiters === 0) {
        this.#forget(address, shared);
        shared.abort.abort();
      }
    }
  }

  #start(address: string): Shared {
    const abort = new AbortController();
    const shared: Shared = { answer: this.#inTurn(address, abort), abort, waiters: 0 };
    this.#shared.set(address, shared);
    const forget = (): void => this.#forget(address, shared);
    shared.answer.then(forget, forget);
    return shared;
  }

  #forget(address: string, shared: Shared): void {
    if (this.#shared.get(address) === shared) this.#shared.delete(address);
  }

  async #inTurn(address: string, abort: AbortController): Promise<Answer> {
    if (this.#running >= mostAtOnce) await this.#turn(abort.signal);
    else this.#running++;
    try {
      return await this.#request(address, abort);
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Waits until a request that ends hands its place over. */
  async #turn(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(enter), 1);
        reject(signal.reason);
      };
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#queue.push(enter);
    });
  }

  async #request(address: string, abort: AbortController): Promise<Answer> {
    abort.signal.throwIfAborted();
    if (this.#options.now() < this.#pausedUntil) return { kind: "failed", reason: "busy" };
    const { headers, timeout = defaultTimeout } = this.#options;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      abort.abort();
    }, timeout);
    try {
      const response = await fetch(address, {
        headers: { Accept: "application/json", ...headers },
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: abort.signal,
      });
      return await this.#read(response);
    } catch {
      // The cause is one of three, and none has more to say to a reader: late, left, or no connection.
      if (isLate) return { kind: "failed", reason: "timeout" };
      abort.signal.throwIfAborted();
      return { kind: "failed", reason: "offline" };
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(response: Response): Promise<Answer> {
    const { status, headers } = response;
    if (status === 200) {
      const body = await response.text();
      this.#refusals = 0;
      return { kind: "page", body };
    }
    await response.body?.cancel();
    if (status === 404 || status === 410) return { kind: "none" };
    if (status !== 429 && status !== 503) return { kind: "failed", reason: "refused" };
    this.#pause(retryDelay(headers.get("Retry-After"), this.#options.now()));
    return { kind: "failed", reason: "busy" };
  }

  /** All requests pause, whatever the host: the limits hold for a client, not for a site. */
  #pause(asked: number | undefined): void {
    const own = Math.min(firstPause * 2 ** this.#refusals++, longestOwnPause);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.now() + (asked ?? own));
  }
}

/** The milliseconds that a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryDelay(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? "";
  if (value === "") return undefined;
  const delay = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(delay) ? undefined : Math.min(Math.max(delay, 1000), longestPause);
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    const settled = (settle: () => void): void => {
      signal.removeEventListener("abort", stop);
      settle();
    };
    signal.addEventListener("abort", stop, { once: true });
    promise.then(
      (value) => settled(() => resolve(value)),
      (error: unknown) => settled(() => reject(error)),
    );
  });
}
