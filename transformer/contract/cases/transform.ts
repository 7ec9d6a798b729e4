import { readFileSync } from "node:fs";
import { COLLECTIONS } from "../../core/collections.js";
import { SHAPES } from "../../core/shapes/recognise.js";
import { isObject } from "../../core/values.js";
import { forOne, type ContractCase } from "../case.js";
import { differences, jsonDifferences, textLike } from "../matching.js";
import { CONTRACT_VERSIONS, type ContractVersion } from "../../hosts/rudderstack/items.js";
import { batchOf } from "./requests.js";
import { accepted, VERSION } from "./results.js";

const EXAMPLES = new URL("../../../examples/", import.meta.url);

const GATEWAY = "rudder-server, gateway/webhook: one result for each item, in the same order";
const SPEC = "docs/payloads.md, and https://segment.com/docs/connections/spec/email/";

const read = (path: string): string => readFileSync(new URL(path, EXAMPLES), "utf8").trim();

/** A collection's example in one shape: a payload's text, and the event it gives. */
interface Example {
  readonly name: string;
  readonly payload: string;
  readonly event: unknown;
}

const ALL: readonly Example[] = COLLECTIONS.flatMap(({ slug }) =>
  SHAPES.map(({ name: shape }) => ({
    name: `${slug} as ${shape}`,
    payload: read(`${slug}/${shape}.payload.json`),
    event: anyVersion(JSON.parse(read(`${slug}/${shape}.track.json`))),
  })),
);

/** An event with this project's versions left open. */
function anyVersion(event: unknown): unknown {
  if (!isObject(event) || !isObject(event.context)) return event;
  const { library, integration, ...context } = event.context;
  const open = (value: unknown): unknown =>
    isObject(value) ? { ...value, version: VERSION } : value;
  return {
    ...event,
    context: { ...context, library: open(library), integration: open(integration) },
  };
}

/** The time that most payloads here have, and how it leaves. */
const AT = '"timestamp":1772357400';
const LEAVES_AT = "2026-03-01T09:30:00.000Z";

function exampleCase(version: ContractVersion, { name, payload, event }: Example): ContractCase {
  return {
    name: `${version}: ${name}`,
    group: "transform",
    source: SPEC,
    requests: [batchOf(version, [payload])],
    check: forOne((answer) =>
      jsonDifferences(answer, [{ output: { batch: [event] }, statusCode: 200 }]),
    ),
  };
}

/** One payload, in v2, and fields of the event that it gives. */
function factCase(
  name: string,
  payload: string,
  event: Readonly<Record<string, unknown>>,
  source = SPEC,
): ContractCase {
  return {
    name,
    group: "transform",
    source,
    requests: [batchOf("v2", [payload])],
    check: forOne((answer) => jsonDifferences(answer, [accepted(event)])),
  };
}

const timed = (time: string): string =>
  `{"event":"Email Opened","userId":"u-9","timestamp":${time}}`;

/** The mapping: every example, and what hosts elsewhere get wrong. */
export const TRANSFORM_CASES: readonly ContractCase[] = [
  ...ALL.map((example) => exampleCase("v2", example)),
  ...CONTRACT_VERSIONS.slice(0, 2).flatMap((version) =>
    ALL.filter((_, index) => index % 5 === 0).map((example) => exampleCase(version, example)),
  ),
  {
    name: "a batch of 32 keeps its order",
    group: "transform",
    source: GATEWAY,
    requests: [
      batchOf(
        "v2",
        Array.from({ length: 32 }, (_, index) => ALL[index % 24]?.payload ?? ""),
      ),
    ],
    check: forOne((answer) =>
      jsonDifferences(
        answer,
        Array.from({ length: 32 }, (_, index) => ({
          output: { batch: [ALL[index % 24]?.event] },
          statusCode: 200,
        })),
      ),
    ),
  },
  factCase("the event's time is kept: unix seconds", timed("1772357400"), { timestamp: LEAVES_AT }),
  factCase("the event's time is kept: milliseconds", timed("1772357400000"), {
    timestamp: LEAVES_AT,
  }),
  factCase("the event's time is kept: a numeric text", timed('"1772357400"'), {
    timestamp: LEAVES_AT,
  }),
  factCase("the event's time is kept: ISO 8601 with a zone", timed('"2026-03-01T10:30:00+01:00"'), {
    timestamp: LEAVES_AT,
    originalTimestamp: LEAVES_AT,
  }),
  factCase(
    "an id beyond 2^53 keeps its digits",
    `{"event":"Email Opened","userId":9007199254740993,${AT}}`,
    { userId: "9007199254740993" },
    "JSON numbers are doubles in most hosts: RFC 8259, section 6",
  ),
  factCase(
    "a number beyond 2^63 leaves as its digits",
    `{"event":"Email Opened","userId":"u-9",${AT},"properties":{"amount":1e21}}`,
    { properties: { amount: "1000000000000000000000" } },
    "rudder-server's warehouse stores -9223372036854775808 for it",
  ),
  factCase(
    "an address identifies whom nothing else does",
    `{"event":"open","mail_id":"m-1","email":"ann@example.com",${AT}}`,
    {
      anonymousId: "ann@example.com",
    },
  ),
  factCase(
    "events never go back to Nudgespot",
    timed("1772357400"),
    { integrations: { Nudgespot: false } },
    "rudder-server compares integrations with the destination's display name",
  ),
  factCase(
    "a message id that hosts keep is kept",
    `{"event":"Email Opened","userId":"u-9","messageId":"m.1-A_b",${AT}}`,
    { messageId: "m.1-A_b" },
  ),
  factCase(
    "a reserved name moves aside",
    `{"event":"Email Opened","userId":"u-9",${AT},"properties":{"id":"x"}}`,
    {
      properties: { nudgespot_id: "x" },
    },
  ),
  {
    name: "a retry has the same message id, in any key order",
    group: "transform",
    source: "rudder-server makes a random id where there is none: a retry would be a second event",
    requests: [
      batchOf("v2", [`{"event":"Email Opened","userId":"u-9",${AT},"properties":{"a":1,"b":2}}`]),
      batchOf("v2", [`{${AT},"properties":{"b":2,"a":1},"userId":"u-9","event":"Email Opened"}`]),
    ],
    check: (answers) => {
      const problems = answers.flatMap((answer) =>
        jsonDifferences(answer, [
          accepted({ messageId: textLike("a message id", /^[\w.-]{1,64}$/) }),
        ]),
      );
      const [first, second] = answers.map(({ body }) => body);
      return problems.length > 0 ? problems : differences(parsed(first), parsed(second));
    },
  },
];

const parsed = (text = ""): unknown => JSON.parse(text);
