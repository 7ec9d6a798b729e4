// Is it working, and if not, why?
import type { JSX } from "preact";
import { ask } from "./api.js";
import { useLoaded } from "./hooks.js";
import { callTo } from "./live.js";
import { Badge, Copyable, Time, Waiting } from "./parts.js";

export function Overview(): JSX.Element {
  const { value, problem } = useLoaded(loadAll, []);
  if (value === undefined) return <Waiting problem={problem} />;
  const { store, sources, destinations, events } = value;
  const waiting = destinations.reduce((sum, one) => sum + one.waiting, 0);
  return (
    <section aria-label="Overview">
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="cards">
        <Tile title="Store" kind={store.state} href="#/overview">
          {store.free === undefined ? "PostgreSQL" : `${(store.free / 1e9).toFixed(1)} GB free`}
        </Tile>
        <Tile title="Waiting" href="#/destinations">
          {waiting.toLocaleString("en")} events
        </Tile>
        {destinations.map(({ id, state, lastError }) => (
          <Tile key={id} title={id} kind={state} href="#/destinations">
            {lastError ?? ""}
          </Tile>
        ))}
      </div>
      <h2>Sources</h2>
      <table>
        <thead>
          <tr>
            <th>Source</th>
            <th class="number">Refused in the last hour</th>
            <th>Last refusal</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, refusedLastHour, lastRefusal }) => (
            <tr key={source}>
              <td>{source}</td>
              <td class="number">{refusedLastHour.toLocaleString("en")}</td>
              <td>
                {lastRefusal === undefined ? (
                  <span class="muted">none</span>
                ) : (
                  <>
                    <a href="#/quarantine">{lastRefusal.reason}</a> <Time at={lastRefusal.at} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Last event</h2>
      {events[0] === undefined ? (
        <>
          <p role="status">Waiting for your first event… Send it with this call:</p>
          <Copyable
            label="Copy the call"
            text={callTo(`{"event": "Email Opened", "userId": "user-1"}`)}
          />
        </>
      ) : (
        <p>
          <a href={`#/live/${events[0].id}`}>
            <Badge kind={events[0].outcome} /> {events[0].collection ?? events[0].code}
          </a>{" "}
          <Time at={events[0].at} />
        </p>
      )}
    </section>
  );
}

async function loadAll() {
  const [store, { sources }, { destinations }, { events }] = await Promise.all([
    ask("GET /store"),
    ask("GET /sources"),
    ask("GET /destinations"),
    ask("GET /events", { query: { limit: "1" } }),
  ]);
  return { store, sources, destinations, events };
}

function Tile({
  title,
  kind,
  href,
  children,
}: {
  title: string;
  kind?: string;
  href: string;
  children: preact.ComponentChildren;
}): JSX.Element {
  return (
    <a class="card" href={href}>
      <h2>
        {title} {kind !== undefined && <Badge kind={kind} />}
      </h2>
      <p>{children}</p>
    </a>
  );
}
