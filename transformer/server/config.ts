import { DESTINATION_TYPES } from "../hosts/destinations.js";
import {
  bytes,
  duration,
  isHostUrl,
  isPostgresUrl,
  isWriteKey,
  origin,
  span,
  wholeNumber,
} from "./config-values.js";

/** One environment variable. */
export interface Variable<T> {
  readonly name: string;
  readonly meaning: string;
  /** In words, for the person who gave something else. */
  readonly allowed: string;
  readonly default: string;
  /** Whether messages must not repeat the value. */
  readonly isSecret?: true;
  /** @returns undefined where the text is not allowed */
  readonly parse: (text: string) => T | undefined;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Every environment variable that is read; docs/configuration.md has the same rows. */
export const VARIABLES = {
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
  internalPort: {
    name: "INTERNAL_PORT",
    meaning:
      "Port for the source contract, the passthrough, the admin API and metrics. If set, PORT only receives calls with a write key",
    allowed: "a whole number from 0 to 65535",
    default: "",
    parse: (text) => wholeNumber(text, 0, 65_535),
  },
  internalHost: {
    name: "INTERNAL_HOST",
    meaning: "Address to listen on for INTERNAL_PORT",
    allowed: "an IP address or a host name",
    default: "127.0.0.1",
    parse: (text) => (/^[\w.:%-]+$/.test(text) ? text : undefined),
  },
  upstreamUrl: {
    name: "UPSTREAM_URL",
    meaning: "URL of rudder-transformer, to which all other requests are forwarded",
    allowed: "an http or https URL without user, path and query",
    default: "",
    parse: origin,
  },
  upstreamTimeout: {
    name: "UPSTREAM_TIMEOUT",
    meaning: "Time without a byte from the upstream until the request is answered with 504",
    allowed: "a whole number above 0 with ms, s, m, h or d",
    default: "10m",
    parse: duration,
  },
  bodyLimit: {
    name: "BODY_LIMIT",
    meaning: "Maximum body size of the source contract, after decompression",
    allowed: "a whole number above 0, alone (bytes) or with KB, MB or GB",
    default: "64MB",
    parse: bytes,
  },
  receiveLimit: {
    name: "RECEIVE_LIMIT",
    meaning:
      "Maximum body size of a received call, after decompression; destinations do not accept more",
    allowed: "a whole number above 0, alone (bytes) or with KB, MB or GB",
    default: "4MB",
    parse: bytes,
  },
  workers: {
    name: "WORKERS",
    meaning: "Number of processes",
    allowed: "a whole number from 1 to 64",
    default: "1",
    parse: (text) => wholeNumber(text, 1, 64),
  },
  logLevel: {
    name: "LOG_LEVEL",
    meaning: "Minimum level of log lines",
    allowed: LOG_LEVELS.join(", "),
    default: "info",
    parse: (text) => LOG_LEVELS.find((level) => level === text),
  },
  shutdownTimeout: {
    name: "SHUTDOWN_TIMEOUT",
    meaning: "Time for requests in flight after SIGTERM",
    allowed: "a whole number above 0 with ms, s, m, h or d",
    default: "30s",
    parse: duration,
  },
  dataDir: {
    name: "DATA_DIR",
    meaning:
      "Folder of the event store, for one process. Without it and DATABASE_URL nothing is stored, but in memory for the console",
    allowed: "a path",
    default: "",
    parse: (text) => text,
  },
  databaseUrl: {
    name: "DATABASE_URL",
    isSecret: true,
    meaning:
      "PostgreSQL database of the event store, for any number of processes, instead of DATA_DIR",
    allowed: "a URL that begins with postgres:// or postgresql://",
    default: "",
    parse: (text) => (isPostgresUrl(text) ? text : undefined),
  },
  sourcesFile: {
    name: "SOURCES_FILE",
    meaning: "JSON file of the sources to receive for",
    allowed: "a path",
    default: "",
    parse: (text) => text,
  },
  writeKey: {
    name: "WRITE_KEY",
    isSecret: true,
    meaning: "Write keys of a single source, separated by commas, instead of SOURCES_FILE",
    allowed: "write keys, plain or as sha256: with 64 hexadecimal digits",
    default: "",
    parse: (text) => (text.split(",").every((key) => isWriteKey(key.trim())) ? text : undefined),
  },
  destinationUrl: {
    name: "DESTINATION_URL",
    meaning: "URL of the single source's destination",
    allowed:
      "an http or https URL without user, query and fragment; for the type postgres a URL that begins with postgres:// or postgresql://",
    default: "",
    parse: (text) => (isHostUrl(text) || isPostgresUrl(text) ? text : undefined),
  },
  destinationType: {
    name: "DESTINATION_TYPE",
    meaning: "Type of the single source's destination",
    allowed: DESTINATION_TYPES.join(", "),
    default: "",
    parse: (text) => DESTINATION_TYPES.find((type) => type === text),
  },
  destinationWriteKey: {
    name: "DESTINATION_WRITE_KEY",
    isSecret: true,
    meaning: "Write key of the single source's destination, unless its type is postgres",
    allowed: "a write key",
    default: "",
    parse: (text) => text,
  },
  dedupWindow: {
    name: "DEDUP_WINDOW",
    meaning: "Time for which message ids are remembered for de-duplication",
    allowed: "a whole number above 0 with ms, s, m, h or d",
    default: "7d",
    parse: span,
  },
  retryHorizon: {
    name: "RETRY_HORIZON",
    meaning: "Time for which delivery is retried before an event goes to the quarantine",
    allowed: "a whole number above 0 with ms, s, m, h or d",
    default: "7d",
    parse: span,
  },
  retain: {
    name: "RETAIN",
    meaning:
      "Time for which delivered events are kept, so that nudgespot-source resend can send them again",
    allowed: "0, or a whole number above 0 with ms, s, m, h or d",
    default: "0",
    parse: (text) => (text === "0" ? 0 : span(text)),
  },
  quarantineRetention: {
    name: "QUARANTINE_RETENTION",
    meaning: "Time for which refused payloads are kept after they were last seen",
    allowed: "a whole number above 0 with ms, s, m, h or d",
    default: "30d",
    parse: span,
  },
  quarantineSize: {
    name: "QUARANTINE_SIZE",
    meaning:
      "Maximum size of the quarantine. When full, the entries not seen for longest are removed first",
    allowed: "a whole number above 0, alone (bytes) or with KB, MB or GB",
    default: "1GB",
    parse: bytes,
  },
  adminToken: {
    name: "ADMIN_TOKEN",
    isSecret: true,
    meaning: "Token for the admin API and the console. If unset, both are off",
    allowed: "at least 16 characters",
    default: "",
    parse: (text) => (text.length >= 16 ? text : undefined),
  },
} as const satisfies Readonly<Record<string, Variable<unknown>>>;

/** What the environment sets. Durations are in milliseconds, sizes in bytes. */
export type Config = { readonly [K in keyof typeof VARIABLES]: ValueOf<(typeof VARIABLES)[K]> };

/** A variable without a default may be unset. */
type ValueOf<V> = V extends { readonly default: ""; readonly parse: (text: string) => infer T }
  ? T | undefined
  : V extends { readonly parse: (text: string) => infer T }
    ? Exclude<T, undefined>
    : never;

/** Thrown where a variable has a value that is not allowed. The message is one line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the configuration. An empty value counts as not set.
 *
 * @param environment names and values, as in `process.env`
 * @throws ConfigError with the variable, the given value and the allowed ones
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values = Object.entries<Variable<unknown>>(VARIABLES).map(([key, variable]) => [
    key,
    readVariable(variable, environment),
  ]);
  const config = Object.fromEntries(values) as Config;
  if (config.workers > 1 && config.dataDir !== undefined) {
    throw new ConfigError(
      "WORKERS is above 1 with DATA_DIR, whose store one process has; allowed: 1, or DATABASE_URL",
    );
  }
  if (config.databaseUrl !== undefined && config.dataDir !== undefined) {
    throw new ConfigError("DATA_DIR and DATABASE_URL are both set; allowed: one of them");
  }
  refuseUseless(config);
  return config;
}

/** A variable without the one that it needs is a mistake: the service would receive nothing. */
function refuseUseless(config: Config): void {
  if (config.writeKey !== undefined || config.sourcesFile !== undefined) return;
  const { destinationUrl, destinationType, destinationWriteKey, adminToken } = config;
  if ([destinationUrl, destinationType, destinationWriteKey].some((set) => set !== undefined)) {
    throw new ConfigError("DESTINATION_* is set without WRITE_KEY; allowed: both, or neither");
  }
  // In front of rudder-transformer the store keeps the contract's refused payloads, for the admin API.
  const store = config.dataDir === undefined ? "DATABASE_URL" : "DATA_DIR";
  if ((config.dataDir ?? config.databaseUrl) !== undefined && adminToken === undefined) {
    throw new ConfigError(
      `${store} is set without WRITE_KEY or SOURCES_FILE; allowed: one of them, or ADMIN_TOKEN to keep what the source contract refuses`,
    );
  }
}

function readVariable<T>(
  variable: Variable<T>,
  environment: Readonly<Record<string, string | undefined>>,
): T {
  const given = environment[variable.name]?.trim();
  const text = given === undefined || given === "" ? variable.default : given;
  // Without a default, the type has `undefined`.
  if (text === "") return undefined as T;
  const value = variable.parse(text);
  if (value !== undefined) return value;
  const shown = variable.isSecret ? "not what it may be" : JSON.stringify(withoutPassword(text));
  throw new ConfigError(`${variable.name} is ${shown}; allowed: ${variable.allowed}`);
}

/** A URL may hold a password, which no message repeats, however wrong the URL is. */
function withoutPassword(text: string): string {
  const [scheme = ""] = /^\w+:\/\//.exec(text) ?? [];
  const end = text.lastIndexOf("@");
  const plain = end < 0 ? text : `${scheme}***${text.slice(end)}`;
  return plain.replace(/password=[^&]*/i, "password=***");
}
