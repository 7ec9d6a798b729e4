import { randomUUID } from "node:crypto";
import { failure, Refusal, type ErrorCode } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { readSettings, type ReadSettings } from "../../core/settings.js";
import { transformBody } from "../../core/transform.js";
import { isObject, type JsonObject } from "../../core/values.js";
import { itemsOf, type ContractVersion, type Item } from "./items.js";
import { refusedResult, resultOf, type Result } from "./results.js";

/** Where the transform says what a person should know. Never given a value from a payload. */
export interface TransformLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the transform needs from outside. */
export interface TransformDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: TransformLog;
}

/** Answers a request of RudderStack's server: one result for each item, in the same order. */
export type Transform = (body: Buffer, version: ContractVersion) => Result[];

/** How many sources' unknown settings are remembered before they are named again. */
const MAX_WARNED = 10_000;

/**
 * Makes the transform of RudderStack's source contract.
 *
 * Whatever happens inside an item, an exception included, is that item's result alone. A body that
 * is no JSON array has a single refused result, as rudder-transformer answers.
 *
 * @example createTransform({ now: Date.now, log })(Buffer.from('[{"event":"Email Opened"}]'), "v0")
 */
export function createTransform({ now, log }: TransformDeps): Transform {
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

  function transformAll(body: Buffer, version: ContractVersion): Result[] {
    try {
      return itemsOf(body, version).map((item) => transformItem(item, version));
    } catch (error) {
      return [failed(error)];
    }
  }

  function transformItem(item: Item, version: ContractVersion): Result {
    try {
      if ("failure" in item) return refusedResult(item.failure);
      const { body, source } = readItem(item.value, version);
      return resultOf(transformBody(body, { settings: settingsOf(source), now: now() }));
    } catch (error) {
      return failed(error);
    }
  }

  function failed(error: unknown): Result {
    if (error instanceof Refusal) return refusedResult(error.failure);
    const reference = randomUUID();
    log.error({ reference, ...describeDefect(error) }, "an item was not handled");
    return refusedResult(failure("internal_error", undefined, `reference ${reference}`));
  }

  return function transform(body, version) {
    const results = transformAll(body, version);
    report(results, log);
    return results;
  };
}

/** What a sender sent, and the source it belongs to. */
interface Delivery {
  readonly body: unknown;
  readonly source: JsonObject;
}

function readItem(item: unknown, version: ContractVersion): Delivery {
  if (version === "v0") return { body: item, source: {} };
  if (!isObject(item)) throw new Refusal("invalid_payload", "/", "the item must be object");
  const source = isObject(item.source) ? item.source : {};
  if (version === "v1") return { body: item.event, source };
  const body = isObject(item.request) ? item.request.body : undefined;
  if (typeof body !== "string") {
    throw new Refusal("invalid_payload", "/request/body of the item", "must be string");
  }
  return { body: parseJson(body), source };
}

/** An exception without its message, which may quote what was being read. */
function describeDefect(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack = "" } = error;
  const frames = stack.replace(message, "").split("\n").slice(1);
  return { error: name, stack: frames.map((line) => line.trim()) };
}

/** Says how many items were refused and why: a person who misses events looks here first. */
function report(results: readonly Result[], log: TransformLog): void {
  const refused: Partial<Record<ErrorCode, number>> = {};
  for (const result of results) {
    for (const { code } of refusalsIn(result)) refused[code] = (refused[code] ?? 0) + 1;
  }
  if (Object.keys(refused).length > 0) log.warn({ refused }, "payloads were refused");
}

function refusalsIn(result: Result): readonly { readonly code: ErrorCode }[] {
  if ("outputToSource" in result) return [];
  return result.rejected ?? ("error" in result ? [result] : []);
}
