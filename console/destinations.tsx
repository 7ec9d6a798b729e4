// Whether the destinations take events, and what waits for them.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ask, type Destination } from "./api.js";
import { Chart } from "./chart.js";
import { useLoaded } from "./hooks.js";
import { Badge, Confirm, Empty, Time, useMask, Waiting, type Question } from "./parts.js";
import { saying } from "./quarantine.js";
import { byTime, p95ByTime, spansOf, type Tally } from "./tallies.js";

/** The hours of the charts. */
const HOURS = 24;

export function Destinations(): JSX.Element {
  const [question, setQuestion] = useState<Question>();
  const [outcome, setOutcome] = useState<string>();
  const { value, problem, reload } = useLoaded(async () => {
    const query = { hours: String(HOURS) };
    const [{ destinations }, { tallies }] = await Promise.all([
      ask("GET /destinations"),
      ask("GET /tallies", { query }),
    ]);
    return { destinations, tallies };
  }, []);
  const done = (text?: string): void => {
    setQuestion(undefined);
    setOutcome(text);
    reload();
  };
  if (value === undefined) return <Waiting problem={problem} />;
  const { destinations, tallies } = value;
  if (destinations.length === 0) {
    return (
      <Empty title="No destination is set up">
        <p>The service answers a host's contract: the host delivers the events.</p>
      </Empty>
    );
  }
  const ids = destinations.filter(({ state }) => state !== "removed").map(({ id }) => id);
  return (
    <section aria-label="Destinations">
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {outcome !== undefined && (
        <p class="outcome" role="status">
          {outcome}
        </p>
      )}
      {destinations.map((one) => (
        <Card
          key={one.id}
          destination={one}
          tallies={tallies.filter(({ source }) => source === one.id)}
          others={ids}
          onAsk={setQuestion}
          onDone={done}
        />
      ))}
      <Confirm question={question} onDone={done} />
    </section>
  );
}

interface ActionProps {
  readonly destination: Destination;
  readonly others: readonly string[];
  readonly onAsk: (question: Question) => void;
  readonly onDone: (outcome: string) => void;
}

interface CardProps extends ActionProps {
  /** Its own, by hour. */
  readonly tallies: readonly Tally[];
}

function Card({ destination, tallies, others, onAsk, onDone }: CardProps): JSX.Element {
  const mask = useMask();
  const {
    id,
    state,
    waiting,
    oldest,
    lastError,
    lastAnswer,
    nextTry,
    refusedLastHour,
    lastRefusal,
  } = destination;
  const spans = spansOf(HOURS, 1);
  return (
    <article class="card" aria-label={id}>
      <h2>
        {id} <Badge kind={state} />
      </h2>
      <dl>
        <Fact name="Waiting">{waiting.toLocaleString("en")}</Fact>
        {oldest !== undefined && (
          <Fact name="Oldest">
            <Time at={oldest} />
          </Fact>
        )}
        {lastError !== undefined && <Fact name="Last error">{lastError}</Fact>}
        {lastAnswer !== undefined && (
          <Fact name="Its answer">
            <code>{mask(lastAnswer)}</code>
          </Fact>
        )}
        {nextTry !== undefined && (
          <Fact name="Next try">
            <time dateTime={nextTry}>{new Date(nextTry).toLocaleTimeString()}</time>
          </Fact>
        )}
        <Fact name="Refused in the last hour">{refusedLastHour.toLocaleString("en")}</Fact>
        {lastRefusal !== undefined && (
          <Fact name="Last refusal">
            {lastRefusal.reason} <Time at={lastRefusal.at} />
          </Fact>
        )}
      </dl>
      {tallies.length > 0 && (
        <div class="sides">
          <Chart
            label={`Events delivered to ${id} by hour, for a day`}
            times={spans}
            series={[
              {
                name: "Delivered",
                color: "--good",
                values: byTime(tallies, "delivered", spans, 1),
              },
            ]}
          />
          <Chart
            label={`Time within which ${id} answered 95 % of the batches, in milliseconds, by hour`}
            times={spans}
            series={[{ name: "p95 (ms)", color: "--accent", values: p95ByTime(tallies, spans, 1) }]}
          />
        </div>
      )}
      {state === "removed" ? (
        <Removed destination={destination} others={others} onAsk={onAsk} onDone={onDone} />
      ) : (
        <Configured destination={destination} onAsk={onAsk} onDone={onDone} />
      )}
    </article>
  );
}

function Fact({
  name,
  children,
}: {
  name: string;
  children: preact.ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Configured({
  destination: { id, state },
  onAsk,
  onDone,
}: Omit<ActionProps, "others">): JSX.Element {
  const [since, setSince] = useState("");
  const resume = (): Promise<void> =>
    saying(async () => {
      await ask("POST /destinations/{id}/resume", { id });
      return `${id} is tried again`;
    }).then(onDone);
  const suspend = (): Promise<void> =>
    saying(async () => {
      await ask("POST /destinations/{id}/suspend", { id });
      return `${id} gets nothing until it is resumed`;
    }).then(onDone);
  const test = (): Promise<void> =>
    saying(async () => {
      const { result, reason } = await ask("POST /destinations/{id}/test", {
        id,
        body: testPayload(),
      });
      return `${id} answered: ${result}${reason === undefined ? "" : `, ${reason}`}`;
    }).then(onDone);
  const resend = (): void => {
    const from = new Date(since).toISOString();
    onAsk({
      title: `Send events to ${id} again?`,
      text: `All events that were delivered since ${from}, as far as RETAIN keeps them. Copies have the same message ids.`,
      button: "Send again",
      act: () =>
        saying(async () => {
          const { resent } = await ask("POST /destinations/{id}/resend", {
            id,
            body: { since: from },
          });
          return `${resent.toLocaleString("en")} events are queued again`;
        }),
    });
  };
  return (
    <div class="row">
      {state !== "delivering" && (
        <button type="button" class="primary" onClick={() => void resume()}>
          {state === "suspended" ? "Resume" : "Try now"}
        </button>
      )}
      {state !== "suspended" && (
        <button type="button" onClick={() => void suspend()}>
          Suspend
        </button>
      )}
      <button type="button" onClick={() => void test()}>
        Send a test event
      </button>
      <label class="inline">
        Delivered since
        <input
          type="datetime-local"
          value={since}
          onInput={({ currentTarget }) => {
            setSince(currentTarget.value);
          }}
        />
      </label>
      <button type="button" disabled={since === ""} onClick={resend}>
        Send again
      </button>
    </div>
  );
}

function Removed({
  destination: { id, waiting },
  others,
  onAsk,
  onDone,
}: ActionProps): JSX.Element {
  const [to, setTo] = useState(others[0] ?? "");
  const events = `${waiting.toLocaleString("en")} event${waiting === 1 ? "" : "s"}`;
  const move = (): Promise<void> =>
    saying(async () => {
      const { moved } = await ask("POST /destinations/{id}/move", { id, body: { to } });
      return `${moved.toLocaleString("en")} moved to ${to}`;
    }).then(onDone);
  const discard = (): void => {
    onAsk({
      title: `Discard ${events}?`,
      text: `They wait for ${id}, which was removed. They are gone for good.`,
      button: `Discard ${events}`,
      act: () =>
        saying(
          async () =>
            `${(await ask("POST /destinations/{id}/discard", { id })).discarded} discarded`,
        ),
    });
  };
  return (
    <div class="row">
      <label class="inline">
        Move to
        <select
          value={to}
          onChange={({ currentTarget }) => {
            setTo(currentTarget.value);
          }}
        >
          {others.map((other) => (
            <option key={other}>{other}</option>
          ))}
        </select>
      </label>
      <button type="button" disabled={to === ""} onClick={() => void move()}>
        Move
      </button>
      <button type="button" class="danger" onClick={discard}>
        Discard
      </button>
    </div>
  );
}

/** As doctor's, so that a person can tell it from real events. */
function testPayload(): object {
  return {
    event: "Email Opened",
    userId: "nudgespot-source-console",
    messageId: `nudgespot-source-console-${crypto.randomUUID()}`,
    properties: { test: true },
  };
}
