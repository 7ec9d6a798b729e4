import { isObject, type JsonObject } from "../core/values.js";
import { askJson, below } from "../http/ask.js";
import { RemoteError } from "../http/remote-error.js";
import type { EntryChoice } from "../generated/admin/entry-choice.js";
import type { ResendSpan } from "../generated/admin/resend-span.js";
import type { ResentAll } from "../server/admin/resend.js";
import type { EntryCount, EntryFilter, EntrySummary } from "../store/quarantine.js";

/** How a service's admin API is reached. */
export interface AdminOptions {
  /** Address of the service. */
  readonly url: URL;
  /** Its `ADMIN_TOKEN`. */
  readonly token: string;
}

/** An entry as the API shows it: its times are in ISO 8601. */
export type ShownEntry = Omit<EntrySummary, "firstSeen" | "lastSeen"> & {
  readonly firstSeen: string;
  readonly lastSeen: string;
};

/** Thrown where the service refuses a request. */
class AdminError extends RemoteError {
  override readonly name = "AdminError";
}

/** Milliseconds that the service may take: resending a full quarantine takes minutes. */
const TIMEOUT = 600_000;

/** Entries of one page: the most that the API gives. */
const PAGE = 500;

/** The admin API of a running service. */
export class AdminClient {
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
      const { entries, next } = await this.#ask("GET", `/quarantine?${query.toString()}`);
      yield* entries as ShownEntry[];
      cursor = next as string | undefined;
    } while (cursor !== undefined);
  }

  /** An entry with its payload. */
  async entry(id: string): Promise<JsonObject> {
    return this.#ask("GET", `/quarantine/${encodeURIComponent(id)}`);
  }

  async counts(): Promise<EntryCount[]> {
    return (await this.#ask("GET", "/quarantine/counts")).counts as EntryCount[];
  }

  async resend(choice: EntryChoice): Promise<ResentAll> {
    return (await this.#ask("POST", "/quarantine/resend", choice)) as unknown as ResentAll;
  }

  /** @returns how many entries were there */
  async discard(choice: EntryChoice): Promise<number> {
    return Number((await this.#ask("POST", "/quarantine/discard", choice)).discarded);
  }

  /** Queues delivered events again. @returns how many */
  async resendDelivered(destination: string, span: ResendSpan): Promise<number> {
    const path = `/destinations/${encodeURIComponent(destination)}/resend`;
    return Number((await this.#ask("POST", path, span)).resent);
  }

  async #ask(method: string, path: string, body?: object): Promise<JsonObject> {
    const { url, token } = this.#options;
    const request = { token, method, timeout: TIMEOUT, ...(body && { body }) };
    const answer = await askJson(below(url, `/admin${path}`), request);
    if (answer === undefined) {
      throw new AdminError("the service does not answer: compare --url with its address", true);
    }
    const { status, json } = answer;
    if (status === 200 && isObject(json)) return json;
    throw new AdminError(adminReason(status, json));
  }
}

/** The advice for an answer. */
function adminReason(status: number, answer: unknown): string {
  const isOurs = isObject(answer) && typeof answer.code === "string";
  if (status === 401) {
    return "the service refuses the token: compare ADMIN_TOKEN with the service's";
  }
  if (status === 404 && isOurs) {
    return "the service has no such entry or destination, or no admin API: that needs ADMIN_TOKEN";
  }
  if (isOurs) return `the service answered ${status} (${String(answer.code)})`;
  return `what answers at --url is not this service: it answered ${status}`;
}
