/**
 * The package as a library: Nudgespot's payloads in, standard track events out, without a server.
 *
 * @example
 * import { DEFAULT_SETTINGS, parseJson, transformBody } from "nudgespot-source";
 *
 * const body = parseJson('{ "event": "Email Opened", "userId": "u-9" }');
 * const [outcome] = transformBody(body, { settings: DEFAULT_SETTINGS, now: Date.now() });
 * if (outcome?.kind === "accepted") console.log(outcome.event.event); // Email Opened
 */
export { COLLECTIONS, type Collection } from "./core/collections.js";
export { ERRORS, type ErrorCode, type ErrorKind } from "./core/error-catalogue.js";
export { Refusal, type Failure } from "./core/errors.js";
export { parseJson } from "./core/json.js";
export {
  DEFAULT_SETTINGS,
  readSettings,
  type ReadSettings,
  type Settings,
} from "./core/settings.js";
export { transformBody, type Outcome, type TransformOptions } from "./core/transform.js";
export type * from "./generated/events.js";
export type { SourceSettings } from "./generated/settings.js";
