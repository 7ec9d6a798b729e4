// The rows of two weeks of campaigns, by table.
import { campaigns } from "../../demo/campaigns.mjs";
import { DEFAULT_SETTINGS } from "../../dist/core/settings.js";
import { transformBody } from "../../dist/core/transform.js";
import { rowsOf } from "../../dist/hosts/postgres/rows.js";

/** @typedef {import("../../demo/campaigns.mjs").Fact} Fact */
/** @typedef {Record<string, unknown>} Row */
/** @typedef {Map<string, Row[]>} Tables rows by the name of their table */

export const START = Date.UTC(2026, 4, 1, 22);
const [SECOND, HOUR] = [1_000, 3_600_000];

/** Every tenth event arrives so much later than it happened: beyond nudgespot_lookback_hours. */
const LATE = 6 * 24 * HOUR;

/** Everything that the tests of the models are about. */
export function fixtures(recipients = 200) {
  const sent = campaigns({ start: START, recipients });
  const events = sent.flatMap(({ at, payload, fact }) =>
    transformBody(payload, { settings: DEFAULT_SETTINGS, now: at }).flatMap((outcome) =>
      outcome.kind === "accepted" ? [{ event: outcome.event, at, fact }] : [],
    ),
  );
  if (events.some(({ fact }) => fact === undefined))
    throw new Error("a spoilt payload is accepted");
  const tables = /** @type {Tables} */ (new Map());
  events.forEach(({ event, at }, index) => {
    const received_at = new Date(at + (index % 10 === 3 ? LATE : SECOND)).toISOString();
    for (const [table, rows] of rowsOf([event]).byTable) {
      const all = tables.get(table) ?? [];
      for (const row of rows) all.push({ ...row, received_at, uuid_ts: received_at });
      tables.set(table, all);
    }
  });
  return { tables, facts: events.flatMap(({ fact }) => fact ?? []) };
}

/** @param {Tables} tables @param {(rows: Row[]) => Row[]} change @returns {Tables} */
export function mapped(tables, change) {
  return new Map([...tables].map(([name, rows]) => [name, change(rows)]));
}

/**
 * The tables as Jitsu names things. Of a stream without de-duplication copies are rows, too.
 *
 * @param {Tables} tables
 */
export function asJitsu(tables) {
  return mapped(tables, (rows) =>
    [...rows, ...rows.slice(0, 5)].map(({ id, ...row }) => ({ message_id: id, ...row })),
  );
}

/**
 * Purchases of a shop, and the email event that each is due to: an hour after every fifth person's click,
 * and one of somebody who never got an email.
 *
 * @param {readonly Fact[]} facts
 */
export function purchases(facts) {
  const people = facts.filter(({ recipient }) => recipient % 3 > 0);
  const touches = people.filter(
    ({ kind, isMachine }) => (kind === "clicked" || kind === "opened") && !isMachine,
  );
  const clicks = touches.filter(({ kind }) => kind === "clicked");
  const rows = clicks
    .filter((_click, index) => index % 5 === 0)
    .map(({ recipient, at }, index) => ({ id: `order-${index}`, recipient, at: at + HOUR }));
  const truth = rows.map(({ id, recipient, at }) => {
    const [last] = touches
      .filter((touch) => touch.recipient === recipient && touch.at <= at)
      .sort((one, other) => other.at - one.at);
    return {
      product_event_id: id,
      touch: last?.kind === "clicked" ? "click" : "open",
      email_id: last?.email ?? null,
      campaign_key: last?.campaign ?? null,
    };
  });
  const stranger = { id: "order-of-a-stranger", recipient: 1_000_000, at: START + HOUR };
  const tracks = [...rows, stranger].map(({ id, recipient, at }) => ({
    ...{ id, event: "order_completed", user_id: `customer-${recipient}` },
    timestamp: new Date(at).toISOString(),
  }));
  return { tracks, truth };
}
