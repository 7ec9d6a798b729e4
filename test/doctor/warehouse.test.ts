// The real PostgreSQL as warehouse and as rudder-server's jobs database.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { examine, type Examined } from "../../transformer/doctor/examine.js";
import { Setup, type SetupOptions } from "../../transformer/doctor/setup.js";
import { WAREHOUSE_PROBES } from "../../transformer/doctor/warehouse.js";
import { warehouseSql } from "../../transformer/warehouse/sql.js";
import { tablesOf } from "../../transformer/warehouse/tables.js";
import { postgres, type Server } from "../support/databases.js";
import { hasPostgres } from "../support/postgres-server.mjs";
import { SETUP_DEPS } from "../support/setup.js";

const CACHED = { text: "string", timestamp: "datetime", boolean: "boolean", json: "json" } as const;

/** A copy as rudder-server keeps it of tables that are right. */
const COPY = Object.fromEntries(
  tablesOf("rudderstack").map(({ name, columns }) => [
    name,
    Object.fromEntries(columns.map((column) => [column.name, CACHED[column.type] as string])),
  ]),
);

async function examined(options: Partial<SetupOptions>): Promise<ReadonlyMap<string, Examined>> {
  const setup = new Setup(
    { name: "Nudgespot", schema: "nudgespot", sendTestEvent: false, ...options },
    SETUP_DEPS,
  );
  const { probes } = await examine(setup, WAREHOUSE_PROBES);
  return new Map(probes.map((probe) => [probe.id, probe]));
}

const textOf = (probe: Examined | undefined): string =>
  `${probe?.status ?? ""}: ${probe?.reason ?? ""}. ${probe && "fix" in probe ? probe.fix : ""}`;

(hasPostgres ? describe : describe.skip)("doctor of a warehouse", () => {
  let server: Server;

  beforeAll(async () => {
    server = await postgres();
    await server.run(`create table wh_schemas (namespace varchar(64), schema jsonb,
      expires_at timestamp)`);
  });

  afterAll(() => server[Symbol.asyncDispose]() as Promise<void>);

  const columns = async (): Promise<string> =>
    textOf((await examined({ warehouse: server.url })).get("warehouse-columns"));

  test("tables that are missing, right, and of another type", async () => {
    expect(await columns()).toMatch(/^warning: .*no tables yet.*warehouse --host rudderstack/);
    await server.run(warehouseSql("rudderstack", "nudgespot"));
    expect(await columns()).toBe("ok: . ");
    await server.run(`alter table nudgespot.email_opened alter column campaign_name
      type timestamp using null`);
    expect(await columns()).toMatch(/^failure: .*are lost: email_opened\.campaign_name\. run/);
  });

  const copies = async (copy: object, expires: string): Promise<string> => {
    await server.run(`delete from wh_schemas;
      insert into wh_schemas values ('nudgespot', '${JSON.stringify(copy)}',
        now() at time zone 'utc' + interval '${expires}')`);
    return textOf((await examined({ jobsDb: server.url })).get("jobs-db-schema"));
  };

  test("rudder-server's copy that is right, older, and expired", async () => {
    expect(await copies(COPY, "1 hour")).toBe("ok: . ");
    const { email_id: _, ...others } = COPY.email_bounced ?? {};
    const older = {
      ...COPY,
      email_bounced: others,
      email_opened: { ...COPY.email_opened, campaign_name: "datetime" },
    };
    expect(await copies(older, "1 hour")).toMatch(
      /^failure: .*older copy.*: email_opened\.campaign_name, email_bounced\.email_id\. .*update wh_schemas set expires_at = .* where namespace = 'nudgespot'$/,
    );
    expect(await copies(older, "-1 hour")).toBe("ok: . ");
  });

  test("a database that does not answer, or refuses the user, is told without its address", async () => {
    const gone = "postgres://ann:pg-secret@127.0.0.1:1/rudder";
    const probes = await examined({ warehouse: gone, jobsDb: gone });
    for (const probe of probes.values()) {
      expect(probe).toMatchObject({ status: "failure", unreachable: true });
      expect(textOf(probe)).not.toMatch(/ann|pg-secret|127/);
    }
  });

  test("nothing is written", async () => {
    const write = "create table public.written (id int)";
    expect(await SETUP_DEPS.query(server.url, write, [])).toBeUndefined();
    expect(await server.rows("\nselect to_regclass('public.written') as name;")).toEqual([
      { name: null },
    ]);
  });
});
