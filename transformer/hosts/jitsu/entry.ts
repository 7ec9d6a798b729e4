// The entry of the bundle for Jitsu's isolate: see scripts/bundle.mjs.
import { VERSION } from "../../generated/version.js";
import { createFunction, type FunctionOptions } from "./function.js";

/** In the bundle's first line, where registration puts them. */
declare const NUDGESPOT_OPTIONS: FunctionOptions;

/** What Jitsu's console shows of the function. */
export const config = {
  slug: "nudgespot",
  name: "Nudgespot",
  description: `Nudgespot's email events as track events, nudgespot-source ${VERSION}`,
};

export default createFunction(NUDGESPOT_OPTIONS);
