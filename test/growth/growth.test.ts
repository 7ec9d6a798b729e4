// `npm run test:growth`, apart from the other tests: it measures processor time.
// Time that grows with the square of a text lets one small request hold the service for seconds.
import { describe, test } from "@jest/globals";
import { parseJson } from "../../transformer/core/json.js";
import { refusedBody } from "../../transformer/core/refused.js";
import { failure } from "../../transformer/core/errors.js";
import { isObject } from "../../transformer/core/values.js";
import { filesIn, readJson } from "../support/files.js";
import { outcomesOf } from "../support/transform.js";

const SMALL = 6_000;
const LARGE = 10 * SMALL;

/** Milliseconds below which a measurement says nothing. */
const NOISE = 0.5;

/** How often something is measured before it counts as too slow. */
const ATTEMPTS = 5;

/** The parts of a hostile text: repeated, with or without another end. */
const FILLERS = [
  " ",
  "\u0085 ",
  "_",
  "a",
  "1",
  "@",
  "a@",
  "%40",
  "<",
  '"',
  "[",
  ":",
  "0:",
  ".",
  "\\",
];

const PAYLOADS = filesIn("examples", ".payload.json").map((path): [string, unknown] => [
  path,
  readJson(path),
]);

/** Processor time of the shortest of a few runs, in milliseconds: other processes do not add to it. */
function timeOf(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const started = process.cpuUsage();
    work();
    return process.cpuUsage(started).user / 1_000;
  });
  return Math.min(...times);
}

/** Measures again where it looks bad: what grows with the square does so every time. */
function expectLinear(what: string, work: (length: number) => () => void): void {
  const [small, large] = [work(SMALL), work(LARGE)];
  let said = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [few, many] = [timeOf(small), timeOf(large)];
    if (many <= 20 * Math.max(few, NOISE)) return;
    said = `${what}: ${few} ms, and ${many} ms where it is 10 times as long`;
  }
  throw new Error(said);
}

/** The paths of all texts in a value, and of all keys. */
function textsIn(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => textsIn(item, [...path, `${index}`]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
  return [path];
}

/** Where in a text something long can stand: alone, after it, before it, within it. */
const PLACES: readonly ((text: string, long: string) => string)[] = [
  (_text, long) => long,
  (text, long) => `${text}${long}`,
  (text, long) => `${text}${long}x`,
  (text, long) => `${long}${text}`,
  (text, long) => `${text.slice(0, -1)}${long}${text.slice(-1)}`,
  (text, long) => `${text.slice(0, -1)}${long}x`,
];

function replaced(
  value: unknown,
  [key, ...rest]: string[],
  change: (text: string) => string,
): unknown {
  if (key === undefined) return change(String(value));
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      `${index}` === key ? replaced(item, rest, change) : (item as unknown),
    );
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, change) };
}

describe("the time grows with the text, not with its square", () => {
  test.each(PAYLOADS)("%s, every text of it", (_path, payload) => {
    for (const path of textsIn(payload)) {
      for (const filler of FILLERS) {
        for (const place of PLACES) {
          expectLinear(`${path.join("/")} with ${JSON.stringify(filler)}`, (length) => {
            const long = filler.repeat(length / filler.length);
            const body = replaced(payload, path, (text) => place(text, long));
            return () => outcomesOf(body, { pseudonymize: true });
          });
        }
      }
    }
  });

  test.each(FILLERS)("keys of properties, traits and context of %j", (filler) => {
    expectLinear("keys", (length) => {
      const key = filler.repeat(length / filler.length);
      const bag = { [key]: 1, [`id${key}`]: 1, [`${key}user_id`]: 1, [`context${key}ip`]: 2 };
      const body = {
        event: "Email Opened",
        userId: "u",
        properties: bag,
        context: { ...bag, traits: bag },
      };
      return () => outcomesOf(body, { pseudonymize: true });
    });
  });

  test.each<[string, string, string]>([
    ["digits", "1", "]"],
    ["backslashes", "\\\\", '"]'],
    ["blanks after a long number", " ", "]"],
    ["long numbers", "12345678901234567890 ,", "1]"],
    ["exponents", "1e21,", "1]"],
    ["empty strings", '"",', "1]"],
    ["credentials", '"token" ', "]"],
    ["open credentials", '"token":"', "]"],
    ["brackets", "[", "]"],
  ])("a text of JSON, and what is no JSON: %s", (_name, filler, end) => {
    expectLinear("JSON", (length) => {
      const text = `[${filler.startsWith(" ") ? "12345678901234567890" : ""}${end.startsWith('"') ? '"' : ""}${filler.repeat(length / filler.length)}${end}`;
      return () => {
        try {
          parseJson(text);
        } catch {
          refusedBody(text, failure("invalid_json"));
        }
      };
    });
  });

  test("1,990 keys that all become one name take no longer each than 199", () => {
    const spelling = (index: number): string =>
      index.toString(2).padStart(11, "0").replaceAll("0", "_").replaceAll("1", "-");
    const bodyOf = (count: number): unknown => {
      const keys = Array.from({ length: count }, (_, index) => `${spelling(index)}id`);
      const properties = Object.fromEntries(keys.map((key, index) => [key, index]));
      return { event: "Email Opened", userId: "u", properties };
    };
    expectLinear("keys", (length) => {
      const body = bodyOf(length === SMALL ? 199 : 1_990);
      return () => outcomesOf(body);
    });
  });
});
