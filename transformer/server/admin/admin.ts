import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { failure } from "../../core/errors.js";
import type { Entry, EntryFilter } from "../../store/store.js";
import { answer, answerFailure } from "../../http/answers.js";
import { isSame } from "../receive/digest.js";
import { addDestinations, type DestinationsDeps } from "./destinations.js";
import { AT_ONCE, LARGEST_PAGE, OPENAPI, PAGE } from "./openapi.js";
import { resend, type ResendDeps, type Resent } from "./resend.js";

/** What the admin API needs from outside. */
export interface AdminDeps extends ResendDeps, DestinationsDeps {
  readonly token: string;
}

/** The routes under `/admin`: what is in the quarantine, and what a person decides about it. */
export function createAdmin(deps: AdminDeps): Router {
  const { quarantine } = deps.store;
  const routes = express.Router();
  routes.use(requireToken(deps.token));
  routes.use(express.json({ type: () => true, limit: "1mb" }));

  routes.get("/openapi.json", (_request, response) => {
    answer(response, 200, OPENAPI);
  });

  routes.get("/quarantine", async (request, response) => {
    const limit = limitOf(request.query.limit);
    if (limit === undefined) {
      badRequest(response, "/limit", `must be a whole number from 1 to ${LARGEST_PAGE}`);
      return;
    }
    const { entries, next } = await quarantine.list(
      filterOf(request.query),
      limit,
      textOf(request.query.cursor),
    );
    answer(response, 200, { entries: entries.map(shown), next });
  });

  routes.get("/quarantine/counts", async (_request, response) => {
    answer(response, 200, { counts: await quarantine.counts() });
  });

  routes.get("/quarantine/:id", async ({ params }, response) => {
    const entry = await quarantine.get(params.id);
    if (entry === undefined) answerFailure(response, "not_found");
    else answer(response, 200, shown(entry));
  });

  routes.post("/quarantine/resend", async ({ body }: Request, response) => {
    const chosen = await choose(body);
    if (chosen === undefined) {
      badRequest(response, "/", "must have ids, an array of strings, or filter, an object");
      return;
    }
    const results: Resent[] = [];
    for (const id of chosen.ids) results.push(await resend(id, deps));
    answer(response, 200, { results, more: chosen.more });
  });

  routes.post("/quarantine/discard", async ({ body }: Request, response) => {
    const chosen = await choose(body);
    if (chosen === undefined) {
      badRequest(response, "/", "must have ids, an array of strings, or filter, an object");
      return;
    }
    const discarded = await quarantine.discard(chosen.ids);
    answer(response, 200, { discarded, more: chosen.more });
  });

  addDestinations(routes, deps);

  routes.get("/store", async (_request, response) => {
    answer(response, 200, await deps.store.health());
  });

  /** The entries that a call is about: those it names, or the first of those that a filter meets. */
  async function choose(body: unknown): Promise<{ ids: string[]; more: boolean } | undefined> {
    const { ids, filter } = (body ?? {}) as { ids?: unknown; filter?: unknown };
    if (Array.isArray(ids) && ids.length <= AT_ONCE && ids.every((id) => typeof id === "string")) {
      return { ids, more: false };
    }
    if (ids !== undefined || typeof filter !== "object" || filter === null) return undefined;
    const page = await quarantine.list(filterOf(filter), AT_ONCE);
    return { ids: page.entries.map(({ id }) => id), more: page.next !== undefined };
  }

  return routes;
}

function requireToken(token: string) {
  return function checkToken(request: Request, response: Response, next: NextFunction): void {
    const given = /^Bearer +([^ ].*)$/i.exec(request.headers.authorization ?? "")?.[1];
    if (given !== undefined && isSame(given, token)) {
      next();
      return;
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    answer(response, 401, { error: "the token of ADMIN_TOKEN is needed", code: "unauthorized" });
  };
}

function badRequest(response: Response, place: string, rule: string): void {
  const { code, message } = failure("invalid_payload", place, rule);
  answer(response, 400, { error: message, code });
}

/** An entry with its payload as JSON, and its times as people read them. */
function shown({ payload, firstSeen, lastSeen, ...entry }: Entry): object {
  return {
    ...entry,
    firstSeen: new Date(firstSeen).toISOString(),
    lastSeen: new Date(lastSeen).toISOString(),
    payload: JSON.parse(payload) as unknown,
  };
}

function filterOf(given: object): EntryFilter {
  const fields = Object.entries(given).filter(
    ([name, value]) => ["source", "destination", "code"].includes(name) && textOf(value),
  );
  return Object.fromEntries(fields);
}

function limitOf(given: unknown): number | undefined {
  if (given === undefined) return PAGE;
  const limit = typeof given === "string" && /^\d{1,3}$/.test(given) ? Number(given) : 0;
  return limit >= 1 && limit <= LARGEST_PAGE ? limit : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
