-- What each process last reported about itself, for the admin API of the others.
CREATE UNLOGGED TABLE nudgespot_store.processes (
  name uuid PRIMARY KEY,
  report text NOT NULL,
  reported_at bigint NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
