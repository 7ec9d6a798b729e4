import { isObject, type JsonObject } from "../core/values.js";
import { RemoteError } from "../http/remote-error.js";
import type { Resent } from "../server/admin/resend.js";
import type { Entry, EntryCount, EntryFilter } from "../store/store.js";

/** How a service's admin API is reached. */
export interface AdminOptions {
  /** Address of the service. */
  readonly url: URL;
  /** Its `ADMIN_TOKEN`. */
  readonly token: string;
}

/** An entry as the API shows it: its times in ISO 8601, and its payload as JSON. */
export type ShownEntry = Omit<Entry, "firstSeen" | "lastSeen" | "payload"> & {
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly payload: unknown;
};

/** Thrown where the service does not do what it is asked. */
class AdminError extends RemoteError {
  override readonly name = "AdminError";
}

/** Milliseconds that the service may take. */
const TIMEOUT = 60_000;

/** Entries of one request: the most that the API gives, and fewer than it takes. */
const PAGE = 500;

/** The quarantine of a running service, over its admin API. */
export class QuarantineClient {
  readonly #options: AdminOptions;

  constructor(options: AdminOptions) {
    this.#options = options;
  }

  /** The entries that a filter meets, the last seen first, read page by page. */
  async *entries(filter: EntryFilter): AsyncGenerator<ShownEntry> {
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ ...filter, limit: String(PAGE) });
      if (cursor !== undefined) query.set("cursor", cursor);
      const { entries, next } = await this.#ask("GET", `?${query.toString()}`);
      yield* entries as ShownEntry[];
      cursor = next as string | undefined;
    } while (cursor !== undefined);
  }

  /** An entry with its payload. */
  async entry(id: string): Promise<ShownEntry> {
    return (await this.#ask("GET", `/${encodeURIComponent(id)}`)) as unknown as ShownEntry;
  }

  async counts(): Promise<EntryCount[]> {
    return (await this.#ask("GET", "/counts")).counts as EntryCount[];
  }

  async resend(ids: readonly string[]): Promise<Resent[]> {
    const results: Resent[] = [];
    for (const some of pagesOf(ids)) {
      const answer = await this.#ask("POST", "/resend", { ids: some });
      results.push(...(answer.results as Resent[]));
    }
    return results;
  }

  /** @returns how many of them were there */
  async discard(ids: readonly string[]): Promise<number> {
    let discarded = 0;
    for (const some of pagesOf(ids)) {
      discarded += Number((await this.#ask("POST", "/discard", { ids: some })).discarded);
    }
    return discarded;
  }

  async #ask(method: string, path: string, body?: object): Promise<JsonObject> {
    const { url, token } = this.#options;
    const address = `${url.pathname.replace(/\/$/, "")}/admin/quarantine${path}`;
    const response = await fetch(new URL(address, url), {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
      redirect: "manual",
    }).catch(() => {
      throw new AdminError("the service does not answer: compare --url with its address", true);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.status === 200 && isObject(answer)) return answer;
    throw new AdminError(reasonOf(response.status, answer));
  }
}

function* pagesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += PAGE) yield ids.slice(at, at + PAGE);
}

/** What a person can do about an answer. */
function reasonOf(status: number, answer: unknown): string {
  const isOurs = isObject(answer) && typeof answer.code === "string";
  if (status === 401) {
    return "the service refuses the token: compare ADMIN_TOKEN with the service's";
  }
  if (status === 404 && isOurs) {
    return "the service has no such entry, or no quarantine at all: that needs DATA_DIR and ADMIN_TOKEN";
  }
  if (isOurs) return `the service answered ${status} (${String(answer.code)})`;
  return `what answers at --url is not this service: it answered ${status}`;
}
