import { describe, expect, test } from "@jest/globals";
import { ConfigError, readConfig, type Config } from "../../transformer/server/config.js";

type Environment = Record<string, string>;

const accepted: [environment: Environment, expected: Partial<Config>][] = [
  [
    {},
    {
      port: 9090,
      host: "0.0.0.0",
      internalPort: undefined,
      receiveLimit: 4_194_304,
      upstreamUrl: undefined,
      upstreamTimeout: 600_000,
      bodyLimit: 67_108_864,
      workers: 1,
      logLevel: "info",
      shutdownTimeout: 30_000,
      dataDir: undefined,
      dedupWindow: 604_800_000,
      retryHorizon: 604_800_000,
      quarantineRetention: 2_592_000_000,
      quarantineSize: 1_073_741_824,
      adminToken: undefined,
    },
  ],
  [{ PORT: "" }, { port: 9090 }],
  [{ PORT: " 0 " }, { port: 0 }],
  [{ PORT: "65535" }, { port: 65_535 }],
  [{ HOST: "::1" }, { host: "::1" }],
  [{ HOST: "localhost" }, { host: "localhost" }],
  [
    { UPSTREAM_URL: "http://transformer:9090" },
    { upstreamUrl: new URL("http://transformer:9090") },
  ],
  [{ UPSTREAM_URL: "https://[::1]:9090/" }, { upstreamUrl: new URL("https://[::1]:9090/") }],
  [{ BODY_LIMIT: "1000" }, { bodyLimit: 1_000 }],
  [{ BODY_LIMIT: "2 kb" }, { bodyLimit: 2_048 }],
  [{ BODY_LIMIT: "1GB" }, { bodyLimit: 1_073_741_824 }],
  [{ WORKERS: "64" }, { workers: 64 }],
  [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
  [{ SHUTDOWN_TIMEOUT: "250ms" }, { shutdownTimeout: 250 }],
  [{ UPSTREAM_TIMEOUT: "5s" }, { upstreamTimeout: 5_000 }],
  [
    { DATABASE_URL: "postgres://u:p@db/events", WRITE_KEY: "k", WORKERS: "2" },
    { databaseUrl: "postgres://u:p@db/events", workers: 2 },
  ],
  [{ DATA_DIR: "" }, { dataDir: undefined }],
  [{ DATA_DIR: "/data", WRITE_KEY: "k" }, { dataDir: "/data" }],
  [{ DATA_DIR: "/data", SOURCES_FILE: "s" }, { dataDir: "/data" }],
  [{ DATA_DIR: "/data", ADMIN_TOKEN: "0123456789abcdef" }, { dataDir: "/data" }],
  [{ WRITE_KEY: `a, sha256:${"Ab".repeat(32)}` }, {}],
  [{ RECEIVE_LIMIT: "1MB" }, { receiveLimit: 1_048_576 }],
  [{ INTERNAL_PORT: "9091" }, { internalPort: 9_091, internalHost: "127.0.0.1" }],
  [{ SOURCES_FILE: "sources.json" }, { sourcesFile: "sources.json" }],
  [{ DESTINATION_TYPE: "jitsu", WRITE_KEY: "k" }, { destinationType: "jitsu" }],
  [
    { DESTINATION_URL: "http://ingest/path", WRITE_KEY: "k" },
    { destinationUrl: "http://ingest/path" },
  ],
  [{ DEDUP_WINDOW: "36h" }, { dedupWindow: 129_600_000 }],
  [{ RETRY_HORIZON: "1000d" }, { retryHorizon: 86_400_000_000 }],
  [{ QUARANTINE_SIZE: "10MB" }, { quarantineSize: 10_485_760 }],
  [{ ADMIN_TOKEN: "0123456789abcdef" }, { adminToken: "0123456789abcdef" }],
];

const refused: [environment: Environment, message: string][] = [
  [{ PORT: "abc" }, 'PORT is "abc"; allowed: a whole number from 0 to 65535'],
  [{ PORT: "65536" }, 'PORT is "65536"'],
  [{ PORT: "-1" }, 'PORT is "-1"'],
  [{ PORT: "90.5" }, 'PORT is "90.5"'],
  [{ HOST: "a b" }, 'HOST is "a b"; allowed: an IP address or a host name'],
  [{ UPSTREAM_URL: "transformer:9090" }, "allowed: an http or https URL"],
  [{ UPSTREAM_URL: "ftp://transformer" }, 'UPSTREAM_URL is "ftp://transformer"'],
  [{ UPSTREAM_URL: "http://transformer/path" }, 'UPSTREAM_URL is "http://transformer/path"'],
  [{ UPSTREAM_URL: "http://transformer?a=1" }, 'UPSTREAM_URL is "http://transformer?a=1"'],
  [{ UPSTREAM_URL: "http://user:secret@host" }, 'UPSTREAM_URL is "http://***@host"'],
  [
    { BODY_LIMIT: "64 miles" },
    "allowed: a whole number above 0, alone (bytes) or with KB, MB or GB",
  ],
  [{ BODY_LIMIT: "0" }, 'BODY_LIMIT is "0"'],
  [{ BODY_LIMIT: "1 constructor" }, 'BODY_LIMIT is "1 constructor"'],
  [{ WORKERS: "0" }, 'WORKERS is "0"; allowed: a whole number from 1 to 64'],
  [{ WORKERS: "2", DATA_DIR: "kept" }, "WORKERS is above 1 with DATA_DIR"],
  [{ WORKERS: "65" }, 'WORKERS is "65"'],
  [{ LOG_LEVEL: "loud" }, "allowed: fatal, error, warn, info, debug, trace, silent"],
  [{ SHUTDOWN_TIMEOUT: "30" }, "allowed: a whole number above 0 with ms, s, m, h or d"],
  [{ SHUTDOWN_TIMEOUT: "0s" }, 'SHUTDOWN_TIMEOUT is "0s"'],
  [{ UPSTREAM_TIMEOUT: "99999999m" }, 'UPSTREAM_TIMEOUT is "99999999m"'],
  [{ ADMIN_TOKEN: "0123456789abcde" }, "ADMIN_TOKEN is not what it may be; allowed: at least 16"],
  [{ DESTINATION_TYPE: "mixpanel" }, "allowed: jitsu, postgres, rudderstack, segment"],
  [{ DESTINATION_URL: "ingest:8080" }, 'DESTINATION_URL is "ingest:8080"'],
  [
    { DESTINATION_URL: "mysql://u:sec/ret@db/e?password=secret" },
    'DESTINATION_URL is "mysql://***@db/e?password=***"',
  ],
  [{ DESTINATION_URL: "postgres:u:secret@db" }, 'DESTINATION_URL is "***@db"'],
  [{ DESTINATION_URL: "http://user:secret@host/" }, 'DESTINATION_URL is "http://***@host/"'],
  [{ DESTINATION_URL: "http://host/?a=1" }, 'DESTINATION_URL is "http://host/?a=1"'],
  [{ DESTINATION_URL: "http://host/#a" }, 'DESTINATION_URL is "http://host/#a"'],
  [{ DESTINATION_URL: "http://host:99999" }, 'DESTINATION_URL is "http://host:99999"'],
  [{ WRITE_KEY: "sha256:abc" }, "WRITE_KEY is not what it may be; allowed: write keys, plain or"],
  [{ WRITE_KEY: `a,sha256:${"g".repeat(64)}` }, "WRITE_KEY is not what it may be"],
  [{ DATA_DIR: "/data" }, "DATA_DIR is set without WRITE_KEY or SOURCES_FILE"],
  [{ DATABASE_URL: "postgres://db/e" }, "DATABASE_URL is set without WRITE_KEY or SOURCES_FILE"],
  [
    { DATABASE_URL: "postgres://db/e", DATA_DIR: "/data" },
    "DATA_DIR and DATABASE_URL are both set; allowed: one of them",
  ],
  [
    { DATABASE_URL: "mysql://u:p@db/e" },
    "DATABASE_URL is not what it may be; allowed: a URL that begins with postgres:// or postgresql://",
  ],
  ...["DESTINATION_URL", "DESTINATION_TYPE", "DESTINATION_WRITE_KEY"].map(
    (name): [Environment, string] => [
      { [name]: name === "DESTINATION_URL" ? "http://host" : "jitsu" },
      "DESTINATION_* is set without WRITE_KEY",
    ],
  ),
  [{ INTERNAL_PORT: "x" }, 'INTERNAL_PORT is "x"'],
  [{ INTERNAL_PORT: "65536" }, 'INTERNAL_PORT is "65536"'],
  [{ RETRY_HORIZON: "1001d" }, 'RETRY_HORIZON is "1001d"'],
  [{ PORT: "1\n2" }, 'PORT is "1\\n2"'],
];

describe("the configuration", () => {
  test.each(accepted)("%o", (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  test.each(refused)("%o is refused in one line", (environment, message) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(message);
    expect(() => readConfig(environment)).not.toThrow("\n");
  });
});
