import type { Host } from "./host.js";
import { rudderstackHost, type RudderStackDeps } from "./rudderstack/host.js";
import { connectUpstream } from "./rudderstack/upstream.js";

/** Dependencies of all hosts together. */
export interface HostDeps extends Omit<RudderStackDeps, "upstream"> {
  /** Origin of the transformer behind this service, if there is one. */
  readonly upstreamUrl: URL | undefined;
  /** How long it may be silent, in milliseconds. */
  readonly upstreamTimeout: number;
}

/** Every host that calls this service. A new one is added here. */
export function connectHosts({ upstreamUrl, upstreamTimeout, ...deps }: HostDeps): Host[] {
  const upstream = upstreamUrl && connectUpstream({ url: upstreamUrl, timeout: upstreamTimeout });
  return [rudderstackHost({ ...deps, upstream })];
}
