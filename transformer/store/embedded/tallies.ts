import { hourOf, TALLY_RETENTION } from "../tallies.js";
import type { CampaignTally, Counted, HourTally } from "../tallies.js";
import type { Connection } from "./database.js";

/** The tallies of an open database. All of it runs inside the caller's transaction. */
export class TallyTable {
  readonly #add;
  readonly #byHour;
  readonly #byCampaign;
  readonly #forget;

  constructor(db: Connection) {
    this.#add = db.prepare(
      `INSERT INTO tallies (hour, source, what, campaign, count) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    );
    this.#byHour = db.prepare(
      `SELECT hour, source, what, sum(count) AS count FROM tallies
       WHERE hour >= ? GROUP BY hour, source, what ORDER BY hour, source, what`,
    );
    this.#byCampaign = db.prepare(
      `SELECT source, what, campaign, sum(count) AS count, min(hour) AS first, max(hour) AS last
       FROM tallies WHERE hour >= ? AND campaign <> ''
       GROUP BY source, what, campaign ORDER BY count DESC, source, what, campaign LIMIT ?`,
    );
    this.#forget = db.prepare("DELETE FROM tallies WHERE hour <= ?");
  }

  add(counted: readonly Counted[], now: number): void {
    const hour = hourOf(now);
    for (const { source, what, campaign, count } of counted) {
      this.#add.run(hour, source, what, campaign, count);
    }
  }

  byHour(since: number): HourTally[] {
    return this.#byHour.all(since) as HourTally[];
  }

  byCampaign(since: number, limit: number): CampaignTally[] {
    return this.#byCampaign.all(since, limit) as CampaignTally[];
  }

  forget(now: number): void {
    this.#forget.run(now - TALLY_RETENTION);
  }
}
