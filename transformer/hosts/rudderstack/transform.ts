import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import { Allowance } from "../../core/allowance.js";
import type { CollectionName } from "../../core/collections.js";
import type { ErrorCode } from "../../core/error-catalogue.js";
import { failure, Refusal, type Failure } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { toSnakeCase } from "../../core/property-names.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../../core/refused.js";
import type { Counters, Log, Observer } from "../../core/observe.js";
import { DEFAULT_SETTINGS, readSettings, type ReadSettings } from "../../core/settings.js";
import { messageIdsOf, transformBody } from "../../core/transform.js";
import { isObject, type JsonObject } from "../../core/values.js";
import { itemsOf, type ContractVersion, type Item } from "./items.js";
import { refusedResult, resultOf, type RefusedResult, type Result } from "./results.js";

/** Dependencies of the transform. */
export interface TransformDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Pick<Log, "warn" | "error">;
  readonly metrics?: TransformCounters | undefined;
  readonly observer?: Pick<Observer, "skips" | "called"> | undefined;
}

type TransformCounters = Pick<Counters, "received" | "transformed" | "refused" | "newEvent">;

/** Called with the refused payloads of a source, by its schema name. */
export type OnRefused = (source: string, refused: readonly RefusedPayload[]) => void;

/** Answers a request of RudderStack's server: one result for each item, in the same order. */
export type Transform = (body: Buffer, version: ContractVersion, onRefused?: OnRefused) => Result[];

/** How many sources' unknown settings are remembered before they are named again. */
const MAX_WARNED = 10_000;

/**
 * Makes the transform of RudderStack's source contract.
 *
 * An error inside an item, even an exception, is the result of that item only. A body that is not a
 * JSON array has a single refused result, like rudder-transformer's.
 *
 * @example createTransform({ now: Date.now, log })(Buffer.from('[{"event":"Email Opened"}]'), "v0")
 */
export function createTransform({ now, log, metrics, observer }: TransformDeps): Transform {
  const warned = new Set<string>();

  function settingsOf(source: JsonObject): ReadSettings["settings"] {
    const { settings, unknownKeys } = readSettings(source.Config ?? source.config);
    if (unknownKeys.length > 0) warnOnce(source.ID ?? source.id, unknownKeys);
    return settings;
  }

  function warnOnce(id: unknown, keys: readonly string[]): void {
    const source = typeof id === "string" ? id : "without id";
    const warning = `${source} ${keys.join(" ")}`;
    if (warned.has(warning)) return;
    if (warned.size >= MAX_WARNED) warned.clear();
    warned.add(warning);
    log.warn({ source, keys }, "unknown settings are ignored");
  }

  function transformAll(body: Buffer, version: ContractVersion, onRefused: OnRefused): Result[] {
    try {
      const request = { version, onRefused, allowance: new Allowance(), size: body.length };
      return itemsOf(body, version).map((item) => transformItem(item, request));
    } catch (error) {
      return [failed(error)];
    }
  }

  function transformItem(item: Item, request: RequestOptions): Result {
    const { version, onRefused } = request;
    if ("failure" in item) {
      refuseWhole(UNNAMED, textOfBytes(item.bytes), item.failure, onRefused);
      return refusedResult(item.failure);
    }
    try {
      return transformRequest(readItem(item.value, version), request);
    } catch (error) {
      const result = failed(error);
      refuseWhole(UNNAMED, jsonOf(item.value), failureOf(result), onRefused);
      return result;
    }
  }

  function transformRequest(
    { source, text, body: given }: SenderRequest,
    { onRefused, allowance, size }: RequestOptions,
  ): Result {
    let body: unknown = given;
    try {
      if (text !== undefined) body = parseJson(text);
      const [settings, at] = [settingsOf(source), now()];
      const outcomes = transformBody(body, { settings, now: at, allowance });
      const hasRefused = outcomes.some(({ kind }) => kind === "refused");
      if (observer !== undefined && (hasRefused || !observer.skips(outcomes.length, at))) {
        observer.called({
          source: schemaNameOf(source),
          ...(text === undefined ? { body } : { text }),
          size: text?.length ?? size,
          messageIds: messageIdsOf(outcomes),
          settings,
          now: at,
        });
      }
      if (hasRefused) {
        onRefused(schemaNameOf(source), refusedPayloads(text ?? jsonOf(body), body, outcomes));
      }
      return resultOf(outcomes);
    } catch (error) {
      const result = failed(error);
      refuseWhole(schemaNameOf(source), text ?? jsonOf(body), failureOf(result), onRefused);
      return result;
    }
  }

  function refuseWhole(source: string, text: string, why: Failure, onRefused: OnRefused): void {
    onRefused(source, [refusedBody(text, why)]);
    observer?.called({
      ...{ source, text, size: text.length, messageIds: [undefined], failure: why },
      ...{ settings: DEFAULT_SETTINGS, now: now() },
    });
  }

  function failed(error: unknown): RefusedResult {
    if (error instanceof Refusal) return refusedResult(error.failure);
    const reference = randomUUID();
    log.error({ reference, ...describeDefect(error) }, "an item was not handled");
    return refusedResult(failure("internal_error", undefined, `reference ${reference}`));
  }

  return function transform(body, version, onRefused = ignore) {
    const results = transformAll(body, version, onRefused);
    report(results, metrics);
    return results;
  };
}

/** State that the items of a request share. */
interface RequestOptions {
  readonly version: ContractVersion;
  readonly onRefused: OnRefused;
  readonly allowance: Allowance;
  /** Bytes of the request. */
  readonly size: number;
}

/** A sender's body and its source. */
interface SenderRequest {
  /** In version 2 as it came, in the others parsed by now. */
  readonly text?: string;
  readonly body?: unknown;
  readonly source: JsonObject;
}

function readItem(item: unknown, version: ContractVersion): SenderRequest {
  if (version === "v0") return { body: item, source: {} };
  if (!isObject(item)) throw new Refusal("invalid_payload", "/", "the item must be object");
  const source = isObject(item.source) ? item.source : {};
  if (version === "v1") return { body: item.event, source };
  const text = isObject(item.request) ? item.request.body : undefined;
  if (typeof text !== "string") {
    throw new Refusal("invalid_payload", "/request/body of the item", "must be string");
  }
  return { text, source };
}

/** The name under which refused payloads of a source without a name are stored. */
const UNNAMED = "rudderstack:nudgespot";

/**
 * The name under which the source's refused payloads are kept: anyone who reaches the contract can
 * claim to be a source, so it is never that of a source with write keys.
 */
function schemaNameOf(source: JsonObject): string {
  const name = source.Name ?? source.name;
  const schema = typeof name === "string" ? toSnakeCase(name) : "";
  return schema === "" ? UNNAMED : `rudderstack:${schema}`;
}

function failureOf({ code, error }: RefusedResult): Failure {
  return { code, message: error };
}

/** Invalid UTF-8 as base64. */
function textOfBytes(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : JSON.stringify({ base64: bytes.toString("base64") });
}

/** JSON text; empty if the value is absent, or nested too deep. */
function jsonOf(value: unknown): string {
  try {
    return value === undefined ? "" : JSON.stringify(value);
  } catch {
    return "";
  }
}

function ignore(): void {
  // Refused payloads are not stored.
}

/** An exception without its message, which may quote a payload. */
function describeDefect(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack = "" } = error;
  const frames = stack.replace(message, "").split("\n").slice(1);
  return { error: name, stack: frames.map((line) => line.trim()) };
}

/** The name under which this contract's payloads are counted: a host may have any number of sources. */
const COUNTED_AS = "rudderstack";

/** Counts the results of the items. */
function report(results: readonly Result[], metrics: TransformCounters | undefined): void {
  if (metrics === undefined) return;
  const refused = new Map<ErrorCode, { failure: Failure; count: number }>();
  const transformed = new Map<CollectionName, number>();
  for (const result of results) {
    for (const failure of refusalsIn(result)) {
      const count = (refused.get(failure.code)?.count ?? 0) + 1;
      refused.set(failure.code, { failure, count });
    }
    if (!("output" in result)) continue;
    for (const event of result.output.batch) {
      transformed.set(event.event, (transformed.get(event.event) ?? 0) + 1);
      metrics.newEvent(COUNTED_AS, event);
    }
  }
  metrics.received(COUNTED_AS, results.length);
  for (const [collection, count] of transformed) {
    metrics.transformed(COUNTED_AS, collection, count);
  }
  for (const { failure, count } of refused.values()) metrics.refused(COUNTED_AS, failure, count);
}

function refusalsIn(result: Result): readonly Failure[] {
  if ("outputToSource" in result) return [];
  return result.rejected ?? ("error" in result ? [failureOf(result)] : []);
}
