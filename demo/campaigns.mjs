// Two weeks of email campaigns, the same for the same seed.

/** @typedef {{ at: number, payload: Record<string, unknown> }} Sent a payload, and when it is sent */

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

/** What happens to one email. @param {() => number} random */
function emailOf(
  random,
  /** @type {number} */ start,
  /** @type {number} */ day,
  /** @type {number} */ recipient,
) {
  const number = day * 100_000 + recipient;
  /** @type {Sent[]} */
  const sent = [];
  const subject = SUBJECTS[day % SUBJECTS.length] ?? "";
  let count = 0;
  /** @param {string} event @param {number} at @param {object} [properties] @param {object} [context] */
  const add = (event, at, properties = {}, context = {}) => {
    count += 1;
    const time = Math.round(at);
    const payload = {
      ...{ event, messageId: `demo-${number}-${count}`, timestamp: new Date(time).toISOString() },
      // A third of the recipients is not known by an id.
      ...(recipient % 3 > 0 && { userId: `customer-${recipient}` }),
      context: { traits: { email: `person.${recipient}@example.com` }, ...context },
      properties: {
        ...{ email_id: `mail-${number}`, email_subject: subject },
        ...{
          campaign_id: `c-${day + 1}`,
          campaign_name: `${subject}, week ${1 + Math.floor(day / 7)}`,
        },
        ...properties,
      },
    };
    sent.push({ at: time, payload: random() < 0.01 ? spoilt(payload, random) : payload });
  };
  const delivered = start + random() * 45 * MINUTE;
  if (random() < 0.03) {
    const isHard = random() < 0.6;
    add("Email Bounced", delivered, {
      bounce_type: isHard ? "hard" : "soft",
      status: isHard ? "5.1.1" : "4.2.2",
    });
    return sent;
  }
  add("Email Delivered", delivered);
  if (random() < 0.42) {
    const userAgent = pick(BROWSERS, random);
    let opened = delivered + later(random, 6 * 60 * MINUTE);
    add("Email Opened", opened, {}, { userAgent });
    while (random() < 0.2) add("Email Opened", (opened += later(random, DAY)), {}, { userAgent });
    if (random() < 0.25) {
      const link_url = `https://shop.example.com${pick(LINKS, random)}`;
      add("Email Link Clicked", opened + later(random, 5 * MINUTE), { link_url }, { userAgent });
    }
    if (random() < 0.01) add("Email Unsubscribed", opened + later(random, 10 * MINUTE));
  }
  if (random() < 0.002) add("Email Marked as Spam", delivered + later(random, DAY));
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
