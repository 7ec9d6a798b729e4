import { isObject, type JsonObject } from "../core/values.js";
import { VERSION } from "../generated/version.js";
import { isSealed } from "../hosts/jitsu/code.js";
import type { ConfigObject, Link } from "../hosts/jitsu/console.js";
import { keysOf, type JitsuFacts } from "../hosts/jitsu/facts.js";
import { functionRef, functionsOf } from "../hosts/jitsu/source.js";
import type { Answer } from "../http/ask.js";
import { failure, OK, unreachable, warning, when, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

const REGISTER = "run nudgespot-source register jitsu with the same options";

/** The hint that the console keeps of a key's secret. */
function hintOf(secret: string): string {
  return `${secret.slice(0, 3)}*${secret.slice(-3)}`;
}

/** A probe of the console's objects. */
function consoleProbe(
  id: string,
  title: string,
  look: (facts: JitsuFacts, setup: Setup) => Finding,
  after?: string,
): Probe {
  return {
    id,
    title,
    needs: ["console"],
    ...(after !== undefined && { after }),
    look: (setup) => (setup.options.jitsu === undefined ? OK : look(setup.options.jitsu, setup)),
  };
}

/** The finding where it holds for some connections, with their destinations. */
function findingFor(
  { links }: JitsuFacts,
  is: (link: Link) => boolean,
  found: (ids: string) => Finding,
): Finding {
  const ids = links.filter(is).map(({ toId }) => toId);
  return when(ids.length > 0, found(ids.join(", ")));
}

/** The source in Jitsu. */
export const JITSU_PROBES: readonly Probe[] = [
  consoleProbe("jitsu-stream", "The stream is in the workspace, once", ({ streams }, { options }) =>
    when(
      streams.length !== 1,
      failure(
        `${streams.length === 0 ? "no stream is" : "two streams are"} named ${options.name}`,
        `name it with --name, or ${REGISTER}`,
      ),
    ),
  ),
  consoleProbe(
    "jitsu-key",
    "The key is a server-to-server key of the stream",
    ({ streams }, { options: { writeKey } }) => {
      if (writeKey === undefined) return { status: "skipped", reason: "needs --write-key" };
      return keyFinding(streams[0], writeKey);
    },
    "jitsu-stream",
  ),
  consoleProbe(
    "jitsu-key-clear",
    "The key is not stored in clear text",
    // Neither the console nor ingest tells how a call carried its key.
    () => ({
      status: "skipped",
      reason:
        "cannot be seen from here, but the function's log says so: have Nudgespot send the key as X-Write-Key, since of Basic authentication Jitsu keeps it readable",
    }),
  ),
  {
    id: "jitsu-strict",
    title: "Ingest accepts single events only with the right key",
    needs: ["ingest", "send-test-event"],
    look: lookAtStrictness,
  },
  consoleProbe(
    "jitsu-destination",
    "The stream has a destination",
    ({ links }) =>
      when(
        links.length === 0,
        failure(
          "the stream has no destination: ingest answers 200, and drops the events",
          REGISTER,
        ),
      ),
    "jitsu-stream",
  ),
  consoleProbe(
    "jitsu-destination-deleted",
    "Every connection's destination exists",
    ({ deletedDestinations }) =>
      when(
        deletedDestinations.length > 0,
        failure(
          `the stream is still connected to deleted destinations: ${deletedDestinations.join(", ")}`,
          "remove these connections in the console",
        ),
      ),
    "jitsu-stream",
  ),
  consoleProbe(
    "jitsu-destination-type",
    "The destinations make tables",
    (facts) =>
      findingFor(
        facts,
        ({ toId }) => !facts.withTables.has(toId),
        (ids) =>
          warning(
            `these make no tables, and get each event twice: ${ids}`,
            "connect them without the function, or register with --tables layout",
          ),
      ),
    "jitsu-destination",
  ),
  consoleProbe(
    "jitsu-deduplicate",
    "Copies of an event are one row",
    lookAtKeys,
    "jitsu-destination",
  ),
  consoleProbe(
    "jitsu-function-stream",
    "No connection has the function of another stream",
    ({ misplaced }) =>
      when(
        misplaced.length > 0,
        failure(
          `a function on a connection maps another stream's events, so this stream's go raw into the tables: ${misplaced.join(", ")}`,
          REGISTER,
        ),
      ),
    "jitsu-stream",
  ),
  consoleProbe("jitsu-function-unique", "The function is in the workspace, once", ({ functions }) =>
    when(
      functions.length !== 1,
      failure(
        functions.length === 0 ? "it is not there" : "the source has two functions",
        functions.length === 0 ? REGISTER : "delete one in the console",
      ),
    ),
  ),
  consoleProbe(
    "jitsu-function-connected",
    "Every connection has the function",
    (facts) =>
      findingFor(
        facts,
        (link) => !functionsOf(link).some(({ functionId }) => functionId === idIn(facts)),
        (ids) => failure(`raw events go into the tables of ${ids}`, REGISTER),
      ),
    "jitsu-function-unique",
  ),
  consoleProbe(
    "jitsu-function-last",
    "The function is the last one",
    (facts) =>
      findingFor(
        facts,
        (link) => functionsOf(link).at(-1)?.functionId !== idIn(facts),
        (ids) =>
          failure(`only the last may give back several events; it is not for ${ids}`, REGISTER),
      ),
    "jitsu-function-connected",
  ),
  consoleProbe(
    "jitsu-function-edited",
    "Nobody edited the function",
    ({ functions: [ours] }) =>
      when(
        !isSealed(String(ours?.code)),
        warning("its code was edited by hand", "save your changes, and register with --force"),
      ),
    "jitsu-function-unique",
  ),
  consoleProbe(
    "jitsu-function-version",
    "The function has this version",
    ({ functions: [ours] }) =>
      when(ours?.version !== VERSION, warning(`its version is not ${VERSION}`, REGISTER)),
    "jitsu-function-unique",
  ),
  consoleProbe("jitsu-tables", "The expected tables fill", lookAtTables, "jitsu-function-unique"),
  {
    id: "ingest-event",
    title: "Ingest accepts a test event",
    needs: ["ingest", "send-test-event"],
    look: async (setup) => ingestFinding(await setup.sendToIngest()),
  },
  {
    id: "ingest-row",
    title: "The test event is a row in the warehouse",
    needs: ["ingest", "send-test-event", "warehouse"],
    after: "ingest-event",
    look: lookForRow,
  },
];

function keyFinding(stream: ConfigObject | undefined, writeKey: string): Finding {
  const [id = "", secret = ""] = writeKey.split(":");
  const isOf = (kind: "privateKeys" | "publicKeys"): JsonObject | undefined =>
    keysOf(stream, kind).find((key) => key.id === id);
  if (isOf("publicKeys") !== undefined) {
    return failure(
      "it is a browser key: ingest accepts it, but changes the event's IP address and table",
      "give Nudgespot a server-to-server key (register jitsu --new-key makes one)",
    );
  }
  const fix =
    "take the key that was shown when it was made, id:secret, or make another with register jitsu --new-key";
  const key = isOf("privateKeys");
  if (key === undefined || secret === "") return failure("the stream does not have this key", fix);
  return when(
    typeof key.hint === "string" && key.hint !== hintOf(secret),
    failure("the key's id is the stream's, but its secret is another", fix),
  );
}

/** Asks with a wrong key and an event that ingest never accepts, so nothing can arrive. */
async function lookAtStrictness(setup: Setup): Promise<Finding> {
  const event = { messageId: setup.testMessageId };
  const answer = await setup.postToIngest("/api/s/s2s/track", "nudgespot:doctor", event);
  if (answer === undefined || answer.status === 401) return OK;
  return warning(
    "ingest accepts single events with any key: the installation has one stream, which is not strict",
    "turn on strict mode of the stream",
  );
}

const ROW_INTERVAL = 2_000;
const ROW_QUESTIONS = 30;

/** Jitsu writes a batch when it is due, so the row may come late. */
async function lookForRow(setup: Setup): Promise<Finding> {
  const { schema } = setup.options;
  const table = `"${schema.replaceAll('"', '""')}".tracks`;
  for (let question = 0; question < ROW_QUESTIONS; question += 1) {
    const rows = await setup.query("warehouse", `select 1 from ${table} where message_id = $1`, [
      setup.testMessageId,
    ]);
    if (rows !== undefined && rows.length > 0) return OK;
    await setup.pause(ROW_INTERVAL);
  }
  return failure(
    `the event is not in ${schema}.tracks after a minute`,
    "look into the logs of Jitsu's function runtime and bulker; a batch connection writes when its schedule is due",
  );
}

function idIn({ functions }: JitsuFacts): string {
  return functionRef(functions[0]?.id ?? "");
}

function lookAtKeys(facts: JitsuFacts): Finding {
  const half = findingFor(
    facts,
    ({ data }) => data?.primaryKey !== undefined && data.deduplicate !== true,
    (ids) =>
      failure(
        `a primary key without deduplicate: one copy fails its batch again and again, for ${ids}`,
        `set both primaryKey: "message_id" and deduplicate: true, or ${REGISTER}`,
      ),
  );
  if (half.status !== "ok") return half;
  return findingFor(
    facts,
    ({ data }) => data?.primaryKey !== "message_id" || data.deduplicate !== true,
    (ids) =>
      warning(
        `every copy is a row, for ${ids}`,
        `set both primaryKey: "message_id" and deduplicate: true, or ${REGISTER}`,
      ),
  );
}

/** With the layout's tables, some layouts have one table for everything. */
function lookAtTables(facts: JitsuFacts): Finding {
  if (!String(facts.functions[0]?.code).includes('"tables":"layout"')) return OK;
  return findingFor(
    facts,
    ({ data }) => (data?.dataLayout ?? "segment-single-table") === "segment-single-table",
    (ids) =>
      warning(
        `the data layout puts all events into one table, events, for ${ids}`,
        "register with --tables collections, or choose another layout",
      ),
  );
}

function ingestFinding(answer: Answer | undefined): Finding {
  if (answer === undefined) {
    return unreachable("nothing answers at ingest's address", "compare --ingest with its address");
  }
  if (answer.status === 401) {
    return failure(
      "the key is refused (401)",
      "compare it with the stream's; ingest learns of a new one after a few seconds",
    );
  }
  const { json } = answer;
  if (answer.status !== 200 || !isObject(json)) {
    return failure(`ingest answered ${answer.status}`, "check the log of ingest");
  }
  if (json.ok === true) {
    return {
      ...OK,
      reason:
        "ingest has the event in memory; --warehouse looks for its row, of user_id nudgespot-source-doctor",
    };
  }
  const isUnconnected = JSON.stringify(json.errors ?? "").includes("no destinations found");
  return isUnconnected
    ? failure("ingest finds no destination for the stream", REGISTER)
    : failure("ingest did not accept the event", "look at the stream's live events in the console");
}
