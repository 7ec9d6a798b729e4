/** A server's answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The text as JSON; undefined if it is not JSON. */
  readonly json: unknown;
  /** Milliseconds by which the server's clock is ahead of this one, if the answer has a date. */
  readonly clockSkew: number | undefined;
  /** Milliseconds until the answer was read. */
  readonly duration: number;
}

/** Asks a server; undefined if it does not answer. */
export type Ask = (url: URL, request?: AskOptions) => Promise<Answer | undefined>;

/** A request; `timeout` is in milliseconds, ten seconds if not given. */
export type AskOptions = RequestInit & { readonly timeout?: number };

const TIMEOUT = 10_000;

/** Asks a server over HTTP. Redirects are not followed: a key must not reach another server. */
export async function ask(
  url: URL,
  { timeout = TIMEOUT, ...request }: AskOptions = {},
): Promise<Answer | undefined> {
  const started = performance.now();
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { ...request, redirect: "manual", signal });
    const text = await response.text();
    const date = Date.parse(response.headers.get("date") ?? "");
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      json: parsed(text),
      clockSkew: Number.isNaN(date) ? undefined : date - Date.now(),
      duration: performance.now() - started,
    };
  } catch {
    return undefined;
  }
}

/** Asks with a bearer token, and a body as JSON. */
export function askJson(
  url: URL,
  { token, body, ...request }: { token: string; method: string; body?: object; timeout: number },
): Promise<Answer | undefined> {
  return ask(url, {
    ...request,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** The URL of a path below a base address, which may have a path itself. */
export function below(base: URL, path: string): URL {
  return new URL(`${base.pathname.replace(/\/$/, "")}${path}`, base);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
