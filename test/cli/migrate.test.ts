import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runCommand } from "../support/command.js";
import { hasPostgres, PostgresServer } from "../support/postgres-server.mjs";

const migrate = (url?: string) =>
  runCommand(["migrate"], ".", url === undefined ? {} : { DATABASE_URL: url });

(hasPostgres ? describe : describe.skip)("migrate", () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.start();
  });

  afterAll(() => server[Symbol.asyncDispose]());

  test("makes the schema, and says so when there is nothing to do", async () => {
    expect(await migrate(server.url())).toMatchObject({
      ...{ code: 0, stdout: "schema 0 is now schema 6\n", stderr: "" },
    });
    expect(await migrate(server.url())).toMatchObject({ stdout: "schema 6: up to date\n" });
  });

  test.each([
    [undefined, "DATABASE_URL must be a postgres:// URL"],
    ["mysql://ann:secret@db/x", "DATABASE_URL must be a postgres:// URL"],
    ["postgres://ann:secret@127.0.0.1:1/x", "DATABASE_URL cannot be used: ECONNREFUSED"],
  ])("refuses %s in one line, without the password", async (url, message) => {
    const { code, stdout, stderr } = await migrate(url);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^nudgespot-source: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret");
  });
});
