import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { isObject } from "../../core/values.js";
import { ask, below } from "../../http/ask.js";
import { RemoteError } from "../../http/remote-error.js";
import { CHECK_EVENT, REFUSED_TABLE } from "./function.js";
import type { Pause } from "./registration.js";

/** Thrown where ingest does not become ready for the source. */
class IngestError extends RemoteError {
  override readonly name = "IngestError";
}

/** Milliseconds between two questions. */
const INTERVAL = 1_000;

/** Questions until the source is written to the console once more, and how often it is. */
const QUESTIONS = 15;
const ROUNDS = 4;

/** How ingest is asked. */
export interface ReadinessOptions {
  readonly ingest: URL;
  /** `id:secret` */
  readonly writeKey: string;
  /** Writes the source to the console once more. */
  readonly touch: () => Promise<void>;
  readonly pause?: Pause;
}

/**
 * Waits until ingest accepts the write key and knows a destination: an earlier event is answered
 * with 200 and lost. It asks with an event that the source's function drops, for a minute at most.
 *
 * @throws RemoteError if ingest does not answer, refuses the event, or does not learn of the source
 */
export async function waitForIngest({
  ingest,
  writeKey,
  touch,
  pause = setTimeout,
}: ReadinessOptions): Promise<void> {
  let state = "";
  for (let question = 0; question < QUESTIONS * ROUNDS; question += 1) {
    if (question > 0) await pause(INTERVAL);
    if (question > 0 && question % QUESTIONS === 0) await touch();
    const found = await askIngest(ingest, writeKey);
    if (found === "ready") return;
    state = found;
  }
  throw new IngestError(
    `${state}, after a minute: compare --ingest with the installation of the console, and look into the log of ingest`,
  );
}

async function askIngest(ingest: URL, writeKey: string): Promise<string> {
  const answer = await ask(below(ingest, "/api/s/s2s/batch"), {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Write-Key": writeKey },
    body: JSON.stringify({ batch: [checkEvent()] }),
  });
  if (answer === undefined) {
    throw new IngestError("ingest does not answer: compare --ingest with its address", true);
  }
  // The text of a 401 repeats the key.
  const { status, text, json } = answer;
  if (status === 401) return "ingest does not know the write key";
  if (text.includes("no destinations found")) return "ingest does not know a destination";
  if (status === 200 && isObject(json) && json.ok === true) return "ready";
  throw new IngestError(
    `ingest answered ${status} to a test event, without accepting it: look into its log`,
  );
}

/** If the function is not running yet, the event becomes a row in the table of refused payloads. */
function checkEvent(): object {
  return {
    type: "track",
    event: CHECK_EVENT,
    userId: "nudgespot-source",
    messageId: randomUUID(),
    timestamp: new Date().toISOString(),
    JITSU_TABLE_NAME: REFUSED_TABLE,
  };
}
