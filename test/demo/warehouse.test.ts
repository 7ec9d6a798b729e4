// The tables that the demo fills.
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "@jest/globals";
import { campaigns } from "../../demo/campaigns.mjs";
import { fillWarehouse } from "../../demo/warehouse.mjs";
import { postgres } from "../support/databases.js";
import { hasPostgres } from "../support/postgres-server.mjs";
import { temporaryFolder } from "../support/stores.js";

const SENT = campaigns({ start: Date.UTC(2026, 2, 1), recipients: 100 });

/** A row for each fact, in tracks and in the table of its collection. */
const COUNTS = `select (select count(*)::int from nudgespot.tracks) as tracks,
  (select count(*)::int from nudgespot.email_opened) as opened`;

function expected(): object {
  const facts = SENT.flatMap(({ fact }) => fact ?? []);
  const opened = facts.filter(({ kind }) => kind === "opened");
  return { tracks: facts.length, opened: opened.length };
}

test("a folder has them, for PGlite", async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, "warehouse");
  await fillWarehouse(SENT, undefined, path);
  const query = await fillWarehouse(SENT, undefined, path);
  expect(query).toContain("npm run demo:sql");
  const database = await PGlite.create(path);
  expect((await database.query(COUNTS)).rows).toEqual([expected()]);
  await database.close();
  folder.remove();
});

(hasPostgres ? test : test.skip)("a PostgreSQL has them, once each", async () => {
  await using server = await postgres();
  await fillWarehouse(SENT, server.url);
  await fillWarehouse(SENT, server.url);
  expect(await server.rows(`\n${COUNTS}`)).toEqual([expected()]);
});
