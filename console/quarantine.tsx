// Refused payloads and events: why, what is wrong with them, and another try.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ask, type Answers, type Entry, type Trial } from "./api.js";
import { messageOf, useLoaded } from "./hooks.js";
import { Json } from "./json.js";
import { Badge, Confirm, Empty, Time, Waiting, type Question } from "./parts.js";

type Group = Answers["GET /quarantine/counts"]["counts"][number];

/** What a request is about: entries by their ids, or a group. */
type Choice =
  { readonly ids: readonly string[] } | { readonly filter: Readonly<Record<string, string>> };

/** The page. Its address has the chosen entry: `#/quarantine/ID`. */
export function Quarantine({ id }: { id: string | undefined }): JSX.Element {
  const [group, setGroup] = useState<Group>();
  const [question, setQuestion] = useState<Question>();
  const [outcome, setOutcome] = useState<string>();
  const counts = useLoaded(() => ask("GET /quarantine/counts"), []);
  const act = {
    resend: (choice: Choice, count: number) => {
      setQuestion(resending(choice, count));
    },
    discard: (choice: Choice, count: number) => {
      setQuestion(discarding(choice, count));
    },
  };
  const done = (text?: string): void => {
    setQuestion(undefined);
    setOutcome(text);
    counts.reload();
  };
  if (counts.value === undefined) return <Waiting problem={counts.problem} />;
  const groups = counts.value.counts;
  return (
    <section class={id === undefined ? "split" : "split chosen"} aria-label="Quarantine">
      <div class="list">
        {outcome !== undefined && (
          <p class="outcome" role="status">
            {outcome}
          </p>
        )}
        {groups.length === 0 ? (
          <Empty title="Nothing is in the quarantine">
            <p>Payloads that are refused, and events that a destination refuses, are kept here.</p>
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th>Reason</th>
                <th>Source</th>
                <th>Refused by</th>
                <th class="number">Entries</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((one) => (
                <tr
                  key={keyOf(one)}
                  aria-selected={group !== undefined && keyOf(one) === keyOf(group)}
                >
                  <td>
                    <button
                      type="button"
                      class="link"
                      onClick={() => {
                        setGroup(one);
                      }}
                    >
                      {one.code}
                    </button>
                  </td>
                  <td>{one.source}</td>
                  <td>{one.destination ?? "the mapping"}</td>
                  <td class="number">{one.entries.toLocaleString("en")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {group !== undefined && <Entries group={group} id={id} {...act} />}
      </div>
      {id !== undefined && <Detail id={id} {...act} />}
      <Confirm question={question} onDone={done} />
    </section>
  );
}

/** An entry of a group may leave it while it is shown. */
function Entries({
  group,
  id,
  resend,
  discard,
}: { group: Group; id: string | undefined } & Acts): JSX.Element {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = { ...filterOf(group), ...(cursor !== undefined && { cursor }) };
  const { value, problem } = useLoaded(
    () => ask("GET /quarantine", { query }),
    [keyOf(group), cursor],
  );
  if (value === undefined) return <Waiting problem={problem} />;
  return (
    <>
      <div class="row">
        <h2 class="grow">{group.code}</h2>
        <button
          type="button"
          onClick={() => {
            resend({ filter: filterOf(group) }, group.entries);
          }}
        >
          Resend all
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            discard({ filter: filterOf(group) }, group.entries);
          }}
        >
          Discard all
        </button>
      </div>
      <ol class="rows entries" aria-label={`Entries with ${group.code}`}>
        {value.entries.map((entry) => (
          <li key={entry.id}>
            <a href={`#/quarantine/${entry.id}`} aria-current={entry.id === id}>
              <span class="what">{entry.message}</span>
              <span class="muted">{entry.count > 1 ? `${entry.count} times` : ""}</span>
              <Time at={entry.lastSeen} />
            </a>
          </li>
        ))}
      </ol>
      <div class="row">
        {cursors.length > 0 && (
          <button
            type="button"
            onClick={() => {
              setCursors(cursors.slice(0, -1));
            }}
          >
            Newer
          </button>
        )}
        {value.next !== undefined && (
          <button
            type="button"
            onClick={() => {
              setCursors([...cursors, value.next ?? ""]);
            }}
          >
            Older
          </button>
        )}
      </div>
    </>
  );
}

interface Acts {
  readonly resend: (choice: Choice, count: number) => void;
  readonly discard: (choice: Choice, count: number) => void;
}

function Detail({ id, resend, discard }: { id: string } & Acts): JSX.Element {
  const { value, problem } = useLoaded(() => ask("GET /quarantine/{id}", { id }), [id]);
  const [trial, setTrial] = useState<{ id: string; results: readonly Trial[]; problem?: string }>();
  const isMissing = value?.id !== id;
  return (
    <article class="detail" aria-label="The entry">
      <a class="close" href="#/quarantine" aria-label="Close">
        ×
      </a>
      {isMissing ? (
        <Waiting problem={problem} />
      ) : (
        <>
          <h2>{value.code}</h2>
          <p class="muted">
            {value.source} ·{" "}
            {value.count === 1 ? "seen" : `seen ${value.count.toLocaleString("en")} times, last`}{" "}
            <Time at={value.lastSeen} />
          </p>
          <p class="problem">{value.message}</p>
          <Json label="Payload" value={value.payload} pointer={value.pointer} />
          {value.truncated === true && (
            <p class="muted">Only the beginning is kept: it cannot be resent.</p>
          )}
          <div class="row">
            {value.destination === undefined && (
              <button type="button" onClick={() => void dryRun(value).then(setTrial)}>
                Try with today's settings
              </button>
            )}
            <button
              type="button"
              class="primary"
              onClick={() => {
                resend({ ids: [id] }, 1);
              }}
            >
              Resend
            </button>
            <button
              type="button"
              class="danger"
              onClick={() => {
                discard({ ids: [id] }, 1);
              }}
            >
              Discard
            </button>
          </div>
          {trial?.id === id && <DryRun {...trial} />}
        </>
      )}
    </article>
  );
}

function DryRun({
  results,
  problem,
}: {
  results: readonly Trial[];
  problem?: string;
}): JSX.Element {
  return (
    <section aria-label="Dry run" aria-live="polite">
      <h3>Nothing was sent. It would be:</h3>
      {problem !== undefined && <p class="problem">{problem}</p>}
      {results.map((result, index) => (
        <div key={index}>
          <p>
            <Badge kind={result.outcome} /> {result.message}
          </p>
          {result.event !== undefined && <Json label="Track event" value={result.event} />}
        </div>
      ))}
    </section>
  );
}

async function dryRun({ id, payload, source }: Entry & { payload?: unknown }) {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  try {
    return { id, ...(await ask("POST /transform", { body: { text, source } })) };
  } catch (error) {
    return { id, results: [], problem: messageOf(error) };
  }
}

function resending(choice: Choice, count: number): Question {
  const named = entries(count);
  return {
    title: `Resend ${named}?`,
    text: "Payloads are mapped with today's settings. What is refused again stays in the quarantine.",
    button: `Resend ${named}`,
    act: () =>
      saying(async () => {
        const { counts } = await ask("POST /quarantine/resend", { body: choice });
        const parts = Object.entries(counts).filter(([, number]) => number > 0);
        return parts
          .map(([result, number]) => `${number} ${result.replaceAll("_", " ")}`)
          .join(", ");
      }),
  };
}

function discarding(choice: Choice, count: number): Question {
  const named = entries(count);
  return {
    title: `Discard ${named}?`,
    text: "They are gone for good. No destination gets them.",
    button: `Discard ${named}`,
    act: () =>
      saying(
        async () =>
          `${(await ask("POST /quarantine/discard", { body: choice })).discarded} discarded`,
      ),
  };
}

/** What came of it, or why it failed. */
export async function saying(act: () => Promise<string>): Promise<string> {
  try {
    return await act();
  } catch (error) {
    return `Failed: ${messageOf(error)}`;
  }
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count.toLocaleString("en")} entries`;
}

function keyOf({ source, destination, code }: Group): string {
  return [source, destination, code].join(" ");
}

function filterOf({ source, destination, code }: Group): Readonly<Record<string, string>> {
  return { source, code, ...(destination !== undefined && { destination }) };
}
