import { idOf } from "../core/identity.js";
import { aliasesOf, outgoingName } from "../core/property-names.js";
import { plainKey } from "../core/sanitize.js";
import type { Outcome } from "../core/transform.js";

/** The texts of each kind of warning. */
export const WARNINGS = {
  unknown_property: {
    message: "an undocumented property",
    meaning: "The property keeps its name, and its column gets the type of the first value.",
    hint: "If it is intended, nothing. Otherwise compare its spelling with docs/payloads.md.",
  },
  reserved_property: {
    message: "a property whose name warehouses reserve",
    meaning: "The property is renamed to nudgespot_ and its name in snake case.",
    hint: "Rename it in the sender, or query it under its new name.",
  },
  no_stable_id: {
    message: "an event with neither a time nor an id",
    meaning: "Its message id is random, so a retry by the sender is a second event.",
    hint: "Make the sender include a time or an event id.",
  },
  message_id_reused: {
    message: "an event with the message id of another event",
    meaning: "Its content differs, so it is not a copy. A service that receives it quarantines it.",
    hint: "Make the sender give each event a unique id, or none.",
  },
} as const;

/** The code of a warning. */
export type WarningCode = keyof typeof WARNINGS;

/** A warning about a payload, and where in it. */
export interface Warning {
  readonly code: WarningCode;
  /** JSON pointer into the payload, for finding the place. */
  readonly pointer: string;
  /** The same, for showing it: a name that could be an address or an id is `*`. */
  readonly shown: string;
  /** What follows the message of its kind. */
  readonly detail?: string;
}

/** What should be said about an event although it is accepted. */
export function warningsOf({ event, email }: Extract<Outcome, { kind: "accepted" }>): Warning[] {
  const warnings: Warning[] = [];
  if (event.timestamp === undefined && idOf(email.senderEventId) === undefined) {
    warnings.push({ code: "no_stable_id", pointer: "", shown: "" });
  }
  const known = aliasesOf(event.event, email.shape);
  for (const name in email.properties) {
    if (known.has(name)) continue;
    const outgoing = outgoingName(name);
    if (outgoing === undefined) continue; // a credential, which is dropped
    const code = outgoing === name ? "unknown_property" : "reserved_property";
    const [pointer, shown] = [escaped(name), plainKey(name)].map(email.propertyPointer);
    warnings.push({ code, pointer: pointer ?? "", shown: shown ?? "" });
  }
  return warnings;
}

/** A name as a segment of a JSON pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
