// The command as a process, against a service that refused something.
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { runCommand, type Ended } from "../support/command.js";
import { listening } from "../support/listening.js";
import { post, receiving, sourceEntry, TOKEN, type Receiving } from "../support/receiving.js";

const NOBODY = { event: "Email Opened", messageId: "m-2", timestamp: "2026-05-01T09:30:00Z" };
const SHOP = { event: "Product Viewed", userId: "u-1", messageId: "m-3" };

let on: Receiving;
let service: Awaited<ReturnType<typeof listening>>;

beforeEach(async () => {
  on = await receiving();
  service = await listening(createServer(on.app));
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await on[Symbol.asyncDispose]();
});

async function refuseTwo(): Promise<{ nobody: string; shop: string }> {
  await post(on.app, [NOBODY, SHOP]).expect(400);
  const entries = await on.quarantined();
  const idOf = (code: string): string => entries.find((entry) => entry.code === code)?.id ?? "";
  return { nobody: idOf("no_recipient"), shop: idOf("unsupported_event") };
}

function quarantine(args: readonly string[], environment = { ADMIN_TOKEN: TOKEN }): Promise<Ended> {
  const url = `http://127.0.0.1:${service.port}`;
  return runCommand(["quarantine", ...args, "--url", url], ".", environment);
}

describe("quarantine", () => {
  test("list tells of entries, without a value of a payload", async () => {
    const { nobody, shop } = await refuseTwo();
    const { code, stdout, stderr } = await quarantine(["list"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`${nobody}  `);
    expect(stdout).toMatch(new RegExp(`^${shop} .* 1x  news  unsupported_event$`, "m"));
    expect(stdout).not.toContain("m-2");
    const filtered = await quarantine(["list", "--code", "no_recipient", "--json"]);
    const lines = filtered.stdout.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as JsonObject).id)).toEqual([nobody]);
  });

  test("list reads every page, up to --limit, and says that there are more", async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => ({
      ...NOBODY,
      messageId: `n-${index}`,
    }));
    await post(on.app, many).expect(400);
    const all = await quarantine(["list", "--limit", "1100", "--json"]);
    expect(new Set(all.stdout.trim().split("\n")).size).toBe(1_100);
    expect(all.stderr).toBe("");
    const some = await quarantine(["list", "--limit", "3", "--json"]);
    expect(some.stdout.trim().split("\n")).toHaveLength(3);
    expect(some.stderr).toBe("there are more than 3: see --limit\n");
    const discarded = await quarantine(["discard", "--code", "no_recipient"]);
    expect(discarded).toEqual({ code: 0, stdout: "1100 discarded\n", stderr: "" });
    expect(await on.quarantined()).toEqual([]);
  });

  test("show prints an entry with its payload", async () => {
    const { nobody } = await refuseTwo();
    const { code, stdout } = await quarantine(["show", nobody]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: nobody, payload: NOBODY });
    const other = await quarantine(["show", "none"]);
    expect({ code: other.code, stdout: other.stdout }).toEqual({ code: 1, stdout: "" });
    expect(other.stderr).toContain("no such entry");
  });

  test("resend counts entries that are refused again, and sends those that a setting has fixed", async () => {
    const { nobody, shop } = await refuseTwo();
    const refused = await quarantine(["resend", nobody, "none"]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(new RegExp(`^${nobody}  refused again  no_recipient: `, "m"));
    expect(refused.stdout).toContain("none  not there\n1 refused again, 1 not there\n");
    on.use(sourceEntry({ settings: { unsupportedEvents: "ignore" } }));
    const healed = await quarantine(["resend", shop, "--json"]);
    expect(healed.code).toBe(0);
    expect(JSON.parse(healed.stdout)).toEqual({ counts: { ignored: 1 }, failed: [] });
  });

  test("discard wants to be told what", async () => {
    const { nobody } = await refuseTwo();
    const slip = await quarantine(["discard"]);
    expect(slip).toMatchObject({ code: 2, stdout: "" });
    expect(slip.stderr).toContain("say which: ids, a filter, or --all");
    expect((await quarantine(["discard", nobody, "--all"])).code).toBe(2);
    const one = await quarantine(["discard", nobody, "none"]);
    expect({ code: one.code, stdout: one.stdout }).toEqual({
      code: 1,
      stdout: "1 discarded, 1 not there\n",
    });
    expect((await quarantine(["discard", "--all"])).stdout).toBe("1 discarded\n");
    expect(await on.quarantined()).toEqual([]);
  });

  test("counts by source, destination and code", async () => {
    expect((await quarantine(["counts"])).stdout).toBe("nothing is in the quarantine\n");
    await refuseTwo();
    await refuseTwo();
    const { stdout } = await quarantine(["counts"]);
    expect(stdout).toContain("1 kept, refused 2x  news  no_recipient\n");
    const json = await quarantine(["counts", "--json"]);
    expect((JSON.parse(json.stdout) as { counts: unknown[] }).counts).toHaveLength(2);
  });

  test("names a wrong token and a wrong address", async () => {
    const none = await quarantine(["counts"], { ADMIN_TOKEN: "" });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("ADMIN_TOKEN must be");
    const wrong = await quarantine(["counts"], { ADMIN_TOKEN: "wrong" });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("the service refuses the token");
    await using other = await listening(createServer((_request, response) => response.end("<p>")));
    const environment = { ADMIN_TOKEN: TOKEN };
    const at = (port: number): string[] => [
      "quarantine",
      "counts",
      "--url",
      `http://127.0.0.1:${port}`,
    ];
    const elsewhere = await runCommand(at(other.port), ".", environment);
    expect(elsewhere.stderr).toContain("is not this service");
    expect((await runCommand(at(1), ".", environment)).code).toBe(3);
  });
});
