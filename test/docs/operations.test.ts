import { expect, test } from "@jest/globals";
import { filesIn, readText } from "../support/files.js";

/** The calls that write a line, and what follows. */
const CALL = /(?:log|lines|#logOnce)(?:\.(?:info|warn|error|fatal|count)|\[\w+\])?\(([^;]{0,300})/g;

/** Messages that are put together, or that come from a name. */
const OTHERS = [
  "serving",
  "stopping",
  "destination accepts events again",
  "payloads were refused",
  "a destination refused events",
  "calls were answered with 503",
  "worker ended, starting another",
  "worker ended before it could listen, starting another",
  "the damaged store is set aside, its readable rows are recovered",
  "the damaged store is unreadable and set aside, the new store is empty",
];

const SOURCES = ["cli", "delivery", "hosts/rudderstack", "http", "server", "store"];

test("docs/operations.md says what to do for every log message", () => {
  const texts = SOURCES.flatMap((folder) => filesIn(`transformer/${folder}`, ".ts")).map(readText);
  const found = texts.flatMap((text) =>
    [...text.matchAll(CALL)].flatMap(([, call = ""]) =>
      [...call.matchAll(/"([a-z][^"\n{}]*)"/g)]
        .map(([, message = ""]) => message)
        .filter((message) => message.includes(" ")),
    ),
  );
  expect(found.length).toBeGreaterThan(15);
  const listed = [...readText("docs/operations.md").matchAll(/^\| \w+ +\| `([^`]+)`/gm)];
  const documented = listed.map(([, message]) => message);
  expect(documented.sort()).toEqual([...new Set([...found, ...OTHERS])].sort());
});
