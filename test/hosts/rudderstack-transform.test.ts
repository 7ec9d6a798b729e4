import { describe, expect, test } from "@jest/globals";
import { createTransform } from "../../transformer/hosts/rudderstack/transform.js";
import { itemOf, recordingLog } from "../support/app.js";
import { NOW, trackPayload } from "../support/transform.js";

const bodyOf = (...items: unknown[]): Buffer => Buffer.from(JSON.stringify(items));

describe("the transform of RudderStack's contract", () => {
  test("remembers a bounded number of sources whose settings it warned of", () => {
    const log = recordingLog();
    const transform = createTransform({ now: () => NOW, log });
    const send = (id: string): unknown =>
      transform(bodyOf(itemOf("v1", trackPayload(), { ID: id, Config: { own: 1 } })), "v1");
    for (let source = 0; source < 10_000; source += 1) send(`src-${source}`);
    send("src-0");
    expect(log.lines).toHaveLength(10_000);
    send("src-10000");
    send("src-0");
    expect(log.lines).toHaveLength(10_002);
  });

  test("warns of the settings of sources without a usable id once", () => {
    const log = recordingLog();
    const transform = createTransform({ now: () => NOW, log });
    const sources = [{ Config: { own: 1 } }, { ID: { toString: 1 }, config: { own: 1 } }];
    const results = transform(bodyOf(...sources.map((s) => itemOf("v1", trackPayload(), s))), "v1");
    expect(results).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }]);
    expect(log.lines).toMatchObject([{ fields: { source: "without id", keys: ["own"] } }]);
  });

  test("the log of a defect has no line of its message", () => {
    const log = recordingLog();
    const now = (): number => {
      throw new Error("first line\n    at ann@example.com");
    };
    createTransform({ now, log })(bodyOf(trackPayload()), "v0");
    expect(JSON.stringify(log.lines)).not.toContain("ann@example.com");
    expect(JSON.stringify(log.lines)).toContain("at ");
  });

  test("a source without settings and id has the defaults", () => {
    const log = recordingLog();
    const transform = createTransform({ now: () => NOW, log });
    const results = transform(
      bodyOf({ event: trackPayload() }, { event: trackPayload(), source: "src-1" }),
      "v1",
    );
    expect(results).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }]);
    expect(log.lines).toEqual([]);
  });

  test("a thrown value that is not an Error is an item's result, too", () => {
    const log = recordingLog();
    const now = (): number => {
      throw "ann@example.com" as unknown as Error;
    };
    const [result] = createTransform({ now, log })(bodyOf(trackPayload()), "v0");
    expect(result).toMatchObject({ statusCode: 500, code: "internal_error" });
    expect(log.lines).toMatchObject([{ level: "error", fields: { error: "string" } }]);
    expect(JSON.stringify([result, log.lines])).not.toContain("ann@example.com");
  });

  test("an exception outside the items is the one result", () => {
    const body = Object.assign(bodyOf(trackPayload()), {
      toString: (): string => {
        throw new RangeError("string too long");
      },
    });
    const log = recordingLog();
    const results = createTransform({ now: () => NOW, log })(body, "v2");
    expect(results).toMatchObject([{ statusCode: 500, code: "internal_error" }]);
    expect(log.lines).toMatchObject([{ fields: { error: "RangeError" } }]);
  });
});
