import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../../transformer/core/values.js";
import { compileFunction, isSealed, readBundle } from "../../../transformer/hosts/jitsu/code.js";
import { ConsoleError, JitsuConsole } from "../../../transformer/hosts/jitsu/console.js";
import {
  registerInJitsu,
  unregisterFromJitsu,
  type JitsuRegistration,
} from "../../../transformer/hosts/jitsu/registration.js";
import { FakeConsole, WORKSPACE } from "../../support/jitsu-console.js";
import { isolate } from "../../support/isolate.js";
import { listening } from "../../support/listening.js";

let fake: FakeConsole;
let address: Awaited<ReturnType<typeof listening>>;

beforeEach(async () => {
  fake = new FakeConsole();
  fake.addDestination("ds-0002");
  address = await listening(fake.server);
});

afterEach(() => address[Symbol.asyncDispose]() as Promise<void>);

const jitsu = (token = "k1:user-secret", path = ""): JitsuConsole =>
  new JitsuConsole({ url: new URL(`http://127.0.0.1:${address.port}${path}`), token });

const wanted = (changes: Partial<JitsuRegistration> = {}): JitsuRegistration => ({
  workspace: "acme",
  name: "Nudgespot",
  destinations: ["ds-0001"],
  tables: "collections",
  settings: {},
  dryRun: false,
  force: false,
  newKey: false,
  ...changes,
});

const register = (changes: Partial<JitsuRegistration> = {}) =>
  registerInJitsu(jitsu(), wanted(changes));

const only = (type: string): JsonObject => {
  const [object, ...others] = fake.of(type);
  expect(others).toEqual([]);
  return object ?? {};
};

/** A step's action, by what it is about. */
const actionsOf = (steps: readonly { what: string; action: string }[]): string[] =>
  steps.map(({ what, action }) => `${what} ${action}`);

describe("registering in Jitsu", () => {
  test("makes stream, function and a connection for each destination", async () => {
    const { steps, writeKey } = await register({ destinations: ["ds-0001", "ds-0002"] });
    expect(actionsOf(steps)).toEqual([
      "stream created",
      "function created",
      "connection created",
      "connection created",
    ]);
    expect(writeKey).toMatch(/^[a-z0-9]+:[0-9a-f]{48}$/);
    const stream = only("stream");
    expect(stream).toMatchObject({ name: "Nudgespot", workspaceId: WORKSPACE });
    const functionId = `udf.${String(only("function").id)}`;
    expect(fake.links).toHaveLength(2);
    for (const { fromId, data } of fake.links) {
      expect(fromId).toBe(stream.id);
      expect(data).toMatchObject({
        primaryKey: "message_id",
        deduplicate: true,
        functions: [{ functionId }],
      });
    }
  });

  test("what it makes runs, with its options", async () => {
    await register({ settings: { eventNames: { Read: "Email Opened" } } });
    const { call } = await isolate(String(only("function").code));
    const event = { type: "track", event: "read", userId: "u-1" };
    expect(await call(event, String(only("stream").id))).toHaveLength(2);
    expect(await call(event, "another")).toEqual(event);
  });

  test("a second run writes nothing, and has no key to show", async () => {
    await register();
    const writes = fake.writes.length;
    const { steps, writeKey } = await register();
    expect(fake.writes).toHaveLength(writes);
    expect(writeKey).toBeUndefined();
    expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(["unchanged"]));
  });

  test("--new-key adds a key, and keeps the one that there is", async () => {
    await register();
    const { writeKey } = await register({ newKey: true });
    expect(writeKey).toContain(":");
    expect(only("stream").privateKeys).toHaveLength(2);
  });

  test("other settings, tables and versions are an update", async () => {
    await register();
    const { steps } = await register({ tables: "layout" });
    expect(actionsOf(steps)).toContain("function updated");
    expect(String(only("function").code)).toContain('"tables":"layout"');
  });

  test("a function that was edited by hand is not overwritten, unless it is forced", async () => {
    await register();
    const ours = only("function");
    ours.code = `${String(ours.code)}// mine\n`;
    await expect(register()).rejects.toThrow("edited by hand");
    expect(String(only("function").code)).toContain("// mine");
    expect(actionsOf((await register({ force: true })).steps)).toContain("function updated");
  });

  test("keeps what is not its own in a connection, and puts itself last", async () => {
    await register();
    const [link] = fake.links;
    const own = (link?.data as JsonObject).functions as JsonObject[];
    const other = { functionId: "udf.other" };
    if (link)
      link.data = { mode: "stream", later: 1, functions: [...own, other], deduplicate: false };
    const { steps } = await register();
    expect(steps.at(-1)).toMatchObject({
      what: "connection",
      action: "updated",
      changed: expect.arrayContaining(["primaryKey", "deduplicate", "functions"]) as unknown,
    });
    expect(link?.data).toEqual({
      mode: "stream",
      later: 1,
      primaryKey: "message_id",
      deduplicate: true,
      functions: [other, ...own],
    });
  });

  test("dry, it only reads", async () => {
    const { steps, writeKey } = await register({ dryRun: true });
    expect(fake.writes).toEqual([]);
    expect(writeKey).toBeUndefined();
    expect(actionsOf(steps)).toEqual(["stream created", "function created", "connection created"]);
  });

  // Before and after the console did what it was asked: workspace, destinations, stream, function, links.
  test.each(
    Array.from({ length: 8 }, (_, index) => index + 1).flatMap((request) => [
      { request, after: false },
      { request, after: true },
    ]),
  )("what fails at $request (after: $after) is finished by a second run", async (failAt) => {
    fake.failAt = failAt;
    await expect(register()).rejects.toThrow(ConsoleError);
    fake.failAt = undefined;
    await register();
    expect(only("stream")).toMatchObject({ name: "Nudgespot" });
    expect(isSealed(String(only("function").code))).toBe(true);
    expect(fake.links).toHaveLength(1);
  });

  test("two functions with the slug are said, and nothing is written to them", async () => {
    for (const id of ["fn-1", "fn-2"])
      fake.objects.set(id, { id, type: "function", slug: "nudgespot" });
    await expect(register()).rejects.toThrow(
      "two functions with the slug nudgespot, fn-1 and fn-2",
    );
  });
});

describe("what the console refuses becomes one line", () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ["a wrong token", () => registerInJitsu(jitsu("k1:wrong-secret"), wanted()), "JITSU_TOKEN"],
    ["an unknown workspace", () => register({ workspace: "none" }), "no such workspace"],
    ["a workspace of others", () => register({ workspace: "other" }), "no access"],
    [
      "an unknown destination",
      () => register({ destinations: ["x"] }),
      "there are ds-0001, ds-0002",
    ],
    [
      "something else at the address",
      () => registerInJitsu(jitsu(undefined, "/x"), wanted()),
      "answered",
    ],
  ])("%s", async (_name, work, message) => {
    const error = await work().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConsoleError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toMatch(/wrong-secret|user-secret|pg-secret|\n/);
    expect(fake.writes).toEqual([]);
  });

  test("what its schema does not take is named", async () => {
    const object = { id: "st-1", workspaceId: WORKSPACE, type: "stream" };
    await expect(jitsu().create(WORKSPACE, "stream", object)).rejects.toThrow("name: Required");
  });

  test("nothing that answers is unreachable", async () => {
    const console = new JitsuConsole({ url: new URL("http://127.0.0.1:1"), token: "a:b" });
    await expect(console.workspaceId("acme")).rejects.toMatchObject({ isUnreachable: true });
  });
});

describe("unregistering from Jitsu", () => {
  const unregister = (dryRun = false) =>
    unregisterFromJitsu(jitsu(), { workspace: "acme", name: "Nudgespot", dryRun });

  test("takes out what was put in, and leaves other connections their own functions", async () => {
    await register();
    const id = `udf.${String(only("function").id)}`;
    fake.objects.set("st-2", { id: "st-2", type: "stream", name: "Web" });
    const functions = [{ functionId: "udf.other" }, { functionId: id }];
    fake.links.push({
      id: "l-2",
      fromId: "st-2",
      toId: "ds-0002",
      deleted: false,
      data: { functions },
    });
    expect(actionsOf(await unregister(true))).toHaveLength(4);
    expect(fake.of("function")).toHaveLength(1);
    expect(actionsOf(await unregister())).toEqual([
      "connection removed",
      "connection updated",
      "function removed",
      "stream removed",
    ]);
    expect([fake.of("function"), fake.of("stream").map(({ name }) => name)]).toEqual([[], ["Web"]]);
    expect(fake.links.filter(({ deleted }) => !deleted)).toMatchObject([
      { id: "l-2", data: { functions: [{ functionId: "udf.other" }] } },
    ]);
    expect(await unregister()).toEqual([]);
  });
});

test("a seal holds for what it was made for alone", async () => {
  const code = compileFunction(await readBundle(), { stream: "s" });
  expect(isSealed(code)).toBe(true);
  expect(isSealed(code.replace('"s"', '"t"'))).toBe(false);
  expect(isSealed("export default 1;")).toBe(false);
});
