// The answers to the questions of docs/analysis.md, counted from the facts alone.
import { truthOf } from "./truth.mjs";

/** @typedef {import("../../demo/campaigns.mjs").Fact} Fact */
/** @typedef {Record<string, string | number | null>} Answer */

const DAY = 86_400;

/**
 * The rows of each query, in the order of the queries.
 *
 * @param {readonly Fact[]} facts
 * @param {readonly { product_event_id: string, touch: string, campaign_key: string | null }[]} orders
 * @returns {Answer[][]}
 */
export function answersOf(facts, orders) {
  /** @type {Record<string, any[]>} */
  const { campaigns = [], campaign_days = [], links = [], recipients = [] } = truthOf(facts);
  const emails = emailsOf(facts);
  const delivered = emails.filter(({ deliveredAt }) => deliveredAt !== undefined);
  const bounces = facts.filter(({ kind }) => kind === "bounced");
  const humanOpens = facts.filter(({ kind, isMachine }) => kind === "opened" && !isMachine);
  return [
    grouped(campaign_days, ({ campaign_day_key }) => [campaign_day_key.split(" ")[1]]).map(
      ([[day], all]) => ({
        day,
        deliveries: sum(all, "deliveries"),
        opens: sum(all, "human_opens"),
        clicks: sum(all, "human_clicks"),
        bounces: sum(all, "bounces"),
      }),
    ),
    grouped(delivered, ({ deliveredAt }) => [
      local(deliveredAt ?? 0)
        .toISOString()
        .slice(0, 10),
    ]).map(([[day], all]) => ({
      day,
      delivered: all.length,
      open_rate: share(all, ({ isOpened }) => isOpened),
      click_rate: share(all, ({ isClicked }) => isClicked),
    })),
    campaigns.map((one) => ({
      campaign_key: one.campaign_key,
      delivered_recipients: one.delivered_recipients,
      delivery_rate: one.delivered_recipients / one.recipients,
      human_open_rate: one.unique_human_opens / one.delivered_recipients,
      human_click_rate: one.unique_human_clicks / one.delivered_recipients,
      click_to_open_rate: one.unique_human_clicks / one.unique_human_engaged,
    })),
    [
      {
        emails: emails.length,
        delivered: emails.filter(({ isDelivered }) => isDelivered).length,
        engaged: emails.filter(({ isOpened, isClicked }) => isOpened || isClicked).length,
        clicked: emails.filter(({ isClicked }) => isClicked).length,
        unsubscribed: emails.filter(({ isUnsubscribed }) => isUnsubscribed).length,
      },
    ],
    grouped(links, ({ link_key }) => [link_key.split(" ")[1]]).map(([[link], all]) => ({
      link,
      clicks: sum(all, "human_clicks"),
      people_by_campaign: sum(all, "unique_human_clicks"),
    })),
    grouped(humanOpens, ({ at }) => [local(at).getUTCDay() || 7, local(at).getUTCHours()]).map(
      ([[weekday, hour], all]) => ({ weekday, hour, opens: all.length }),
    ),
    grouped(bounces, ({ bounce }) => ["example.com", bounce]).map(
      ([[domain, bounce_class], all]) => ({
        ...{ domain, bounce_class, bounces: all.length },
        recipients: new Set(all.map(({ recipient }) => recipient)).size,
      }),
    ),
    campaigns.map((one) => ({
      campaign_key: one.campaign_key,
      unsubscribed_recipients: one.unsubscribed_recipients,
      unsubscribe_rate: one.unsubscribed_recipients / one.delivered_recipients,
      complained_recipients: one.complained_recipients,
      complaint_rate: one.complained_recipients / one.delivered_recipients,
    })),
    grouped(
      emails.filter(({ secondsToOpen }) => secondsToOpen !== undefined),
      ({ secondsToOpen }) => [Math.floor((secondsToOpen ?? 0) / DAY)],
    ).map(([[days_after_delivery], all]) => ({ days_after_delivery, emails: all.length })),
    grouped(recipients, ({ subscription, engagement }) => [subscription, engagement]).map(
      ([[subscription, engagement], all]) => ({
        ...{ subscription, engagement, recipients: all.length },
        never_opened: all.filter(({ is_never_opened }) => is_never_opened).length,
      }),
    ),
    grouped(orders, ({ campaign_key, touch }) => [campaign_key, touch]).map(
      ([[campaign_key, touch], all]) => ({ campaign_key, touch, orders: all.length }),
    ),
    [
      Object.fromEntries(
        ["opens", "human_opens", "clicks", "human_clicks"].map((name) => [
          name,
          sum(campaigns, name),
        ]),
      ),
    ],
  ];
}

/** New York in May. @param {number} at */
function local(at) {
  return new Date(at - 4 * 3_600_000);
}

/** @param {readonly Fact[]} facts */
function emailsOf(facts) {
  return grouped(facts, ({ email }) => [email]).map(([, all]) => {
    const first = (/** @type {(fact: Fact) => boolean} */ is) =>
      all
        .filter(is)
        .map(({ at }) => at)
        .sort((one, other) => one - other)[0];
    const deliveredAt = first(({ kind }) => kind === "delivered");
    const openedAt = first(({ kind, isMachine }) => kind === "opened" && !isMachine);
    const isTimed = deliveredAt !== undefined && openedAt !== undefined;
    return {
      deliveredAt,
      isDelivered: all.some(({ kind }) => kind !== "bounced"),
      isOpened: openedAt !== undefined,
      isClicked: all.some(({ kind, isMachine }) => kind === "clicked" && !isMachine),
      isUnsubscribed: all.some(({ kind }) => kind === "unsubscribed"),
      secondsToOpen: isTimed
        ? Math.floor(openedAt / 1_000) - Math.floor(deliveredAt / 1_000)
        : undefined,
    };
  });
}

/** @param {readonly any[]} rows @param {string} name */
function sum(rows, name) {
  return rows.reduce((total, row) => total + row[name], 0);
}

/** @template T @param {readonly T[]} all @param {(one: T) => boolean} is */
function share(all, is) {
  return all.filter(is).length / all.length;
}

/** @template T @param {readonly T[]} rows @param {(row: T) => any[]} key @returns {[any[], T[]][]} */
function grouped(rows, key) {
  /** @type {Map<string, [any[], T[]]>} */
  const found = new Map();
  for (const row of rows) {
    const values = key(row);
    const group = found.get(JSON.stringify(values)) ?? [values, []];
    group[1].push(row);
    found.set(JSON.stringify(values), group);
  }
  return [...found.values()];
}
