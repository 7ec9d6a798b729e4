/** What the environment sets. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin of the transformer behind this service, if there is one. */
  readonly upstreamUrl: URL | undefined;
  /** How long the upstream may be silent, in milliseconds. */
  readonly upstreamTimeout: number;
  /** Largest body this service reads itself, in bytes. */
  readonly bodyLimit: number;
  /** Processes that serve. */
  readonly workers: number;
  readonly logLevel: string;
  /** How long requests in flight may take after a signal to stop, in milliseconds. */
  readonly shutdownTimeout: number;
}

/** One environment variable. */
export interface Variable<T> {
  readonly name: string;
  readonly meaning: string;
  /** In words, for the person who gave something else. */
  readonly allowed: string;
  readonly default: string;
  /** @returns undefined where the text is not allowed */
  readonly parse: (text: string) => T | undefined;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const BYTES: Readonly<Record<string, number>> = { "": 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** The largest time Node's timers can wait, in milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

/** Every environment variable that is read; the README's table has the same rows. */
export const VARIABLES: { readonly [K in keyof Config]: Variable<Config[K]> } = {
  port: {
    name: "PORT",
    meaning: "Port to listen on; 0 takes a free one",
    allowed: "a whole number from 0 to 65535",
    default: "9090",
    parse: (text) => wholeNumber(text, 0, 65_535),
  },
  host: {
    name: "HOST",
    meaning: "Address to listen on",
    allowed: "an IP address or a host name",
    default: "0.0.0.0",
    parse: (text) => (/^[\w.:%-]+$/.test(text) ? text : undefined),
  },
  upstreamUrl: {
    name: "UPSTREAM_URL",
    meaning: "The rudder-transformer that gets every other request; none if empty",
    allowed: "an http or https URL without user, path and query",
    default: "",
    parse: origin,
  },
  upstreamTimeout: {
    name: "UPSTREAM_TIMEOUT",
    meaning: "How long the upstream may be silent before 504",
    allowed: "a whole number above 0 with ms, s or m",
    default: "10m",
    parse: duration,
  },
  bodyLimit: {
    name: "BODY_LIMIT",
    meaning: "Largest body of a request to this source; past it the answer is 413",
    allowed: "a whole number above 0, alone (bytes) or with KB, MB or GB",
    default: "64MB",
    parse: (text) => withUnit(text.toUpperCase(), BYTES, Number.MAX_SAFE_INTEGER),
  },
  workers: {
    name: "WORKERS",
    meaning: "Processes that serve",
    allowed: "a whole number from 1 to 64",
    default: "1",
    parse: (text) => wholeNumber(text, 1, 64),
  },
  logLevel: {
    name: "LOG_LEVEL",
    meaning: "What is logged",
    allowed: LOG_LEVELS.join(", "),
    default: "info",
    parse: (text) => LOG_LEVELS.find((level) => level === text),
  },
  shutdownTimeout: {
    name: "SHUTDOWN_TIMEOUT",
    meaning: "How long requests in flight may take after SIGTERM",
    allowed: "a whole number above 0 with ms, s or m",
    default: "30s",
    parse: duration,
  },
};

/** Thrown where a variable has a value that is not allowed. The message is one line. */
export class ConfigError extends Error {}

/**
 * Reads the configuration. An empty value counts as not set.
 *
 * @param environment names and values, as in `process.env`
 * @throws ConfigError saying which variable, what was given and what is allowed
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = <T>({ name, allowed, default: fallback, parse }: Variable<T>): T => {
    const text = environment[name]?.trim() ?? "";
    if (text === "" && fallback === "") return undefined as T;
    const value = parse(text === "" ? fallback : text);
    if (value !== undefined) return value;
    throw new ConfigError(
      `${name} is ${JSON.stringify(withoutPassword(text))}; allowed: ${allowed}`,
    );
  };
  return {
    port: read(VARIABLES.port),
    host: read(VARIABLES.host),
    upstreamUrl: read(VARIABLES.upstreamUrl),
    upstreamTimeout: read(VARIABLES.upstreamTimeout),
    bodyLimit: read(VARIABLES.bodyLimit),
    workers: read(VARIABLES.workers),
    logLevel: read(VARIABLES.logLevel),
    shutdownTimeout: read(VARIABLES.shutdownTimeout),
  };
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}

function duration(text: string): number | undefined {
  return withUnit(text, MILLISECONDS, MAX_TIMER);
}

function withUnit(
  text: string,
  units: Readonly<Record<string, number>>,
  most: number,
): number | undefined {
  const [, digits, unit = ""] = /^(\d+)\s*([A-Za-z]*)$/.exec(text) ?? [];
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (digits === undefined || factor === undefined) return undefined;
  const value = Number(digits) * factor;
  return value > 0 && value <= most ? value : undefined;
}

function origin(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.href === `${url?.origin ?? ""}/` && /^https?:$/.test(url.protocol);
  return isPlain ? url : undefined;
}

/** A URL may hold a password, which no message repeats. */
function withoutPassword(text: string): string {
  return text.replace(/\/\/[^/]*@/, "//***@");
}
