/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Of JSON alone; undefined for what is none. */
  readonly json: unknown;
  /** Milliseconds by which the server's clock is ahead of this one, where it tells its time. */
  readonly clockSkew: number | undefined;
  /** Milliseconds until the answer was read. */
  readonly duration: number;
}

/** Asks a server; undefined where none answers. */
export type Ask = (url: URL, request?: RequestInit) => Promise<Answer | undefined>;

/** How long a server may take, in milliseconds. */
const TIMEOUT = 10_000;

/** Asks a server over HTTP. Redirects are answers, not followed: a key goes to nobody else. */
export async function ask(url: URL, request: RequestInit = {}): Promise<Answer | undefined> {
  const started = performance.now();
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, { ...request, redirect: "manual", signal });
    const text = await response.text();
    const date = Date.parse(response.headers.get("date") ?? "");
    return {
      status: response.status,
      text,
      json: parsed(text),
      clockSkew: Number.isNaN(date) ? undefined : date - Date.now(),
      duration: performance.now() - started,
    };
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
