import type { Allowance } from "./allowance.js";
import { readBatchContext, type BatchContext } from "./batch-context.js";
import { Refusal } from "./errors.js";
import { NAMING_FIELDS, WRAPPERS } from "./shapes/recognise.js";
import { isPresent, type WrapperName } from "./shapes/shape.js";
import { isObject } from "./values.js";

/** Payloads in one body: Segment's own limit is a quarter of it. */
const MAX_BODY_PAYLOADS = 10_000;

/** One payload of a body, or why it cannot be read. */
export type BodyItem = BodyPayload | { readonly refusal: Refusal };

/** One payload of a body. */
export interface BodyPayload {
  /** Not yet known to be of any shape. */
  readonly payload: unknown;
  /** The wrapper that it came in, if that says something of its shape. */
  readonly wrapper?: WrapperName;
  readonly batchContext?: BatchContext;
}

/**
 * Takes a body apart into its payloads: one payload, an array of payloads, or one of the wrappers
 * `{ "batch": [] }`, `{ "activities": [] }` and `{ "_json": [] }`, also as items of an array.
 *
 * @param allowance shared with the request's other bodies
 * @returns at least one item: a body that is empty or has too many payloads is one refusal
 */
export function payloadsOf(body: unknown, allowance: Allowance): BodyItem[] {
  if (!Array.isArray(body) && wrappedIn(body) === undefined) {
    return [allowance.takePayloads(1) ? { payload: body } : tooManyInRequest()];
  }
  const values: readonly unknown[] = Array.isArray(body) ? body : [body];
  // Counted before anything is made of them: a body can hold millions.
  if (values.length > MAX_BODY_PAYLOADS) return [tooMany()];
  const parts = values.map(wrappedIn);
  let count = 0;
  for (const part of parts) count += part?.list.length ?? 1;
  if (count === 0) return [refusedItem("empty")];
  if (count > MAX_BODY_PAYLOADS) return [tooMany()];
  if (!allowance.takePayloads(count)) return [tooManyInRequest()];
  return parts.flatMap((part, index) =>
    part === undefined ? { payload: values[index] } : unwrap(part, allowance),
  );
}

/**
 * A body with too many payloads as several bodies, in order, each with as many as are allowed.
 *
 * @returns undefined for a body that has not too many
 */
export function splitBody(body: unknown): unknown[] | undefined {
  const values: readonly unknown[] = Array.isArray(body) ? body : [body];
  const parts = values.map(wrappedIn);
  const count = parts.reduce((sum, part) => sum + (part?.list.length ?? 1), 0);
  if (count <= MAX_BODY_PAYLOADS) return undefined;
  const bodies: unknown[] = [];
  let alone: unknown[] = [];
  values.forEach((value, index) => {
    const part = parts[index];
    if (part === undefined) alone.push(value);
    if (part !== undefined || alone.length === MAX_BODY_PAYLOADS || index === values.length - 1) {
      if (alone.length > 0) bodies.push(alone);
      alone = [];
    }
    if (part !== undefined) bodies.push(...splitWrapper(part));
  });
  return bodies;
}

function splitWrapper({ wrapper, list, context }: Wrapped): unknown[] {
  const count = Math.ceil(list.length / MAX_BODY_PAYLOADS);
  return Array.from({ length: count }, (_, part) => ({
    [wrapper]: list.slice(part * MAX_BODY_PAYLOADS, (part + 1) * MAX_BODY_PAYLOADS),
    ...(context !== undefined && { context }),
  }));
}

/**
 * JSON pointers to the payloads of a body, in the order of `payloadsOf`; for a body that it refuses
 * as a whole there are more or fewer.
 */
export function payloadPointers(body: unknown): string[] {
  const isList = Array.isArray(body);
  const values: readonly unknown[] = isList ? body : [body];
  return values.flatMap((value, index) => {
    const at = isList ? `/${index}` : "";
    const part = wrappedIn(value);
    return part === undefined ? at : part.list.map((_, inner) => `${at}/${part.wrapper}/${inner}`);
  });
}

function refusedItem(rule: string): BodyItem {
  return { refusal: new Refusal("invalid_payload", undefined, rule) };
}

function tooManyInRequest(): BodyItem {
  return refusedItem("too many payloads in one request");
}

function tooMany(): BodyItem {
  return refusedItem(`more than ${MAX_BODY_PAYLOADS} payloads`);
}

function unwrap({ wrapper, list, context }: Wrapped, allowance: Allowance): BodyItem[] {
  if (wrapper === "batch") return unwrapBatch(list, context, allowance);
  return list.map((payload) => ({ payload, wrapper }));
}

interface Wrapped {
  readonly wrapper: WrapperName | "batch";
  readonly list: readonly unknown[];
  readonly context: unknown;
}

/** The contents of a wrapper; undefined for other values. */
function wrappedIn(value: unknown): Wrapped | undefined {
  // A payload is one even if it has a field called as a wrapper's, too.
  if (!isObject(value) || NAMING_FIELDS.some((field) => isPresent(value[field]))) {
    return undefined;
  }
  for (const wrapper of ["batch", ...WRAPPERS] as const) {
    const list = value[wrapper];
    if (Array.isArray(list)) return { wrapper, list, context: value.context };
  }
  return undefined;
}

function unwrapBatch(
  batch: readonly unknown[],
  context: unknown,
  allowance: Allowance,
): BodyItem[] {
  if (!isObject(context)) return batch.map((payload) => ({ payload }));
  try {
    const batchContext = readBatchContext(context, batch.length, allowance);
    return batch.map((payload) => ({ payload, batchContext }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return batch.map(() => ({ refusal: error }));
  }
}
