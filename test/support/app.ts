import type { Express } from "express";
import request, { type Response } from "supertest";
import type { Log } from "../../transformer/core/observe.js";
import type { JsonObject } from "../../transformer/core/values.js";
import { connectUpstream, type Upstream } from "../../transformer/hosts/rudderstack/upstream.js";
import { rudderstackHost, type RudderStackDeps } from "../../transformer/hosts/rudderstack/host.js";
import { createApp, type AppDeps } from "../../transformer/server/app.js";
import { NOW } from "./transform.js";

/** One line of the log. */
export interface LogLine {
  level: "info" | "warn" | "error";
  fields: JsonObject;
  message: string;
}

/** A log that a test can read. */
export function recordingLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const record =
    (level: LogLine["level"]) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields: fields as JsonObject, message });
    };
  return { lines, info: record("info"), warn: record("warn"), error: record("error") };
}

/** The whole app, with RudderStack as its host. */
export function testApp(changes: Partial<AppDeps & RudderStackDeps> = {}): Express {
  const { log = recordingLog(), ...others } = changes;
  const host = rudderstackHost({
    bodyLimit: 64 * 2 ** 20,
    now: () => NOW,
    ...others,
    log,
  });
  return createApp({ hosts: [host], isReady: () => true, ...others, log });
}

/** A result of the contract, with every field any kind of result has. */
export interface LooseResult {
  statusCode: number;
  output?: { batch: (JsonObject & { messageId: string })[] };
  outputToSource?: { body: string; contentType: string };
  error?: string;
  code?: string;
  rejected?: { index: number; code: string; message: string }[];
}

export interface Answer extends Omit<Response, "body"> {
  body: LooseResult[];
}

/** Posts a request's body to the source, as RudderStack's server does. */
export async function postItems(app: Express, version: string, items: unknown): Promise<Answer> {
  return request(app)
    .post(`/${version}/sources/nudgespot`)
    .set("Content-Type", "application/json; charset=utf-8")
    .serialize((body) => body as string)
    .send(typeof items === "string" || Buffer.isBuffer(items) ? items : JSON.stringify(items));
}

/** An item as each version of the contract carries a sender's body. */
export function itemOf(version: string, body: unknown, source: JsonObject = {}): unknown {
  if (version === "v0") return body;
  if (version === "v1") return { event: body, source };
  return {
    request: {
      method: "POST",
      url: "/v1/webhook?writeKey=KEY",
      proto: "HTTP/1.1",
      headers: { "Content-Type": ["application/json"] },
      query_parameters: { writeKey: ["KEY"] },
      body: typeof body === "string" ? body : JSON.stringify(body),
    },
    source,
  };
}

/** The upstream at a loopback port, with a timeout in milliseconds. */
export function upstreamAt(port: number, timeout = 60_000): Upstream {
  return connectUpstream({ url: new URL(`http://127.0.0.1:${port}`), timeout });
}
