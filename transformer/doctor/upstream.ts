import { isPlugin, SOURCE_PATH } from "./plugin.js";
import { failure, OK, warning, when, type Probe } from "./probe.js";

/** Milliseconds in which a rudder-transformer that has nothing else to do answers. */
const SLOW = 1_000;

/** The rudder-transformer behind the plugin. */
export const UPSTREAM_PROBES: readonly Probe[] = [
  {
    id: "upstream-reachable",
    title: "The upstream answers",
    needs: ["upstream"],
    look: async (setup) => {
      const answer = await setup.ask("upstream", "/health");
      if (answer?.status === 200) return OK;
      return failure(
        answer === undefined
          ? "nothing answers at the upstream's address"
          : `the upstream answers ${answer.status} at /health`,
        "start rudder-transformer, and compare the address with its port (9090 unless set)",
      );
    },
  },
  {
    id: "upstream-speed",
    title: "The upstream answers quickly",
    needs: ["upstream"],
    after: "upstream-reachable",
    look: async (setup) => {
      const duration = (await setup.ask("upstream", "/health"))?.duration ?? 0;
      return when(
        duration > SLOW,
        warning(
          `the upstream took ${Math.round(duration)} ms for /health`,
          "give rudder-transformer more processor time, or more instances",
        ),
      );
    },
  },
  {
    id: "upstream-loop",
    title: "The upstream is not this plugin",
    needs: ["upstream"],
    after: "upstream-reachable",
    look: async (setup) =>
      when(
        isPlugin(await setup.ask("upstream", SOURCE_PATH)),
        failure(
          "the upstream is the plugin itself: requests go round in a circle",
          "set UPSTREAM_URL to rudder-transformer's own address",
        ),
      ),
  },
];
