import { ERRORS } from "../core/error-catalogue.js";
import { isObject } from "../core/values.js";
import { VERSION } from "../generated/version.js";
import type { Answer } from "../http/ask.js";
import { failure, OK, unreachable, warning, when, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

/** Milliseconds that clocks may be apart. */
const MAX_SKEW = 60_000;

/** The source's own path, which this service alone answers with 405 and a code to GET. */
export const SOURCE_PATH = "/v2/sources/nudgespot";

/** Whether an answer to GET on the source's path is this service's. */
export function isPlugin(answer: Answer | undefined): boolean {
  return isObject(answer?.json) && answer.json.code === "method_not_allowed";
}

/** The finding for a server's clock. */
export function clockFinding(answer: Answer | undefined): Finding {
  const skew = answer?.clockSkew;
  if (skew === undefined) return { status: "skipped", reason: "its answer has no Date header" };
  const seconds = Math.round(Math.abs(skew) / 1_000);
  return when(
    Math.abs(skew) > MAX_SKEW,
    warning(
      `its clock is ${seconds} s ${skew > 0 ? "ahead of" : "behind"} this machine's`,
      "synchronise both clocks (NTP): times of events are compared with them",
    ),
  );
}

/** This service itself. */
export const PLUGIN_PROBES: readonly Probe[] = [
  {
    id: "plugin-reachable",
    title: "The plugin answers",
    needs: ["plugin"],
    look: async (setup) =>
      when(
        (await setup.ask("plugin", "/health")) === undefined,
        unreachable(
          "nothing answers at the plugin's address",
          "start it (nudgespot-source serve), and compare HOST and PORT with the address",
        ),
      ),
  },
  {
    id: "plugin-identity",
    title: "It is the plugin that answers",
    needs: ["plugin"],
    after: "plugin-reachable",
    look: async (setup) =>
      when(
        !isPlugin(await setup.ask("plugin", SOURCE_PATH)),
        failure(
          "something else answers at the plugin's address",
          "point DEST_TRANSFORM_URL, or your proxy's rule for the source's path, at this service",
        ),
      ),
  },
  {
    id: "plugin-version",
    title: "The plugin has the version of this manifest",
    needs: ["plugin"],
    after: "plugin-identity",
    look: async (setup) => {
      const running = (await setup.ask("plugin", "/version"))?.text.trim() ?? "";
      const named = /^[\w.+-]{1,40}$/.test(running) ? running : "of another form";
      return when(
        running !== VERSION,
        warning(
          `its version is ${named}, this manifest's is ${VERSION}`,
          "deploy the same version",
        ),
      );
    },
  },
  {
    id: "plugin-features",
    title: "/features offers source transform v2",
    needs: ["plugin"],
    after: "plugin-reachable",
    look: async (setup) => {
      const answer = await setup.ask("plugin", "/features");
      if (answer !== undefined && answer.status >= 500) {
        return failure(
          `/features is answered with ${answer.status}: the rudder-transformer behind the plugin is down`,
          "start rudder-transformer, and compare UPSTREAM_URL with its address",
        );
      }
      const features = answer?.json;
      return when(
        !isObject(features) || features.upgradedToSourceTransformV2 !== true,
        failure(
          "/features does not say upgradedToSourceTransformV2: true",
          "upgrade rudder-transformer, whose answer this is where the plugin has an upstream",
        ),
      );
    },
  },
  {
    id: "plugin-upstream",
    title: "The plugin reaches its rudder-transformer",
    needs: ["plugin"],
    after: "plugin-identity",
    look: lookAtUpstream,
  },
  {
    id: "plugin-clock",
    title: "The plugin's clock is right",
    needs: ["plugin"],
    after: "plugin-reachable",
    look: async (setup) => clockFinding(await setup.ask("plugin", "/health")),
  },
];

/** A path that neither the plugin nor rudder-transformer has. */
const UNKNOWN_PATH = "/nudgespot-source-doctor";

async function lookAtUpstream(setup: Setup): Promise<Finding> {
  const ready = (await setup.ask("plugin", "/ready"))?.json;
  const upstream = isObject(ready) ? ready.upstream : undefined;
  if (upstream === "down") {
    return failure(
      "the plugin says that its upstream is down: every other source and destination waits",
      "start rudder-transformer, and compare UPSTREAM_URL with its address",
    );
  }
  if (upstream === "up") {
    const answer = await setup.ask("plugin", UNKNOWN_PATH);
    return when(
      answer?.status === ERRORS.upstream_loop.status,
      failure(
        "the plugin's upstream is the plugin itself: requests go round in a circle",
        "set UPSTREAM_URL to rudder-transformer's own address",
      ),
    );
  }
  const isForRudderStack = (["workspace-config", "upstream", "data-plane"] as const).some((need) =>
    setup.has(need),
  );
  if (!isForRudderStack && (await receives(setup))) {
    return { ...OK, reason: "the plugin receives calls itself, and needs no rudder-transformer" };
  }
  return warning(
    "the plugin has no upstream, so all other requests get 404",
    "set UPSTREAM_URL to rudder-transformer's address, unless your proxy routes by path",
  );
}

/** Whether the plugin receives Nudgespot's calls: then it has their address. */
async function receives(setup: Setup): Promise<boolean> {
  return (await setup.ask("plugin", "/v1/webhook"))?.status === 200;
}
