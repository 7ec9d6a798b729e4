// The console's sessions: a signed cookie, and a CSRF token for what changes something.
import request from "supertest";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { receiving, TOKEN, type Receiving } from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const HOUR = 3_600_000;

let on: Receiving;
let time: number;

beforeEach(async () => {
  time = NOW;
  on = await receiving(() => time);
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

function signIn(token: string): request.Test {
  return request(on.app).post("/admin/session").send({ token });
}

async function session(): Promise<{ cookie: string; csrf: string }> {
  const answer = await signIn(TOKEN).expect(200);
  const [cookie = ""] = answer.headers["set-cookie"]?.[0]?.split(";") ?? [];
  return { cookie, csrf: (answer.body as { csrf: string }).csrf };
}

describe("a session", () => {
  test("reads with the cookie alone", async () => {
    const { cookie, csrf } = await session();
    await request(on.app).get("/admin/store").set("Cookie", cookie).expect(200);
    const answer = await request(on.app).get("/admin/session").set("Cookie", `a=b; ${cookie}`);
    expect([answer.status, answer.body]).toEqual([200, { csrf }]);
  });

  test("changes something only with its CSRF token", async () => {
    const { cookie, csrf } = await session();
    const discard = (): request.Test =>
      request(on.app).post("/admin/quarantine/discard").set("Cookie", cookie).send({ all: true });
    await discard().expect(401);
    await discard().set("X-CSRF-Token", "0".repeat(64)).expect(401);
    await discard().set("X-CSRF-Token", csrf).expect(200);
  });

  test.each([
    ["one without a signature", (cookie: string) => cookie.split(".").slice(0, 2).join(".")],
    ["one that was prolonged", (cookie: string) => cookie.replace(/=\d/, "=9")],
    ["an empty one", () => "nudgespot_session="],
  ])("is refused with %s", async (_what, forge) => {
    const { cookie } = await session();
    await request(on.app).get("/admin/store").set("Cookie", forge(cookie)).expect(401);
  });

  test("lasts for twelve hours", async () => {
    const { cookie } = await session();
    time = NOW + 12 * HOUR - 1;
    await request(on.app).get("/admin/store").set("Cookie", cookie).expect(200);
    time = NOW + 12 * HOUR;
    await request(on.app).get("/admin/store").set("Cookie", cookie).expect(401);
  });

  test("ends in the browser when it signs out", async () => {
    const { cookie, csrf } = await session();
    const answer = await request(on.app)
      .delete("/admin/session")
      .set({ Cookie: cookie, "X-CSRF-Token": csrf })
      .expect(200);
    expect(answer.headers["set-cookie"]?.[0]).toContain("nudgespot_session=; Path=/admin; Expires");
  });
});

describe("signing in", () => {
  test("needs the token", async () => {
    const answer = await signIn("not-the-admin-token").expect(401);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("is limited to one attempt a second, right or wrong", async () => {
    await signIn("not-the-admin-token").expect(401);
    const answer = await signIn(TOKEN).expect(429);
    expect(answer.headers["retry-after"]).toBe("1");
  });

  test.each([
    [{}, "nudgespot_session=X; Max-Age=43200; Path=/admin; Expires=T; HttpOnly; SameSite=Strict"],
    [
      { "X-Forwarded-Proto": "https" },
      "nudgespot_session=X; Max-Age=43200; Path=/admin; Expires=T; HttpOnly; Secure; SameSite=Strict",
    ],
  ])("with %j sets a cookie that scripts and other sites do not get", async (headers, expected) => {
    const answer = await signIn(TOKEN).set(headers);
    const cookie = answer.headers["set-cookie"]?.[0] ?? "";
    expect(cookie.replace(/=[\d.a-f-]{60,}/, "=X").replace(/Expires=[^;]+/, "Expires=T")).toBe(
      expected,
    );
  });
});
