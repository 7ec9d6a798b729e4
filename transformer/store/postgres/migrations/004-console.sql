-- Numbers of payloads and events by hour, for the console.
CREATE TABLE nudgespot_store.tallies (
  hour bigint NOT NULL,
  source text NOT NULL,
  what text NOT NULL,
  campaign text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (hour, source, what, campaign)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
-- Destinations that get nothing until a person says so.
CREATE TABLE nudgespot_store.suspended (destination text PRIMARY KEY);
