import type { Router } from "express";
import { Refusal } from "../../core/errors.js";
import { parseJson } from "../../core/json.js";
import { readSettings, type Settings } from "../../core/settings.js";
import { transformBody, type Outcome } from "../../core/transform.js";
import type { Trial } from "../../generated/admin/trial.js";
import { eventQuery, trial } from "../../generated/validators.js";
import { answer, answerFailure } from "../../http/answers.js";
import type { RecentDetail, RecentEvent } from "../recent/details.js";
import { matches, summaryOf, type Recent } from "../recent/recent.js";
import type { PropertySample } from "../property-sample.js";
import type { Sources } from "../receive/sources.js";
import { checked, limitOf } from "./requests.js";

/** Dependencies of the events' routes. */
export interface EventsDeps {
  readonly recent: Recent;
  readonly sample: PropertySample;
  readonly sources: () => Sources;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How often a stream without events says that it is alive, in milliseconds. */
const HEARTBEAT = 15_000;

/** `/events`, `/schema`, `/transform`: events, their properties, and what a payload becomes. */
export function addEvents(routes: Router, { recent, sample, sources, now }: EventsDeps): void {
  routes.get("/events", ({ query }, response) => {
    const { limit, ...filter } = checked(eventQuery, query);
    answer(response, 200, { events: recent.list(filter, limitOf(limit)).map(shown) });
  });

  routes.get("/events/stream", ({ query }, response) => {
    const { limit: _limit, ...filter } = checked(eventQuery, query);
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    const send = (data: object): void => {
      response.write(`data: ${JSON.stringify(data)}\n\n`);
    };
    const stop = recent.follow({
      onEvents(events, skipped) {
        const found = events.filter((event) => matches(event, filter)).map(summaryOf);
        if (found.length + skipped > 0) send({ events: found.map(shown), skipped });
      },
      onEnd: () => response.end(),
    });
    const heartbeat = setInterval(() => {
      response.write(":\n\n");
    }, HEARTBEAT);
    response.write(":\n\n");
    response.once("close", () => {
      clearInterval(heartbeat);
      stop();
    });
  });

  routes.get("/events/:id", ({ params }, response) => {
    const found = recent.get(params.id);
    if (found === undefined) answerFailure(response, "not_found");
    else answer(response, 200, shownWhole(found));
  });

  routes.get("/schema", (_request, response) => {
    const collections = sample.collections().map(({ properties, ...collection }) => ({
      ...collection,
      properties: properties.map(({ lastSeen, ...property }) => ({
        ...property,
        ...(lastSeen !== undefined && { lastSeen: timeOf(lastSeen) }),
      })),
    }));
    answer(response, 200, { collections });
  });

  routes.post("/transform", ({ body }, response) => {
    const asked = checked(trial, body);
    const source = sources().list.find(({ schemaName }) => schemaName === asked.source);
    answer(response, 200, { results: tried(asked, source?.settings, now()) });
  });
}

/** What becomes of a body, for each of its payloads. Nothing of it is stored. */
function tried({ text, settings: given }: Trial, own: Settings | undefined, now: number): object[] {
  try {
    const settings = given === undefined && own ? own : readSettings(given).settings;
    return transformBody(parseJson(text), { settings, now }).map(resultOf);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { failure: why, pointer } = error;
    return [resultOf({ kind: "refused", failure: why, pointer })];
  }
}

function resultOf(outcome: Outcome): object {
  if (outcome.kind === "accepted") return { outcome: "accepted", event: outcome.event };
  if (outcome.kind === "ignored") return { outcome: "ignored" };
  const { failure: why, pointer } = outcome;
  return { outcome: "refused", ...why, ...(pointer !== undefined && { pointer }) };
}

function shown({ at, ...event }: RecentEvent): object {
  return { ...event, at: timeOf(at) };
}

function shownWhole({ at, deliveries, ...event }: RecentDetail): object {
  return {
    ...event,
    at: timeOf(at),
    deliveries: deliveries.map((one) => ({ ...one, at: timeOf(one.at) })),
  };
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
