import { ask } from "../../transformer/http/ask.js";
import { queryPostgres } from "../../transformer/doctor/database.js";
import type { SetupDeps } from "../../transformer/doctor/setup.js";

/** What doctor needs from outside: real servers and databases, and no waiting. */
export const SETUP_DEPS: SetupDeps = {
  ask,
  query: queryPostgres,
  pause: () => Promise.resolve(),
  now: () => new Date().toISOString(),
  newId: () => "1",
};
