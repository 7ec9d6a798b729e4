-- The clock of the store, in milliseconds since the epoch: processes on several machines share it.
CREATE FUNCTION nudgespot_store.now_ms() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT (extract(epoch FROM statement_timestamp()) * 1000)::bigint $$;

-- What each destination still has to get, in order of position. A row has the events of one lane that
-- came together, their JSON texts one a line.
CREATE TABLE nudgespot_store.outbox (
  position bigint GENERATED ALWAYS AS IDENTITY,
  destination text NOT NULL,
  lane smallint NOT NULL,
  events integer NOT NULL,
  bytes integer NOT NULL,
  received_at bigint NOT NULL,
  not_before bigint NOT NULL,
  attempts integer NOT NULL,
  -- All destinations that the events were for: one of them is not given them a second time.
  destinations text[] NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (destination, lane, position)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0);

-- Who sends the events of a lane, and until when. Rows are updated for each batch, within their page.
CREATE TABLE nudgespot_store.lanes (
  destination text NOT NULL,
  lane smallint NOT NULL,
  lease uuid,
  expires_at bigint NOT NULL,
  PRIMARY KEY (destination, lane)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Message ids within the window, and the content hash of their event: 16 bytes each.
CREATE TABLE nudgespot_store.seen (
  key uuid PRIMARY KEY,
  content uuid NOT NULL,
  at bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02);
-- Ids come in order of time, and leave in it: a range index finds them in a thousandth of the space.
CREATE INDEX seen_at ON nudgespot_store.seen USING brin (at) WITH (autosummarize = on);

CREATE TABLE nudgespot_store.quarantine (
  id text COLLATE "C" PRIMARY KEY,
  source text NOT NULL,
  destination text NOT NULL,
  share text NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  pointer text,
  -- Not text: a refused payload can have the character U+0000.
  payload bytea NOT NULL,
  bytes integer NOT NULL,
  truncated boolean NOT NULL,
  first_seen bigint NOT NULL,
  last_seen bigint NOT NULL,
  count integer NOT NULL
);
CREATE INDEX quarantine_seen ON nudgespot_store.quarantine (last_seen, id);

-- Bytes of each share of the quarantine. Who changes entries locks their share first.
CREATE TABLE nudgespot_store.shares (share text PRIMARY KEY, bytes bigint NOT NULL);
INSERT INTO nudgespot_store.shares VALUES ('contract', 0), ('received', 0);

-- Calls of each write key in one second. After a crash of the database everyone begins again.
CREATE UNLOGGED TABLE nudgespot_store.calls (
  key text PRIMARY KEY,
  second bigint NOT NULL,
  calls integer NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
