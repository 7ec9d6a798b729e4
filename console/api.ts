// Requests to the admin API: the page uses nothing else.
import type { Answers } from "./generated/api.js";

export type { Answers };

/** One event of the live list, and one with its payload. */
export type Event = Answers["GET /events"]["events"][number];
export type EventDetail = Answers["GET /events/{id}"];
export type Entry = Answers["GET /quarantine"]["entries"][number];
export type Destination = Answers["GET /destinations"]["destinations"][number];
export type Trial = Answers["POST /transform"]["results"][number];

/** Time for an answer, in milliseconds. */
const TIMEOUT = 15_000;

/** A request that failed, with a message for people. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; 0 without an answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Options {
  readonly id?: string;
  readonly source?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The session, once there is one. */
let session: Answers["GET /session"] = { csrf: "" };

/**
 * Asks the admin API.
 *
 * @param request its method and path, as the API's description has them
 * @throws ApiError
 */
export async function ask<R extends keyof Answers>(
  request: R,
  { id = "", source = "", query = {}, body }: Options = {},
): Promise<Answers[R]> {
  const [method = "", path = ""] = request.split(" ");
  const parameters = new URLSearchParams(query).toString();
  const place = path
    .replace("{id}", encodeURIComponent(id))
    .replace("{source}", encodeURIComponent(source));
  const url = `/admin${place}${parameters && `?${parameters}`}`;
  const response = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrf },
    signal: AbortSignal.timeout(TIMEOUT),
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, "The service does not answer.");
  });
  const answer = (await response.json().catch(() => ({}))) as { error?: string };
  if (!response.ok)
    throw new ApiError(response.status, answer.error ?? `status ${response.status}`);
  return answer as Answers[R];
}

/** Signs in, with a token or the session that the browser has. @throws ApiError if the token is wrong */
export async function signIn(token?: string): Promise<void> {
  session =
    token === undefined
      ? await ask("GET /session")
      : await ask("POST /session", { body: { token } });
}

export async function signOut(): Promise<void> {
  await ask("DELETE /session");
  session = { csrf: "" };
}

/** The address that takes calls. Behind a proxy it can be another one. */
export function receivingAddress(): string {
  const address = new URL(location.origin);
  if (session.receivePort !== undefined) address.port = String(session.receivePort);
  return address.origin;
}
