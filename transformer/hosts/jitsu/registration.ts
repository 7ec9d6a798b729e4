import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { JsonObject } from "../../core/values.js";
import { VERSION } from "../../generated/version.js";
import { compiledOptions, compileFunction, isSealed, readBundle } from "./code.js";
import { ConsoleError, type ConfigObject, type JitsuConsole, type Link } from "./console.js";
import type { FunctionOptions } from "./function.js";
import type { Tables } from "./rows.js";
import {
  findUnique,
  functionRef,
  functionsOf,
  makesTables,
  readObjects,
  schemaOf,
  slugOf,
  sourceFunctions,
  streamsOf,
  wantedDestinations,
  type WorkspaceObjects,
} from "./source.js";

/** How the source is registered. */
export interface JitsuRegistration {
  /** Id or slug. */
  readonly workspace: string;
  /** The stream's name, by which it is found again. */
  readonly name: string;
  /** Ids of the destinations that get the events. */
  readonly destinations: readonly string[];
  /** If not given, as registered before; else `collections`. */
  readonly tables?: Tables | undefined;
  /** As an operator writes them; validated. If not given, as registered before. */
  readonly settings?: unknown;
  readonly dryRun: boolean;
  /** Overwrites a function that was edited by hand. */
  readonly force: boolean;
  /** Makes another write key for an existing stream. */
  readonly newKey: boolean;
}

/** A change that was made, or that a dry run would make. */
export interface Step {
  readonly what: "stream" | "function" | "connection";
  readonly action: "created" | "updated" | "unchanged" | "removed";
  /** Undefined for what a dry run would create. */
  readonly id?: string | undefined;
  /** Id of a connection's destination. */
  readonly to?: string;
  /** Fields whose values had to be changed. */
  readonly changed?: readonly string[];
}

/** The result of a registration. */
export interface JitsuRegistered {
  readonly steps: readonly Step[];
  /** `id:secret`, if it was created now: the console never shows it again. */
  readonly writeKey: string | undefined;
  readonly tables: Tables;
  /** The database schemas in which the destinations make their tables. */
  readonly schemas: readonly string[];
  readonly warnings: readonly string[];
}

/** Data of a connection without which events are doubled, or one copy fails its batch for ever. */
const DEDUPLICATED = { primaryKey: "message_id", deduplicate: true } as const;

/** Defaults for a new connection. */
const NEW_CONNECTION = { mode: "batch", timestampColumn: "timestamp" } as const;

/**
 * Milliseconds between the last change and a final write. Jitsu's services poll the console's exports
 * for changes by whole seconds. They never see a change from the second of their last poll.
 */
const SETTLING = 1_100;

/** Waits for so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

/**
 * Makes or updates stream, function and connections. Existing ones are found by the stream's name or
 * by the stream that the function was made for, so it can be run again after any failure; a second
 * run changes nothing.
 *
 * @throws ConsoleError
 */
export async function registerInJitsu(
  console: JitsuConsole,
  registration: JitsuRegistration,
  pause: Pause = setTimeout,
): Promise<JitsuRegistered> {
  const workspace = await console.workspaceId(registration.workspace);
  const work = new Registrar(console, workspace, registration);
  const destinations = await work.destinations();
  const stream = await work.stream();
  const { functionId, tables } = await work.function(stream.id);
  await work.connections(stream.id, functionId);
  const { steps } = work;
  if (!registration.dryRun && steps.some(({ action }) => action !== "unchanged")) {
    await pause(SETTLING);
    await work.touch();
  }
  return {
    steps,
    writeKey: stream.writeKey,
    tables,
    schemas: [...new Set(destinations.filter(makesTables).map(schemaOf))],
    warnings: tables === "layout" ? [] : destinations.filter(makesNone).map(tablelessWarning),
  };
}

/**
 * Writes a registered source once more, unchanged, for readers that missed it.
 *
 * @throws ConsoleError
 */
export async function touchInJitsu(
  console: JitsuConsole,
  { workspace: named, name }: Pick<JitsuRegistration, "workspace" | "name">,
): Promise<void> {
  const workspace = await console.workspaceId(named);
  const [objects, links] = await Promise.all([
    readObjects(console, workspace),
    console.links(workspace),
  ]);
  const [stream] = streamsOf(objects, name);
  const [ours] = sourceFunctions(objects, name, stream?.id);
  if (ours !== undefined) await console.update(workspace, "function", ours);
  for (const link of links) if (link.fromId === stream?.id) await console.saveLink(workspace, link);
}

/**
 * Takes out what `registerInJitsu` put in. Connections of other streams only lose the function.
 *
 * @throws ConsoleError
 */
export async function unregisterFromJitsu(
  console: JitsuConsole,
  { workspace: named, name, dryRun }: Pick<JitsuRegistration, "workspace" | "name" | "dryRun">,
): Promise<Step[]> {
  const workspace = await console.workspaceId(named);
  const [objects, links] = await Promise.all([
    readObjects(console, workspace),
    console.links(workspace),
  ]);
  const stream = uniqueStream(objects, name);
  const ours = uniqueFunction(objects, name, stream?.id);
  const steps: Step[] = [];
  for (const link of links) {
    const { id, toId: to } = link;
    const others = ours === undefined ? functionsOf(link) : without(functionsOf(link), ours.id);
    if (link.fromId === stream?.id) {
      if (!dryRun) await console.removeLink(workspace, link);
      steps.push({ what: "connection", id, to, action: "removed" });
    } else if (others.length < functionsOf(link).length) {
      const data = { ...link.data, functions: others };
      if (!dryRun) await console.saveLink(workspace, { ...link, data });
      steps.push({ what: "connection", id, to, action: "updated" });
    }
  }
  for (const [what, object] of [
    ["function", ours],
    ["stream", stream],
  ] as const) {
    if (object === undefined) continue;
    if (!dryRun) await console.remove(workspace, what, object.id);
    steps.push({ what, id: object.id, action: "removed" });
  }
  return steps;
}

/** One registration, step by step. */
class Registrar {
  readonly steps: Step[] = [];
  readonly #console: JitsuConsole;
  readonly #workspace: string;
  readonly #wanted: JitsuRegistration;

  constructor(console: JitsuConsole, workspace: string, wanted: JitsuRegistration) {
    this.#console = console;
    this.#workspace = workspace;
    this.#wanted = wanted;
  }

  async destinations(): Promise<ConfigObject[]> {
    const known = await this.#console.list(this.#workspace, "destination");
    return wantedDestinations(known, this.#wanted.destinations);
  }

  async stream(): Promise<{ id: string; writeKey: string | undefined }> {
    const { name, newKey, dryRun } = this.#wanted;
    const found = uniqueStream(await readObjects(this.#console, this.#workspace), name);
    const keys = found !== undefined && Array.isArray(found.privateKeys) ? found.privateKeys : [];
    if (found !== undefined && keys.length > 0 && !newKey) {
      this.steps.push({ what: "stream", id: found.id, action: "unchanged" });
      return { id: found.id, writeKey: undefined };
    }
    const key = { id: newId(), plaintext: randomBytes(24).toString("hex") };
    const stream = {
      ...(found ?? { id: newId(), publicKeys: [], domains: [], name }),
      workspaceId: this.#workspace,
      type: "stream",
      privateKeys: [...(keys as unknown[]), key],
    };
    await this.#write("stream", stream, found !== undefined);
    return { id: stream.id, writeKey: dryRun ? undefined : `${key.id}:${key.plaintext}` };
  }

  async function(stream: string): Promise<{ functionId: string; tables: Tables }> {
    const { name, force } = this.#wanted;
    const objects = await readObjects(this.#console, this.#workspace);
    const found = uniqueFunction(objects, name, stream);
    const options = this.#options(stream, found);
    const wanted = {
      id: found?.id ?? newId(),
      workspaceId: this.#workspace,
      type: "function",
      origin: "nudgespot-source",
      slug: slugOf(name),
      name,
      description: "Nudgespot's email events as track events",
      version: VERSION,
      code: compileFunction(await readBundle(), options),
    };
    const result = { functionId: wanted.id, tables: options.tables };
    if (found !== undefined && differing(found, wanted).length === 0) {
      this.steps.push({ what: "function", id: found.id, action: "unchanged" });
      return result;
    }
    if (found !== undefined && !isSealed(String(found.code)) && !force) {
      throw new ConsoleError(
        "the function was edited by hand: save your changes, and run this with --force",
      );
    }
    await this.#write("function", wanted, found !== undefined);
    return result;
  }

  /** The function's options: those given now, else those that it was registered with. */
  #options(stream: string, found: ConfigObject | undefined): FunctionOptions & { tables: Tables } {
    const before = found === undefined ? {} : compiledOptions(found);
    const { tables = before?.tables ?? "collections", settings = before?.settings ?? {} } =
      this.#wanted;
    return { stream, tables, settings, ...(before?.refused && { refused: before.refused }) };
  }

  async connections(fromId: string, functionId: string): Promise<void> {
    const links = await this.#console.links(this.#workspace);
    for (const toId of this.#wanted.destinations) {
      const found = links.find((link) => link.fromId === fromId && link.toId === toId);
      await this.#connect(found, { fromId, toId, type: "push" }, functionId);
    }
  }

  async #connect(
    found: Link | undefined,
    ends: { readonly fromId: string; readonly toId: string; readonly type: "push" },
    functionId: string,
  ): Promise<void> {
    const own = { functionId: functionRef(functionId) };
    const before = found?.data ?? NEW_CONNECTION;
    // Only the last function may give back several events.
    const others = found === undefined ? [] : without(functionsOf(found), functionId);
    const data = { ...before, ...DEDUPLICATED, functions: [...others, own] };
    const step = { what: "connection", id: found?.id, to: ends.toId } as const;
    const changed = differing(found?.data ?? {}, data);
    if (found !== undefined && changed.length === 0) {
      this.steps.push({ ...step, action: "unchanged" });
      return;
    }
    if (!this.#wanted.dryRun) {
      const id = found === undefined ? {} : { id: found.id };
      await this.#console.saveLink(this.#workspace, { ...id, ...ends, data });
    }
    this.steps.push(
      found === undefined
        ? { ...step, action: "created" }
        : { ...step, action: "updated", changed },
    );
  }

  touch(): Promise<void> {
    return touchInJitsu(this.#console, this.#wanted);
  }

  async #write(what: "stream" | "function", object: ConfigObject, exists: boolean): Promise<void> {
    const { dryRun } = this.#wanted;
    if (!dryRun) {
      if (exists) await this.#console.update(this.#workspace, what, object);
      else await this.#console.create(this.#workspace, what, object);
    }
    const id = dryRun && !exists ? undefined : object.id;
    this.steps.push({ what, id, action: exists ? "updated" : "created" });
  }
}

function uniqueStream(objects: WorkspaceObjects, name: string): ConfigObject | undefined {
  return findUnique(streamsOf(objects, name), `streams named ${name}`);
}

function uniqueFunction(
  objects: WorkspaceObjects,
  name: string,
  streamId: string | undefined,
): ConfigObject | undefined {
  const found = sourceFunctions(objects, name, streamId);
  return findUnique(found, `functions of the source ${name}`);
}

function without(functions: readonly JsonObject[], id: string): JsonObject[] {
  return functions.filter(({ functionId }) => functionId !== functionRef(id));
}

function makesNone(destination: ConfigObject): boolean {
  return !makesTables(destination);
}

function tablelessWarning({ id, destinationType }: ConfigObject): string {
  return `the destination ${id} (${String(destinationType)}) makes no tables, and gets each event twice: register it alone, with --tables layout`;
}

/** The fields whose values differ from the wanted ones. */
function differing(object: JsonObject, wanted: JsonObject): string[] {
  return Object.keys(wanted).filter(
    (name) => JSON.stringify(object[name]) !== JSON.stringify(wanted[name]),
  );
}

function newId(): string {
  return `n${randomBytes(12).toString("hex")}`;
}
