import express, { type Request, type Router } from "express";
import type { EntryChoice } from "../../generated/admin/entry-choice.js";
import { entryChoice, entryQuery } from "../../generated/validators.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { EntrySummary } from "../../store/quarantine.js";
import { addChecks } from "./checks.js";
import { addDestinations, type DestinationsDeps } from "./destinations.js";
import { addEvents, type EventsDeps } from "./events.js";
import { OPENAPI } from "./openapi.js";
import { answerRefusals, checked, limitOf } from "./requests.js";
import { resendAll, type ResendDeps } from "./resend.js";
import { addTallies, type TalliesDeps } from "./tallies.js";
import { addSession, addSignIn, requireToken, type SessionDeps } from "./session.js";

/** Dependencies of the admin API. */
export type AdminDeps = ResendDeps & DestinationsDeps & EventsDeps & TalliesDeps & SessionDeps;

/** Entries that are read or discarded at once. */
const AT_ONCE = 500;

/** Maximum characters of a payload in an answer. A longer payload is cut, and a string. */
const SHOWN = 2 ** 20;

/** The routes under `/admin`. */
export function createAdmin(deps: AdminDeps): Router {
  const { quarantine } = deps.store;
  const routes = express.Router();
  addSignIn(routes, deps);
  routes.use(requireToken(deps));
  routes.use(express.json({ type: () => true, limit: "1mb" }));
  addSession(routes, deps);

  routes.get("/openapi.json", (_request, response) => {
    answer(response, 200, OPENAPI);
  });

  routes.get("/quarantine", async ({ query }, response) => {
    const { limit, cursor, ...filter } = checked(entryQuery, query);
    const { entries, next } = await quarantine.list(filter, limitOf(limit), cursor);
    answer(response, 200, { entries: entries.map(withDates), next });
  });

  routes.get("/quarantine/counts", async (_request, response) => {
    answer(response, 200, { counts: await quarantine.counts() });
  });

  routes.get("/quarantine/:id", async ({ params }, response) => {
    const entry = await quarantine.get(params.id);
    if (entry === undefined) {
      answerFailure(response, "not_found");
      return;
    }
    const { payload, ...summary } = entry;
    const isLong = payload.length > SHOWN;
    answer(response, 200, {
      ...withDates(summary),
      payload: isLong ? payload.slice(0, SHOWN) : (JSON.parse(payload) as unknown),
      ...(isLong && { truncated: true }),
    });
  });

  routes.post("/quarantine/resend", async ({ body }: Request, response) => {
    answer(response, 200, await resendAll(chosen(checked(entryChoice, body)), deps));
  });

  routes.post("/quarantine/discard", async ({ body }: Request, response) => {
    let discarded = 0;
    for await (const ids of chosen(checked(entryChoice, body))) {
      discarded += await quarantine.discard(ids);
    }
    answer(response, 200, { discarded });
  });

  addDestinations(routes, deps);
  addEvents(routes, deps);
  addTallies(routes, deps);
  addChecks(routes, deps);

  routes.get("/store", async (_request, response) => {
    const { isInMemory: inMemory, ...health } = await deps.store.health();
    answer(response, 200, { ...health, inMemory });
  });

  routes.use(answerRefusals);

  /** The ids of the chosen entries, page by page. Entries that are added meanwhile are left out. */
  async function* chosen({ ids, filter = {} }: EntryChoice): AsyncGenerator<readonly string[]> {
    if (ids !== undefined) {
      yield ids;
      return;
    }
    let cursor: string | undefined;
    do {
      const page = await quarantine.list(filter, AT_ONCE, cursor);
      yield page.entries.map(({ id }) => id);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  return routes;
}

/** An entry with its times in ISO 8601. */
function withDates({ firstSeen, lastSeen, ...entry }: EntrySummary): object {
  return {
    ...entry,
    firstSeen: new Date(firstSeen).toISOString(),
    lastSeen: new Date(lastSeen).toISOString(),
  };
}
