import type { Answer } from "../http/ask.js";
import { clockFinding } from "./plugin.js";
import { failure, OK, unreachable, when, type Finding, type Probe } from "./probe.js";

/** The rudder-server before the plugin. */
export const DATA_PLANE_PROBES: readonly Probe[] = [
  {
    id: "data-plane-reachable",
    title: "The data plane answers",
    needs: ["data-plane"],
    look: async (setup) =>
      when(
        (await setup.ask("dataPlane", "/health")) === undefined,
        unreachable(
          "nothing answers at the data plane's address",
          "start rudder-server, and compare the address with its port (8080 unless set)",
        ),
      ),
  },
  {
    id: "data-plane-clock",
    title: "The data plane's clock is right",
    needs: ["data-plane"],
    after: "data-plane-reachable",
    look: async (setup) => clockFinding(await setup.ask("dataPlane", "/health")),
  },
  {
    id: "webhook-key",
    title: "The data plane accepts the write key",
    needs: ["data-plane", "send-test-event"],
    after: "data-plane-reachable",
    look: async (setup) =>
      unlessStatus(
        await setup.sendTestEvent(),
        401,
        failure(
          "the key is refused (401)",
          'compare the key with the source\'s, and the category with "webhook"; an edit of the file takes some seconds',
        ),
      ),
  },
  {
    id: "webhook-open",
    title: "The data plane has a webhook for the source",
    needs: ["data-plane", "send-test-event"],
    after: "webhook-key",
    look: async (setup) =>
      unlessStatus(
        await setup.sendTestEvent(),
        404,
        failure(
          "the webhook is refused (404)",
          'set "enabled": true on the source, and check that the address is the data plane\'s',
        ),
      ),
  },
  {
    id: "test-event",
    title: "The data plane accepts a test event",
    needs: ["data-plane", "send-test-event"],
    after: "data-plane-reachable",
    look: async (setup) => {
      const answer = await setup.sendTestEvent();
      return answer?.status === 500 && setup.source?.isOurs === false
        ? { status: "skipped", reason: "needs source-definition to be ok" }
        : testEventFinding(answer);
    },
  },
];

/** The finding of one status. Without an answer there is nothing to say of it. */
function unlessStatus(answer: Answer | undefined, status: number, finding: Finding): Finding {
  if (answer === undefined) return { status: "skipped", reason: "the event was not answered" };
  return when(answer.status === status, finding);
}

/** The fix for each status other than 200. */
const FIXES: Readonly<Record<number, string>> = {
  400: "the plugin refused the event: look at the source's settings",
  413: "the server accepts 4,000 KB per call, in and out: make the sender send less at once",
  500: "point DEST_TRANSFORM_URL at the plugin, not at rudder-transformer: that has no such source",
  503: "the server cannot reach the plugin: compare DEST_TRANSFORM_URL with the plugin's address",
};

function testEventFinding(answer: Answer | undefined): Finding {
  if (answer?.status === 401 || answer?.status === 404) {
    return { status: "skipped", reason: "needs webhook-key and webhook-open to be ok" };
  }
  if (answer === undefined) {
    return unreachable("no answer to the event", "check the log of rudder-server");
  }
  if (answer.status === 200) {
    return {
      ...OK,
      reason: "answered 200; look in the warehouse for its row, of user_id nudgespot-source-doctor",
    };
  }
  const fix = FIXES[answer.status] ?? "check the log of rudder-server";
  return failure(`the server answered ${answer.status} to the event`, fix);
}
