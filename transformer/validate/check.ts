import { isUtf8 } from "node:buffer";
import { COLLECTIONS, type Collection, type TrackEvent } from "../core/collections.js";
import { ERRORS } from "../core/error-catalogue.js";
import { Refusal } from "../core/errors.js";
import { parseJson } from "../core/json.js";
import { payloadPointers } from "../core/payloads.js";
import type { Settings } from "../core/settings.js";
import { transformBody, type Outcome } from "../core/transform.js";
import { assertValid } from "../core/validate.js";
import { isObject } from "../core/values.js";
import type { JsonDocument } from "../files/json-document.js";
import type { LocatedFinding, Severity } from "./finding.js";
import { locate, locateSyntaxError, type Place } from "./locate.js";
import { MessageIds, type Start } from "./message-ids.js";
import { WARNINGS, warningsOf, type Warning } from "./warnings.js";

/** A payload of a document and its outcome. */
export interface Checked {
  readonly kind: Outcome["kind"];
  /** Made when asked for: to look for the place costs more than to find that it is wrong. */
  readonly findings: readonly (() => LocatedFinding)[];
  readonly warnings: number;
}

/** Checks the payloads of a document. */
export type Check = (file: string, document: JsonDocument) => Checked[];

const NONE: readonly never[] = [];
const ACCEPTED: Checked = { kind: "accepted", findings: NONE, warnings: 0 };
const IGNORED: Checked = { kind: "ignored", findings: NONE, warnings: 0 };

/**
 * Checks payloads exactly as the service does.
 *
 * @param now milliseconds since the epoch
 */
export function payloadCheck(settings: Settings, now: number): Check {
  const ids = new MessageIds();
  return (file, document) => {
    const read = readDocument(file, document);
    if ("kind" in read) return [read];
    const outcomes = transformBody(read.body, { settings, now });
    let pointers: readonly string[] | undefined;
    const pointerTo = (index: number): string => {
      pointers ??= payloadPointers(read.body);
      // A body that is refused as a whole is one outcome, however many payloads are in it.
      return pointers.length === outcomes.length ? (pointers[index] ?? "") : "";
    };
    return outcomes.map((outcome, index) => {
      if (outcome.kind === "ignored") return IGNORED;
      if (outcome.kind === "accepted") {
        const other = ids.add(outcome, { file, line: document.line });
        const warnings = warningsOf(outcome);
        if (other !== undefined) warnings.push(reusedId(other));
        return accepted(file, document, warnings, () => pointerTo(index));
      }
      return refused(() => errorAt(file, document, pointerTo(index), outcome));
    });
  };
}

/** Checks track events against the schemas of their collections. */
export function trackCheck(): Check {
  const validators = new Map<string, Collection["validator"]>(
    COLLECTIONS.map(({ name, validator }) => [name, validator]),
  );
  return (file, document) => {
    const read = readDocument(file, document);
    if ("kind" in read) return [read];
    try {
      const { event: name } = isObject(read.body) ? read.body : {};
      const validator = typeof name === "string" ? validators.get(name) : undefined;
      if (validator === undefined) throw new Refusal("unsupported_event", "/event");
      assertValid<TrackEvent>(validator, read.body, "schema_violation");
      return [ACCEPTED];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { failure, pointer } = error;
      return [refused(() => errorAt(file, document, "", { failure, pointer }))];
    }
  };
}

/** A file without a payload: in CI, most likely a path or an export that went wrong. */
export function emptyFile(file: string): Checked {
  const document = { bytes: Buffer.alloc(0), line: 1, column: 1 };
  const { failure } = new Refusal("invalid_payload", undefined, "the file is empty");
  return refused(() => errorAt(file, document, "", { failure }));
}

type Failed = Pick<Extract<Outcome, { kind: "refused" }>, "failure" | "pointer">;

function readDocument(file: string, document: JsonDocument): Checked | { readonly body: unknown } {
  if (!isUtf8(document.bytes)) {
    const { failure } = new Refusal("invalid_json", undefined, "not valid UTF-8");
    return refused(() => errorAt(file, document, "", { failure }));
  }
  try {
    return { body: parseJson(document.bytes.toString()) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error.failure;
    return refused(() => {
      const { hint } = ERRORS[code];
      return finding(file, locateSyntaxError(document), "", { code, message, hint }, "error");
    });
  }
}

function refused(make: () => LocatedFinding): Checked {
  return { kind: "refused", findings: [make], warnings: 0 };
}

function accepted(
  file: string,
  document: JsonDocument,
  warnings: readonly Warning[],
  payloadPointer: () => string,
): Checked {
  if (warnings.length === 0) return ACCEPTED;
  const findings = warnings.map(({ code, pointer, shown, detail = "" }) => () => {
    const at = payloadPointer();
    const { message: kind, hint } = WARNINGS[code];
    const message = kind + detail;
    return finding(
      file,
      locate(document, at + pointer),
      at + shown,
      { code, message, hint },
      "warning",
    );
  });
  return { kind: "accepted", findings, warnings: warnings.length };
}

function reusedId({ file, line }: Start): Warning {
  return { code: "message_id_reused", pointer: "", shown: "", detail: `: see ${file}:${line}` };
}

/** @param at JSON pointer to the payload */
function errorAt(
  file: string,
  document: JsonDocument,
  at: string,
  { failure: { code, message }, pointer = "" }: Failed,
): LocatedFinding {
  // A pointer into something else, such as the track event, does not exist in the file.
  const inside = pointer.includes(" ") || pointer === "/" ? "" : pointer;
  const { hint } = ERRORS[code];
  const place = locate(document, at + inside);
  return finding(file, place, at + inside, { code, message, hint }, "error");
}

function finding(
  file: string,
  place: Place,
  pointer: string,
  what: { readonly code: string; readonly message: string; readonly hint: string },
  severity: Severity,
): LocatedFinding {
  const { line, column, source, offset } = place;
  return { file, line, column, pointer, severity, ...what, source, offset };
}
