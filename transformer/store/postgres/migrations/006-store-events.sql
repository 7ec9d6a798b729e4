-- Tells the processes that listen: kind is 'work' where events have come for a destination.
CREATE FUNCTION nudgespot_store.tell(sender text, kind text, destination text) RETURNS void
  LANGUAGE sql AS $$ SELECT pg_notify('nudgespot_work', concat_ws(' ', sender, kind, destination)) $$;

-- Remembers the ids of events, and queues those that are new. It is a function so that each connection
-- of the server keeps its plans, behind PgBouncer, too: to plan them takes half as long as to run them.
--
-- keys, contents: of each event the key of its id, and its content hash, in the order of the chunks.
-- bodies: the chunks, with an empty line between them; a chunk has the JSON text of an event in each line.
-- counts, lanes, targets: of each chunk its number of events, its lane, and its destinations, one a line.
-- period: how long an id is remembered. resends: whether known events are queued, too.
-- sender: who tells the others of events; null to tell nobody.
--
-- Gives the ids that were known, with the content that each was used for.
CREATE FUNCTION nudgespot_store.store_events(
  keys uuid[], contents uuid[], bodies text, counts integer[], lanes smallint[], targets text[],
  period bigint, resends boolean, sender text
) RETURNS TABLE (known text, used_for text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  now_ms CONSTANT bigint := nudgespot_store.now_ms();
  fresh uuid[];
  found bigint;
BEGIN
  WITH remembered AS (
    INSERT INTO nudgespot_store.seen AS s (key, content, at)
    SELECT DISTINCT ON (key) key, content, now_ms
    FROM unnest(keys, contents) WITH ORDINALITY AS given (key, content, number) ORDER BY key, number
    ON CONFLICT (key) DO UPDATE SET content = excluded.content, at = excluded.at
      WHERE s.at <= excluded.at - period
    RETURNING key
  )
  SELECT coalesce(array_agg(key), '{}') INTO fresh FROM remembered;

  IF cardinality(fresh) < cardinality(keys) AND NOT resends THEN
    -- Known events leave their chunks.
    SELECT string_agg(rest.body, E'\n\n' ORDER BY number), array_agg(rest.count ORDER BY number),
      array_agg(lane ORDER BY number), array_agg(target ORDER BY number)
    INTO bodies, counts, lanes, targets
    FROM (
      SELECT *, sum(count) OVER (ORDER BY number) - count AS before
      FROM ROWS FROM (string_to_table(bodies, E'\n\n'), unnest(counts), unnest(lanes), unnest(targets))
        WITH ORDINALITY AS given (body, count, lane, target, number)
    ) AS chunk CROSS JOIN LATERAL (
      SELECT count(*)::integer, string_agg(json, E'\n' ORDER BY line) AS body
      FROM string_to_table(chunk.body, E'\n') WITH ORDINALITY AS event (json, line)
      WHERE keys[before + line] IN (SELECT unnest(fresh))
    ) AS rest
    WHERE rest.count > 0;
  END IF;

  INSERT INTO nudgespot_store.outbox
    (destination, lane, events, bytes, received_at, not_before, attempts, destinations, body)
  SELECT destination, lane, count, length(body), now_ms, 0, 0, ids, body
  FROM ROWS FROM (string_to_table(bodies, E'\n\n'), unnest(counts), unnest(lanes), unnest(targets))
    WITH ORDINALITY AS chunk (body, count, lane, target, number),
    string_to_array(target, E'\n') AS ids, unnest(ids) AS destination
  ORDER BY number;

  IF sender IS NOT NULL THEN
    PERFORM nudgespot_store.tell(sender, 'work', destination)
    FROM (SELECT DISTINCT string_to_table(target, E'\n') AS destination FROM unnest(targets) AS target) AS told;
  END IF;

  IF cardinality(fresh) < cardinality(keys) THEN
    RETURN QUERY SELECT replace(key::text, '-', ''), replace(content::text, '-', '')
      FROM nudgespot_store.seen
      WHERE key IN (SELECT unnest(keys) EXCEPT SELECT unnest(fresh));
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < (SELECT count(DISTINCT key) FROM unnest(keys) AS key) - cardinality(fresh) THEN
      RAISE 'a known id has left the window meanwhile';
    END IF;
  END IF;
END
$$;

-- Faster than the usual method, where the server was built with it.
DO $$
BEGIN
  ALTER TABLE nudgespot_store.outbox ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END
$$;
