// The store in a real PostgreSQL server.
import { afterAll, beforeAll } from "@jest/globals";
import { openPostgresStore } from "../../transformer/store/postgres/open.js";
import type { Store } from "../../transformer/store/store.js";
import { postgres, type Server } from "../support/databases.js";
import { AT, DAY, rememberingLog, SHARE } from "../support/stores.js";
import { storeSuite } from "./suite.js";

let server: Server;

beforeAll(async () => {
  server = await postgres();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

function open(): Promise<Store> {
  return openPostgresStore({
    url: server.url,
    ...{ dedupWindow: 7 * DAY, quarantineRetention: 30 * DAY },
    quarantine: { received: SHARE, contract: SHARE },
    log: rememberingLog(),
  });
}

/** Sets the clock that the store has in its database. */
function setTime(time: number): Promise<void> {
  const now = Number.isNaN(time) ? "NULL" : String(time);
  return server.run(
    `CREATE OR REPLACE FUNCTION nudgespot_store.now_ms() RETURNS bigint LANGUAGE sql STABLE
     AS 'SELECT ${now}::bigint'`,
  );
}

storeSuite("the store in PostgreSQL", true, () =>
  Promise.resolve({
    open: async () => {
      const store = await open();
      await setTime(AT);
      return store;
    },
    setTime,
    clear: () => server.run("DROP SCHEMA nudgespot_store CASCADE"),
  }),
);
