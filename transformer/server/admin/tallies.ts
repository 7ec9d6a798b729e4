import type { Router } from "express";
import { tallyQuery } from "../../generated/validators.js";
import { answer } from "../../http/answers.js";
import type { Store } from "../../store/store.js";
import { hourOf } from "../../store/tallies.js";
import { checked } from "./requests.js";

/** Dependencies of the tallies' routes. */
export interface TalliesDeps {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const HOUR = 3_600_000;

/** Rows of an answer about campaigns: each campaign has one for each collection. */
const MOST_ROWS = 3_000;

/** `/tallies` and `/campaigns`: numbers by hour, and by campaign. */
export function addTallies(routes: Router, { store: { tallies }, now }: TalliesDeps): void {
  function sinceOf(query: unknown): number {
    const { hours = "24" } = checked(tallyQuery, query);
    return hourOf(now()) - (Number(hours) - 1) * HOUR;
  }

  routes.get("/tallies", async ({ query }, response) => {
    const rows = await tallies.byHour(sinceOf(query));
    answer(response, 200, {
      tallies: rows.map(({ hour, ...tally }) => ({ hour: timeOf(hour), ...tally })),
    });
  });

  routes.get("/campaigns", async ({ query }, response) => {
    const rows = await tallies.byCampaign(sinceOf(query), MOST_ROWS);
    answer(response, 200, {
      campaigns: rows.map(({ what, first, last, ...tally }) => ({
        ...{ collection: what, ...tally, first: timeOf(first), last: timeOf(last) },
      })),
    });
  });
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
