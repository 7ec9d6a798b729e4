import type { JSONPath } from "jsonc-parser";
import { DEFINITION, WorkspaceText } from "./workspace-text.js";

/** The wanted source. */
export interface Registration {
  /** The source's name, which names its warehouse schema. */
  readonly name: string;
  /** Ids of destinations of other sources in the file that are to get the events. */
  readonly destinations: readonly string[];
  /** The source's settings; those in the file stay if they are not given. */
  readonly settings?: object | undefined;
}

/** Dependencies of a registration. */
export interface RegisterDeps {
  /** A write key of at least 128 random bits. */
  readonly newWriteKey: () => string;
  readonly newId: () => string;
  /** ISO 8601. */
  readonly now: () => string;
}

/** A workspace file in which the source is registered. */
export interface Registered {
  /** The file's text; the one that was given if there was nothing to change. */
  readonly text: string;
  readonly writeKey: string;
  /** Whether the source was made, with a new write key. */
  readonly isNew: boolean;
  /** Ids of the source's destinations. */
  readonly attached: readonly string[];
  /** Ids of destinations of other sources that are not among them. */
  readonly available: readonly string[];
}

/** A minimal workspace file, from which a server starts. */
export function newWorkspace(workspaceId: string): string {
  return `${JSON.stringify({ enableMetrics: false, workspaceId, sources: [] }, null, 2)}\n`;
}

/**
 * Adds the source to a workspace file, or updates the one that has its name. Text that need not
 * change stays byte for byte: order, formatting, unknown keys and numbers of any length.
 *
 * @see https://www.rudderstack.com/docs/ the workspace file that rudder-server reads
 * @throws WorkspaceError
 */
export function registerSource(
  text: string,
  registration: Registration,
  deps: RegisterDeps,
): Registered {
  const file = new WorkspaceText(text);
  const index = file.indexOf(registration.name);
  const isNew = index === undefined;
  const at: JSONPath = ["sources", index ?? file.sources.length];
  if (isNew) file.set(at, sourceEntry(file, registration, deps));
  else file.update(at, wantedFields(registration));
  for (const id of registration.destinations) file.attach(at, id);
  if (!isNew && file.text !== text) file.set([...at, "updatedAt"], deps.now());
  const attached = file.destinationIds(at);
  const available = file.allDestinationIds().filter((id) => !attached.includes(id));
  const writeKey = String(file.get([...at, "writeKey"]));
  return { text: file.text, writeKey, isNew, attached, available };
}

/**
 * Takes the source out of a workspace file again.
 *
 * @returns the same text where no such source is in it
 * @throws WorkspaceError
 */
export function unregisterSource(text: string, name: string): string {
  const file = new WorkspaceText(text);
  const index = file.indexOf(name);
  if (index === undefined) return text;
  file.set(["sources", index], undefined);
  return file.text;
}

/** The text without secrets: write keys, and the settings of other sources. */
export function withoutSecrets(text: string): string {
  const file = new WorkspaceText(text);
  return file.masked();
}

function sourceEntry(file: WorkspaceText, { name, settings }: Registration, deps: RegisterDeps) {
  const time = deps.now();
  return {
    id: deps.newId(),
    name,
    writeKey: deps.newWriteKey(),
    enabled: true,
    workspaceId: file.get(["workspaceId"]) ?? "",
    config: settings ?? {},
    deleted: false,
    createdAt: time,
    updatedAt: time,
    sourceDefinitionId: DEFINITION,
    sourceDefinition: {
      id: DEFINITION,
      name: DEFINITION,
      displayName: "Nudgespot",
      category: "webhook",
      type: "cloud",
    },
    destinations: [],
  };
}

/** The fields without which the server refuses this source's webhook, and the settings. */
function wantedFields({ settings }: Registration): [JSONPath, unknown][] {
  return [
    [["enabled"], true],
    [["sourceDefinition", "category"], "webhook"],
    ...(settings === undefined ? [] : [[["config"], settings] as [JSONPath, unknown]]),
  ];
}
