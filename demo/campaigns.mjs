// Two weeks of email campaigns, the same for the same seed.

/**
 * What happened, as an analyst should find it in the tables.
 *
 * @typedef {object} Fact
 * @property {"delivered" | "opened" | "clicked" | "bounced" | "unsubscribed" | "complained"} kind
 * @property {number} at milliseconds since the epoch
 * @property {string} campaign its id
 * @property {string} email its id
 * @property {number} recipient
 * @property {boolean} isMachine whether a program opened or clicked, and no person
 * @property {"hard" | "soft" | "block"} [bounce]
 * @property {string} [link] without its query
 */

/**
 * A payload, when it is sent, and the fact in it. A payload that is refused has none.
 *
 * @typedef {{ at: number, payload: Record<string, unknown>, fact?: Fact }} Sent
 */

const DAY = 86_400_000;
const MINUTE = 60_000;

const SUBJECTS = [
  "Your weekly digest",
  "New in the shop",
  "Spring sale ends tonight",
  "You left something behind",
  "How was your stay?",
  "Five recipes for the weekend",
];

const LINKS = ["/shop", "/sale", "/account", "/recipes/lentil-soup", "/stay?utm_source=email"];

const BROWSERS = [
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_6) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15",
];

/**
 * The payloads of some campaigns, in the order of their times.
 *
 * @param {object} options
 * @param {number} options.start of the first campaign, in milliseconds since the epoch
 * @param {number} [options.days] with a campaign on each
 * @param {number} [options.recipients] of each campaign
 * @param {number} [options.seed]
 * @returns {Sent[]}
 */
export function campaigns({ start, days = 14, recipients = 300, seed = 1 }) {
  const random = randomFrom(seed);
  const sent = Array.from({ length: days }, (_, day) =>
    Array.from({ length: recipients }, (_, recipient) =>
      emailOf(random, start + day * DAY, day, recipient),
    ),
  );
  return sent.flat(2).sort((one, other) => one.at - other.at);
}

const EVENTS = {
  delivered: "Email Delivered",
  opened: "Email Opened",
  clicked: "Email Link Clicked",
  bounced: "Email Bounced",
  unsubscribed: "Email Unsubscribed",
  complained: "Email Marked as Spam",
};

const BOUNCES = /** @type {const} */ ([
  ["hard", { bounce_type: "bounce", status: "5.1.1" }],
  ["hard", { bounce_type: "hard" }],
  ["soft", { bounce_type: "bounce", status: "4.2.2" }],
  ["block", { bounce_type: "blocked", status: "5.7.1" }],
]);

/** Apple's Mail Privacy Protection loads pictures with this user agent. */
const PREFETCHER = "Mozilla/5.0";

/** Earliest time at which a person opens an email, in milliseconds after its delivery. */
const PERSON = 30_000;

/**
 * What happens to one email. Some payloads lack what others of the same email have: the recipient's id,
 * or the campaign.
 *
 * @param {() => number} random @param {number} start @param {number} day @param {number} recipient
 */
function emailOf(random, start, day, recipient) {
  const number = day * 100_000 + recipient;
  const [campaign, email] = [`c-${day + 1}`, `mail-${number}`];
  /** @type {Sent[]} */
  const sent = [];
  const subject = SUBJECTS[day % SUBJECTS.length] ?? "";
  const campaign_name = `${subject}, week ${1 + Math.floor(day / 7)}`;
  let count = 0;
  /**
   * @param {Fact["kind"]} kind @param {number} time @param {object} [properties]
   * @param {Partial<Fact> & { userAgent?: string }} [more]
   * @returns whether it is accepted
   */
  const add = (kind, time, properties = {}, { userAgent, ...more } = {}) => {
    count += 1;
    const at = Math.round(time);
    const isComplete = kind === "delivered" || !sent[0]?.fact || random() < 0.95;
    const payload = {
      ...{ event: EVENTS[kind], messageId: `demo-${number}-${count}` },
      timestamp: new Date(at).toISOString(),
      // A third of the recipients has no id, and some get theirs in the second week.
      ...(recipient % 3 > 0 &&
        (recipient % 12 !== 4 || day >= 7) &&
        isComplete && { userId: `customer-${recipient}` }),
      context: {
        traits: { email: `person.${recipient}@example.com` },
        ...(userAgent && { userAgent }),
      },
      properties: {
        ...{ email_id: email, email_subject: subject },
        ...(isComplete && { campaign_id: campaign, campaign_name }),
        ...properties,
      },
    };
    const isSpoilt = random() < 0.01;
    const fact = { kind, at, campaign, email, recipient, isMachine: false, ...more };
    sent.push(isSpoilt ? { at, payload: spoilt(payload, random) } : { at, payload, fact });
    return !isSpoilt;
  };
  const delivered = start + random() * 45 * MINUTE;
  if (random() < 0.03) {
    const [bounce, properties] = pick(BOUNCES, random);
    add("bounced", delivered, properties, { bounce });
    return sent;
  }
  const isKnown = add("delivered", delivered);
  const isMachine = true;
  if (random() < 0.12) add("opened", delivered + 1_500, {}, { userAgent: PREFETCHER, isMachine });
  else if (isKnown && random() < 0.02) {
    add("opened", delivered + 2_500, {}, { userAgent: pick(BROWSERS, random), isMachine });
  }
  if (random() < 0.02) {
    const at = delivered + PERSON + later(random, 10 * MINUTE);
    for (const path of LINKS) {
      const link = `https://shop.example.com${path.replace(/\?.*/, "")}`;
      const properties = { link_url: `https://shop.example.com${path}`, is_bot: true };
      add("clicked", at, properties, { link, isMachine });
    }
  }
  if (random() < 0.42) {
    const userAgent = pick(BROWSERS, random);
    let opened = delivered + PERSON + later(random, 6 * 60 * MINUTE);
    add("opened", opened, {}, { userAgent });
    while (random() < 0.2) add("opened", (opened += later(random, DAY)), {}, { userAgent });
    if (random() < 0.25) {
      const path = pick(LINKS, random);
      const link = `https://shop.example.com${path.replace(/\?.*/, "")}`;
      const properties = { link_url: `https://shop.example.com${path}` };
      add("clicked", opened + later(random, 5 * MINUTE), properties, { userAgent, link });
    }
    if (random() < 0.01) add("unsubscribed", opened + later(random, 10 * MINUTE));
  }
  if (random() < 0.002) add("complained", delivered + PERSON + later(random, DAY));
  return sent;
}

/** A payload that is refused, as senders' mistakes are. @param {Record<string, unknown>} payload @param {() => number} random */
function spoilt(payload, random) {
  const { userId: _userId, context: _context, ...others } = payload;
  return pick(
    [others, { ...payload, timestamp: "yesterday" }, { ...payload, event: "Newsletter Forwarded" }],
    random,
  );
}

/** A time until something happens: soon for most. @param {() => number} random @param {number} mean in milliseconds */
function later(random, mean) {
  return -Math.log(1 - random()) * mean;
}

/** @template Item @param {readonly Item[]} items @param {() => number} random @returns {Item} */
function pick(items, random) {
  return /** @type {Item} */ (items[Math.floor(random() * items.length)]);
}

/**
 * Numbers from 0 to 1, the same for the same seed: a linear congruential generator.
 *
 * @param {number} seed
 * @see Numerical Recipes, 3rd edition, 7.1.1, for the constants
 */
function randomFrom(seed) {
  let state = BigInt(seed);
  return () => {
    state =
      (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 11n) / 2 ** 53;
  };
}
