// Ingest learns of a source after some seconds, or misses it: the answers are those of captures.
import { createServer } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../../transformer/core/values.js";
import { waitForIngest } from "../../../transformer/hosts/jitsu/readiness.js";
import { listening } from "../../support/listening.js";

type Answer = [status: number, body: object];

const UNKNOWN: Answer = [401, { error: "stream not found: for: [writeKey: id:secret]" }];
const UNCONNECTED: Answer = [
  200,
  { ok: false, errors: ["Message ID: m: no destinations found for stream: st"], okEvents: 0 },
];
const READY: Answer = [200, { ok: true, okEvents: 1, receivedEvents: 1 }];

/** Asks an ingest that gives the nth of the answers, then the last for ever. */
async function ask(answers: readonly Answer[]) {
  const bodies: JsonObject[] = [];
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      bodies.push(JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as JsonObject);
      keys.push(request.headers["x-write-key"]);
      const [status, body] = answers[bodies.length - 1] ?? answers.at(-1) ?? READY;
      response.writeHead(status).end(JSON.stringify(body));
    });
  });
  await using ingest = await listening(server);
  const touched: number[] = [];
  let pauses = 0;
  const error = await waitForIngest({
    ingest: new URL(`http://127.0.0.1:${ingest.port}`),
    writeKey: "id:secret",
    touch: () => Promise.resolve(void touched.push(bodies.length)),
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  }).then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  return { bodies, keys, touched, pauses, error };
}

describe("waiting for ingest", () => {
  test("asks until the key and a destination are known", async () => {
    const { bodies, keys, touched, error } = await ask([UNKNOWN, UNKNOWN, UNCONNECTED, READY]);
    expect(error).toBeUndefined();
    expect(keys).toEqual(Array(4).fill("id:secret"));
    expect(touched).toEqual([]);
    expect(bodies[0]?.batch).toMatchObject([
      { event: "Nudgespot Source Check", JITSU_TABLE_NAME: "nudgespot_refused" },
    ]);
  });

  test("writes the source once more where ingest missed it", async () => {
    const { touched, error } = await ask([...Array<Answer>(15).fill(UNCONNECTED), READY]);
    expect(error).toBeUndefined();
    expect(touched).toEqual([15]);
  });

  test.each<[string, Answer, RegExp, number]>([
    ["does not learn of the key", UNKNOWN, /does not know the write key, after a minute/, 60],
    ["does not learn of a destination", UNCONNECTED, /does not know a destination/, 60],
    ["fails", [500, { error: "error# 1: panic" }], /answered 500/, 1],
    ["refuses", [200, { ok: false, errors: ["quota exceeded"] }], /answered 200/, 1],
  ])("gives up where ingest %s", async (_name, answer, message, questions) => {
    const { bodies, pauses, error } = await ask([answer]);
    expect(error?.message).toMatch(message);
    expect(error?.message).not.toContain("secret");
    expect(bodies).toHaveLength(questions);
    expect(pauses).toBe(questions - 1);
  });

  test("says if nothing answers", async () => {
    const ingest = new URL("http://127.0.0.1:1");
    const touch = (): Promise<void> => Promise.resolve();
    await expect(waitForIngest({ ingest, writeKey: "a:b", touch })).rejects.toMatchObject({
      isUnreachable: true,
    });
  });
});
