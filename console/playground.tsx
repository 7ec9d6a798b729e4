// What a payload becomes, as one types it. Nothing is stored or sent.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask, type Trial } from "./api.js";
import { messageOf } from "./hooks.js";
import { Json } from "./json.js";
import { callTo } from "./live.js";
import { Badge, Copyable } from "./parts.js";

interface Example {
  readonly name: string;
  readonly text: string;
}

/** How long after the last key the payload is tried, in milliseconds. */
const PAUSE = 150;

export function Playground(): JSX.Element {
  const [examples, setExamples] = useState<readonly Example[]>([]);
  const [own, setText] = useState<string>();
  const text = own ?? examples[0]?.text ?? "";
  const [settings, setSettings] = useState("{}");
  const [state, setState] = useState<{ results: readonly Trial[]; problem?: string }>({
    results: [],
  });
  useEffect(() => {
    void loadExamples().then(setExamples);
  }, []);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void tried(text, settings).then((next) => {
        if (isCurrent) setState(next);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, settings]);
  const payload = parsed(text);
  return (
    <section class="sides" aria-label="Playground">
      <div>
        <div class="row">
          <label class="grow">
            Example
            <select
              onChange={({ currentTarget }) => {
                setText(examples[Number(currentTarget.value)]?.text);
              }}
            >
              {examples.map(({ name }, index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label>
          Payload
          <textarea
            rows={18}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
        </label>
        <label>
          Settings of the source
          <textarea
            rows={4}
            spellcheck={false}
            value={settings}
            onInput={({ currentTarget }) => {
              setSettings(currentTarget.value);
            }}
          />
        </label>
        <details>
          <summary>As a call</summary>
          <Copyable label="Copy the call" text={callTo(text)} />
        </details>
      </div>
      <div aria-live="polite">
        {state.problem !== undefined && <p class="problem">{state.problem}</p>}
        {state.results.map((result, index) => (
          <Result
            key={index}
            result={result}
            payload={Array.isArray(payload) ? (payload[index] as unknown) : payload}
          />
        ))}
      </div>
    </section>
  );
}

/** The build puts them beside the page. Without them there is nothing to choose. */
async function loadExamples(): Promise<readonly Example[]> {
  const response = await fetch("examples.json").catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as Example[]) : [];
}

function Result({ result, payload }: { result: Trial; payload: unknown }): JSX.Element {
  return (
    <section>
      <h2>
        <Badge kind={result.outcome} /> {result.code}
      </h2>
      {result.message !== undefined && <p class="problem">{result.message}</p>}
      {result.pointer !== undefined && payload !== undefined && (
        <Json
          label="Payload with the place that is wrong"
          value={payload}
          pointer={result.pointer}
        />
      )}
      {result.event !== undefined && (
        <Json label="Track event" value={result.event} other={payload} />
      )}
    </section>
  );
}

async function tried(
  text: string,
  settingsText: string,
): Promise<{ results: readonly Trial[]; problem?: string }> {
  const settings = parsed(settingsText);
  if (typeof settings !== "object" || settings === null)
    return { results: [], problem: "The settings are not a JSON object." };
  try {
    return await ask("POST /transform", { body: { text, settings } });
  } catch (error) {
    return { results: [], problem: messageOf(error) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
