import { isObject } from "../core/values.js";
import type { DestinationTrap } from "../delivery/destination.js";
import { DESTINATIONS } from "../hosts/destinations.js";
import type { Answer } from "../http/ask.js";
import { failure, OK, warning, when, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

/** Milliseconds for which an event may be queued without a warning. */
const LONG = 60 * 60 * 1_000;

/** Disk space is low if less than so many times the reserve is free. */
const LOW = 8;

const RESUME = "it is retried once a minute, or at once with POST /admin/destinations/ID/resume";

/** A destination that does not accept events. */
interface Trouble {
  readonly id: string;
  readonly kind: "paused" | "failing" | "refused";
  /** Why, in words of the service's own. */
  readonly reason: string;
}

/** Patterns of the service's reasons why a destination does not accept events. */
const REASONS = {
  key: /^status 40[13]$/,
  status: /^status /,
} as const;

/** Set-ups that the types of destinations know to be incomplete. */
const TRAPS = DESTINATIONS.flatMap(({ traps = [] }) => traps);

function trapOf({ reason }: Trouble): DestinationTrap | undefined {
  return TRAPS.find((trap) => reason.startsWith(trap.reason));
}

/** A probe of the running service's admin API. */
function serviceProbe(
  id: string,
  title: string,
  look: (setup: Setup) => Promise<Finding>,
  after = "admin-api",
): Probe {
  return { id, title, needs: ["plugin", "ADMIN_TOKEN"], after, look };
}

/** A probe of one kind of trouble. */
function troubleProbe(
  id: string,
  title: string,
  is: (trouble: Trouble) => boolean,
  found: (troubles: string) => Finding,
): Probe {
  return serviceProbe(id, title, async (setup) => {
    const troubles = (await troublesOf(setup)).filter(is);
    return when(
      troubles.length > 0,
      found(troubles.map((trouble) => `${trouble.id} (${trouble.reason})`).join(", ")),
    );
  });
}

/** This service where it receives and forwards. */
export const FORWARDING_PROBES: readonly Probe[] = [
  serviceProbe(
    "admin-api",
    "The plugin has an admin API and accepts the token",
    async (setup) => {
      const status = (await setup.askAdmin("/destinations"))?.status;
      if (status === 200) return OK;
      if (status === 401) {
        return failure(
          "the plugin refuses the token",
          "compare ADMIN_TOKEN with the plugin's variable of that name",
        );
      }
      return failure(
        "the plugin has no admin API",
        "start it with DATA_DIR and ADMIN_TOKEN, or run doctor without ADMIN_TOKEN",
      );
    },
    "plugin-reachable",
  ),
  serviceProbe("store-writable", "The store accepts calls", async (setup) => {
    const { state } = await storeOf(setup);
    if (state === "ok") return OK;
    if (state === "recovering") {
      return failure(
        "the store was damaged and is being recovered: calls get 503",
        "wait; the plugin's log says which rows were recovered",
      );
    }
    return state === "full"
      ? failure(
          "the disk of the store is full: calls get 503, queued events are still delivered",
          "make room on it, or move the store to a larger disk",
        )
      : failure(
          "the store cannot be written: calls get 503",
          "find the reason in the plugin's log, and check the disk and permissions of DATA_DIR, or the database in DATABASE_URL",
        );
  }),
  serviceProbe(
    "store-room",
    "The disk of the store has room",
    async (setup) => {
      const { free, reserve } = await storeOf(setup);
      return when(
        Number(free) < LOW * Number(reserve),
        warning(
          `${megabytes(free)} MB are free where DATA_DIR is; below ${megabytes(reserve)} MB nothing more is taken in`,
          "make room: a destination that is down for a day needs a day's events",
        ),
      );
    },
    "store-writable",
  ),
  serviceProbe("store-set-aside", "No damaged store is set aside", async (setup) => {
    const { setAside } = await storeOf(setup);
    const all = Array.isArray(setAside) ? setAside.filter(isObject) : [];
    const unreadable = all.filter(({ isUnreadable }) => isUnreadable === true);
    if (unreadable.length > 0) {
      return failure(
        `nothing can be read from a damaged store; it is in DATA_DIR as ${fileNames(unreadable)}`,
        "restore it from a backup with nudgespot-source recover FILE, then delete the file",
      );
    }
    const lost = all.reduce((sum, { lostEvents }) => sum + Number(lostEvents ?? 0), 0);
    return when(
      all.length > 0,
      warning(
        `the store was damaged and lost ${lost} events; the damaged file is in DATA_DIR as ${fileNames(all)}`,
        "import a backup with nudgespot-source recover FILE if there is one, check the disk, then delete the file",
      ),
    );
  }),
  troubleProbe(
    "forward-reachable",
    "The destinations answer",
    ({ kind, reason }) => kind === "failing" && !reason.startsWith("status "),
    (them) =>
      failure(
        `these do not answer: ${them}`,
        "compare their url with the host's address, and look whether it runs",
      ),
  ),
  troubleProbe(
    "forward-key",
    "The destinations accept their write keys",
    ({ kind, reason }) => kind === "paused" && REASONS.key.test(reason),
    (them) =>
      failure(
        `these reject their write key, so their events are queued: ${them}`,
        `compare their writeKey with the source's key in the host; ${RESUME}`,
      ),
  ),
  serviceProbe("forward-set-up", "The destinations' own set-up is complete", async (setup) => {
    const troubles = await troublesOf(setup);
    const trap = troubles.map(trapOf).find((found) => found !== undefined);
    if (trap === undefined) return OK;
    const ids = troubles.filter((trouble) => trapOf(trouble) === trap).map(({ id }) => id);
    return failure(`${trap.found}: ${ids.join(", ")}`, `${trap.fix}; ${RESUME}`);
  }),
  troubleProbe(
    "forward-paused",
    "No destination is paused for another reason",
    (trouble) =>
      trouble.kind === "paused" &&
      !REASONS.key.test(trouble.reason) &&
      trapOf(trouble) === undefined,
    (them) =>
      failure(
        `these are paused, so their events are queued: ${them}`,
        `compare their url and type with the host's: a redirect or a missing path (404) means another address. RudderStack also answers 404 for a source that is disabled: enable it; ${RESUME}`,
      ),
  ),
  serviceProbe("forward-suspended", "No destination is suspended by a person", async (setup) => {
    const all = (await destinationsOf(setup)).filter(({ state }) => state === "suspended");
    const ids = all.map(({ id }) => String(id)).join(", ");
    return when(
      all.length > 0,
      warning(
        `these are suspended, so their events are queued: ${ids}`,
        "resume them in the console, or with POST /admin/destinations/ID/resume",
      ),
    );
  }),
  troubleProbe(
    "forward-taken",
    "No destination fails or rejects events for another reason",
    ({ kind, reason }) =>
      kind === "refused" || (kind === "failing" && reason.startsWith("status ")),
    (them) =>
      failure(
        `these reject events: ${them}`,
        "look at the host's log; the events are retried, or are in the quarantine",
      ),
  ),
  serviceProbe("source-refusals", "No payload was refused within the last hour", async (setup) =>
    refusalFinding(
      await listOf(setup, "sources"),
      "payloads were refused",
      "nudgespot-source quarantine list shows them; docs/errors.md says what to do for each code",
    ),
  ),
  serviceProbe(
    "forward-refusals",
    "No destination refused an event within the last hour",
    async (setup) =>
      refusalFinding(
        await listOf(setup, "destinations"),
        "events were refused",
        "look at the reason and at the host's log; the events are in the quarantine",
      ),
  ),
  serviceProbe("forward-delay", "No event has been queued for an hour", async (setup) => {
    const now = Date.parse(setup.now());
    const late = (await destinationsOf(setup)).filter(
      ({ oldest }) => now - Date.parse(String(oldest)) > LONG,
    );
    const names = late.map(({ id, waiting }) => `${String(id)} (${String(waiting)} events)`);
    return when(
      late.length > 0,
      warning(
        `events have waited for more than an hour for ${names.join(", ")}`,
        "see the probes above; if they pass, the host is slower than the incoming events",
      ),
    );
  }),
  serviceProbe("forward-known", "No events are queued for a removed destination", async (setup) => {
    const known = (await destinationsOf(setup)).filter(({ state }) => state === "removed");
    return when(
      known.length > 0,
      warning(
        `events are queued for destinations that were removed or renamed: ${known.map(({ id }) => String(id)).join(", ")}`,
        "put the destination back with its old id, or move or discard them: POST /admin/destinations/ID/move, or /discard",
      ),
    );
  }),
];

async function storeOf(setup: Setup): Promise<Readonly<Record<string, unknown>>> {
  const json = (await setup.askAdmin("/store"))?.json;
  return isObject(json) ? json : {};
}

type Shown = Readonly<Record<string, unknown>>;

function destinationsOf(setup: Setup): Promise<readonly Shown[]> {
  return listOf(setup, "destinations");
}

async function listOf(setup: Setup, name: "destinations" | "sources"): Promise<readonly Shown[]> {
  const json = (await setup.askAdmin(`/${name}`))?.json;
  const list: unknown = isObject(json) ? json[name] : [];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function refusalFinding(all: readonly Shown[], what: string, fix: string): Finding {
  const refusing = all.filter(({ refusedLastHour }) => Number(refusedLastHour) > 0);
  const each = refusing.map(({ id, source, refusedLastHour, lastRefusal }) => {
    const { reason } = isObject(lastRefusal) ? lastRefusal : {};
    return `${String(id ?? source)} (${String(refusedLastHour)}, last: ${String(reason)})`;
  });
  return when(
    refusing.length > 0,
    warning(`${what} within the last hour: ${each.join(", ")}`, fix),
  );
}

/** The troubles of the destinations: of a test event if one is sent, else of the last attempts. */
async function troublesOf(setup: Setup): Promise<readonly Trouble[]> {
  const troubles: Trouble[] = [];
  for (const { id, state, lastError } of await destinationsOf(setup)) {
    const name = String(id);
    const isTried = setup.options.sendTestEvent && state !== "removed";
    const trouble = isTried
      ? stateOf(await setup.tryDestination(name))
      : { state, reason: lastError };
    if (isTrouble(trouble.state)) {
      troubles.push({ id: name, kind: trouble.state, reason: String(trouble.reason) });
    }
  }
  return troubles;
}

const STATES = new Map([
  ["delivered", "delivering"],
  ["locked", "paused"],
  ["failed", "failing"],
  ["refused", "refused"],
  ["later", "refused"],
]);

/** The result of a test event, as a state of the destination. */
function stateOf(answer: Answer | undefined): { state: unknown; reason: unknown } {
  if (answer === undefined) return { state: "failing", reason: "no answer in time" };
  const { result, reason = "not taken now" } = isObject(answer.json) ? answer.json : {};
  const state = STATES.get(String(result));
  return state === undefined
    ? { state: "failing", reason: `status ${answer.status} of the plugin` }
    : { state, reason };
}

function isTrouble(state: unknown): state is Trouble["kind"] {
  return state === "paused" || state === "failing" || state === "refused";
}

function fileNames(all: readonly Readonly<Record<string, unknown>>[]): string {
  return all.map(({ file }) => String(file)).join(", ");
}

function megabytes(bytes: unknown): number {
  return Math.round(Number(bytes) / 1e6);
}
