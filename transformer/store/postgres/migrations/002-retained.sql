-- Delivered events, to be sent again: RETAIN says for how long.
CREATE TABLE nudgespot_store.retained (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivered_at bigint NOT NULL,
  destination text NOT NULL,
  lane smallint NOT NULL,
  events integer NOT NULL,
  body text NOT NULL
);
CREATE INDEX retained_time ON nudgespot_store.retained (destination, delivered_at);
CREATE INDEX retained_delivered_at ON nudgespot_store.retained
  USING brin (delivered_at) WITH (autosummarize = on);
