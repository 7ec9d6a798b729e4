// Operations of the engine that fail: alone, together, and on a full disk.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openDatabase, type Connection } from "../../../transformer/store/embedded/database.js";
import { Engine } from "../../../transformer/store/embedded/engine.js";
import type {
  Answer,
  OperationName,
  Operations,
  Request,
} from "../../../transformer/store/embedded/operations.js";
import type { Call, Lease } from "../../../transformer/store/events.js";
import type { EntryPage } from "../../../transformer/store/quarantine.js";
import { AT, DAY, LIMITS, newEvent, SHARE, temporaryFolder } from "../../support/stores.js";

const A = "news/a";
const ROOM = { free: 7, reserve: 5 };

let folder: ReturnType<typeof temporaryFolder>;
let db: Connection;
let engine: Engine;
let hasRoom: boolean;
let full: number;
let damaged: [body: string, events: number][];
let last: number;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(`${folder.path}/store.db`);
  [hasRoom, full, damaged, last] = [true, 0, [], 0];
  engine = new Engine({
    db,
    dedupWindow: 7 * DAY,
    retain: 0,
    quarantine: { received: SHARE, contract: SHARE },
    hasRoom: () => hasRoom,
    room: () => ROOM,
    onFull: () => {
      full += 1;
    },
    onDamaged: (body, events) => {
      damaged.push([body.toString(), events]);
    },
  });
});

afterEach(() => {
  db.close();
  folder.remove();
});

function request<K extends OperationName>(name: K, given: Operations[K]["given"]): Request {
  last += 1;
  return { number: last, name, given };
}

const call = (
  id: string,
  { now = AT, ...changes }: Partial<Call> & { now?: number } = {},
): Request =>
  request("accept", {
    call: { source: "news", destinations: [A], events: [newEvent(id)], refused: [], ...changes },
    now,
  });

const lease = (): Request =>
  request("lease", { destination: A, limits: LIMITS, lanes: 1, now: AT });

function resultOf(answer: Answer | undefined): unknown {
  if (answer === undefined || "error" in answer) throw new Error(JSON.stringify(answer));
  return answer.result;
}

function perform(one: Request): unknown {
  const [answer, ...others] = engine.perform([one]);
  expect(others).toEqual([]);
  expect(answer?.number).toBe(one.number);
  return resultOf(answer);
}

const leases = (): Lease[] => perform(lease()) as Lease[];

const leasedIds = (): string[] =>
  leases().flatMap(({ events }) =>
    events.map(({ json }) => (JSON.parse(json) as { messageId: string }).messageId),
  );

const waiting = (): unknown => perform(request("waiting", undefined));

const REFUSED = [{ payload: "{}", code: "no_recipient" as const, message: "m" }];

/** A call with a time that the database refuses. */
const BROKEN = { now: NaN, refused: REFUSED };

describe("a group of operations", () => {
  test("is one transaction, with an answer for each", () => {
    const group = [call("a"), call("a"), lease(), request("counts", undefined)];
    const answers = engine.perform(group);
    expect(answers.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(answers.map((answer) => resultOf(answer))).toEqual([
      { duplicates: [], reused: [] },
      { duplicates: [0], reused: [] },
      [expect.objectContaining({ events: [expect.objectContaining({ attempts: 0 })] })],
      [],
    ]);
  });

  test("in which one fails loses that one alone", () => {
    const answers = engine.perform([call("a"), call("b", BROKEN), call("c")]);
    expect(answers).toEqual([
      { number: 1, result: { duplicates: [], reused: [] } },
      { number: 2, error: "store_failing", reason: expect.stringMatching("^SQLITE_CONSTRAINT") },
      { number: 3, result: { duplicates: [], reused: [] } },
    ]);
    expect(waiting()).toEqual([{ destination: A, events: 2, oldestAt: AT }]);
    // Its id is not remembered: it can be sent again.
    expect(perform(call("b"))).toEqual({ duplicates: [], reused: [] });
    expect(full).toBe(0);
  });

  test("that fails gives up the leases that it took", () => {
    perform(call("a"));
    const answers = engine.perform([lease(), call("b", BROKEN)]);
    const [first] = resultOf(answers[0]) as Lease[];
    expect(first?.events).toHaveLength(1);
    // The lease of the failed transaction is not held beside the one that was answered.
    expect(leasedIds()).toEqual([]);
    perform(request("settle", { id: first?.id ?? "", verdicts: [{ kind: "waiting" }], now: AT }));
    expect(leasedIds()).toEqual(["a"]);
  });

  test("that fails keeps the lanes that it settled", () => {
    perform(call("a"));
    const [{ id } = { id: "" }] = leases();
    const broken = request("settle", {
      ...{ id, now: null as unknown as number },
      verdicts: [{ kind: "refused", code: "destination_refused", message: "m" } as never],
    });
    expect(engine.perform([broken])).toMatchObject([{ error: "store_failing" }]);
    expect(leasedIds()).toEqual([]);
    perform(request("settle", { id, verdicts: [{ kind: "delivered" }], now: AT }));
    expect(waiting()).toEqual([]);
  });
});

describe("without room", () => {
  test("calls and refused payloads fail, and everything that drains goes on", () => {
    perform(call("a"));
    hasRoom = false;
    expect(
      engine.perform([
        call("b"),
        request("add", { source: "news", refused: REFUSED, now: AT }),
        request("check", undefined),
        lease(),
      ]),
    ).toEqual([
      { number: 2, error: "store_full", reason: "ENOSPC" },
      { number: 3, error: "store_full", reason: "ENOSPC" },
      { number: 4, error: "store_full", reason: "ENOSPC" },
      { number: 5, result: [expect.objectContaining({ events: [expect.anything()] })] },
    ]);
    // It was known before: the reserve is not given up.
    expect(full).toBe(0);
    hasRoom = true;
    expect(perform(request("check", undefined))).toEqual(ROOM);
  });

  test("that only the transaction finds, the reserve is given up, and smaller calls are stored", () => {
    // A transaction that SQLite has to end for want of pages.
    const pages = (db.prepare("PRAGMA page_count").get() as { page_count: number }).page_count;
    db.exec(`PRAGMA max_page_count = ${pages}`);
    const large = { events: [newEvent("large", "bob", "x".repeat(100_000))] };
    expect(engine.perform([call("a"), call("large", large), call("b")])).toEqual([
      { number: 1, result: { duplicates: [], reused: [] } },
      { number: 2, error: "store_full", reason: "SQLITE_FULL" },
      { number: 3, result: { duplicates: [], reused: [] } },
    ]);
    // By the group, and by the call alone.
    expect(full).toBe(2);
    expect(waiting()).toEqual([{ destination: A, events: 2, oldestAt: AT }]);
  });
});

describe("damage", () => {
  test("ends the group: nobody is answered", () => {
    perform(call("a"));
    db.exec("DELETE FROM chunks");
    expect(() => engine.perform([lease(), call("b")])).toThrow("SQLITE_CORRUPT_CHUNK");
  });

  test("of a body sets it aside, and delivers the others", () => {
    perform(call("a"));
    perform(call("b"));
    db.exec("UPDATE chunks SET body = CAST('{\"x\":1}' AS BLOB) WHERE id = 1");
    expect(leasedIds()).toEqual(["b"]);
    expect(damaged).toEqual([['{"x":1}', 1]]);
    expect(waiting()).toEqual([{ destination: A, events: 1, oldestAt: AT }]);
  });

  test("of an entry's payload is found when it is read", () => {
    perform(request("add", { source: "news", refused: REFUSED, now: AT }));
    const page = perform(request("list", { filter: {}, limit: 9, cursor: undefined }));
    const { entries } = page as EntryPage;
    const id = entries[0]?.id ?? "";
    expect(perform(request("get", id))).toMatchObject({ payload: "{}" });
    db.exec("UPDATE quarantine SET payload = '[]'");
    expect(() => engine.perform([request("get", id)])).toThrow("SQLITE_CORRUPT_ENTRY");
  });
});

describe("the queue of a destination", () => {
  test("is not moved or dropped while some of it is leased", () => {
    perform(call("a"));
    const [{ id } = { id: "" }] = leases();
    expect(perform(request("move", { from: A, to: "news/b", now: AT }))).toBeUndefined();
    expect(perform(request("drop", { destination: A, now: AT }))).toBeUndefined();
    expect(perform(request("drop", { destination: "news/b", now: AT }))).toBe(0);
    perform(request("settle", { id, verdicts: [{ kind: "waiting" }], now: AT }));
    expect(perform(request("move", { from: A, to: "news/b", now: AT }))).toBe(1);
    expect(perform(request("drop", { destination: "news/b", now: AT }))).toBe(1);
  });

  test("has the events of the same group", () => {
    const answers = engine.perform([call("a"), request("queued", { destination: A, limit: 1 })]);
    expect(resultOf(answers[1])).toEqual([{ json: newEvent("a").json, receivedAt: AT }]);
  });
});

test("a lease that is not known is settled without a change", () => {
  perform(call("a"));
  perform(request("settle", { id: "other", verdicts: [{ kind: "delivered" }], now: AT }));
  expect(leasedIds()).toEqual(["a"]);
});
