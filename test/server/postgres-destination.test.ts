// The built service, with a real PostgreSQL as its destination.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { postgres, type Server } from "../support/databases.js";
import { eventually } from "../support/eventually.js";
import { freePort, hasPostgres } from "../support/postgres-server.mjs";
import { readText } from "../support/files.js";
import { start, type Running } from "../support/process.js";
import { temporaryFolder } from "../support/stores.js";

const run = promisify(execFile);

/** What a person does between the commands. */
const WAIT_UNTIL_READY = `node dist/cli/main.js serve > /dev/null & service=$!
until curl -sf localhost:9090/ready > /dev/null; do sleep 0.1; done`;
const WAIT_UNTIL_WRITTEN = `until psql warehouse -c 'select * from nudgespot.email_opened' 2> /dev/null | grep -q user-1; do sleep 0.1; done
psql`;

(hasPostgres ? describe : describe.skip)("from a payload to SQL", () => {
  let server: Server;
  let folder: ReturnType<typeof temporaryFolder>;
  let service: Running;
  let port: string;

  beforeAll(async () => {
    server = await postgres();
    await server.run("create role loader login superuser password 'hidden-word'");
    folder = temporaryFolder();
    service = start(["serve"], {
      ...{ DATA_DIR: folder.path, WRITE_KEY: "k", ADMIN_TOKEN: "an-admin-token-of-16" },
      DESTINATION_TYPE: "postgres",
      DESTINATION_URL: server.url.replace("test@", "loader:hidden-word@"),
    });
    port = String((await service.logged("serving")).port);
  });

  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    folder.remove();
  });

  async function post(from: number, to: number): Promise<void> {
    const batch = Array.from({ length: to - from }, (_, index) => ({
      ...{ event: "Email Opened", userId: `u-${from + index}`, messageId: `m-${from + index}` },
      properties: { campaign_name: "Spring sale", coupon: "MAY" },
    }));
    const response = await fetch(`http://127.0.0.1:${port}/v1/batch`, {
      ...{ method: "POST", headers: { "X-Write-Key": "k" }, body: JSON.stringify({ batch }) },
    });
    expect(response.status).toBe(200);
  }

  test("2,000 events arrive once each, though the database is restarted meanwhile", async () => {
    await post(0, 1_000);
    await server.server.stop("SIGQUIT");
    await post(1_000, 2_000);
    await server.server.start();
    await eventually(async () => {
      const [row] = await server.rows(`
select (select count(*) from nudgespot.tracks) as tracks,
  (select count(distinct user_id) from nudgespot.email_opened
   where campaign_name = 'Spring sale' and properties = '{"coupon": "MAY"}') as opened`);
      expect(row).toEqual({ tracks: 2_000, opened: 2_000 });
    });
  });

  test("the README's commands end with a row", async () => {
    const block = /^```sh\n(createdb .*?)^```$/ms.exec(readText("README.md"))?.[1] ?? "";
    expect(block.split("\n")).toHaveLength(7);
    const own = await freePort();
    const script = block
      .replace("./nudgespot", `${folder.path}/readme`)
      .replace("npm start &", () => WAIT_UNTIL_READY)
      .replace("psql", () => WAIT_UNTIL_WRITTEN)
      .replaceAll("localhost:9090", `127.0.0.1:${own}`)
      .replaceAll("postgres://localhost", server.url.replace(/\/postgres$/, ""));
    const { port: database } = new URL(server.url);
    const { stdout } = await run("bash", ["-euc", `${script}\nkill "$service"`], {
      env: {
        ...{ PATH: process.env.PATH ?? "", HOST: "127.0.0.1", PORT: String(own) },
        ...{ PGHOST: "127.0.0.1", PGPORT: database, PGUSER: "test", PAGER: "cat" },
      },
    });
    expect(stdout).toContain("user-1");
    expect(stdout).toContain("(1 row)");
  });

  test("neither the log, the admin API nor the metrics have the credentials", async () => {
    const headers = { Authorization: "Bearer an-admin-token-of-16" };
    const paths = ["/admin/destinations", "/admin/sources", "/admin/checks", "/metrics"];
    const answers = await Promise.all(
      paths.map(async (path) =>
        (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text(),
      ),
    );
    const all = [...answers, JSON.stringify(service.lines)].join();
    expect(all).toContain("nudgespot/postgres");
    expect(all).not.toMatch(/hidden-word|loader/);
  });
});
