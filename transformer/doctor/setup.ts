import type { JsonObject } from "../core/values.js";
import type { JitsuFacts } from "../hosts/jitsu/facts.js";
import type { Workspace, WorkspaceSource } from "../hosts/rudderstack/workspace-sources.js";
import { below, type Answer, type Ask } from "../http/ask.js";
import type { Query } from "./database.js";

/** Inputs of a probe, by the name of the option or variable. */
export type Need =
  | "workspace-config"
  | "plugin"
  | "upstream"
  | "data-plane"
  | "console"
  | "ingest"
  | "warehouse"
  | "jobs-db"
  | "send-test-event"
  | "ADMIN_TOKEN";

/** A need as a person gives it. */
export function optionName(need: Need): string {
  return need === "ADMIN_TOKEN" ? need : `--${need}`;
}

/** The examined set-up. */
export interface SetupOptions {
  /** RudderStack's workspace file. */
  readonly workspace?: Workspace | undefined;
  /** The source's name in it. */
  readonly name: string;
  /** The warehouse schema that the source's tables are expected in. */
  readonly schema: string;
  /** This service. */
  readonly plugin?: URL | undefined;
  /** The token of its admin API. */
  readonly adminToken?: string | undefined;
  /** The rudder-transformer behind it. */
  readonly upstream?: URL | undefined;
  /** The rudder-server before it. */
  readonly dataPlane?: URL | undefined;
  /** The source's write key, where it is not the workspace file's. */
  readonly writeKey?: string | undefined;
  /** What Jitsu's console has of the source. */
  readonly jitsu?: JitsuFacts | undefined;
  /** Jitsu's ingest service. */
  readonly ingest?: URL | undefined;
  /** The PostgreSQL warehouse, as a connection URL. */
  readonly warehouse?: string | undefined;
  /** rudder-server's jobs database, as a connection URL. */
  readonly jobsDb?: string | undefined;
  /** Posts an event. Without it nothing is sent. */
  readonly sendTestEvent: boolean;
}

/** Dependencies of a set-up. */
export interface SetupDeps {
  readonly ask: Ask;
  readonly query: Query;
  /** ISO 8601. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Waits for so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** A set-up under examination. Each question is sent to a server once. */
export class Setup {
  readonly options: SetupOptions;
  /** The message id of the marked event. */
  readonly testMessageId: string;
  readonly #deps: SetupDeps;
  readonly #answers = new Map<string, Promise<Answer | undefined>>();
  #testEvent: Promise<Answer | undefined> | undefined;
  #ingested: Promise<Answer | undefined> | undefined;

  constructor(options: SetupOptions, deps: SetupDeps) {
    this.options = options;
    this.#deps = deps;
    this.testMessageId = `doctor-${deps.newId()}`;
  }

  has(need: Need): boolean {
    const { workspace, plugin, upstream, dataPlane, jitsu, ingest, sendTestEvent, adminToken } =
      this.options;
    const { warehouse, jobsDb } = this.options;
    return {
      warehouse: warehouse !== undefined,
      "jobs-db": jobsDb !== undefined,
      "workspace-config": workspace !== undefined,
      plugin: plugin !== undefined,
      upstream: upstream !== undefined,
      "data-plane": dataPlane !== undefined,
      console: jitsu !== undefined,
      ingest: ingest !== undefined,
      "send-test-event": sendTestEvent,
      ADMIN_TOKEN: adminToken !== undefined && adminToken !== "",
    }[need];
  }

  /** Asks one of the servers; undefined where it does not answer, or is not known. */
  ask(which: "plugin" | "upstream" | "dataPlane", path: string): Promise<Answer | undefined> {
    const base = this.options[which];
    if (base === undefined) return Promise.resolve(undefined);
    return this.#askOnce(below(base, path));
  }

  /** Asks one of the databases; undefined if it does not answer, or is not known. */
  async query(
    which: "warehouse" | "jobsDb",
    sql: string,
    values: readonly unknown[],
  ): Promise<readonly JsonObject[] | undefined> {
    const url = this.options[which];
    return url === undefined ? undefined : this.#deps.query(url, sql, values);
  }

  /** Asks the service's admin API. */
  askAdmin(path: string): Promise<Answer | undefined> {
    const { plugin } = this.options;
    if (plugin === undefined) return Promise.resolve(undefined);
    return this.#askOnce(below(plugin, `/admin${path}`), { headers: this.#authorization });
  }

  /** A destination's answer to the marked event, which is sent once. */
  async tryDestination(id: string): Promise<Answer | undefined> {
    const { plugin } = this.options;
    if (plugin === undefined) return undefined;
    return this.#askOnce(below(plugin, `/admin/destinations/${encodeURIComponent(id)}/test`), {
      method: "POST",
      headers: { ...this.#authorization, "Content-Type": "application/json" },
      body: JSON.stringify(this.#markedEvent()),
    });
  }

  pause(milliseconds: number): Promise<unknown> {
    return this.#deps.pause(milliseconds);
  }

  now(): string {
    return this.#deps.now();
  }

  get #authorization(): { Authorization: string } {
    return { Authorization: `Bearer ${this.options.adminToken ?? ""}` };
  }

  #askOnce(url: URL, request?: RequestInit): Promise<Answer | undefined> {
    const known = this.#answers.get(url.href);
    if (known !== undefined) return known;
    const answer = this.#deps.ask(url, request);
    this.#answers.set(url.href, answer);
    return answer;
  }

  /** This source in the workspace file: by its name and definition, else by its name. */
  get source(): WorkspaceSource | undefined {
    const named = this.options.workspace?.sources.filter(({ name }) => name === this.options.name);
    return named?.find(({ isOurs }) => isOurs) ?? named?.[0];
  }

  get writeKey(): string | undefined {
    return this.options.writeKey ?? this.source?.writeKey;
  }

  /** The data plane's answer to the marked event, which is sent once. */
  sendTestEvent(): Promise<Answer | undefined> {
    this.#testEvent ??= this.#postTestEvent();
    return this.#testEvent;
  }

  /** The answer of Jitsu's ingest to the marked event, which is sent once. */
  sendToIngest(): Promise<Answer | undefined> {
    const batch = { batch: [this.#markedEvent()] };
    this.#ingested ??= this.postToIngest("/api/s/s2s/batch", this.options.writeKey ?? "", batch);
    return this.#ingested;
  }

  /** Posts to Jitsu's ingest service. */
  postToIngest(path: string, writeKey: string, body: object): Promise<Answer | undefined> {
    const { ingest } = this.options;
    if (ingest === undefined) return Promise.resolve(undefined);
    return this.#deps.ask(below(ingest, path), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Write-Key": writeKey },
      body: JSON.stringify(body),
    });
  }

  #postTestEvent(): Promise<Answer | undefined> {
    const { dataPlane } = this.options;
    if (dataPlane === undefined) return Promise.resolve(undefined);
    const credentials = Buffer.from(`${this.writeKey ?? ""}:`).toString("base64");
    return this.#deps.ask(below(dataPlane, "/v1/webhook"), {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Basic ${credentials}` },
      body: JSON.stringify(this.#markedEvent()),
    });
  }

  #markedEvent(): object {
    return {
      type: "track",
      event: "Email Opened",
      userId: "nudgespot-source-doctor",
      messageId: this.testMessageId,
      timestamp: this.#deps.now(),
      properties: { email_id: "nudgespot-source-doctor", campaign_name: "nudgespot-source doctor" },
    };
  }
}
