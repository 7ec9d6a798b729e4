import { isObject } from "../core/values.js";
import type { ContractAnswer } from "./case.js";

/** Matches values that are not known in advance. */
export class Matcher {
  readonly what: string;
  readonly matches: (value: unknown) => boolean;

  constructor(what: string, matches: (value: unknown) => boolean) {
    this.what = what;
    this.matches = matches;
  }
}

/** A text of a form. */
export function textLike(what: string, pattern: RegExp): Matcher {
  return new Matcher(what, (value) => typeof value === "string" && pattern.test(value));
}

/** Matches an object by some of its fields. */
export class Containing {
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.fields = fields;
  }
}

/** An object with at least these fields. */
export function containing(fields: Readonly<Record<string, unknown>>): Containing {
  return new Containing(fields);
}

/** An object without a field. */
export const ABSENT = new Matcher("nothing", (value) => value === undefined);

/**
 * The differences between a value and the expected one, by JSON pointers.
 *
 * @param expected JSON, with `Matcher` and `Containing` anywhere in it
 */
export function differences(expected: unknown, actual: unknown, pointer = ""): string[] {
  const at = pointer === "" ? "the answer" : pointer;
  if (expected instanceof Matcher) {
    return expected.matches(actual) ? [] : [`${at}: ${excerpt(actual)} is not ${expected.what}`];
  }
  if (expected instanceof Containing) {
    if (!isObject(actual)) return [`${at}: ${excerpt(actual)} is not an object`];
    return Object.entries(expected.fields).flatMap(([name, value]) =>
      differences(value, actual[name], `${pointer}/${name}`),
    );
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${at}: ${excerpt(actual)} is not an array`];
    if (actual.length !== expected.length) {
      return [`${at}: ${actual.length} items, not ${expected.length}`];
    }
    return expected.flatMap((item, index) =>
      differences(item, actual[index], `${pointer}/${index}`),
    );
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [`${at}: ${excerpt(actual)} is not an object`];
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) => differences(expected[name], actual[name], `${pointer}/${name}`));
  }
  return Object.is(expected, actual) ? [] : [`${at}: ${excerpt(actual)}, not ${excerpt(expected)}`];
}

/** The differences between a JSON answer and the expected one. */
export function jsonDifferences(
  answer: ContractAnswer,
  expected: unknown,
  expectedStatus = 200,
): string[] {
  const { status, headers } = answer;
  if (status !== expectedStatus) return [`status ${status}, not ${expectedStatus}`];
  const type = String(headers["content-type"]);
  if (!/^application\/json\b/i.test(type)) return [`content type ${type}, not application/json`];
  return bodyDifferences(answer, expected);
}

/** How an answer's body differs; status and content type are not compared. */
export function bodyDifferences({ body }: ContractAnswer, expected: unknown): string[] {
  try {
    return differences(expected, JSON.parse(body));
  } catch {
    return ["the answer is not JSON"];
  }
}

/** Values are those of the cases themselves: they may be shown, but not at length. */
function excerpt(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
