-- What processes tell each other, for some seconds.
CREATE UNLOGGED TABLE nudgespot_store.messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender uuid NOT NULL,
  message text NOT NULL,
  told_at bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
