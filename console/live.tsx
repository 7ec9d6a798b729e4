// Events as they arrive.
import type { JSX, TargetedEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, receivingAddress, type Event, type EventDetail } from "./api.js";
import { messageOf, useKeys, useLoaded } from "./hooks.js";
import { Json } from "./json.js";
import { Badge, Copyable, Empty, Time, useMask, Waiting } from "./parts.js";

/** Events that the list has. */
const MOST = 1_000;

/** Rows that are drawn. */
const DRAWN = 200;

const OUTCOMES = ["accepted", "duplicate", "ignored", "refused", "unauthorized"];

type Filter = Readonly<Record<string, string>>;

/** The page. Its address has the chosen event: `#/live/ID`. */
export function Live({ id }: { id: string | undefined }): JSX.Element {
  const [filter, setFilter] = useState<Filter>({});
  const [isPaused, setPaused] = useState(false);
  const { events, skipped, problem } = useStream(filter, isPaused);
  const field = useRef<HTMLInputElement>(null);
  const at = events.findIndex((event) => event.id === id);
  const choose = (index: number): void => {
    const event = events[Math.max(0, Math.min(index, events.length - 1))];
    if (event !== undefined) location.hash = `/live/${event.id}`;
  };
  useKeys({
    j: () => {
      choose(at + 1);
    },
    k: () => {
      choose(at - 1);
    },
    p: () => {
      setPaused(!isPaused);
    },
    "/": () => field.current?.focus(),
  });
  const change = (name: string) => (event: TargetedEvent<HTMLInputElement | HTMLSelectElement>) => {
    const { [name]: _, ...others } = filter;
    const value = event.currentTarget.value.trim();
    setFilter(value === "" ? others : { ...others, [name]: value });
  };
  const sources = [...new Set(events.flatMap(({ source }) => source ?? []))].sort();
  const collections = [...new Set(events.flatMap(({ collection }) => collection ?? []))].sort();
  return (
    <section class={id === undefined ? "split" : "split chosen"} aria-label="Live events">
      <div class="list">
        <form
          class="row filters"
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <input
            ref={field}
            type="search"
            placeholder="Recipient"
            aria-label="Recipient"
            onInput={change("recipient")}
          />
          <Select label="Outcome" values={OUTCOMES} onChange={change("outcome")} />
          <Select label="Collection" values={collections} onChange={change("collection")} />
          <Select label="Source" values={sources} onChange={change("source")} />
          <button
            type="button"
            aria-pressed={isPaused}
            onClick={() => {
              setPaused(!isPaused);
            }}
          >
            {isPaused ? "Resume" : "Pause"}
          </button>
        </form>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {skipped > 0 && (
          <p class="muted" role="status">
            A sample: {skipped.toLocaleString("en")} more events arrived and are not shown.
          </p>
        )}
        {events.length === 0 ? (
          <NoEvents isFiltered={Object.keys(filter).length > 0} />
        ) : (
          <Rows events={events} id={id} />
        )}
      </div>
      {id !== undefined && <Detail id={id} />}
    </section>
  );
}

function Select({
  label,
  values,
  onChange,
}: {
  label: string;
  values: readonly string[];
  onChange: (event: TargetedEvent<HTMLSelectElement>) => void;
}): JSX.Element {
  return (
    <select aria-label={label} onChange={onChange}>
      <option value="">{label}</option>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </select>
  );
}

function Rows({ events, id }: { events: readonly Event[]; id: string | undefined }): JSX.Element {
  const mask = useMask();
  return (
    <ol class="rows" aria-label="Events, the newest first">
      {events.slice(0, DRAWN).map((event) => (
        <li key={event.id}>
          <a href={`#/live/${event.id}`} aria-current={event.id === id}>
            <Badge kind={event.outcome} />
            <span class="what">
              {event.collection ?? event.message ?? event.code ?? "no event"}
            </span>
            <span class="who">{mask(event.recipient ?? "")}</span>
            <span class="muted">{event.source}</span>
            <Time at={event.at} />
          </a>
        </li>
      ))}
      {events.length > DRAWN && (
        <li class="muted">
          {(events.length - DRAWN).toLocaleString("en")} older: filter to see them.
        </li>
      )}
    </ol>
  );
}

function NoEvents({ isFiltered }: { isFiltered: boolean }): JSX.Element {
  if (isFiltered)
    return (
      <Empty title="No event matches">
        <p>Of the last thousand, none has these values.</p>
      </Empty>
    );
  return (
    <Empty title="Waiting for the first event…">
      <p>
        Send one with a write key of a source. Where a host calls this service, send it to the host.
      </p>
      <Copyable label="Copy the call" text={callTo(FIRST_PAYLOAD)} />
    </Empty>
  );
}

/** A payload for a first try. */
export const FIRST_PAYLOAD = `{"event": "Email Opened", "userId": "user-1"}`;

/** A curl command that posts a body. */
export function callTo(body: string, key = "YOUR_WRITE_KEY"): string {
  const quoted = body.replaceAll("'", `'\\''`);
  return `curl -X POST ${receivingAddress()}/v1/webhook \\\n  -H 'X-Write-Key: ${key}' \\\n  -d '${quoted}'`;
}

function Detail({ id }: { id: string }): JSX.Element {
  const { value, problem } = useLoaded(() => ask("GET /events/{id}", { id }), [id]);
  return (
    <article class="detail" aria-label="The event">
      <a class="close" href="#/live" aria-label="Close">
        ×
      </a>
      {value?.id !== id ? <Waiting problem={problem} /> : <Whole event={value} />}
    </article>
  );
}

function Whole({ event }: { event: EventDetail }): JSX.Element {
  return (
    <>
      <h2>
        <Badge kind={event.outcome} /> {event.collection ?? event.code ?? ""}
      </h2>
      <p class="muted">
        {event.source} <Time at={event.at} />
      </p>
      {event.message !== undefined && <p class="problem">{event.message}</p>}
      <div class="sides">
        {event.payload !== undefined && (
          <section>
            <h3>Payload</h3>
            <Json
              label="Payload"
              value={event.payload}
              pointer={event.pointer}
              other={event.event}
            />
          </section>
        )}
        {event.event !== undefined && (
          <section>
            <h3>Track event</h3>
            <Json label="Track event" value={event.event} other={event.payload} />
          </section>
        )}
      </div>
      {event.event !== undefined && <Deliveries deliveries={event.deliveries} />}
    </>
  );
}

function Deliveries({ deliveries }: Pick<EventDetail, "deliveries">): JSX.Element {
  if (deliveries.length === 0) return <p class="muted">No destination has answered yet.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>Destination</th>
          <th>Answer</th>
          <th>Reason</th>
          <th>When</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((one, index) => (
          <tr key={index}>
            <td>{one.destination}</td>
            <td>
              <Badge kind={one.result} />
            </td>
            <td>{one.reason}</td>
            <td>
              <Time at={one.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Streamed {
  readonly events: readonly Event[];
  /** Number of events that arrived and are not in the list. */
  readonly skipped: number;
  readonly problem?: string;
}

/** The last events and new ones. While paused, the list stays as it is. */
function useStream(filter: Filter, isPaused: boolean): Streamed {
  const [state, setState] = useState<Streamed>({ events: [], skipped: 0 });
  const key = JSON.stringify(filter);
  useEffect(() => {
    if (isPaused) return undefined;
    let isCurrent = true;
    const update = (change: (state: Streamed) => Streamed): void => {
      if (isCurrent) setState(change);
    };
    const load = (): void => {
      ask("GET /events", { query: { ...filter, limit: "500" } }).then(
        ({ events }) => {
          update(() => ({ events, skipped: 0 }));
        },
        (error: unknown) => {
          update((old) => ({ ...old, problem: messageOf(error) }));
        },
      );
    };
    const source = new EventSource(
      `/admin/events/stream?${new URLSearchParams(filter).toString()}`,
    );
    // Also after the connection was lost.
    source.onopen = load;
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { events, skipped } = JSON.parse(data) as Streamed;
      update((old) => {
        const known = new Set(old.events.slice(0, MOST).map(({ id }) => id));
        const added = events.filter(({ id }) => !known.has(id)).reverse();
        // Another process may tell of earlier ones.
        const sorted = [...added, ...old.events].sort((a, b) =>
          a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
        );
        return { events: sorted.slice(0, MOST), skipped: old.skipped + skipped };
      });
    };
    source.onerror = () => {
      update((old) => ({ ...old, problem: "The connection is lost. Trying again…" }));
    };
    return () => {
      isCurrent = false;
      source.close();
    };
  }, [key, isPaused]);
  return state;
}
