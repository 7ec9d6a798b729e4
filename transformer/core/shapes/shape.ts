import type { Validator } from "../../generated/validators.js";
import { assertValid } from "../validate.js";
import type { JsonObject } from "../values.js";

/** The names of the four shapes: those of the schemas in schemas/payloads/. */
export type ShapeName = "track" | "activity" | "message-event" | "event-record";

/** An email event, read from a payload of any shape. */
export interface EmailEvent {
  readonly shape: ShapeName;
  readonly userId: string | undefined;
  /** The payload's own; the identity rule comes later. */
  readonly anonymousId: string | undefined;
  readonly email: string | undefined;
  /** As it came. */
  readonly time: unknown;
  /** JSON pointer to where it came from. */
  readonly timePointer: string;
  /** As it came. */
  readonly sentAt: unknown;
  /** The sender's own id of the event, as it came. */
  readonly senderEventId: unknown;
  /** The payload's context without traits and other names of outgoing fields; to be added to. */
  readonly context: JsonObject;
  /** To be added to, like the context: both are copies made for this event. */
  readonly traits: JsonObject;
  /** Under their incoming names. */
  readonly properties: JsonObject;
  /** JSON pointer to a property, by its incoming name. */
  readonly propertyPointer: (name: string) => string;
}

/** Wrappers of one shape; a batch may hold any. */
export type WrapperName = "activities" | "_json";

/** Recognises and reads one shape of payload. */
export interface Shape {
  readonly name: ShapeName;
  /** The field that names the event, or that holds the name. */
  readonly namingField: string;
  /** The field that several payloads of this shape come in. */
  readonly wrapper?: WrapperName;
  /** A field around all others, which the wrapper may leave out. */
  readonly innerField?: string;
  /** Whether a payload has a mark of this shape. Shapes are asked in the order of `SHAPES`. */
  isMarked(payload: JsonObject, wrapper: WrapperName | undefined): boolean;
  /**
   * Whether bare words such as "open" name email events: where customers' own events travel too
   * they do not.
   */
  readonly acceptsBareNames: boolean;
  /** The sender's name of the event and its place. Called before the payload is validated. */
  eventName(payload: JsonObject): { readonly name: unknown; readonly pointer: string };
  /**
   * JSON pointer to what says that it is not about an email, if anything does. Called before the
   * payload is validated.
   */
  findNonEmailMarker(payload: JsonObject): string | undefined;
  /**
   * Reads a payload.
   *
   * @throws Refusal `schema_violation` where its schema does not accept it
   */
  read(payload: JsonObject): EmailEvent;
}

/** A shape by the type of its payloads. */
interface ShapeOf<P> extends Omit<Shape, "read"> {
  /** Its schema in schemas/payloads/. */
  readonly validator: Validator<P>;
  /** Reads a payload that the schema accepts. */
  readonly read: (payload: P) => EmailEvent;
}

/** Makes a shape whose payloads are held against their schema before they are read. */
export function defineShape<P>({ validator, read, ...shape }: ShapeOf<P>): Shape {
  return {
    ...shape,
    read(payload: unknown) {
      assertValid(validator, payload, "schema_violation");
      return read(payload);
    },
  };
}

/** Adds to an object those fields that are neither absent nor null. */
export function addPresent(object: JsonObject, fields: JsonObject): JsonObject {
  for (const name in fields) {
    const value = fields[name];
    if (isPresent(value)) object[name] = value;
  }
  return object;
}

/** Whether a field is there: null counts as absent. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Numbers and booleans as text, null as absent. Other types are left to the schema. */
export function scalarText(value: unknown): unknown {
  return typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : (value ?? undefined);
}

/** Whether a channel or contact type is email; undefined where it says nothing. */
export function isEmailType(kind: unknown): boolean | undefined {
  if (typeof kind !== "string" || kind.trim() === "") return undefined;
  return kind.trim().toLowerCase() === "email";
}
