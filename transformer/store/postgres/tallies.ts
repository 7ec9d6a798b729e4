import { TALLY_RETENTION, type CampaignTally, type HourTally, type Tallies } from "../tallies.js";
import type { Database, Queryable } from "./database.js";

/** All processes add to the same rows: in one order, so that none waits for another in a circle. */
const ADD = `
  INSERT INTO nudgespot_store.tallies (hour, source, what, campaign, count)
  SELECT nudgespot_store.now_ms() / 3600000 * 3600000, source, what, campaign, count
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS counted (source, what, campaign, count)
  ORDER BY source, what, campaign
  ON CONFLICT (hour, source, what, campaign) DO UPDATE SET count = tallies.count + excluded.count`;

/** The tallies of the database. */
export function talliesIn(db: Database): Tallies {
  return {
    async add(counted) {
      const of = (field: "source" | "what" | "campaign" | "count"): unknown[] =>
        counted.map((one) => one[field]);
      await db.query(ADD, [of("source"), of("what"), of("campaign"), of("count")]);
    },
    async byHour(since) {
      const { rows } = await db.query<HourTally>(
        `SELECT hour::float8, source, what, sum(count)::float8 AS count
         FROM nudgespot_store.tallies WHERE hour >= $1
         GROUP BY hour, source, what ORDER BY hour, source, what`,
        [since],
      );
      return rows;
    },
    async byCampaign(since, limit) {
      const { rows } = await db.query<CampaignTally>(
        `SELECT source, what, campaign, sum(count)::float8 AS count,
           min(hour)::float8 AS first, max(hour)::float8 AS last
         FROM nudgespot_store.tallies WHERE hour >= $1 AND campaign <> ''
         GROUP BY source, what, campaign ORDER BY 4 DESC, source, what, campaign LIMIT $2`,
        [since, limit],
      );
      return rows;
    },
  };
}

/** Removes tallies that are older than their retention. */
export async function forgetTallies(client: Queryable): Promise<void> {
  await client.query(
    "DELETE FROM nudgespot_store.tallies WHERE hour <= nudgespot_store.now_ms() - $1",
    [TALLY_RETENTION],
  );
}
