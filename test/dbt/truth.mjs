// What an analyst should find, counted from the facts alone: nothing here reads a table or the models.

/** @typedef {import("../../demo/campaigns.mjs").Fact} Fact */
/** @typedef {Record<string, string | number | boolean | null>} TruthRow */

/** The key that the models should give a recipient: a third of them has no id. @param {number} recipient */
function keyOf(recipient) {
  return recipient % 3 > 0 ? `customer-${recipient}` : `person.${recipient}@example.com`;
}

/** @param {readonly Fact[]} facts @returns {Record<string, TruthRow[]>} by the name of the table */
export function truthOf(facts) {
  return {
    campaigns: groups(facts, ({ campaign }) => campaign).map(([campaign_key, all]) => ({
      campaign_key,
      ...totalsOf(all),
    })),
    campaign_days: groups(facts, ({ campaign, at }) => `${campaign} ${dayOf(at)}`).map(
      ([campaign_day_key, all]) => ({ campaign_day_key, ...totalsOf(all) }),
    ),
    emails: groups(facts, ({ email, recipient }) => `${email} ${keyOf(recipient)}`).map(
      ([email_key, all]) => emailOf(email_key, all),
    ),
    links: groups(
      facts.filter(({ link }) => link !== undefined),
      ({ campaign, link }) => `${campaign} ${link}`,
    ).map(([link_key, all]) => ({
      link_key,
      clicks: all.length,
      human_clicks: all.filter(isHuman).length,
      unique_clicks: recipientsIn(all),
      unique_human_clicks: recipientsIn(all.filter(isHuman)),
    })),
    recipients: groups(facts, ({ recipient }) => keyOf(recipient)).map(([recipient_key, all]) =>
      recipientOf(recipient_key, all),
    ),
  };
}

/** @param {readonly Fact[]} all */
function totalsOf(all) {
  const of = (/** @type {Fact["kind"]} */ kind) => all.filter((fact) => fact.kind === kind);
  const [opens, clicks, bounces] = [of("opened"), of("clicked"), of("bounced")];
  return {
    deliveries: of("delivered").length,
    opens: opens.length,
    human_opens: opens.filter(isHuman).length,
    clicks: clicks.length,
    human_clicks: clicks.filter(isHuman).length,
    bounces: bounces.length,
    hard_bounces: bounces.filter(({ bounce }) => bounce === "hard").length,
    soft_bounces: bounces.filter(({ bounce }) => bounce === "soft").length,
    blocks: bounces.filter(({ bounce }) => bounce === "block").length,
    unsubscribes: of("unsubscribed").length,
    complaints: of("complained").length,
    recipients: recipientsIn(all),
    delivered_recipients: recipientsIn(all.filter(({ kind }) => kind !== "bounced")),
    unique_opens: recipientsIn(opens),
    unique_human_opens: recipientsIn(opens.filter(isHuman)),
    unique_clicks: recipientsIn(clicks),
    unique_human_clicks: recipientsIn(clicks.filter(isHuman)),
    unique_human_engaged: recipientsIn([...opens, ...clicks].filter(isHuman)),
    unsubscribed_recipients: recipientsIn(of("unsubscribed")),
    complained_recipients: recipientsIn(of("complained")),
  };
}

/** @param {string} email_key @param {readonly Fact[]} all */
function emailOf(email_key, all) {
  const { opens, human_opens, clicks, human_clicks, bounces } = totalsOf(all);
  const first = (/** @type {(fact: Fact) => boolean} */ is) =>
    Math.min(...all.filter(is).map(({ at }) => at));
  const delivered = first(({ kind }) => kind === "delivered");
  const opened = first((fact) => fact.kind === "opened" && isHuman(fact));
  const isTimed = Number.isFinite(delivered) && Number.isFinite(opened);
  return {
    ...{ email_key, opens, human_opens, clicks, human_clicks },
    campaign_key: all[0]?.campaign ?? null,
    is_delivered: all.some(({ kind }) => kind !== "bounced"),
    is_bounced: bounces > 0,
    bounce_class: all.find(({ bounce }) => bounce !== undefined)?.bounce ?? null,
    // Whole seconds that begin between the two, as databases count them.
    seconds_to_open: isTimed ? Math.floor(opened / 1_000) - Math.floor(delivered / 1_000) : null,
  };
}

/** @param {string} recipient_key @param {readonly Fact[]} all */
function recipientOf(recipient_key, all) {
  const { deliveries, human_opens, human_clicks, bounces } = totalsOf(all);
  const last = (/** @type {(fact: Fact) => boolean} */ is) =>
    Math.max(...all.filter(is).map(({ at }) => at));
  const has = (/** @type {Fact["kind"]} */ kind) => all.some((fact) => fact.kind === kind);
  const bounced = last(({ bounce }) => bounce === "hard");
  const isGone = Number.isFinite(bounced) && last(({ kind }) => kind === "delivered") < bounced;
  return {
    ...{ recipient_key, deliveries, human_opens, human_clicks, bounces },
    is_never_opened: human_opens + human_clicks === 0,
    subscription: has("complained")
      ? "complained"
      : has("unsubscribed")
        ? "unsubscribed"
        : isGone
          ? "bounced"
          : "subscribed",
    // The campaigns are of two weeks: nobody lapses.
    engagement: human_opens + human_clicks > 0 ? "engaged" : "never",
  };
}

/** @param {Fact} fact */
function isHuman({ isMachine }) {
  return !isMachine;
}

/** @param {readonly Fact[]} facts */
function recipientsIn(facts) {
  return new Set(facts.map(({ recipient }) => recipient)).size;
}

/** The day in New York, whose clocks are four hours behind UTC in May. @param {number} at */
function dayOf(at) {
  return new Date(at - 4 * 3_600_000).toISOString().slice(0, 10);
}

/** @param {readonly Fact[]} facts @param {(fact: Fact) => string} key @returns {[string, Fact[]][]} */
function groups(facts, key) {
  /** @type {Map<string, Fact[]>} */
  const found = new Map();
  for (const fact of facts) found.set(key(fact), [...(found.get(key(fact)) ?? []), fact]);
  return [...found];
}
