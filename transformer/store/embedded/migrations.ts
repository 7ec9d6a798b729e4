/**
 * The store's schema, one step for each version of it. Steps are never changed, only added: a store
 * in the field has some of them behind it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Events on their way out, many in a row. What stands beside the body is for recovery: an outbox
  -- that cannot be read is made again from it.
  CREATE TABLE chunks (
    id INTEGER PRIMARY KEY,
    destinations TEXT NOT NULL,
    lane INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    events INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    body BLOB NOT NULL
  );
  -- What each destination still has to get, in order of position.
  CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    destination TEXT NOT NULL,
    lane INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    events INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  );
  CREATE INDEX outbox_lane ON outbox (destination, lane, position);
  CREATE INDEX outbox_chunk ON outbox (chunk);
  -- Message ids within the window.
  CREATE TABLE seen (key BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    destination TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    payload TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    count INTEGER NOT NULL
  );
  CREATE INDEX quarantine_seen ON quarantine (last_seen, id);
  `,
  `
  -- Message ids that are not in "seen" yet, as they came: keys of 16 bytes, one after the other.
  CREATE TABLE recent (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, keys BLOB NOT NULL);
  ALTER TABLE quarantine ADD COLUMN pointer TEXT;
  `,
  `
  -- What an id was used for: 16 bytes of the event's content hash. Null for ids of an earlier version.
  ALTER TABLE seen ADD COLUMN content BLOB;
  ALTER TABLE recent ADD COLUMN contents BLOB;
  -- The index has all that a list shows: a payload may fill thousands of pages.
  ALTER TABLE quarantine ADD COLUMN bytes INTEGER;
  ALTER TABLE quarantine ADD COLUMN truncated INTEGER;
  UPDATE quarantine SET bytes = length(CAST(payload AS BLOB));
  DROP INDEX quarantine_seen;
  CREATE INDEX quarantine_list ON quarantine
    (last_seen, id, source, destination, code, message, pointer, first_seen, count, bytes, truncated);
  `,
  `
  -- Delivered events, to be sent again: RETAIN says for how long. The recovery leaves them out.
  CREATE TABLE retained (
    number INTEGER PRIMARY KEY,
    delivered_at INTEGER NOT NULL,
    destination TEXT NOT NULL,
    lane INTEGER NOT NULL,
    events INTEGER NOT NULL,
    body BLOB NOT NULL
  );
  CREATE INDEX retained_destination ON retained (destination, delivered_at);
  CREATE INDEX retained_time ON retained (delivered_at);
  `,
  `
  -- Numbers of payloads and events by hour, for the console. The recovery leaves them out.
  CREATE TABLE tallies (
    hour INTEGER NOT NULL,
    source TEXT NOT NULL,
    what TEXT NOT NULL,
    campaign TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (hour, source, what, campaign)
  ) WITHOUT ROWID;
  -- Destinations that get nothing until a person says so. The recovery leaves them out, too.
  CREATE TABLE suspended (destination TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
];
