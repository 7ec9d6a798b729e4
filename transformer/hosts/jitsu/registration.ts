import { randomBytes } from "node:crypto";
import { isObject, type JsonObject } from "../../core/values.js";
import { VERSION } from "../../generated/version.js";
import { compileFunction, isSealed, readBundle } from "./code.js";
import { ConsoleError, type ConfigObject, type JitsuConsole, type Link } from "./console.js";
import type { FunctionOptions } from "./function.js";
import type { Tables } from "./rows.js";

/** The function's slug, by which it is found again. */
export const SLUG = "nudgespot";

/** How the source is registered. */
export interface JitsuRegistration {
  /** Id or slug. */
  readonly workspace: string;
  /** The stream's name, by which it is found again. */
  readonly name: string;
  /** Ids of the destinations that get the events. */
  readonly destinations: readonly string[];
  readonly tables: Tables;
  /** As an operator writes them; validated. */
  readonly settings: unknown;
  readonly dryRun: boolean;
  /** Overwrites what was edited by hand. */
  readonly force: boolean;
  /** Makes another write key for a stream that there is. */
  readonly newKey: boolean;
}

/** What was done, or would be. */
export interface Step {
  readonly what: "stream" | "function" | "connection";
  readonly id: string;
  readonly action: "created" | "updated" | "unchanged" | "removed";
  /** The fields that were other than this source needs them. */
  readonly changed?: readonly string[];
}

/** What came of it. */
export interface JitsuRegistered {
  readonly steps: readonly Step[];
  /** `id:secret`, if it was made now: the console shows it to nobody. */
  readonly writeKey: string | undefined;
}

/** Data of a connection without which events are doubled, or one copy fails its batch for ever. */
const DEDUPLICATED = { primaryKey: "message_id", deduplicate: true } as const;

/** Data of a connection that there was none of. */
const NEW_CONNECTION = { mode: "batch", timestampColumn: "timestamp" } as const;

/**
 * Makes or updates stream, function and connections. What is there already is found by name or slug,
 * so it can be run again after whatever went wrong; a second run changes nothing.
 *
 * @throws ConsoleError
 */
export async function registerInJitsu(
  console: JitsuConsole,
  registration: JitsuRegistration,
): Promise<JitsuRegistered> {
  const work = new Registrar(
    console,
    await console.workspaceId(registration.workspace),
    registration,
  );
  await work.checkDestinations();
  const stream = await work.stream();
  const functionId = await work.function(stream.id);
  await work.connections(stream.id, functionId);
  return { steps: work.steps, writeKey: stream.writeKey };
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
  const [streams, functions, links] = await Promise.all([
    console.list(workspace, "stream"),
    console.list(workspace, "function"),
    console.links(workspace),
  ]);
  const stream = theOnly(streams, (one) => one.name === name, `streams named ${name}`);
  const ours = theOnly(functions, (one) => one.slug === SLUG, `functions with the slug ${SLUG}`);
  const steps: Step[] = [];
  for (const link of links) {
    const functions = ours === undefined ? functionsOf(link) : without(functionsOf(link), ours.id);
    if (link.fromId === stream?.id) {
      if (!dryRun) await console.removeLink(workspace, link);
      steps.push({ what: "connection", id: link.id, action: "removed" });
    } else if (functions.length < functionsOf(link).length) {
      if (!dryRun)
        await console.saveLink(workspace, { ...link, data: { ...link.data, functions } });
      steps.push({ what: "connection", id: link.id, action: "updated" });
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

  /** Before anything is written. Of a destination, which has its password in clear, only ids are told. */
  async checkDestinations(): Promise<void> {
    const known = await this.#console.list(this.#workspace, "destination");
    const ids = known.map(({ id }) => id);
    if (this.#wanted.destinations.every((id) => ids.includes(id))) return;
    const there = ids.length === 0 ? "there is none" : `there are ${ids.join(", ")}`;
    throw new ConsoleError(`the workspace has no such destination; ${there}`);
  }

  async stream(): Promise<{ id: string; writeKey: string | undefined }> {
    const { name, newKey } = this.#wanted;
    const streams = await this.#console.list(this.#workspace, "stream");
    const found = theOnly(streams, (one) => one.name === name, `streams named ${name}`);
    const keys = found !== undefined && Array.isArray(found.privateKeys) ? found.privateKeys : [];
    if (found !== undefined && keys.length > 0 && !newKey) {
      this.steps.push({ what: "stream", id: found.id, action: "unchanged" });
      return { id: found.id, writeKey: undefined };
    }
    const key = { id: newId(), plaintext: randomBytes(24).toString("hex") };
    const stream = {
      ...(found ?? { id: newId(), publicKeys: [], domains: [] }),
      workspaceId: this.#workspace,
      type: "stream",
      name,
      privateKeys: [...(keys as unknown[]), key],
    };
    await this.#write("stream", stream, found !== undefined);
    return {
      id: stream.id,
      writeKey: this.#wanted.dryRun ? undefined : `${key.id}:${key.plaintext}`,
    };
  }

  async function(stream: string): Promise<string> {
    const { settings, tables, force } = this.#wanted;
    const functions = await this.#console.list(this.#workspace, "function");
    const found = theOnly(functions, (one) => one.slug === SLUG, `functions with the slug ${SLUG}`);
    const options: FunctionOptions = { stream, tables, settings };
    const wanted = {
      id: found?.id ?? newId(),
      workspaceId: this.#workspace,
      type: "function",
      origin: "nudgespot-source",
      slug: SLUG,
      name: "Nudgespot",
      description: "Nudgespot's email events as track events",
      version: VERSION,
      code: compileFunction(await readBundle(), options),
    };
    if (found !== undefined && differing(found, wanted).length === 0) {
      this.steps.push({ what: "function", id: found.id, action: "unchanged" });
      return found.id;
    }
    if (found !== undefined && !isSealed(String(found.code)) && !force) {
      throw new ConsoleError(
        "the function was edited by hand since it was registered: keep what you need of it, and run this with --force",
      );
    }
    await this.#write("function", wanted, found !== undefined);
    return wanted.id;
  }

  async connections(fromId: string, functionId: string): Promise<void> {
    const links = await this.#console.links(this.#workspace);
    for (const toId of this.#wanted.destinations) {
      const found = links.find((link) => link.fromId === fromId && link.toId === toId);
      await this.#connect(found, fromId, toId, functionId);
    }
  }

  async #connect(
    found: Link | undefined,
    fromId: string,
    toId: string,
    functionId: string,
  ): Promise<void> {
    const own = { functionId: `udf.${functionId}` };
    const before = found?.data ?? NEW_CONNECTION;
    // Only the last function may give back several events.
    const others = found === undefined ? [] : without(functionsOf(found), functionId);
    const data = { ...before, ...DEDUPLICATED, functions: [...others, own] };
    const step = { what: "connection", id: found?.id ?? `${fromId} to ${toId}` } as const;
    const changed = differing(found?.data ?? {}, data);
    if (found !== undefined && changed.length === 0) {
      this.steps.push({ ...step, action: "unchanged" });
      return;
    }
    if (!this.#wanted.dryRun) {
      const id = found === undefined ? {} : { id: found.id };
      await this.#console.saveLink(this.#workspace, { ...id, fromId, toId, type: "push", data });
    }
    this.steps.push(
      found === undefined
        ? { ...step, action: "created" }
        : { ...step, action: "updated", changed },
    );
  }

  async #write(what: "stream" | "function", object: ConfigObject, isThere: boolean): Promise<void> {
    if (!this.#wanted.dryRun) {
      if (isThere) await this.#console.update(this.#workspace, what, object);
      else await this.#console.create(this.#workspace, what, object);
    }
    this.steps.push({ what, id: object.id, action: isThere ? "updated" : "created" });
  }
}

export function functionsOf({ data }: Link): JsonObject[] {
  const functions = data?.functions;
  return Array.isArray(functions) ? functions.filter(isObject) : [];
}

function without(functions: readonly JsonObject[], functionId: string): JsonObject[] {
  return functions.filter((one) => one.functionId !== `udf.${functionId}`);
}

/** The fields in which an object is other than wanted. */
function differing(object: JsonObject, wanted: JsonObject): string[] {
  return Object.keys(wanted).filter(
    (name) => JSON.stringify(object[name]) !== JSON.stringify(wanted[name]),
  );
}

/** The object that is meant; nothing where there is none. */
function theOnly(
  objects: readonly ConfigObject[],
  is: (object: ConfigObject) => boolean,
  what: string,
): ConfigObject | undefined {
  const [found, second] = objects.filter(is);
  if (second === undefined) return found;
  throw new ConsoleError(`there are two ${what}, ${found?.id ?? ""} and ${second.id}: delete one`);
}

function newId(): string {
  return `n${randomBytes(12).toString("hex")}`;
}
