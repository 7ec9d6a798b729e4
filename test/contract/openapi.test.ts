// The admin API's description, held against its routes and their answers.
import request from "supertest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createAdmin, type AdminDeps } from "../../transformer/server/admin/admin.js";
import { post, receiving, TOKEN, type Receiving } from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const EVENT = { event: "Email Opened", userId: "u-1" };
const SPAN = { since: "2026-05-01T10:00Z", until: "2026-05-02T10:00:00.5+02:00" };

interface Operation {
  readonly responses: Readonly<Record<string, Described>>;
  readonly requestBody?: Described;
}

interface Described {
  readonly description: string;
  readonly content: { readonly "application/json": { readonly schema: object } };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const ajv = new Ajv2020({ strict: true, strictTypes: false, formats: { "date-time": true } });

let on: Receiving;
let description: Description;

beforeEach(async () => {
  on = await receiving();
  description = (await call("get", "/openapi.json").expect(200)).body as Description;
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

function call(method: string, path: string, token = TOKEN): request.Test {
  const verb = method === "post" || method === "delete" ? method : "get";
  return request(on.app)[verb](`/admin${path}`).set("Authorization", `Bearer ${token}`);
}

/** The paths and methods of a router, as OpenAPI writes them. */
function routesOf(deps: AdminDeps): string[] {
  return createAdmin(deps).stack.flatMap(({ route }) => {
    if (route === undefined) return [];
    const path: unknown = route.path;
    const template =
      path instanceof RegExp
        ? path.source.replace(/^\^|\$$|\\/g, "").replace("(.+)", "{id}")
        : String(path).replace(/:(\w+)/g, "{$1}");
    return [...new Set(route.stack.map(({ method }) => `${method} ${template}`))];
  });
}

/** Undocumented requests get no answer. */
function answerOf(operation: Operation | undefined, status: number): object {
  const described = Object.entries(operation?.responses ?? {}).find(
    ([name]) => name === String(status),
  );
  return described?.[1].content["application/json"].schema ?? { not: {} };
}

function problemsOf(schema: object, value: unknown): string {
  return ajv.validate(schema, value) ? "" : ajv.errorsText();
}

test("has every route, and no other", () => {
  // Building the description calls no dependency.
  const deps = { store: { quarantine: {} }, token: TOKEN } as unknown as AdminDeps;
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(routesOf(deps).sort());
});

/** Method, path, address, status of the answer, and body. */
const CASES: readonly [string, string, string, number, object?][] = [
  ["get", "/openapi.json", "/openapi.json", 200],
  ["get", "/quarantine", "/quarantine", 200],
  ["get", "/quarantine", "/quarantine?limit=1", 200],
  ["get", "/quarantine", "/quarantine?limit=0", 400],
  ["get", "/quarantine", "/quarantine?cursor=x", 400],
  ["get", "/quarantine", "/quarantine?sorce=x", 400],
  ["get", "/quarantine/counts", "/quarantine/counts", 200],
  ["get", "/quarantine/{id}", "/quarantine/ID", 200],
  ["get", "/quarantine/{id}", "/quarantine/none", 404],
  ["post", "/quarantine/resend", "/quarantine/resend", 200, { ids: ["ID", "none"] }],
  ["post", "/quarantine/resend", "/quarantine/resend", 200, { filter: { source: "news" } }],
  ["post", "/quarantine/resend", "/quarantine/resend", 400, { ids: [1] }],
  ["post", "/quarantine/discard", "/quarantine/discard", 200, { ids: ["ID"] }],
  ["post", "/quarantine/discard", "/quarantine/discard", 200, { all: true }],
  ["post", "/quarantine/discard", "/quarantine/discard", 400, {}],
  ["get", "/sources", "/sources", 200],
  ["get", "/sources/{source}/write-keys", "/sources/news/write-keys", 200],
  ["get", "/sources/{source}/write-keys", "/sources/none/write-keys", 404],
  ["get", "/destinations", "/destinations", 200],
  ["get", "/destinations/{id}/events", "/destinations/news/host/events", 200],
  ["get", "/destinations/{id}/events", "/destinations/news/host/events?limit=x", 400],
  ["post", "/destinations/{id}/move", "/destinations/gone/move", 200, { to: "news/host" }],
  ["post", "/destinations/{id}/move", "/destinations/gone/move", 400, {}],
  ["post", "/destinations/{id}/move", "/destinations/news/host/move", 409, { to: "news/x" }],
  ["post", "/destinations/{id}/discard", "/destinations/gone/discard", 200],
  ["post", "/destinations/{id}/discard", "/destinations/news/host/discard", 409],
  ["post", "/destinations/{id}/resume", "/destinations/news/host/resume", 200],
  ["post", "/destinations/{id}/resume", "/destinations/none/resume", 404],
  ["post", "/destinations/{id}/suspend", "/destinations/news/host/suspend", 200],
  ["post", "/destinations/{id}/suspend", "/destinations/none/suspend", 404],
  ["post", "/destinations/{id}/resend", "/destinations/news/host/resend", 200, SPAN],
  ["post", "/destinations/{id}/resend", "/destinations/news/host/resend", 400, { since: "1 May" }],
  ["post", "/destinations/{id}/resend", "/destinations/none/resend", 404, SPAN],
  ["post", "/destinations/{id}/test", "/destinations/news/host/test", 200, EVENT],
  ["post", "/destinations/{id}/test", "/destinations/news/host/test", 400, []],
  ["post", "/destinations/{id}/test", "/destinations/none/test", 404],
  ["get", "/events", "/events?outcome=refused&limit=1", 200],
  ["get", "/events", "/events?outcome=lost", 400],
  ["get", "/events/{id}", "/events/EVENT", 200],
  ["get", "/events/{id}", "/events/none", 404],
  ["get", "/events/stream", "/events/stream?outcome=lost", 400],
  ["post", "/transform", "/transform", 200, { text: '{"event":"Email Opened"}' }],
  ["post", "/transform", "/transform", 200, { text: "{", settings: {} }],
  ["post", "/transform", "/transform", 400, { body: {} }],
  ["get", "/session", "/session", 404],
  ["delete", "/session", "/session", 200],
  ["post", "/session", "/session", 200, { token: TOKEN }],
  ["post", "/session", "/session", 400, {}],
  ["get", "/schema", "/schema", 200],
  ["get", "/tallies", "/tallies", 200],
  ["get", "/tallies", "/tallies?hours=721", 400],
  ["get", "/campaigns", "/campaigns?hours=720", 200],
  ["get", "/campaigns", "/campaigns?hours=0", 400],
  ["get", "/checks", "/checks", 200],
  ["get", "/store", "/store", 200],
];

/** Tested in session.test.ts and events.test.ts. */
const ELSEWHERE = ["get /session 200", "post /session 429", "get /events/stream 200"];

test("has a case for every described answer, and no other", () => {
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method} ${path} ${status}`),
    ),
  );
  const tried = CASES.map(([method, path, , status]) => `${method} ${path} ${status}`);
  const authorized = described.filter(
    (answer) => !answer.endsWith(" 401") && !ELSEWHERE.includes(answer),
  );
  expect([...new Set(tried)].sort()).toEqual(authorized.sort());
  for (const { responses } of Object.values(description.paths).flatMap(Object.values<Operation>)) {
    for (const answer of Object.values(responses)) expect(answer.description).toMatch(/\w/);
  }
});

describe("answers are as described", () => {
  test.each(CASES)("%s %s: %s, %i", async (method, path, address, status, ...[body]) => {
    await post(on.app, [{ event: "Email Opened" }, { event: "Shop", userId: "u" }]).expect(400);
    await post(on.app, { event: "Email Opened", userId: "u-1" }).expect(200);
    await on.tallies.flush();
    on.sample.take();
    on.states.set("news/x", { state: "paused", lastError: "status 401", nextTryAt: NOW });
    const [entry] = await on.quarantined();
    const [event] = on.recent.list({}, 1);
    const named = (text: string): string =>
      text.replaceAll("ID", entry?.id ?? "").replaceAll("EVENT", event?.id ?? "");
    const operation = description.paths[path]?.[method];
    if (body !== undefined) {
      const schema = operation?.requestBody?.content["application/json"].schema ?? {};
      expect(problemsOf(schema, body) === "").toBe(status !== 400);
    }
    const asked = call(method, named(address));
    const answer =
      body === undefined ? await asked : await asked.send(JSON.parse(named(JSON.stringify(body))));
    expect(answer.status).toBe(status);
    expect(problemsOf(answerOf(operation, status), answer.body)).toBe("");
    const refused = await call(method, named(address), "wrong");
    expect(problemsOf(answerOf(operation, 401), refused.body)).toBe("");
  });
});
