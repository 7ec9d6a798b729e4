import { Pool } from "undici";
import { LANES } from "../store/events.js";
import type { BatchAnswer, DestinationAddress, Quote } from "./destination.js";

/** The host's address; calls go below its path, and to no other origin. */
type HostAddress = Pick<DestinationAddress, "url" | "timeout">;

/** A host's answer. */
export interface Answered {
  readonly status: number;
  /** In milliseconds, at most an hour. */
  readonly retryAfter: number | undefined;
  /** Media type without parameters: `application/json`. */
  readonly type: string;
  readonly body: string;
}

/** The host's answer, or the reason of the failure. */
export type Posted = Answered | { readonly failure: string };

/** The connections to one host. */
export interface Poster {
  /** Never throws. */
  readonly post: (
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer,
    signal: AbortSignal,
  ) => Promise<Posted>;
  readonly close: () => Promise<void>;
}

const CONNECT_TIMEOUT = 5_000;
const TIMEOUT = 30_000;

/** Most of an answer that is read, in bytes: what hosts say of a batch is far shorter. */
const ANSWER_LIMIT = 2 ** 20;

/** Characters of an answer that an operator can read. */
const MOST_QUOTED = 1_024;

/** The longest time a host can ask for, in milliseconds. */
const LONGEST_RETRY_AFTER = 60 * 60 * 1_000;

/** Connects to a host, with as many connections as there are lanes. */
export function connectHost({ url, timeout = TIMEOUT }: HostAddress): Poster {
  const pool = new Pool(url.origin, {
    connections: LANES,
    connect: { timeout: CONNECT_TIMEOUT },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  const base = url.pathname.replace(/\/$/, "");

  const post: Poster["post"] = async (path, headers, body, signal) => {
    const deadline = deadlineOf(signal, timeout);
    try {
      // Undici follows no redirect unless told to.
      const response = await pool.request({
        // Without a path the call goes to the address itself.
        path: path === "" ? url.pathname : base + path,
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: deadline.signal,
      });
      const { statusCode: status } = response;
      const retryAfter = readRetryAfter(response.headers["retry-after"]);
      const type = mediaType(response.headers["content-type"]);
      return { status, retryAfter, type, body: await readAnswer(response.body) };
    } catch (error) {
      return { failure: failureName(error) };
    } finally {
      deadline.clear();
    }
  };

  return {
    post,
    close: () => pool.destroy(),
  };
}

/**
 * What an answer's status says where the host documents nothing else. Redirects are not followed:
 * a write key is for the origin that was configured.
 */
export function answerOf(answer: Answered): BatchAnswer {
  const { status, retryAfter } = answer;
  if (status < 300) return notDelivered(answer);
  const why = { reason: `status ${status}`, ...quoted(answer) };
  if (status >= 300 && status < 400) return { kind: "locked", ...why };
  if ([401, 403, 404, 405].includes(status)) return { kind: "locked", ...why };
  if (status === 402 || status === 408 || status === 429 || status >= 500) {
    return { kind: "failed", ...why, ...(retryAfter !== undefined && { retryAfter }) };
  }
  return { kind: "refused", ...why };
}

/** The answer for a batch of which every event was delivered. */
export function delivered({
  length,
}: readonly string[]): Extract<BatchAnswer, { kind: "answered" }> {
  return { kind: "answered", events: Array.from({ length }, () => ({ kind: "delivered" })) };
}

/**
 * A 2xx that is not the host's answer to delivered events: a wrong address behind a web server, for
 * example. The events stay in the store. The reason describes the answer without quoting it.
 */
export function notDelivered(answer: Answered): BatchAnswer {
  const { status, type, body } = answer;
  const reason = `status ${status} with ${Buffer.byteLength(body)} bytes of ${type}, which does not confirm delivery`;
  return { kind: "failed", reason, ...quoted(answer) };
}

/** The beginning of an answer, if it has one. */
function quoted({ body }: Answered): { quote?: Quote } {
  return body === "" ? {} : { quote: body.slice(0, MOST_QUOTED) };
}

/** The value of a JSON text; undefined if the text is not JSON. */
export function parsedAnswer(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function mediaType(header: string | string[] | undefined): string {
  return /^[\w.+-]{1,50}\/[\w.+-]{1,50}/.exec(String(header ?? ""))?.[0].toLowerCase() ?? "no type";
}

/** Reads `Retry-After`: seconds or a date. Anything else is ignored. */
export function readRetryAfter(
  header: string | string[] | undefined,
  now = Date.now(),
): number | undefined {
  const text = String(header ?? "").trim();
  const wish = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(wish) ? undefined : Math.min(Math.max(wish, 0), LONGEST_RETRY_AFTER);
}

/** A signal that ends with another, or after a time. */
function deadlineOf(
  signal: AbortSignal,
  timeout: number,
): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, timeout);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}

async function readAnswer(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop ends the stream, and with it the connection.
    if (length > ANSWER_LIMIT) throw new AnswerTooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

/** An error without its message, which may quote an address. */
function failureName(error: unknown): string {
  if (error instanceof AnswerTooLong) return "the answer is too long";
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === "string") return code;
  return typeof name === "string" ? name : "unknown";
}
