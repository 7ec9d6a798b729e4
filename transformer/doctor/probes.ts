import { DATA_PLANE_PROBES } from "./data-plane.js";
import { DESTINATION_PROBES } from "./destinations.js";
import { FORWARDING_PROBES } from "./forwarding.js";
import { JITSU_PROBES } from "./jitsu.js";
import { PLUGIN_PROBES } from "./plugin.js";
import type { Probe } from "./probe.js";
import { SOURCE_PROBES } from "./source.js";
import { UPSTREAM_PROBES } from "./upstream.js";
import { WAREHOUSE_PROBES } from "./warehouse.js";

/** Every trap that is looked for, each after those it needs. */
export const PROBES: readonly Probe[] = [
  ...PLUGIN_PROBES,
  ...FORWARDING_PROBES,
  ...UPSTREAM_PROBES,
  ...SOURCE_PROBES,
  ...DESTINATION_PROBES,
  ...DATA_PLANE_PROBES,
  ...JITSU_PROBES,
  ...WAREHOUSE_PROBES,
];
