// Is it working, and if not, why?
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ask, type Answers } from "./api.js";
import { Chart } from "./chart.js";
import { messageOf, useLoaded } from "./hooks.js";
import { callTo, FIRST_PAYLOAD } from "./live.js";
import { Badge, Copyable, Time, Waiting } from "./parts.js";
import { byTime, spansOf, sumOf, type Tally } from "./tallies.js";

/** In hours. */
const [DAY, WEEK] = [24, 168];

interface SourceProps {
  readonly source: Answers["GET /sources"]["sources"][number];
  readonly tallies: readonly Tally[];
}

export function Overview(): JSX.Element {
  const { value, problem } = useLoaded(loadAll, []);
  if (value === undefined) return <Waiting problem={problem} />;
  const { store, sources, destinations, events, tallies } = value;
  const waiting = destinations.reduce((sum, one) => sum + one.waiting, 0);
  const receives = sources.some(({ writeKeys }) => writeKeys > 0);
  return (
    <section aria-label="Overview">
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="cards">
        <Tile title="Store" kind={store.state} href="#/overview">
          {storedIn(store)}
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
      <Checks />
      {sources.map((source) => (
        <Source key={source.source} source={source} tallies={tallies} />
      ))}
      <h2>Last event</h2>
      {events[0] === undefined ? (
        <>
          <p role="status">
            Waiting for your first event… Send it{" "}
            {receives ? "with this call:" : "to the host, with the write key of its source."}
          </p>
          {receives && <Copyable label="Copy the call" text={callTo(FIRST_PAYLOAD)} />}
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

function storedIn({ free, inMemory }: Answers["GET /store"]): string {
  if (inMemory) return "In memory: lost when the service stops";
  return free === undefined ? "PostgreSQL" : `${(free / 1e9).toFixed(1)} GB free`;
}

/** What doctor finds: problems with their fixes first, then what is fine. */
function Checks(): JSX.Element | null {
  const { value, problem } = useLoaded(() => ask("GET /checks"), []);
  if (value === undefined && problem === undefined) return null;
  const checks = (value?.checks ?? []).filter(({ status }) => status !== "skipped");
  const wrong = checks.filter(({ status }) => status !== "ok");
  const fine = checks.filter(({ status }) => status === "ok");
  return (
    <article class="card" aria-label="Set-up">
      <h2>Set-up</h2>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <ul class="checks">
        {wrong.map(({ id, status, title, reason, fix }) => (
          <li key={id}>
            <Badge kind={status} /> {reason ?? title}
            {fix !== undefined && <p class="muted">Fix: {fix}</p>}
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {fine.length} of {checks.length} checks pass
        </summary>
        <ul class="checks">
          {fine.map(({ id, status, title, reason }) => (
            <li key={id}>
              <Badge kind={status} /> {reason ?? title}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

/** A source's numbers of this hour, a day and a week, and its chart of the week. */
function Source({ source: { source, lastRefusal, writeKeys }, tallies }: SourceProps): JSX.Element {
  const own = tallies.filter((tally) => tally.source === source);
  const delivered = tallies.filter((tally) => tally.source.startsWith(`${source}/`));
  const rows: readonly [title: string, tallies: readonly Tally[], whats: readonly string[]][] = [
    ["Received", own, ["received"]],
    ["New events", own, collectionsIn(own)],
    ["Refused", own, ["refused"]],
    ["Duplicates", own, ["duplicates"]],
    ["Delivered", delivered, ["delivered"]],
  ];
  const spans = spansOf(WEEK, 1);
  return (
    <article class="card" aria-label={source}>
      <h2>{source}</h2>
      <div class="sides">
        <table>
          <thead>
            <tr>
              <td />
              <th class="number">This hour</th>
              <th class="number">24 hours</th>
              <th class="number">7 days</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([title, of, whats]) => (
              <tr key={title}>
                <th>{title}</th>
                {[1, DAY, WEEK].map((hours) => (
                  <td key={hours} class="number">
                    {sumOf(of, whats, hours).toLocaleString("en")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Chart
          label={`Payloads of ${source} by hour, for a week`}
          times={spans}
          series={[
            { name: "Received", color: "--accent", values: byTime(own, "received", spans, 1) },
            { name: "Refused", color: "--bad", values: byTime(own, "refused", spans, 1) },
          ]}
        />
      </div>
      {writeKeys > 0 && <Keys source={source} />}
      {lastRefusal !== undefined && (
        <p>
          Last refusal: <a href="#/quarantine">{lastRefusal.reason}</a> <Time at={lastRefusal.at} />
        </p>
      )}
    </article>
  );
}

/** A call to copy. Its write key is shown on demand, if it is configured in plain text. */
function Keys({ source }: { source: string }): JSX.Element {
  const [keys, setKeys] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();
  const show = (): void => {
    ask("GET /sources/{source}/write-keys", { source }).then(
      (answer) => {
        setKeys(answer.keys);
      },
      (error: unknown) => {
        setProblem(messageOf(error));
      },
    );
  };
  const [key] = keys ?? [];
  return (
    <details>
      <summary>A call to try it</summary>
      <Copyable label={`Copy a call to ${source}`} text={callTo(FIRST_PAYLOAD, key)} />
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p class="row">
        Write key:{" "}
        {keys === undefined ? (
          <>
            ••••••••
            <button type="button" onClick={show}>
              Show
            </button>
          </>
        ) : (
          <code>{keys.join(", ") || "only its digest is configured"}</code>
        )}
      </p>
    </details>
  );
}

/** What is counted besides payloads: events by their collection. */
function collectionsIn(tallies: readonly Tally[]): string[] {
  return tallies.map(({ what }) => what).filter((what) => what.startsWith("Email "));
}

async function loadAll() {
  const [store, { sources }, { destinations }, { events }, { tallies }] = await Promise.all([
    ask("GET /store"),
    ask("GET /sources"),
    ask("GET /destinations"),
    ask("GET /events", { query: { limit: "1" } }),
    ask("GET /tallies", { query: { hours: String(WEEK) } }),
  ]);
  return { store, sources, destinations, events, tallies };
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
