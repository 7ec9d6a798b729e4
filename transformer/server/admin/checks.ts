import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Socket } from "node:net";
import type { Router } from "express";
import { examine } from "../../doctor/examine.js";
import { FORWARDING_PROBES } from "../../doctor/forwarding.js";
import { PLUGIN_PROBES } from "../../doctor/plugin.js";
import { Setup } from "../../doctor/setup.js";
import { answer } from "../../http/answers.js";
import { ask } from "../../http/ask.js";

/** Dependencies of the check-list. */
export interface ChecksDeps {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The probes that only need the service itself, and do not examine a host's contract. */
const PROBES = [
  ...PLUGIN_PROBES.filter(({ id }) => id === "plugin-reachable"),
  ...FORWARDING_PROBES,
];

/**
 * `/checks`: what doctor finds about this service. The service asks itself, at the address that the
 * request came to. Nothing is sent to a destination.
 */
export function addChecks(routes: Router, { token, now }: ChecksDeps): void {
  routes.get("/checks", async ({ socket }, response) => {
    const setup = new Setup(
      { plugin: ownAddress(socket), adminToken: token, name: "", schema: "", sendTestEvent: false },
      {
        ask,
        query: () => Promise.resolve(undefined),
        pause: setTimeout,
        newId: randomUUID,
        now: () => new Date(now()).toISOString(),
      },
    );
    const { probes } = await examine(setup, PROBES);
    answer(response, 200, { checks: probes });
  });
}

function ownAddress({ localAddress = "", localPort = 0, localFamily }: Socket): URL {
  const host = localFamily === "IPv6" ? `[${localAddress}]` : localAddress;
  return new URL(`http://${host}:${localPort}`);
}
