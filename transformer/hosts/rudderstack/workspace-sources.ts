import { isObject, type JsonObject } from "../../core/values.js";
import { isOurDefinition, WorkspaceText } from "./workspace-text.js";

/** A workspace file, as far as a set-up is examined. */
export interface Workspace {
  readonly workspaceId: string | undefined;
  readonly sources: readonly WorkspaceSource[];
}

/** A source in a workspace file. */
export interface WorkspaceSource {
  readonly name: string | undefined;
  readonly writeKey: string | undefined;
  readonly workspaceId: string | undefined;
  readonly enabled: unknown;
  readonly config: unknown;
  /** Whether it has this source's definition. */
  readonly isOurs: boolean;
  /** Its definition's. */
  readonly category: unknown;
  readonly destinations: readonly WorkspaceDestination[];
}

/** A destination of a source in a workspace file. */
export interface WorkspaceDestination {
  readonly id: string;
  readonly enabled: unknown;
  readonly isProcessorEnabled: unknown;
  /** Its definition's name: `POSTGRES`. */
  readonly definition: string | undefined;
  /** Its definition's, with which `integrations` of events are compared. */
  readonly displayName: string | undefined;
  /** The warehouse schema, where it is set. */
  readonly namespace: string | undefined;
}

/**
 * Reads a workspace file.
 *
 * @throws WorkspaceError
 */
export function readWorkspace(text: string): Workspace {
  const { workspaceId, sources } = new WorkspaceText(text).get([]) as JsonObject & {
    sources: unknown[];
  };
  return { workspaceId: textIn(workspaceId), sources: sources.filter(isObject).map(readSource) };
}

function readSource(source: JsonObject): WorkspaceSource {
  const definition = objectIn(source.sourceDefinition);
  const destinations = Array.isArray(source.destinations) ? source.destinations : [];
  return {
    name: textIn(source.name),
    writeKey: textIn(source.writeKey),
    workspaceId: textIn(source.workspaceId),
    enabled: source.enabled,
    config: source.config,
    isOurs: isOurDefinition(definition.name),
    category: definition.category,
    destinations: destinations.filter(isObject).map(readDestination),
  };
}

function readDestination(destination: JsonObject): WorkspaceDestination {
  const definition = objectIn(destination.destinationDefinition);
  return {
    id: textIn(destination.id) ?? "",
    enabled: destination.enabled,
    isProcessorEnabled: destination.isProcessorEnabled,
    definition: textIn(definition.name),
    displayName: textIn(definition.displayName) ?? textIn(definition.name),
    namespace: textIn(objectIn(destination.config).namespace),
  };
}

function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
