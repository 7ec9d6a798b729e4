// The console's check-list: doctor's probes, asked by the service itself.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Examined } from "../../transformer/doctor/examine.js";
import { admin, post, receiving, type Receiving } from "../support/receiving.js";

let on: Receiving;

beforeEach(async () => {
  on = await receiving();
});

afterEach(async () => {
  await on[Symbol.asyncDispose]();
});

async function checks(): Promise<Examined[]> {
  const answer = await admin(on.app, "get", "/checks").expect(200);
  return (answer.body as { checks: Examined[] }).checks;
}

test("all pass where nothing is wrong", async () => {
  const found = await checks();
  expect(found.map(({ id, status }) => [id, status])).toEqual(
    [
      "plugin-reachable",
      "admin-api",
      "store-writable",
      "store-room",
      "store-set-aside",
      "forward-reachable",
      "forward-key",
      "forward-set-up",
      "forward-paused",
      "forward-suspended",
      "forward-taken",
      "source-refusals",
      "forward-refusals",
      "forward-delay",
      "forward-known",
    ].map((id) => [id, "ok"]),
  );
});

test("a problem comes with its reason and its fix", async () => {
  await post(on.app, { event: "Shop", userId: "u" }).expect(400);
  on.states.set("news/host", { state: "paused", lastError: "status 401" });
  const wrong = (await checks()).filter(({ status }) => status !== "ok");
  expect(wrong).toEqual([
    expect.objectContaining({
      id: "forward-key",
      status: "failure",
      reason: "these reject their write key, so their events are queued: news/host (status 401)",
      fix: expect.stringContaining("compare their writeKey") as unknown,
    }),
    expect.objectContaining({ id: "source-refusals", status: "warning" }),
  ]);
});

test("destinations are not sent a test event", async () => {
  await checks();
  expect(on.tried).toEqual([]);
});
