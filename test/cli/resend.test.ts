import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand, type Ended } from "../support/command.js";
import { listening } from "../support/listening.js";
import { post, receiving, TOKEN, type Receiving } from "../support/receiving.js";
import { NOW } from "../support/transform.js";

const SINCE = new Date(NOW).toISOString();

let on: Receiving;
let service: Awaited<ReturnType<typeof listening>>;

beforeEach(async () => {
  on = await receiving();
  service = await listening(createServer(on.app));
  await post(on.app, { event: "Email Opened", userId: "u-1", messageId: "m-1" }).expect(200);
  await on.events();
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await on[Symbol.asyncDispose]();
});

function resend(args: readonly string[], environment = { ADMIN_TOKEN: TOKEN }): Promise<Ended> {
  const url = `http://127.0.0.1:${service.port}`;
  return runCommand(["resend", "--url", url, ...args], ".", environment);
}

describe("resend", () => {
  test("queues delivered events again", async () => {
    const to = ["--destination", "news/host", "--since", SINCE];
    expect(await resend(to)).toEqual({
      ...{ code: 0, stdout: "1 events are queued again\n", stderr: "" },
    });
    expect(await on.events()).toMatchObject([{ messageId: "m-1" }]);
    expect(await resend([...to, "--until", "2000-01-01", "--json"])).toMatchObject({
      stdout: '{"resent":0}\n',
    });
  });

  test.each([
    [["--destination", "news/none", "--since", SINCE], 1, "has no such entry or destination"],
    [["--destination", "news/host", "--since", "May 1"], 2, "It must be a time in ISO 8601"],
    [["--destination", "news/host"], 2, "required option '--since <time>'"],
  ])("%j ends with %i", async (args, code, message) => {
    const ended = await resend(args);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr).toContain(message);
  });

  test("needs the token", async () => {
    const ended = await resend(["--destination", "a", "--since", SINCE], { ADMIN_TOKEN: "" });
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain("ADMIN_TOKEN must be the token");
  });
});
