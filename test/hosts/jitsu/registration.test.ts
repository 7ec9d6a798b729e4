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
  pauses = [];
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
  dryRun: false,
  force: false,
  newKey: false,
  ...changes,
});

/** Milliseconds that were waited, and how much the console had been written to by then. */
let pauses: [milliseconds: number, writes: number][];

const register = (changes: Partial<JitsuRegistration> = {}, console = jitsu()) =>
  registerInJitsu(console, wanted(changes), (milliseconds) => {
    pauses.push([milliseconds, fake.writes.length]);
    return Promise.resolve();
  });

const only = (type: string): JsonObject => {
  const [object, ...others] = fake.of(type);
  expect(others).toEqual([]);
  return object ?? {};
};

/** A step's action, by its object. */
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

  test("the registered function runs, with its options", async () => {
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

  test("writes once more, over a second after the last change", async () => {
    const { steps } = await register();
    expect(steps).toHaveLength(3);
    const id = String(only("function").id);
    expect(pauses).toEqual([[1_100, 3]]);
    expect(fake.writes.slice(3)).toEqual([
      `PUT /api/${WORKSPACE}/config/function/${id}`,
      `POST /api/${WORKSPACE}/config/link`,
    ]);
    await register();
    expect(pauses).toHaveLength(1);
  });

  test("each source has its own function, and removing one leaves the other", async () => {
    await register();
    const [first] = fake.of("function");
    const [before] = structuredClone(fake.links);
    await register({ name: "Second" });
    const [, second] = fake.of("function");
    expect([first?.slug, second?.slug]).toEqual(["nudgespot", "nudgespot-second"]);
    const { call } = await isolate(String(second?.code));
    const secondStream = fake.of("stream")[1];
    const event = { type: "track", event: "Email Opened", userId: "u-1" };
    expect(await call(event, String(secondStream?.id))).toHaveLength(2);
    expect(await call(event, String(fake.of("stream")[0]?.id))).toEqual(event);
    expect(fake.links.find(({ id }) => id === before?.id)).toEqual(before);
    await unregisterFromJitsu(jitsu(), { workspace: "acme", name: "Second", dryRun: false });
    expect(fake.of("function")).toEqual([first]);
    expect(fake.links.filter(({ deleted }) => !deleted)).toEqual([before]);
  });

  test("a function that was moved to another stream is given back", async () => {
    await register();
    const [first] = fake.of("stream");
    const ours = only("function");
    // As version 0.1.0 did it for a second source.
    await register({ name: "Second" });
    const second = fake.of("stream")[1];
    fake.objects.delete(String(ours.id));
    const moved = fake.of("function")[0];
    if (moved) moved.slug = "nudgespot";
    await register();
    await register({ name: "Second" });
    const functions = fake.of("function").map(({ slug, code }) => [slug, String(code)]);
    expect(functions.map(([slug]) => slug).sort()).toEqual(["nudgespot", "nudgespot-second"]);
    const codeOf = (slug: string) => functions.find(([name]) => name === slug)?.[1];
    expect(codeOf("nudgespot")).toContain(String(first?.id));
    expect(codeOf("nudgespot-second")).toContain(String(second?.id));
  });

  test("a renamed stream is found by the id that its function was made for", async () => {
    await register();
    only("stream").name = "Mails";
    const { steps } = await register();
    expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(["unchanged"]));
    expect(only("stream").name).toBe("Mails");
    await register({ name: "Mails" });
    expect(only("function")).toMatchObject({ slug: "nudgespot-mails", name: "Mails" });
  });

  test("keeps settings and tables that are not given", async () => {
    await register({ settings: { pseudonymize: true }, tables: "layout" });
    const { steps, tables } = await register();
    expect(actionsOf(steps)).toContain("function unchanged");
    expect(tables).toBe("layout");
    expect(String(only("function").code)).toContain('"settings":{"pseudonymize":true}');
    await register({ settings: {} });
    expect(String(only("function").code)).toContain('"settings":{}');
  });

  test("names the schemas of the tables, and warns of a destination without tables", async () => {
    fake.of("destination").forEach((destination, index) => {
      Object.assign(
        destination,
        index === 0 ? { defaultSchema: "emails" } : { destinationType: "webhook" },
      );
    });
    const { schemas, warnings } = await register({ destinations: ["ds-0001", "ds-0002"] });
    expect(schemas).toEqual(["emails"]);
    expect(warnings).toEqual([expect.stringContaining("ds-0002 (webhook) makes no tables")]);
    expect((await register({ tables: "layout" })).warnings).toEqual([]);
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

  test("keeps the other functions of a connection, and puts itself last", async () => {
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
    expect(steps).toEqual([
      { what: "stream", id: undefined, action: "created" },
      { what: "function", id: undefined, action: "created" },
      { what: "connection", id: undefined, to: "ds-0001", action: "created" },
    ]);
    expect(pauses).toEqual([]);
  });

  // Before and after the console did what it was asked: the workspace, the destinations, streams and
  // functions, the stream, streams and functions, the function, the connections, the connection.
  test.each(
    Array.from({ length: 10 }, (_, index) => index + 1).flatMap((request) => [
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

  test("two functions with the slug are an error, and nothing is written to them", async () => {
    for (const id of ["fn-1", "fn-2"])
      fake.objects.set(id, { id, type: "function", slug: "nudgespot" });
    await expect(register()).rejects.toThrow(
      "two functions of the source Nudgespot, fn-1 and fn-2",
    );
  });
});

describe("a refusal of the console is one line", () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ["a wrong token", () => register({}, jitsu("k1:wrong-secret")), "JITSU_TOKEN"],
    ["an unknown workspace", () => register({ workspace: "none" }), "does not have this workspace"],
    ["a workspace of others", () => register({ workspace: "other" }), "no access"],
    ["an unknown destination", () => register({ destinations: ["x"] }), "it has ds-0001, ds-0002"],
    ["something else at the address", () => register({}, jitsu(undefined, "/x")), "answered"],
  ])("%s", async (_name, work, message) => {
    const error = await work().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConsoleError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toMatch(/wrong-secret|user-secret|pg-secret|\n/);
    expect(fake.writes).toEqual([]);
  });

  test("a field that the console's schema rejects is named", async () => {
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

  test("removes what was registered, and leaves other functions in their connections", async () => {
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

test("a seal is valid for its own code alone", async () => {
  const code = compileFunction(await readBundle(), { stream: "s" });
  expect(isSealed(code)).toBe(true);
  expect(isSealed(code.replace('"s"', '"t"'))).toBe(false);
  expect(isSealed("export default 1;")).toBe(false);
});
