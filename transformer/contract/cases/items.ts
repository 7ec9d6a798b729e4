import { forOne, type ContractAnswer, type ContractCase } from "../case.js";
import { containing, jsonDifferences } from "../matching.js";
import { CONTRACT_VERSIONS, type ContractVersion } from "../../hosts/rudderstack/items.js";
import { batchOf, sourcePath, sourceWith, transformRequest } from "./requests.js";
import { accepted, ACKNOWLEDGED, refused } from "./results.js";

const GATEWAY =
  "rudder-server, gateway/webhook: anything but 200 and one result for each item fails all";
const SENDER = "rudder-server, gateway/webhook: the sender and the log get the text of `error`";

const GOOD = '{"event":"Email Opened","userId":"u-9","timestamp":1772357400}';
const NOBODY = '{"event":"Email Opened","timestamp":1772357400}';
const OTHER = '{"event":"Order Completed","userId":"u-9"}';
const opened = accepted({ event: "Email Opened", userId: "u-9" });

/** Several senders' bodies, and a result for each. */
function itemsCase(
  name: string,
  version: ContractVersion,
  bodies: readonly string[],
  results: readonly unknown[],
  { source = GATEWAY, settings = {} }: { source?: string; settings?: object } = {},
): ContractCase {
  return {
    name: `${version}: ${name}`,
    group: "items",
    source,
    requests: [batchOf(version, bodies, sourceWith(settings))],
    check: forOne((answer) => jsonDifferences(answer, results)),
  };
}

/** A secret in a place that is wrong, which no answer may repeat. */
const SECRET = "Secret-4711@example.com";

function secretCase(name: string, body: string): ContractCase {
  return {
    name: `an error does not repeat the payload: ${name}`,
    group: "items",
    source: SENDER,
    requests: [batchOf("v2", [body])],
    check: forOne((answer) => {
      const { body: text } = answer;
      const isEchoed = text.includes("Secret-4711");
      return isEchoed ? ["a value of the payload is in the answer"] : onlyRefused(answer);
    }),
  };
}

function onlyRefused(answer: ContractAnswer): string[] {
  return jsonDifferences(answer, [containing({ statusCode: 400 })]);
}

/** A request that is not one of the contract's. */
function wholeCase(version: ContractVersion, name: string, body: string): ContractCase {
  return {
    name: `${version}: ${name} has one refused result`,
    group: "items",
    source: "rudder-transformer answers so: an array of one error",
    requests: [transformRequest(version, body)],
    check: forOne((answer) => jsonDifferences(answer, [refused("invalid_json")])),
  };
}

/** Cases in which each item is processed on its own. */
export const ITEM_CASES: readonly ContractCase[] = [
  ...CONTRACT_VERSIONS.flatMap((version) => [
    itemsCase(
      "one bad item leaves the others alone",
      version,
      [GOOD, NOBODY, "42", GOOD],
      [opened, refused("no_recipient"), refused("invalid_payload"), opened],
    ),
    itemsCase(
      "a body of several payloads is one result",
      version,
      [`{"batch":[${GOOD},${GOOD}]}`],
      [accepted({ userId: "u-9" }, { userId: "u-9" })],
    ),
    itemsCase(
      "the good payloads of a body go out",
      version,
      [`[${NOBODY},${GOOD}]`],
      [
        containing({
          statusCode: 200,
          output: { batch: [containing({ userId: "u-9" })] },
          rejected: [containing({ index: 0, code: "no_recipient" })],
        }),
      ],
    ),
    itemsCase("no items, no results", version, [], []),
    wholeCase(version, "an object", "{}"),
    wholeCase(version, "a body that is not JSON", "[{"),
    {
      name: `${version}: GET is not allowed`,
      group: "items",
      source: GATEWAY,
      requests: [{ method: "GET", path: sourcePath(version) }],
      check: forOne((answer) =>
        jsonDifferences(answer, containing({ code: "method_not_allowed" }), 405),
      ),
    } satisfies ContractCase,
  ]),
  itemsCase(
    "an event outside the collections is refused",
    "v2",
    [OTHER],
    [refused("unsupported_event")],
  ),
  itemsCase(
    "a source can have it acknowledged instead",
    "v2",
    [OTHER, GOOD],
    [ACKNOWLEDGED, opened],
    {
      settings: { unsupportedEvents: "ignore" },
    },
  ),
  itemsCase(
    "a source can name events itself",
    "v2",
    ['{"event":"Newsletter read","userId":"u-9"}'],
    [opened],
    {
      settings: { eventNames: { "newsletter READ": "Email Opened" } },
    },
  ),
  itemsCase(
    "a source can pseudonymize",
    "v2",
    ['{"event":"open","mail_id":"m","email":"Ann@example.com"}'],
    [accepted({ anonymousId: "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476" })],
    { settings: { pseudonymize: true } },
  ),
  itemsCase(
    "settings that are wrong refuse that source's items",
    "v2",
    [GOOD],
    [refused("invalid_settings")],
    {
      settings: { pseudonymize: "yes" },
    },
  ),
  itemsCase("settings of somebody else's do not matter", "v2", [GOOD], [opened], {
    settings: { later: true },
  }),
  itemsCase(
    "a time that cannot be is refused",
    "v2",
    [GOOD.replace("1772357400", '"yesterday"')],
    [refused("invalid_timestamp")],
  ),
  itemsCase(
    "a time to come is refused",
    "v2",
    [GOOD.replace("1772357400", "4102444800")],
    [refused("invalid_timestamp")],
  ),
  itemsCase(
    "a field of the wrong type is refused",
    "v2",
    ['{"event":"Email Opened","userId":"u-9","context":7}'],
    [refused("schema_violation")],
  ),
  secretCase("a time", `{"event":"Email Opened","userId":"u-9","timestamp":"${SECRET}"}`),
  secretCase("an event's name", `{"event":"${SECRET}","userId":"u-9"}`),
  secretCase(
    "a field of another type",
    `{"event":"Email Opened","userId":"u-9","context":"${SECRET}"}`,
  ),
  secretCase("an item that is not JSON", `{"event":"${SECRET}`),
];
